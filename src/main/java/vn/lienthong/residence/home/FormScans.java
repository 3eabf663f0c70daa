package vn.lienthong.residence.home;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.Attachment;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.ScanRules;
import vn.lienthong.residence.Subjects;

/**
 * Trực tiếp: the paper form the cell signed, scanned. Changed by whoever may write the form, as long as it may be written; looked
 * at by whoever may read the form or decide its task. The committee still signs digitally what it sends, see {@link ScanRules}.
 */
@Service
public class FormScans {

    /** Kind of the documents. */
    private final FormScanStore scans;

    private final HomeFormStore forms;
    private final FormWriters writers;
    private final Documents documents;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FormScans(
            FormScanStore scans,
            HomeFormStore forms,
            FormWriters writers,
            Documents documents,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.scans = scans;
        this.forms = forms;
        this.writers = writers;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the order they were added; none of a form that is not on paper. The caller has seen that the person may see it. */
    public List<FormScan> of(HomeForm form) {
        return form.channel().onPaper() ? scans.of(form.line()) : List.of();
    }

    /**
     * Keeps a scan that was checked.
     *
     * @throws Failure when the person may not write the form, it is not on paper, or the file is no scan
     */
    public void add(long person, UUID line, Attachment file) {
        change(person, line, form -> {
            if (!form.channel().onPaper()) {
                throw new Failure(ErrorCode.HOME_FORM_CLOSED, "form " + line + " is not on paper");
            }
            ScanRules.require(file, scans.of(line).size());
            UUID document = Uuids.next();
            documents.keep(
                    new NewDocument(
                            document,
                            Subjects.FORM_SCAN,
                            Optional.empty(),
                            subject(line),
                            ResidenceTime.today(clock),
                            file.contentType(),
                            Map.of(),
                            Optional.empty()),
                    file.content());
            scans.add(
                    line,
                    new FormScan(document, file.name(), file.contentType(), file.content().length),
                    person,
                    clock.instant());
            note(person, "residence.form-scan-add", line, document);
        });
    }

    /** Takes a scan off the form. */
    public void remove(long person, UUID line, UUID document) {
        change(person, line, form -> {
            if (!scans.remove(line, document)) {
                throw unknown(document);
            }
            note(person, "residence.form-scan-remove", line, document);
        });
    }

    /** One scan; the reading is audited. @throws Failure for whoever may not read the form */
    public FormScan file(long person, UUID line, UUID document) {
        HomeForm form = forms.find(line).orElseThrow(() -> CommentForms.unknown(line));
        writers.requireReader(person, form);
        FormScan scan = of(form).stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseThrow(() -> unknown(document));
        note(person, "residence.form-scan-read", line, document);
        return scan;
    }

    private void change(long person, UUID line, Consumer<HomeForm> change) {
        MessageContext.ofPerson(person)
                .run(() -> transaction.executeWithoutResult(
                        status -> change.accept(writers.lock(person, line).form())));
    }

    private void note(long person, String action, UUID line, UUID document) {
        audit.record(CommentForms.actor(person), action, subject(line), Map.of("document", document.toString()));
    }

    private static String subject(UUID line) {
        return Subjects.LINE + line;
    }

    private static Failure unknown(UUID document) {
        return new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + document);
    }
}
