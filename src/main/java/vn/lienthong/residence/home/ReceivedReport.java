package vn.lienthong.residence.home;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The member's report on the tasks at the residence.
 *
 * @param documents files the hub keeps
 * @param onPaper whether the workplace entered it from paper, and the files are its scans
 * @param receivedAt when it came here
 */
public record ReceivedReport(
        UUID line, Instant at, String comment, List<UUID> documents, boolean onPaper, Instant receivedAt) {

    /** Whether it came after the cell submitted the form as it stands, which need not consider it. */
    public boolean late(HomeForm form) {
        return !form.state().writable()
                && form.submittedAt().filter(receivedAt::isAfter).isPresent();
    }
}
