package vn.lienthong.partner.portal;

import java.util.HashMap;
import java.util.Map;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.v1.DossierProgressed;

/**
 * Notes in the audit log what the portal was told and what it answered (384-QĐ/TW, Điều 17), without names and texts. A portal that
 * is away was told nothing: the attempt that finds it back is noted.
 */
final class AuditedPortal implements NationalPortal {

    private final NationalPortal portal;
    private final AuditLog audit;

    AuditedPortal(NationalPortal portal, AuditLog audit) {
        this.portal = portal;
        this.audit = audit;
    }

    /** A step whose note cannot be written counts as not told: the next attempt finds it at the portal, and notes it. */
    @Override
    public Told tell(DossierProgressed step) {
        Told told;
        try {
            told = portal.tell(step);
        } catch (Failure failure) {
            if (failure.code().nature() != ErrorCode.Nature.AWAY) {
                note(
                        step,
                        failure.permanent() ? "refused" : "failed",
                        failure.code().code());
            }
            throw failure;
        }
        note(step, told == Told.SENT ? "sent" : "already-known", "");
        return told;
    }

    private void note(DossierProgressed step, String outcome, String code) {
        Map<String, String> details = new HashMap<>();
        details.put("step", Integer.toString(step.getStep()));
        details.put("status", Integer.toString(step.getStatus()));
        details.put("outcome", outcome);
        details.put("code", code);
        MessageContext.current().messageId().ifPresent(id -> details.put("message", id.toString()));
        audit.record(MessageContext.HUB, "portal.tell", "dossier:" + PortalAnswer.masked(step.getDossier()), details);
    }
}
