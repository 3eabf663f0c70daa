package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.failure.KilledHub.LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.nodes.Document;
import vn.lienthong.testsupport.FormClient;
import vn.lienthong.testsupport.ManyMembers;
import vn.sandbox.faults.Fault;

/** The longest list there may be, the forms signed for it, and a shorter list that is signed, under which the hub dies. */
final class KilledLists {

    private static final int LINES = 5_000;
    private static final int FORMS = 200;

    /** Of the list that is signed: more than are signed at a time, so that some are sent when the hub dies and some are not. */
    private static final int SIGNED_LINES = 300;

    /** Share of the work that may be done when the hub is dead, so that it died in the middle. */
    private static final double MOST = 0.9;

    /** Kind of the papers of lines. */
    private static final String REQUEST = "residence-request";

    private static final String CELL = "HN-TAYHO-VIDU-KD1";
    private static final String MAKER = "001178000002";
    private static final String OTHER_CELL = "HN-TAYHO-VIDU-KD2";
    private static final String OTHER_MAKER = "034186000036";
    private static final String OTHER_APPROVER = "030092000037";
    private static final String APPROVER = "001072000003";
    private static final String RESIDENCE = "HN-HOANKIEM-DC22";
    private static final String RESIDENCE_SECRETARY = "001063000162";
    private static final String WARD_SECRETARY = "001098000150";
    private static final String WARD_DEPUTY = "001082000151";

    private final KilledHub hub;
    private UUID list;

    /** Keeps the portal away: what it is told while hubs die is looked at elsewhere, and of 5,000 dossiers it takes minutes. */
    KilledLists(KilledHub hub) {
        this.hub = hub;
        hub.partners.faults().set("portal", Fault.of(Fault.Mode.DOWN));
    }

    /** A list of the cell, handed in, approved, and sent: the click is committed when this returns. */
    void send() {
        send(approvedList(MAKER, APPROVER, CELL, LINES), "");
    }

    /** Ký số và gửi: a list of another cell, approved, then signed and sent; the click is committed when this returns. */
    void signAndSend() {
        send(approvedList(OTHER_MAKER, OTHER_APPROVER, OTHER_CELL, SIGNED_LINES), "/sign");
    }

    private void send(FormClient maker, String button) {
        maker.submit(
                maker.get(hub.url().resolve("/residence/lists/sending/" + list)),
                "form[method=post][action$=/sending/" + list + button + "]",
                Map.of());
        assertThat(state()).isEqualTo("SENDING");
    }

    /** @return who made it, still logged in */
    private FormClient approvedList(String makerId, String approverId, String cell, int lines) {
        addMembers(cell, lines);
        FormClient maker = hub.logIn(makerId);
        Document editor = maker.submit(
                maker.get(hub.url().resolve("/residence/lists")),
                "form[method=post][action$=/residence/lists]:not([role=search])",
                Map.of("organisation", cell));
        list = UUID.fromString(editor.location().substring(editor.location().lastIndexOf('/') + 1));
        editor = maker.submit(editor, "#edit-form", Map.of("do", "committee"));
        maker.submit(editor, "#edit-form", Map.of("do", "submit"));
        assertThat(lines("list = '" + list + "'")).isEqualTo(lines);

        await("list is handed in")
                .atMost(LONG)
                .until(() -> hub.count("SELECT count(*) FROM human_task WHERE state = 'OPEN'") == 1);
        FormClient approver = hub.logIn(approverId);
        approver.submit(
                approver.get(hub.url().resolve("/residence/lists/approvals/" + list)),
                "form[action$=/approve]",
                Map.of());
        await("list is approved").atMost(LONG).until(() -> state().equals("APPROVED"));
        return maker;
    }

    /** @param share of the lines that are sent before */
    void killWhileSending(double share) {
        killInTheMiddle("lines sent", share, LINES, "SELECT count(*) FROM residence_line WHERE state <> 'WAITING'");
    }

    void awaitSent() {
        await("list is sent").atMost(LONG).until(() -> state().equals("SENT"));
        await("all parts are taken up").atMost(LONG).until(() -> requests() == LINES);
        awaitQueues();
    }

    void assertEachLineSentOnce() {
        assertThat(lines("state = 'SENT' AND problem IS NULL")).as("lines sent").isEqualTo(LINES);
        assertThat(hub.count("SELECT count(*) FROM residence_request r JOIN residence_line l ON l.id = r.line"
                        + " AND l.person = r.person AND l.dossier = r.dossier AND l.delivery = r.delivery"))
                .as("lines that came as they were sent")
                .isEqualTo(LINES)
                .isEqualTo(requests());
        assertThat(hub.count("SELECT count(*) FROM residence_delivery"))
                .as("deliveries, one for each residence")
                .isEqualTo(hub.count("SELECT count(DISTINCT residence) FROM residence_line"));
        assertThat(effects("residence-take-requests"))
                .as("parts that came")
                .isEqualTo(hub.count("SELECT sum(parts) FROM residence_delivery"));
        assertThat(hub.count("SELECT count(*) FROM residence_form")).as("forms").isEqualTo(LINES);
        assertThat(hub.count("SELECT count(*) FROM dossier WHERE kind = 'residence-comment'"))
                .as("dossiers")
                .isEqualTo(LINES);
        for (String event : List.of("residence.submitted", "residence.approved", "residence.sent")) {
            assertThat(steps(event)).as(event).isEqualTo(LINES);
        }
    }

    /** Forms of the list, approved, and chosen to be signed and sent: the click is committed when this returns. */
    void sign() {
        approveForms();
        FormClient signer = hub.logIn(WARD_SECRETARY);
        Document question = signer.submit(
                signer.get(hub.url().resolve("/residence/forms/send")),
                "form[method=post][action$=/forms/send]:not([role=search])",
                Map.of("do", "all"));
        signer.submit(question, "form[method=post][action*=/forms/send/]", Map.of());
        assertThat(forms("document IS NOT NULL")).isEqualTo(FORMS);
    }

    /** @param share of the forms that are signed before */
    void killWhileSigning(double share) {
        killInTheMiddle("forms signed", share, FORMS, "SELECT count(*) FROM residence_form WHERE state = 'SENT'");
    }

    void awaitSigned() {
        await("forms are sent").atMost(LONG).until(() -> forms("state = 'SENT'") == FORMS);
        await("forms are received").atMost(LONG).until(() -> lines("state = 'RECEIVED'") == FORMS);
        awaitQueues();
    }

    void assertEachFormSignedOnce() {
        assertThat(effects("residence-sign-form")).as("forms signed").isEqualTo(FORMS);
        assertThat(effects("residence-receive-comment"))
                .as("forms told to the workplace")
                .isEqualTo(FORMS);
        for (String event : List.of("residence.commented", "residence.returned")) {
            assertThat(steps(event)).as(event).isEqualTo(FORMS);
        }
        assertThat(hub.count("SELECT count(*) FROM document WHERE kind = 'residence-comment-form'"))
                .as("papers")
                .isEqualTo(FORMS);
        assertThat(hub.count("SELECT count(*) FROM residence_form f JOIN document d ON d.id = f.document"
                        + " AND d.number = f.number AND d.subject = 'residence-line:' || f.line"
                        + " JOIN residence_line l ON l.id = f.line AND l.comment_document = d.id"))
                .as("papers of a form each, under its number, received for its line")
                .isEqualTo(FORMS);
        assertThat(hub.count("SELECT last FROM number_series WHERE series LIKE 'PNX-%'"))
                .as("numbers taken")
                .isEqualTo(FORMS);
        assertThat(papers("residence-comment-form"))
                .as("signed by the person, then by the organisation")
                .hasSize(FORMS)
                .allSatisfy(paper -> assertThat(signaturesIn(paper)).isEqualTo(2));
    }

    /** @param share of the lines whose Phiếu giới thiệu is signed before */
    void killWhileSigningAndSending(double share) {
        killInTheMiddle(
                "papers of lines", share, SIGNED_LINES, "SELECT count(*) FROM document WHERE kind = '" + REQUEST + "'");
        assertThat(ofList("state <> 'WAITING'")).as("lines sent before").isBetween(1L, SIGNED_LINES - 1L);
    }

    void awaitSignedAndSent() {
        await("list is sent").atMost(LONG).until(() -> state().equals("SENT"));
        await("all parts are taken up").atMost(LONG).until(() -> requests() == LINES + SIGNED_LINES);
        awaitQueues();
    }

    void assertEachLineSentOnceWithItsPaper() {
        assertThat(ofList("state = 'SENT' AND problem IS NULL"))
                .as("lines sent")
                .isEqualTo(SIGNED_LINES);
        assertThat(steps("residence.sent")).as("dossiers told of it").isEqualTo(LINES + SIGNED_LINES);
        assertThat(hub.count("SELECT count(*) FROM residence_request r JOIN residence_line l ON l.id = r.line"
                        + " AND l.list = '" + list + "' AND l.delivery = r.delivery"
                        + " JOIN residence_request_paper p ON p.line = l.id AND p.document = r.paper"
                        + " JOIN document d ON d.id = p.document AND d.number = p.number"
                        + " AND d.subject = 'residence-line:' || l.id"))
                .as("lines that came, each with its own paper")
                .isEqualTo(SIGNED_LINES);
        assertThat(hub.count("SELECT last FROM number_series WHERE series LIKE 'PGT-%'"))
                .as("numbers taken")
                .isEqualTo(SIGNED_LINES);
        assertThat(papers(REQUEST))
                .as("signed by the person, then by the organisation")
                .hasSize(SIGNED_LINES)
                .allSatisfy(paper -> assertThat(signaturesIn(paper)).isEqualTo(2));
        assertThat(papers("residence-member-list")).singleElement().satisfies(paper -> assertThat(signaturesIn(paper))
                .isEqualTo(2));
    }

    private long ofList(String condition) {
        return lines("list = '" + list + "' AND " + condition);
    }

    private void killInTheMiddle(String what, double share, int all, String done) {
        await(what + ", " + share)
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> hub.count(done) >= share * all);
        hub.kill();
        assertThat(hub.count(done)).as(what + " when the hub is dead").isBetween((long) (share * all), (long)
                (MOST * all));
        hub.start();
    }

    /** So many more members of the cell that its list has as many lines, all of one residence. */
    private void addMembers(String cell, int lines) {
        hub.transaction.executeWithoutResult(status -> {
            int missing = lines
                    - Math.toIntExact(
                            hub.count("SELECT count(*) FROM member_account WHERE cell_code = '" + cell + "'"));
            ManyMembers.add(hub.database, cell, RESIDENCE, missing);
        });
    }

    /** As if the cell had written, and a deputy of the committee approved. */
    private void approveForms() {
        int approved = hub.database
                .sql(
                        """
                        UPDATE residence_form
                           SET state = 'APPROVED', version = 3, attempt = 1, criteria = '{1,1,1,1,1,1}', remarks = 'Tích cực',
                               saved_by = cell.id, saved_at = now(),
                               submitted_by = cell.id, submitted_as = 'SECRETARY', submitted_at = now(),
                               decided_by = ward.id, decided_at = now()
                          FROM person cell, person ward
                         WHERE cell.personal_id = ? AND ward.personal_id = ?
                           AND line IN (SELECT line FROM residence_form WHERE organisation = ? ORDER BY line LIMIT ?)
                        """)
                .params(RESIDENCE_SECRETARY, WARD_DEPUTY, RESIDENCE, FORMS)
                .update();
        assertThat(approved).isEqualTo(FORMS);
    }

    private void awaitQueues() {
        await("outbox is empty").atMost(LONG).until(() -> hub.count("SELECT count(*) FROM outbox") == 0);
    }

    private String state() {
        return hub.one("SELECT state FROM residence_list WHERE id = ?::uuid", list.toString())
                .orElseThrow();
    }

    private long lines(String condition) {
        return hub.count("SELECT count(*) FROM residence_line WHERE " + condition);
    }

    private long requests() {
        return hub.count("SELECT count(*) FROM residence_request");
    }

    private long forms(String condition) {
        return hub.count("SELECT count(*) FROM residence_form WHERE " + condition);
    }

    private long effects(String consumer) {
        return hub.count("SELECT count(*) FROM inbox WHERE consumer = '" + consumer + "'");
    }

    private long steps(String event) {
        return hub.count("SELECT count(*) FROM dossier_step WHERE event = '" + event + "'");
    }

    private List<byte[]> papers(String kind) {
        return hub.database
                .sql(
                        """
                        SELECT string_agg(b.bytes, '' ORDER BY b.part) FROM document d JOIN document_bytes b ON b.document = d.id
                         WHERE d.kind = ? GROUP BY d.id
                        """)
                .param(kind)
                .query(byte[].class)
                .list();
    }

    private static int signaturesIn(byte[] paper) {
        try (PDDocument document = Loader.loadPDF(paper)) {
            return document.getSignatureDictionaries().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
