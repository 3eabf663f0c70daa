package vn.lienthong.dossier;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a dossier stands, with the national portal's number for it and the only steps allowed from there. Source of the
 * numbers: the status catalogue of the portal (1 Mới đăng ký … 10 Đã trả kết quả).
 *
 * <p>{@code residence_line.dossier_step} keeps the number, not a step, and {@code ProgressStore} compares it by size; {@code LineEnd}
 * compares these constants by their order. {@code dossier.xsd} has the range of the numbers once more, {@code KnownDossier} and
 * {@code StepMapping} of {@code partner/portal} those they decide by.
 */
public enum DossierStatus {
    REGISTERED(1),
    ACCEPTED(2),
    NOT_ACCEPTED(3),
    IN_PROGRESS(4),
    SUPPLEMENT_ASKED(5),
    PAYMENT_ASKED(6),
    WITHDRAWN(7),
    STOPPED(8),
    COMPLETED(9),
    RESULT_RETURNED(10);

    private final int portalStatus;

    DossierStatus(int portalStatus) {
        this.portalStatus = portalStatus;
    }

    /** {@code TrangThaiHoSo} of the portal's protocol. */
    public int portalStatus() {
        return portalStatus;
    }

    /** Whether nothing can follow. */
    public boolean terminal() {
        return next().isEmpty();
    }

    /** Whether nobody has to work on the dossier any more, whether it ended well or not. */
    public boolean endsProcessing() {
        return this == COMPLETED || terminal();
    }

    public boolean mayBecome(DossierStatus next) {
        return next().contains(next);
    }

    private Set<DossierStatus> next() {
        return switch (this) {
            case REGISTERED -> EnumSet.of(ACCEPTED, NOT_ACCEPTED, PAYMENT_ASKED, WITHDRAWN, STOPPED);
            case ACCEPTED -> EnumSet.of(IN_PROGRESS, PAYMENT_ASKED, WITHDRAWN, STOPPED);
            case IN_PROGRESS -> EnumSet.of(SUPPLEMENT_ASKED, PAYMENT_ASKED, WITHDRAWN, STOPPED, COMPLETED);
            case SUPPLEMENT_ASKED -> EnumSet.of(IN_PROGRESS, WITHDRAWN, STOPPED);
            case PAYMENT_ASKED -> EnumSet.of(IN_PROGRESS, WITHDRAWN, STOPPED, COMPLETED);
            case COMPLETED -> EnumSet.of(RESULT_RETURNED);
            case NOT_ACCEPTED, WITHDRAWN, STOPPED, RESULT_RETURNED -> EnumSet.noneOf(DossierStatus.class);
        };
    }
}
