package vn.lienthong.partner.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * The services of the portal that the hub uses, each within the session and behind the circuit breaker. Every method
 * fails as {@link NationalPortal#tell} says.
 */
final class PortalServices {

    private final PortalSettings settings;
    private final PortalCodes codes;
    private final PortalHttp http;
    private final ObjectMapper json;
    private final CircuitBreaker circuit;
    private final PortalSession session = new PortalSession(this::logIn);

    PortalServices(
            PortalSettings settings, PortalCodes codes, PortalHttp http, ObjectMapper json, CircuitBreaker circuit) {
        this.settings = settings;
        this.codes = codes;
        this.http = http;
        this.json = json;
        this.circuit = circuit;
    }

    /** {@code TraCuuHoSo}; empty when the portal has no such dossier. */
    Optional<KnownDossier> lookUp(String dossier) {
        JsonNode result = call(settings.paths().share(), "TraCuuHoSo", Map.of("mahoso", dossier))
                .result();
        if (result != null) {
            for (JsonNode found : result) {
                if (dossier.equals(found.path("MaHoSo").asText())) {
                    return Optional.of(known(found));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code DongBoHoSoMC}; {@code known} says whether the portal has the dossier already. */
    void upsert(DossierItem dossier, boolean known) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("isUpdating", known ? "True" : "False");
        fields.put("data", List.of(dossier));
        call(settings.paths().integration(), "DongBoHoSoMC", fields);
    }

    /** {@code CapNhatTienDoHoSoMC}; the portal adds what it is given each time. */
    void addStep(ProgressItem step) {
        call(settings.paths().integration(), "CapNhatTienDoHoSoMC", Map.of("data", List.of(step)));
    }

    private KnownDossier known(JsonNode found) {
        List<ProgressItem> steps = new ArrayList<>();
        for (JsonNode step : found.path(codes.progressList())) {
            steps.add(progress(step));
        }
        return new KnownDossier(found.path("TrangThaiHoSo").asInt(), steps);
    }

    private ProgressItem progress(JsonNode step) {
        try {
            return json.treeToValue(step, ProgressItem.class);
        } catch (JsonProcessingException e) {
            throw new Failure(ErrorCode.PORTAL_ERROR, "TraCuuHoSo lists a step that is not one of the protocol");
        }
    }

    private PortalAnswer call(String path, String service, Map<String, Object> fields) {
        String used = session.current();
        PortalAnswer answer = exchange(path, used, service, fields)
                .or(() -> exchange(path, session.otherThan(used), service, fields))
                .orElseThrow(() -> new Failure(
                        ErrorCode.PORTAL_LOGIN_REFUSED, service + " refuses a session that was just opened"));
        if (codes.done().contains(answer.errorCode())) {
            return answer;
        }
        throw new Failure(
                codes.tryLater().contains(answer.errorCode()) ? ErrorCode.PORTAL_ERROR : ErrorCode.PORTAL_REFUSED,
                service + " " + answer.note());
    }

    /** Empty when the portal does not know the session. */
    private Optional<PortalAnswer> exchange(String path, String with, String service, Map<String, Object> fields) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("session", with);
        body.put("madonvi", settings.unitCode());
        body.put("service", service);
        body.putAll(fields);
        try {
            return Optional.of(guarded(() -> http.post(path, body)))
                    .filter(answer -> !codes.sessionLost().contains(answer.errorCode()));
        } catch (PortalHttp.SessionLost e) {
            return Optional.empty();
        }
    }

    private String logIn() {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("username", settings.username());
        body.put("password", settings.password());
        return guarded(() -> openedBy(body));
    }

    /** A refused login is counted by the circuit breaker, or the hub would hammer the account until it is locked. */
    private String openedBy(Map<String, String> body) {
        PortalAnswer answer;
        try {
            answer = http.post(settings.paths().login(), body);
        } catch (PortalHttp.SessionLost e) {
            throw new Failure(ErrorCode.PORTAL_LOGIN_REFUSED, "login: " + e.getMessage());
        } catch (Failure e) {
            throw new Failure(ErrorCode.PORTAL_UNAVAILABLE, "login: " + e.getMessage(), e);
        }
        String opened = answer.session();
        if (!codes.done().contains(answer.errorCode()) || opened == null || opened.isBlank()) {
            throw new Failure(ErrorCode.PORTAL_LOGIN_REFUSED, "login: " + answer.note());
        }
        return opened;
    }

    private <T> T guarded(Supplier<T> work) {
        try {
            return circuit.executeSupplier(work);
        } catch (CallNotPermittedException e) {
            throw new Failure(ErrorCode.PORTAL_UNAVAILABLE, "not called, the circuit is " + circuit.getState(), e);
        }
    }
}
