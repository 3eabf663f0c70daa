package vn.lienthong.humantask;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Headers;

/** Creates the task a route asks for; the body is a {@link TaskRequest}. */
final class HumanTaskProducer extends DefaultProducer {

    private final TaskLifecycle lifecycle;

    HumanTaskProducer(HumanTaskEndpoint endpoint, TaskLifecycle lifecycle) {
        super(endpoint);
        this.lifecycle = lifecycle;
    }

    @Override
    public HumanTaskEndpoint getEndpoint() {
        return (HumanTaskEndpoint) super.getEndpoint();
    }

    @Override
    public void process(Exchange exchange) {
        TaskRequest request = exchange.getMessage().getBody(TaskRequest.class);
        if (request == null) {
            throw new Failure(ErrorCode.MESSAGE_INVALID, getEndpoint() + " takes a TaskRequest");
        }
        String dossier = exchange.getMessage().getHeader(Headers.DOSSIER, String.class);
        lifecycle.create(getEndpoint().getType(), dossier, request);
    }
}
