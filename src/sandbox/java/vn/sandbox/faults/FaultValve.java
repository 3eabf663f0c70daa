package vn.sandbox.faults;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.stereotype.Component;

/** Breaks requests below the servlets, where a connection can still be cut like a real one. */
@Component
public final class FaultValve extends ValveBase {

    /** A partner that sets this request attribute, and answers nothing, has the connection cut under it. */
    public static final String CUT = "vn.sandbox.cut";

    private final Faults faults;

    FaultValve(Faults faults) {
        super(true);
        this.faults = faults;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Fault fault = faults.onPath(request.getRequestURI());
        pause(fault.delay());
        switch (fault.mode()) {
            case UP -> {
                getNext().invoke(request, response);
                if (request.getAttribute(CUT) != null) {
                    cut(response);
                }
            }
            case DOWN -> cut(response);
            case UNAVAILABLE -> response.sendError(503);
            case ERROR -> response.sendError(500);
            case LOSE_REPLY -> {
                response.setSuspended(true);
                getNext().invoke(request, response);
                cut(response);
            }
        }
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cut(Response response) {
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("cut by a fault switch"));
    }
}
