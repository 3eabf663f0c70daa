package vn.lienthong.dossier;

import org.springframework.stereotype.Component;
import vn.lienthong.dossier.Handlers.Handler;
import vn.lienthong.dossier.Procedures.Procedure;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ApplicantKind;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** Tells the portal edge of each step, in the caller's transaction. */
@Component
class PortalSteps {

    /** Type {@code Text} of {@code xsd/lienthong/v1/common.xsd}. */
    private static final int LONGEST_CONTENT = 2000;

    private final Outbox outbox;
    private final People people;
    private final Handlers handlers;
    private final Procedures procedures;
    private final DossierTexts texts;

    PortalSteps(Outbox outbox, People people, Handlers handlers, Procedures procedures, DossierTexts texts) {
        this.outbox = outbox;
        this.people = people;
        this.handlers = handlers;
        this.procedures = procedures;
        this.texts = texts;
    }

    void tell(DossierRow dossier, DossierStep step) {
        outbox.send(Queues.PORTAL_DOSSIER, dossier.number(), message(dossier, step));
    }

    private DossierProgressed message(DossierRow dossier, DossierStep step) {
        Procedure procedure = procedures.of(dossier.kind());
        Person applicant = people.find(dossier.applicant())
                .orElseThrow(() -> new Failure(
                        ErrorCode.DOSSIER_APPLICANT_UNKNOWN, "person " + dossier.applicant() + " is unknown"));
        Handler handler = handlers.of(step.actor());
        DossierProgressed message = new DossierProgressed();
        message.setDossier(dossier.number());
        message.setStep(step.step());
        message.setStatus(step.status().portalStatus());
        message.setProcedureCode(procedure.code());
        message.setProcedureName(procedure.name());
        message.setFieldCode(procedure.fieldCode());
        message.setFieldName(procedure.fieldName());
        message.setApplicantKind(ApplicantKind.CITIZEN);
        message.setApplicantName(applicant.fullName());
        message.setApplicantTechId(applicant.techId().orElse(null));
        message.setOpenedAt(dossier.openedAt());
        message.setDueAt(dossier.dueAt());
        message.setCompletedAt(dossier.completedAt().orElse(null));
        message.setAt(step.at());
        message.setHandlerName(handler.name());
        message.setHandlerTitle(handler.title());
        message.setUnit(handler.unit());
        message.setContent(shortened(texts.event(step.event(), step.arguments().toArray())));
        return message;
    }

    private static String shortened(String content) {
        return content.length() <= LONGEST_CONTENT ? content : content.substring(0, LONGEST_CONTENT - 1) + "…";
    }
}
