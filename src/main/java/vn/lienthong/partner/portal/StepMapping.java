package vn.lienthong.partner.portal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import vn.lienthong.messaging.v1.Channel;
import vn.lienthong.messaging.v1.DossierFee;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.messaging.v1.DossierResult;

/** Turns the hub's message into the portal's two items. */
final class StepMapping {

    private static final DateTimeFormatter PORTAL_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final int RESULT_RETURNED = 10;

    private final PortalCodes codes;

    StepMapping(PortalCodes codes) {
        this.codes = codes;
    }

    /** The whole dossier as it stands after the step. */
    DossierItem dossier(DossierProgressed step) {
        return new DossierItem(
                step.getDossier(),
                step.getProcedureCode(),
                step.getProcedureName(),
                step.getFieldCode(),
                step.getFieldName(),
                step.getApplicantName(),
                codes.applicantKinds().get(step.getApplicantKind()),
                step.getApplicantTechId(),
                time(step.getOpenedAt()),
                time(step.getDueAt()),
                status(step),
                step.getStatus() == RESULT_RETURNED ? time(step.getAt()) : null,
                codes.handOver(),
                time(step.getCompletedAt()),
                step.getUnit(),
                step.getChannel() == Channel.IN_PERSON ? codes.inPerson() : null,
                step.getFee().isEmpty()
                        ? null
                        : step.getFee().stream().map(this::fee).toList(),
                step.getResult().isEmpty()
                        ? null
                        : step.getResult().stream().map(this::result).toList());
    }

    private DossierItem.Fee fee(DossierFee fee) {
        return new DossierItem.Fee(
                fee.getName(), fee.getCode(), codes.feeCollection(), Long.toString(fee.getAmount()), codes.feeKind());
    }

    private DossierItem.Result result(DossierResult result) {
        return new DossierItem.Result(result.getName(), codes.resultPart(), result.getId(), result.getAddress());
    }

    /** The step alone. */
    ProgressItem progress(DossierProgressed step) {
        return new ProgressItem(
                step.getDossier(),
                step.getHandlerName(),
                step.getHandlerTitle(),
                time(step.getAt()),
                step.getUnit(),
                step.getContent(),
                status(step),
                time(step.getOpenedAt()),
                time(step.getDueAt()));
    }

    private static String status(DossierProgressed step) {
        return Integer.toString(step.getStatus());
    }

    private static String time(Instant instant) {
        return instant == null ? null : PORTAL_TIME.format(instant);
    }
}
