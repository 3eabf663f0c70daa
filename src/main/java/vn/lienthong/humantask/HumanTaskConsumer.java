package vn.lienthong.humantask;

import java.util.UUID;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RouteAware;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import vn.lienthong.messaging.DeadLetter;
import vn.lienthong.messaging.v1.TaskDecided;

/**
 * Resumes a route with each decision of its outcome. Decisions wait on a durable queue, so a stopped route or a killed
 * process loses none; what is special to a task is only the note that it was resumed.
 */
final class HumanTaskConsumer extends DefaultConsumer {

    private final Consumer queue;

    HumanTaskConsumer(HumanTaskEndpoint endpoint, Processor route, TaskLifecycle lifecycle) throws Exception {
        super(endpoint, route);
        queue = endpoint.getCamelContext()
                .getEndpoint(endpoint.queueUri())
                .createConsumer(new NoteResumed(AsyncProcessorConverterHelper.convert(route), lifecycle));
    }

    @Override
    public void setRoute(Route route) {
        super.setRoute(route);
        if (queue instanceof RouteAware aware) {
            aware.setRoute(route);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(queue);
    }

    @Override
    protected void doSuspend() throws Exception {
        ServiceHelper.suspendService(queue);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        ServiceHelper.resumeService(queue);
        super.doResume();
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(queue);
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        ServiceHelper.stopAndShutdownService(queue);
        super.doShutdown();
    }

    /** Runs the route and has the task marked, with its effect or when it ended well; a parked decision leaves it DECIDED. */
    private static final class NoteResumed extends AsyncProcessorSupport {

        private final AsyncProcessor route;
        private final TaskLifecycle lifecycle;

        NoteResumed(AsyncProcessor route, TaskLifecycle lifecycle) {
            this.route = route;
            this.lifecycle = lifecycle;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Object decision = exchange.getMessage().getBody();
            TaskLifecycle.Resumption resumption = lifecycle.resuming(() -> taskOf(exchange, decision));
            return route.process(exchange, doneSync -> {
                try {
                    resumption.end(!exchange.isFailed() && !DeadLetter.isParked(exchange));
                } catch (RuntimeException e) {
                    exchange.setException(e);
                } finally {
                    callback.done(doneSync);
                }
            });
        }

        private static UUID taskOf(Exchange exchange, Object decision) {
            return UUID.fromString(exchange.getContext()
                    .getTypeConverter()
                    .convertTo(TaskDecided.class, exchange, decision)
                    .getTask());
        }
    }
}
