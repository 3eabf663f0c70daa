package vn.lienthong.partner.portal;

import java.util.List;

/**
 * What the portal says of one dossier.
 *
 * @param status {@code TrangThaiHoSo}; 0 when the portal does not say
 * @param steps in any order; empty when the portal's look-up lists none, and then a step whose reply was lost is told
 *     twice
 */
record KnownDossier(int status, List<ProgressItem> steps) {

    private static final int REGISTERED = 1;
    private static final int NOT_ACCEPTED = 3;
    private static final int WITHDRAWN = 7;
    private static final int STOPPED = 8;
    private static final int COMPLETED = 9;
    private static final int RESULT_RETURNED = 10;

    boolean knows(ProgressItem step) {
        return steps.stream().anyMatch(step::sameStep);
    }

    /** Whether taking over the status of {@code step} would turn the dossier back. */
    boolean isAheadOf(ProgressItem step) {
        return hasLaterThan(step) || !mayFollow(Integer.parseInt(step.trangThai()));
    }

    private boolean hasLaterThan(ProgressItem step) {
        return steps.stream()
                .anyMatch(known ->
                        known.thoiDiemXuLy() != null && known.thoiDiemXuLy().compareTo(step.thoiDiemXuLy()) > 0);
    }

    /** Steps of the same second have no order of their own; the ends of the status table still hold. */
    private boolean mayFollow(int next) {
        return next == status
                || switch (status) {
                    case NOT_ACCEPTED, WITHDRAWN, STOPPED, RESULT_RETURNED -> false;
                    case COMPLETED -> next == RESULT_RETURNED;
                    default -> next != REGISTERED;
                };
    }
}
