package vn.lienthong.audit;

import java.util.Map;

/** Writes down decisions and reads of personal data by others. Nothing written here is ever changed. */
public interface AuditLog {

    /**
     * Stores one entry in the caller's transaction; it joins the hash chain within a second.
     *
     * @param actor {@code person:<id>} or {@code hub}
     * @param action the field's verb and noun, for example {@code task.decide} or {@code account.read}
     * @param subject what was acted on, for example {@code account:<id>}; no personal id in clear
     * @param details further facts as text; never secrets or document text
     */
    void record(String actor, String action, String subject, Map<String, String> details);
}
