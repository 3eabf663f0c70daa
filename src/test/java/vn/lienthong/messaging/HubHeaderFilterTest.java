package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one filter of every endpoint: what is not on the list does not pass, whichever way it goes and however it is spelt. */
class HubHeaderFilterTest {

    /** Headers by which an outsider could steer a route, in the spellings that have slipped through filters before. */
    static final List<String> HOSTILE = List.of(
            "CamelBeanMethodName",
            "camelBeanMethodName",
            "CAmelBeanMethodName",
            "CAMELBEANMETHODNAME",
            "cAMELBeanMethodName",
            "CamelJmsDestinationName",
            "CamelJmsDestination",
            "CamelJmsRequestTimeout",
            "CamelHttpUri",
            "CamelHttpUrl",
            "CamelHttpPath",
            "CamelHttpMethod",
            "CamelHttpQuery",
            "CamelFileName",
            "CamelFileParent",
            "CamelExecCommandExecutable",
            "CamelExecCommandArgs",
            "CamelSqlQuery",
            "CamelSqlParameters",
            "CamelCxfMessage",
            "CamelDestinationOverrideUrl",
            "CamelTemplate",
            "CamelFreemarkerTemplate",
            "CamelXsltResourceUri",
            "CamelValidatorResourceUri",
            "CamelLanguageScript",
            "CamelGroovyScript",
            "CamelRedelivered",
            "CamelRedeliveryCounter",
            "CamelToEndpoint",
            "org_apache_camel_MethodName",
            "OrgApacheCamelMethodName",
            "operationName",
            "operationNamespace",
            "SOAPAction",
            "JMSReplyTo",
            "LtActor",
            "LTACTOR",
            "ltactor",
            "ltParked");

    private final HubHeaderFilter filter = new HubHeaderFilter();

    @Test
    void theListHasFortyNames() {
        assertThat(HOSTILE).hasSize(40).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void hostileHeaderPassesNeitherWay(String name) {
        assertThat(filter.applyFilterToExternalHeaders(name, "x", null)).isTrue();
        assertThat(filter.applyFilterToCamelHeaders(name, "x", null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ltMessageId", "ltDossier", "ltType", "ltCausation", "ltActor", "traceparent"})
    void theHubsOwnHeadersPass(String name) {
        assertThat(filter.applyFilterToExternalHeaders(name, "x", null)).isFalse();
        assertThat(filter.applyFilterToCamelHeaders(name, "x", null)).isFalse();
    }

    @Test
    void headerThatIsNoStringIsRefusedUnderAnyName() {
        assertThat(filter.applyFilterToExternalHeaders("ltActor", 1, null)).isTrue();
    }
}
