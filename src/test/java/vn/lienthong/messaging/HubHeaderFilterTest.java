package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
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

    /** The only one a message has a place of its own for. */
    static final String REPLY_TO = "JMSReplyTo";

    /** The same message with all of them. */
    static Message hostile(Message message, Queue replyTo) throws JMSException {
        for (String name : HOSTILE) {
            if (name.equals(REPLY_TO)) {
                message.setJMSReplyTo(replyTo);
            } else {
                message.setStringProperty(name, "class");
            }
        }
        return message;
    }

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
