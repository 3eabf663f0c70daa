package vn.sandbox.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What the portal has received since it started. Safe for use by many threads; each change is all or nothing. */
@Component("portalDossiers")
public final class Dossiers {

    private final Map<String, ReceivedDossier> byNumber = new LinkedHashMap<>();

    public synchronized Optional<ReceivedDossier> find(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The one received last comes first. */
    public synchronized List<ReceivedDossier> all() {
        List<ReceivedDossier> all = new ArrayList<>(byNumber.values());
        Collections.reverse(all);
        return all;
    }

    /** Forgets the dossiers whose number is wanted gone. */
    public synchronized void remove(Predicate<String> number) {
        byNumber.keySet().removeIf(number);
    }

    synchronized void insert(Map<String, String> fields) {
        if (byNumber.putIfAbsent(fields.get("MaHoSo"), ReceivedDossier.inserted(fields)) != null) {
            throw Refused.exists();
        }
    }

    synchronized void update(Map<String, String> fields) {
        ReceivedDossier dossier = existing(fields);
        String next = fields.get("TrangThaiHoSo");
        if (!StatusCatalogue.mayBecome(dossier.status(), next)) {
            throw Refused.transition(dossier.status(), next);
        }
        byNumber.put(dossier.number(), dossier.updated(fields));
    }

    /** A step newer than all others must tell the dossier's present status; an older one completes the history. */
    synchronized void add(Map<String, String> step) {
        ReceivedDossier dossier = existing(step);
        String status = step.get("TrangThai");
        if (!status.equals(dossier.status()) && isNewest(step, dossier)) {
            throw Refused.transition(dossier.status(), status);
        }
        byNumber.put(dossier.number(), dossier.with(step));
    }

    private ReceivedDossier existing(Map<String, String> fields) {
        return find(fields.get("MaHoSo")).orElseThrow(Refused::unknownDossier);
    }

    private static boolean isNewest(Map<String, String> step, ReceivedDossier dossier) {
        return dossier.steps().stream()
                .map(known -> known.get("ThoiDiemXuLy"))
                .max(Comparator.naturalOrder())
                .filter(newest -> step.get("ThoiDiemXuLy").compareTo(newest) <= 0)
                .isEmpty();
    }
}
