package vn.lienthong.residence.workplace;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.MessageText;
import vn.lienthong.messaging.TypedText;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.messaging.v1.ResidenceMember;
import vn.lienthong.messaging.v1.ResidenceOrganisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.DeliveryStore.Part;
import vn.lienthong.residence.workplace.store.ReportStore;

/** Makes the messages that tell the organisation at the residence of lines and the reports on them; whoever asked for one sends it. */
@Component
class MessagesToHome {

    private final Organisations organisations;
    private final ReportStore reports;

    MessagesToHome(Organisations organisations, ReportStore reports) {
        this.organisations = organisations;
        this.reports = reports;
    }

    /**
     * @param receiver full name of the part's organisation
     * @param dossiers numbers by line
     * @param papers the lines' signed papers, by line; of an unsigned list none
     */
    CommentsRequested of(
            CommentList list,
            Part part,
            String receiver,
            List<CommentLine> lines,
            Map<UUID, String> dossiers,
            Map<UUID, UUID> papers,
            Instant now) {
        LocalDate today = ResidenceTime.day(now);
        Map<String, String> cells = new HashMap<>();
        CommentsRequested message = new CommentsRequested();
        message.setDelivery(part.delivery().toString());
        message.setPart(BigInteger.valueOf(part.part()));
        message.setParts(BigInteger.valueOf(part.parts()));
        message.setList(list.id().toString());
        message.setYear(list.year());
        message.setFrom(organisation(list.organisation(), organisations.lastFullName(list.organisation(), today)));
        message.setTo(organisation(part.organisation(), receiver));
        message.setSentAt(now);
        message.setChannel(list.channel().inMessages());
        for (CommentLine line : lines) {
            String cell = cells.computeIfAbsent(line.cell(), code -> organisations.lastName(code, today));
            ResidenceLine told = line(line, cell, dossiers.get(line.id()));
            Optional.ofNullable(papers.get(line.id())).map(UUID::toString).ifPresent(told::setPaper);
            message.getLine().add(told);
        }
        return message;
    }

    /** The member's report as it is kept, for the organisation the line is for. */
    ReportSent report(CommentLine line, Instant now) {
        ReportSent message = new ReportSent();
        message.setLine(line.id().toString());
        message.setTo(line.residence());
        message.setAt(now);
        Optional<ReportStore.Written> written = reports.find(line.id());
        message.setComment(written.map(ReportStore.Written::comment).orElse(""));
        if (written.filter(each -> each.enteredBy().isPresent()).isPresent()) {
            message.setOnPaper(true);
        }
        reports.files(line.id())
                .forEach(file -> message.getDocument().add(file.document().toString()));
        return message;
    }

    /** Bytes of the files that go with the report, when there is one to go along. */
    long reportBytes(CommentLine line) {
        return line.reportSentAt().isEmpty()
                ? 0
                : reports.files(line.id()).stream()
                        .mapToLong(UploadedFile::size)
                        .sum();
    }

    /** Whether the member once took a report back, which the organisation may still have. */
    boolean withdrawn(CommentLine line) {
        return line.returnedAt().isPresent()
                && reports.find(line.id())
                        .flatMap(ReportStore.Written::withdrawnAt)
                        .isPresent();
    }

    ReportWithdrawn withdrawal(CommentLine line, Instant now) {
        ReportWithdrawn message = new ReportWithdrawn();
        message.setLine(line.id().toString());
        message.setTo(line.residence());
        message.setAt(now);
        return message;
    }

    private static ResidenceLine line(CommentLine line, String cell, String dossier) {
        ResidenceMember member = new ResidenceMember();
        member.setPersonalId(line.personalId());
        member.setFullName(cut(line.fullName()));
        line.cardNumber().map(MessagesToHome::cut).ifPresent(member::setCardNumber);
        line.fileNumber().map(MessagesToHome::cut).ifPresent(member::setFileNumber);
        line.address().map(MessagesToHome::cut).ifPresent(member::setAddress);
        ResidenceLine told = new ResidenceLine();
        told.setLine(line.id().toString());
        told.setDossier(dossier);
        told.setMember(member);
        told.setCell(cut(cell));
        told.setKind(line.kind().inMessages());
        told.setReportWanted(line.reportWanted());
        return told;
    }

    private static ResidenceOrganisation organisation(String code, String name) {
        ResidenceOrganisation told = new ResidenceOrganisation();
        told.setCode(code);
        told.setName(cut(name));
        return told;
    }

    /** What was loaded, or typed long ago, goes out like what is typed today. */
    private static String cut(String loaded) {
        return MessageText.line(TypedText.of(loaded));
    }
}
