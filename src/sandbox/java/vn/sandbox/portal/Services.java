package vn.sandbox.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The services of the portal by name. */
@Component("portalServices")
final class Services {

    static final String LOOK_UP = "TraCuuHoSo";
    static final String UPSERT = "DongBoHoSoMC";
    static final String ADD_STEP = "CapNhatTienDoHoSoMC";

    private final Dossiers dossiers;
    private final PortalFaults faults;

    Services(Dossiers dossiers, PortalFaults faults) {
        this.dossiers = dossiers;
        this.faults = faults;
    }

    /**
     * Runs one service.
     *
     * @return its {@code result}
     * @throws Refused what the portal answers instead
     */
    List<?> run(JsonNode request) {
        String service = request.path("service").asText();
        return switch (service) {
            case LOOK_UP -> lookUp(request.path("mahoso"));
            case UPSERT -> upsert(request);
            case ADD_STEP -> each(request, ItemRules.STEP, dossiers::add);
            default -> throw Refused.service(service);
        };
    }

    private List<?> lookUp(JsonNode number) {
        if (number.isMissingNode() || number.asText().isBlank()) {
            throw Refused.missing("mahoso");
        }
        return dossiers.find(number.asText()).map(this::shown).stream().toList();
    }

    private Map<String, Object> shown(ReceivedDossier dossier) {
        Map<String, Object> shown = new LinkedHashMap<>(dossier.fields());
        shown.put("DanhSachTienDo", dossier.steps());
        return shown;
    }

    private List<?> upsert(JsonNode request) {
        JsonNode updating = request.path("isUpdating");
        if (updating.isMissingNode()) {
            throw Refused.missing("isUpdating");
        }
        if (!updating.isTextual()) {
            throw Refused.type("isUpdating", "chuỗi ký tự");
        }
        return switch (updating.textValue()) {
            case "True" -> each(request, ItemRules.DOSSIER, dossiers::update);
            case "False" -> each(request, ItemRules.DOSSIER, dossiers::insert);
            default -> throw Refused.code("isUpdating", updating.textValue());
        };
    }

    private List<?> each(JsonNode request, ItemRules rules, Consumer<Map<String, String>> effect) {
        JsonNode data = request.path("data");
        if (!data.isArray() || data.isEmpty()) {
            throw Refused.type("data", "danh sách có ít nhất một phần tử");
        }
        List<Map<String, String>> items = new ArrayList<>();
        data.forEach(item -> items.add(rules.check(item)));
        if (numbers(items).anyMatch(faults::refuses)) {
            throw Refused.byTheSwitch();
        }
        if (numbers(items).anyMatch(faults::errorOn)) {
            throw new IllegalStateException("told to fail on this dossier");
        }
        items.forEach(effect);
        return List.of();
    }

    private static Stream<String> numbers(List<Map<String, String>> items) {
        return items.stream().map(item -> item.get("MaHoSo"));
    }
}
