package vn.sandbox.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One dossier as the portal holds it; a value.
 *
 * @param fields of {@code DongBoHoSoMC}
 * @param statuses every status it ever had, the present one last
 * @param steps of {@code CapNhatTienDoHoSoMC} in the order they arrived; a step told twice is here twice
 * @param upserts how often {@code DongBoHoSoMC} came for it
 */
public record ReceivedDossier(
        Map<String, String> fields, List<String> statuses, List<Map<String, String>> steps, int upserts) {

    static ReceivedDossier inserted(Map<String, String> fields) {
        return new ReceivedDossier(fields, List.of(fields.get("TrangThaiHoSo")), List.of(), 1);
    }

    ReceivedDossier updated(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.putAll(changes);
        String status = changes.get("TrangThaiHoSo");
        List<String> history = new ArrayList<>(statuses);
        if (!status.equals(status())) {
            history.add(status);
        }
        return new ReceivedDossier(changed, List.copyOf(history), steps, upserts + 1);
    }

    ReceivedDossier with(Map<String, String> step) {
        List<Map<String, String>> more = new ArrayList<>(steps);
        more.add(step);
        return new ReceivedDossier(fields, statuses, List.copyOf(more), upserts);
    }

    public String number() {
        return fields.get("MaHoSo");
    }

    /** {@code TrangThaiHoSo}. */
    public String status() {
        return fields.get("TrangThaiHoSo");
    }
}
