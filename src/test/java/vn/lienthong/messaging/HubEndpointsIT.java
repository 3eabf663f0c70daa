package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.junit.jupiter.api.Test;
import vn.lienthong.testsupport.SharedSandbox;

/** The whole hub with its own routes, as it runs. */
class HubEndpointsIT {

    @Test
    void everyEndpointOfTheRunningHubHasItsHeaderFilter() {
        List<Endpoint> filtering = SharedSandbox.get().hub().getBean(CamelContext.class).getEndpoints().stream()
                .filter(HeaderFilterStrategyAware.class::isInstance)
                .toList();

        assertThat(filtering.stream()
                        .filter(JmsEndpoint.class::isInstance)
                        .map(queue -> ((JmsEndpoint) queue).getDestinationName())
                        .collect(Collectors.toSet()))
                .contains(
                        Queues.REGISTRATION_SUBMITTED,
                        Queues.PORTAL_DOSSIER,
                        Queues.NOTICE_EMAIL,
                        Queues.FEE_ISSUE_RECEIPTS,
                        Queues.humanTask("approve-account", "approve"));
        assertThat(filtering)
                .allSatisfy(endpoint -> assertThat(((HeaderFilterStrategyAware) endpoint).getHeaderFilterStrategy())
                        .isInstanceOf(HubHeaderFilter.class));
    }
}
