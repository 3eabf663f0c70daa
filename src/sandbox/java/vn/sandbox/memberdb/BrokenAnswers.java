package vn.sandbox.memberdb;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.sandbox.faults.Faults;

/** Answers no SOAP server would give, instead of asking it. */
final class BrokenAnswers extends HttpFilter {

    private static final String ENVELOPE_START =
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                    + "<soap:Body><m:MemberLookupAnswer xmlns:m=\"urn:lienthong:memberdb:v1\">";
    private static final String ENVELOPE_END = "</m:MemberLookupAnswer></soap:Body></soap:Envelope>";
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private static final Map<String, String> BODIES = bodies();

    private final Faults faults;

    BrokenAnswers(Faults faults) {
        this.faults = faults;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> broken = BODIES.keySet().stream()
                .filter(id -> faults.isOn(MemberDatabaseFaults.ID, id))
                .findFirst();
        if (broken.isPresent()) {
            request.getInputStream().readAllBytes();
            write(response, BODIES.get(broken.get()));
            return;
        }
        if (faults.isOn(MemberDatabaseFaults.ID, MemberDatabaseFaults.HALF_OPEN)) {
            write(response, ENVELOPE_START);
            fallSilent();
            return;
        }
        chain.doFilter(request, response);
    }

    private static void write(HttpServletResponse response, String body) throws IOException {
        response.setContentType("text/xml");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    /** Until the switch is turned off, so that a test does not wait for it at the end. */
    private void fallSilent() {
        long end = System.nanoTime() + LONGEST_SILENCE.toNanos();
        try {
            while (faults.isOn(MemberDatabaseFaults.ID, MemberDatabaseFaults.HALF_OPEN) && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> bodies() {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put(MemberDatabaseFaults.MALFORMED, ENVELOPE_START + "<m:requestId>0190");
        bodies.put(MemberDatabaseFaults.INVALID, ENVELOPE_START + "<m:surprise/>" + ENVELOPE_END);
        bodies.put(
                MemberDatabaseFaults.DTD,
                "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
                        + ENVELOPE_START + "<m:requestId>&c;</m:requestId>" + ENVELOPE_END);
        bodies.put(
                MemberDatabaseFaults.OVERSIZED,
                ENVELOPE_START + "<m:requestId>" + "0".repeat(2_000_000) + "</m:requestId>" + ENVELOPE_END);
        return bodies;
    }
}
