package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.AnnouncementsDue;
import vn.lienthong.messaging.v1.ApprovalRequested;
import vn.lienthong.messaging.v1.CommentFormSubmitted;
import vn.lienthong.messaging.v1.CommentFormToSign;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.messaging.v1.DossiersDue;
import vn.lienthong.messaging.v1.EmailRequested;
import vn.lienthong.messaging.v1.EnvelopeToSend;
import vn.lienthong.messaging.v1.IntroductionTaken;
import vn.lienthong.messaging.v1.ListSubmitted;
import vn.lienthong.messaging.v1.ListToSend;
import vn.lienthong.messaging.v1.ReconciliationWanted;
import vn.lienthong.messaging.v1.RefundApproved;
import vn.lienthong.messaging.v1.RegistrationDecided;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.messaging.v1.ViolationWritten;

/** The house messages as files: what is valid goes through the generated types unchanged, what is not fails for its reason. */
class HouseMessagesContractTest {

    private static final Path FOLDER = Path.of("src/test/resources/contract/lienthong/v1");
    private static final XmlMessages XML = xml();

    @ParameterizedTest
    @MethodSource("messageTypes")
    void everyMessageTypeHasAGoldenFileThatSurvivesTheRoundTrip(Class<?> type) throws IOException {
        String root = type.getAnnotation(jakarta.xml.bind.annotation.XmlRootElement.class)
                .name();
        String golden = Files.readString(FOLDER.resolve("valid").resolve(root + ".xml"));

        String written = XML.write(XML.read(golden, type));

        assertThat(withoutProlog(written)).isEqualTo(withoutProlog(golden));
    }

    @ParameterizedTest
    @MethodSource("messageTypes")
    void everyMessageTypeSaysOnWhichQueueItIs(Class<?> type) throws IOException {
        String root = type.getAnnotation(jakarta.xml.bind.annotation.XmlRootElement.class)
                .name();
        String schemas;
        try (Stream<Path> files = Files.list(Path.of("xsd/lienthong/v1"))) {
            schemas = files.map(HouseMessagesContractTest::text).collect(Collectors.joining());
        }
        int element = schemas.indexOf("<xs:element name=\"" + root + "\">\n    <xs:annotation>");

        assertThat(element).as("an element with its meaning").isNotNegative();
        assertThat(schemas.substring(element, schemas.indexOf("</xs:annotation>", element)))
                .containsPattern("\\bOn\\s+[a-z-]+\\.\\S+\\.v1\\b");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Class<?>> messageTypes() {
        return Arrays.stream(XmlMessages.messageTypes());
    }

    @ParameterizedTest
    @CsvSource({
        "dossier-malformed, pattern",
        "request-missing, request",
        "request-no-uuid, pattern",
        "element-unknown, extra",
        "namespace-missing, registrationSubmitted",
    })
    void invalidSubmissionFailsForItsReason(String file, String reason) {
        assertInvalid(file, RegistrationSubmitted.class, reason);
    }

    @ParameterizedTest
    @CsvSource({
        "aspect-unknown, enumeration-valid at element aspect",
        "person-zero, minInclusive",
        "date-impossible, cvc-datatype-valid.1.2.1 at element requestedOn"
    })
    void invalidApprovalFailsForItsReason(String file, String reason) {
        assertInvalid(file, ApprovalRequested.class, reason);
    }

    @Test
    void invalidDecisionFailsForItsReason() {
        assertInvalid("outcome-no-name", TaskDecided.class, "pattern");
        assertInvalid("time-without-offset", TaskDecided.class, "pattern-valid at element decidedAt");
    }

    @Test
    void invalidWordsToPeopleFailForTheirReason() {
        assertInvalid("registration-outcome-added", RegistrationDecided.class, "outcome");
        assertInvalid("email-notice-missing", EmailRequested.class, "notice");
    }

    @ParameterizedTest
    @CsvSource({"refund-no-id, pattern", "refund-missing, refund"})
    void invalidRefundFailsForItsReason(String file, String reason) {
        assertInvalid(file, RefundApproved.class, reason);
    }

    @Test
    void invalidReconciliationFailsForItsReason() {
        assertInvalid(
                "reconciliation-day-impossible", ReconciliationWanted.class, "cvc-datatype-valid.1.2.1 at element day");
    }

    @ParameterizedTest
    @CsvSource({
        "request-without-lines, line",
        "request-kind-unknown, enumeration-valid at element kind",
        "request-personal-id-short, pattern",
        "request-part-zero, minInclusive",
        "request-too-many-lines, line",
        "request-channel-unknown, enumeration-valid at element commentsRequested",
    })
    void invalidRequestForCommentsFailsForItsReason(String file, String reason) {
        assertInvalid(file, CommentsRequested.class, reason);
    }

    @ParameterizedTest
    @CsvSource({"report-too-many-documents, document", "report-too-long, maxLength"})
    void invalidReportFailsForItsReason(String file, String reason) {
        assertInvalid(file, ReportSent.class, reason);
    }

    @Test
    void aMessageThatNamesNoChannelWasHandedInOnline() throws IOException {
        String golden = Files.readString(FOLDER.resolve("valid/commentsRequested.xml"));
        CommentsRequested silent = XML.read(golden.replace("channel=\"in-person\" ", ""), CommentsRequested.class);

        assertThat(silent.getChannel()).isEqualTo(vn.lienthong.messaging.v1.Channel.ONLINE);
        assertThat(XML.read(golden, CommentsRequested.class).getChannel())
                .isEqualTo(vn.lienthong.messaging.v1.Channel.IN_PERSON);
        assertInvalid("dossier-channel-unknown", DossierProgressed.class, "enumeration");
    }

    @Test
    void invalidWordOnAListFailsForItsReason() {
        assertInvalid("submission-zero", ListSubmitted.class, "minInclusive");
        assertInvalid("list-no-id", ListToSend.class, "pattern");
        assertInvalid("dossiers-of-nothing", DossiersDue.class, "list");
        assertInvalid("announcements-of-nothing", AnnouncementsDue.class, "list");
        assertInvalid("withdrawal-to-nobody", ReportWithdrawn.class, "minLength");
    }

    @Test
    void invalidWordsOfTheResidenceFailForTheirReason() {
        assertInvalid("comment-stage-unknown", CommentProgressed.class, "enumeration-valid at element stage");
        assertInvalid("comment-digest-short", CommentSent.class, "pattern");
        assertInvalid("comment-proposal-unknown", CommentSent.class, "enumeration-valid at element proposal");
        assertInvalid("comment-scan-no-uuid", CommentSent.class, "pattern");
        assertInvalid("introduction-nobody", IntroductionTaken.class, "by");
        assertInvalid("return-without-reason", RequestReturned.class, "minLength");
        assertInvalid("return-of-no-delivery", RequestReturned.class, "delivery");
        assertInvalid("violation-urgency-missing", ViolationTold.class, "urgent");
        assertInvalid("form-attempt-missing", CommentFormSubmitted.class, "attempt");
        assertInvalid("form-line-no-uuid", CommentFormToSign.class, "pattern");
        assertInvalid("violation-no-uuid", ViolationWritten.class, "pattern");
    }

    @ParameterizedTest
    @CsvSource({
        "envelope-to-nobody, pattern",
        "envelope-without-message, cvc-complex-type.2.4.c",
        "envelope-of-invalid-message, enumeration-valid at element stage",
    })
    void invalidEnvelopeFailsForItsReason(String file, String reason) {
        assertInvalid(file, EnvelopeToSend.class, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u000b", "\u0000", "\ufffe", "\ud800"})
    void whatCouldNotBeReadIsNotWritten(String character) throws IOException {
        TaskDecided decision = XML.read(Files.readString(FOLDER.resolve("valid/taskDecided.xml")), TaskDecided.class);
        decision.setReason("Thiếu" + character + "số thẻ");

        assertThatThrownBy(() -> XML.write(decision))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MESSAGE_INVALID));
        decision.setReason("Thiếu\tsố thẻ\n🙂");
        assertThat(XML.read(XML.write(decision), TaskDecided.class).getReason()).isEqualTo(decision.getReason());
    }

    @Test
    void whatWouldBeTooLargeToReadIsNotWritten() throws IOException {
        CommentsRequested list =
                XML.read(Files.readString(FOLDER.resolve("valid/commentsRequested.xml")), CommentsRequested.class);
        list.getLine().get(0).getMember().setAddress("x".repeat(500));
        while (list.getLine().size() < 200) {
            list.getLine().add(list.getLine().get(0));
        }
        list.getLine().forEach(line -> line.setCell("&".repeat(500)));

        assertThatThrownBy(() -> XML.write(list)).hasMessageContaining(ErrorCode.MESSAGE_INVALID.code());
    }

    @Test
    void everyInvalidFileIsUsed() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("invalid"))) {
            Set<String> names = files.map(file -> file.getFileName().toString().replace(".xml", ""))
                    .collect(Collectors.toSet());
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "dossier-malformed",
                            "request-missing",
                            "request-no-uuid",
                            "element-unknown",
                            "namespace-missing",
                            "aspect-unknown",
                            "person-zero",
                            "date-impossible",
                            "outcome-no-name",
                            "time-without-offset",
                            "registration-outcome-added",
                            "email-notice-missing",
                            "refund-no-id",
                            "refund-missing",
                            "reconciliation-day-impossible",
                            "request-without-lines",
                            "request-kind-unknown",
                            "request-personal-id-short",
                            "request-part-zero",
                            "request-too-many-lines",
                            "report-too-many-documents",
                            "report-too-long",
                            "withdrawal-to-nobody",
                            "submission-zero",
                            "list-no-id",
                            "dossiers-of-nothing",
                            "announcements-of-nothing",
                            "comment-stage-unknown",
                            "comment-digest-short",
                            "comment-proposal-unknown",
                            "comment-scan-no-uuid",
                            "request-channel-unknown",
                            "dossier-channel-unknown",
                            "introduction-nobody",
                            "return-without-reason",
                            "return-of-no-delivery",
                            "violation-urgency-missing",
                            "form-attempt-missing",
                            "form-line-no-uuid",
                            "violation-no-uuid",
                            "envelope-to-nobody",
                            "envelope-without-message",
                            "envelope-of-invalid-message");
        }
    }

    /** Parsers quote what they refuse, and in a message that may be anything about a person. */
    @ParameterizedTest
    @CsvSource({
        "<request>01890a5d-ac96-774b-bcce-b302099a8057</request>, <request>001085000123</request>, pattern-valid at element request",
        "<request>, <x001085000123>1</x001085000123><request>, (expected: request) at element ?",
        "<request>, '<request a001085000123=\"1\">', cvc-type.3.1.1 at element request",
        "</request>, </request001085000123>, must end with a",
        "<request>, <request>&e001085000123;, was referenced",
    })
    void whatIsWrongIsNamedWithoutAnyValueOfTheMessage(String valid, String invalid, String reason) throws IOException {
        String golden = Files.readString(FOLDER.resolve("valid/registrationSubmitted.xml"));
        assertThat(golden).contains(valid);

        assertThatThrownBy(() -> XML.read(golden.replace(valid, invalid), RegistrationSubmitted.class))
                .hasMessageContaining(reason)
                .hasMessageNotContaining("001085000123")
                .hasNoCause();
    }

    @Test
    void whatMayNotBeWrittenIsNamedWithoutItsValue() throws IOException {
        TaskDecided decision = XML.read(Files.readString(FOLDER.resolve("valid/taskDecided.xml")), TaskDecided.class);
        decision.setOutcome("001085000123");

        assertThatThrownBy(() -> XML.write(decision))
                .hasMessageContaining("cvc-pattern-valid at element outcome")
                .hasMessageNotContaining("001085000123")
                .hasNoCause();
    }

    private static void assertInvalid(String file, Class<?> type, String reason) {
        assertThatThrownBy(() ->
                        XML.read(Files.readString(FOLDER.resolve("invalid").resolve(file + ".xml")), type))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MESSAGE_INVALID))
                .hasMessageContaining(reason);
    }

    private static String withoutProlog(String xml) {
        return xml.replaceFirst("<\\?xml[^>]*\\?>", "").strip();
    }

    private static XmlMessages xml() {
        try {
            return new XmlMessages();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
