package vn.lienthong.dossier;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.Handlers.Handler;
import vn.lienthong.dossier.Procedures.Procedure;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageText;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ApplicantKind;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** Tells the portal edge of each step, in the caller's transaction. */
@Component
class PortalSteps {

    private final Outbox outbox;
    private final People people;
    private final Handlers handlers;
    private final Procedures procedures;
    private final DossierTexts texts;
    private final DossierTables tables;
    private final String baseUrl;

    PortalSteps(
            Outbox outbox,
            People people,
            Handlers handlers,
            Procedures procedures,
            DossierTexts texts,
            DossierTables tables,
            @Value("${lienthong.base-url:}") String baseUrl) {
        this.outbox = outbox;
        this.people = people;
        this.handlers = handlers;
        this.procedures = procedures;
        this.texts = texts;
        this.tables = tables;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
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
        message.setChannel(dossier.channel().inMessages());
        message.setStep(step.step());
        message.setStatus(step.status().portalStatus());
        message.setProcedureCode(procedure.code());
        message.setProcedureName(procedure.name());
        message.setFieldCode(procedure.fieldCode());
        message.setFieldName(procedure.fieldName());
        message.setApplicantKind(ApplicantKind.CITIZEN);
        message.setApplicantName(MessageText.line(applicant.fullName()));
        message.setApplicantTechId(applicant.techId().orElse(null));
        message.setOpenedAt(dossier.openedAt());
        message.setDueAt(dossier.dueAt());
        message.setCompletedAt(dossier.completedAt().orElse(null));
        message.setAt(step.at());
        message.setHandlerName(MessageText.line(handler.name()));
        message.setHandlerTitle(MessageText.line(handler.title()));
        message.setUnit(MessageText.line(handler.unit()));
        message.setContent(
                MessageText.text(texts.event(step.event(), step.arguments().toArray())));
        tables.fees(dossier.number()).forEach(fee -> message.getFee().add(fee(fee)));
        tables.results(dossier.number()).forEach(result -> message.getResult().add(result(result)));
        return message;
    }

    private static vn.lienthong.messaging.v1.DossierFee fee(DossierFee fee) {
        vn.lienthong.messaging.v1.DossierFee told = new vn.lienthong.messaging.v1.DossierFee();
        told.setCode(fee.code());
        told.setName(MessageText.line(fee.name()));
        told.setAmount(fee.amount());
        return told;
    }

    private vn.lienthong.messaging.v1.DossierResult result(DossierResult result) {
        vn.lienthong.messaging.v1.DossierResult told = new vn.lienthong.messaging.v1.DossierResult();
        told.setId(result.id());
        told.setName(MessageText.line(result.name()));
        told.setAddress(baseUrl + result.path());
        return told;
    }
}
