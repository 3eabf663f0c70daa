package vn.lienthong.residence.home;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.Proof;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.CommentFormToSign;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;

/**
 * Signs one form and sends it to the workplace. The paper is made outside of any transaction, then kept, marked and told of in
 * one; the hub may die between the two, and the same form is made again under the number it has. What is wrong with one form
 * is written on it and stops no other. Named by {@code routes/residence.camel.yaml}.
 */
@Component("homeFormSending")
class FormSending {

    private static final Logger log = LoggerFactory.getLogger(FormSending.class);

    private static final String CONSUMER = "residence-sign-form";
    private static final String KIND = ResidencePapers.COMMENT_FORM;
    private static final String PDF = "application/pdf";

    private final HomeFormStore forms;
    private final HomeRights rights;
    private final FormPapers papers;
    private final FormScans scans;
    private final Documents documents;
    private final MessagesToWorkplace workplace;
    private final Organisations organisations;
    private final Inbox inbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FormSending(
            HomeFormStore forms,
            HomeRights rights,
            FormPapers papers,
            FormScans scans,
            Documents documents,
            MessagesToWorkplace workplace,
            Organisations organisations,
            Inbox inbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.forms = forms;
        this.rights = rights;
        this.papers = papers;
        this.scans = scans;
        this.documents = documents;
        this.workplace = workplace;
        this.organisations = organisations;
        this.inbox = inbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** However often the message comes: a form that is not waiting for its signature is left alone. */
    public void sign(CommentFormToSign message) {
        UUID line = UUID.fromString(message.getLine());
        HomeForm form = forms.find(line).orElseThrow(() -> CommentForms.unknown(line));
        if (form.state() != FormState.SIGNING) {
            return;
        }
        if (documents.find(form.document().orElseThrow()).isPresent()) {
            inbox.once(CONSUMER, () -> send(line, Optional.empty()));
            return;
        }
        Optional<byte[]> paper;
        try {
            requireMandate(form);
            paper = Optional.of(papers.prepare(form).sign());
        } catch (Failure failure) {
            if (passes(failure)) {
                problem(form, FormState.SIGNING, failure.code());
                throw failure;
            }
            paper = failed(form, failure.code(), failure);
        } catch (DataAccessException | TransactionException passing) {
            throw passing; // the database's trouble is no fault of the form: the message comes again
        } catch (RuntimeException mistake) {
            paper = failed(form, ErrorCode.HOME_SIGNING_FAILED, mistake);
        }
        Optional<byte[]> made = paper;
        if (made.isPresent()) {
            inbox.once(CONSUMER, () -> {
                // somebody may have clicked anew meanwhile, for another committee or as another signer
                if (forms.lock(line).map(HomeForm::signingAt).equals(Optional.of(form.signingAt()))) {
                    send(line, made);
                }
            });
        }
    }

    /**
     * The position the paper names, or the committee's care for the organisation, may have ended since the click: the message waits
     * while the device that holds the keys is away.
     */
    private void requireMandate(HomeForm form) {
        long signer = form.signer().orElseThrow();
        ReceivedRequest request = form.request();
        String committee = form.signerCommittee().orElseThrow();
        String position = form.signerPosition().orElseThrow();
        List<Mandate> printed = rights.senders(signer, request.organisation()).stream()
                .filter(mandate -> mandate.organisation().equals(committee))
                .filter(mandate -> HomeRights.role(mandate).name().equals(position))
                .toList();
        HomeRights.pick(printed, signer, request.person());
    }

    /** Whether waiting helps: the device that holds the keys is away for all forms alike. */
    private static boolean passes(Failure failure) {
        return !failure.permanent();
    }

    private Optional<byte[]> failed(HomeForm form, ErrorCode code, RuntimeException cause) {
        log.warn("{} form {} is not signed", code.code(), form.line(), cause);
        problem(form, FormState.UNSIGNED, code);
        return Optional.empty();
    }

    private void problem(HomeForm form, FormState state, ErrorCode code) {
        transaction.executeWithoutResult(status -> forms.lock(form.line())
                .filter(now ->
                        now.state() == FormState.SIGNING && now.signingAt().equals(form.signingAt()))
                .ifPresent(now -> forms.problem(form.line(), state, code.code())));
    }

    /** @param paper empty when it is kept already */
    private void send(UUID line, Optional<byte[]> paper) {
        HomeForm form = forms.lock(line).orElseThrow();
        if (form.state() != FormState.SIGNING) {
            return;
        }
        Instant now = clock.instant();
        UUID document = form.document().orElseThrow();
        String number = form.number().orElseThrow();
        paper.ifPresent(bytes -> documents.keep(paper(form, document, number), bytes));
        forms.sent(line, now);
        workplace.tellComment(
                form,
                document,
                number,
                paper.map(FormSending::sha256).orElseGet(() -> sha256(document)),
                scans.of(form).stream().map(FormScan::document).toList(),
                now);
    }

    private NewDocument paper(HomeForm form, UUID document, String number) {
        LocalDate day = ResidenceTime.day(form.signingAt().orElseThrow());
        String committee = organisations
                .find(form.signerCommittee().orElseThrow(), day)
                .map(Organisation::name)
                .orElse(form.signerCommittee().orElseThrow());
        return new NewDocument(
                document,
                KIND,
                Optional.of(new Proof(number, form.code().orElseThrow())),
                Subjects.LINE + form.line(),
                day,
                PDF,
                Map.of("issuer", committee),
                Optional.empty());
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private String sha256(UUID document) {
        MessageDigest digest = digest();
        try {
            documents.copy(document, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
