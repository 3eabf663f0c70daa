package vn.lienthong.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.NoSuchMessageException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.messaging.DeadLetter;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.Headers;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.EmailRequested;
import vn.lienthong.organisation.People;
import vn.sandbox.FreePorts;

/** From the request of a notice to the portal account and the mail server, over the real routes. */
class NoticeRoutesIT {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String DOSSIER = "G22.99.TK-001085000123-260302-0001";
    private static final String REFUSED = "registration-account-refused";

    @TempDir
    private static Path data;

    private static int mailPort;
    private static ConfigurableApplicationContext hub;

    private GreenMail mailServer;
    private long recipient;

    @BeforeAll
    static void startHub() throws IOException {
        mailPort = FreePorts.next();
        hub = new SpringApplicationBuilder(NoticeApplication.class)
                .run(
                        "--spring.main.web-application-type=none",
                        "--spring.flyway.enabled=false",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + mailPort,
                        "--lienthong.base-url=https://dvc.example.vn",
                        "--lienthong.broker.data-directory=" + data,
                        "--lienthong.notice.mail-again=100ms,100ms,1s,3s,4s",
                        "--lienthong.notice.put-off-check=PT0.1S",
                        "--lienthong.broker.vm-id=74",
                        "--lienthong.messaging.redelivery-delay=20",
                        "--lienthong.messaging.longest-redelivery-delay=100",
                        "--camel.main.routes-include-pattern=classpath:routes/errors.camel.yaml,"
                                + "classpath:routes/notice.camel.yaml");
    }

    @AfterAll
    static void stopHub() {
        hub.close();
    }

    @BeforeEach
    void start() {
        jdbc().sql("TRUNCATE person, dead_letter CASCADE").update();
        startMailServer();
        recipient = person("001085000123", "Đảng Viên Thử", "dang.vien@example.vn");
    }

    /** The notices of one dossier are kept and mailed in turn: after this one nothing of the test is on its way. */
    @AfterEach
    void stop() {
        if (!mailServer.isRunning()) {
            startMailServer();
        }
        recipient = person("001085000999", "Người Cuối Cùng", "cuoi.cung@example.vn");
        request(REFUSED, "/account", "…");
        await("all notices are mailed")
                .atMost(SOON)
                .until(() -> jdbc().sql("SELECT count(*) FROM notice WHERE recipient = ? AND mailed_at IS NOT NULL")
                                .param(recipient)
                                .query(Integer.class)
                                .single()
                        == 1);
        mailServer.stop();
    }

    @Test
    void ofACrowdOfTasksOneIsMailedUntilSomebodyLooks() throws Exception {
        request("task-waiting", "/tasks/1", "Duyệt phiếu", "Nguyễn Văn Ví Dụ 1", "30/11/2026");
        onlyMail();
        request("task-waiting", "/tasks/2", "Duyệt phiếu", "Nguyễn Văn Ví Dụ 2", "30/11/2026");
        request(REFUSED, "/account", "Số thẻ chưa khớp.");
        await().atMost(SOON).until(() -> mailServer.getReceivedMessages().length == 2);
        assertThat(notices().list(recipient, null, 10))
                .extracting(Notice::link)
                .containsExactlyInAnyOrder("/tasks/1", "/tasks/2", "/account");
        assertThat(linksMailed()).containsExactlyInAnyOrder("/tasks/1", "/account");

        notices().markAllRead(recipient);
        request("task-waiting", "/tasks/3", "Duyệt phiếu", "Nguyễn Văn Ví Dụ 3", "30/11/2026");
        await().atMost(SOON).until(() -> mailServer.getReceivedMessages().length == 3);
        assertThat(linksMailed()).containsExactlyInAnyOrder("/tasks/1", "/account", "/tasks/3");
    }

    /** A committee may look at a hundred forms in an hour; escalation comes for all that are late at once. */
    @ParameterizedTest
    @ValueSource(strings = {"task-escalated", "residence-form-returned"})
    void whatComesForEachFormIsMailedOnceUntilSomebodyLooks(String kind) throws Exception {
        request(kind, "/residence/1", "Duyệt phiếu", "Nguyễn Văn Ví Dụ 1", "30/11/2026");
        onlyMail();
        request(kind, "/residence/2", "Duyệt phiếu", "Nguyễn Văn Ví Dụ 2", "30/11/2026");
        request(REFUSED, "/account", "Số thẻ chưa khớp.");
        await().atMost(SOON).until(() -> mailServer.getReceivedMessages().length == 2);
        assertThat(linksMailed()).containsExactlyInAnyOrder("/residence/1", "/account");
    }

    @Test
    void whoHasOnlyDeclaredAnAddressIsReachedThere() throws Exception {
        recipient = person("001085000134", "Người Mới Đến", null);
        hub.getBean(People.class).declareEmail(recipient, "nguoi.moi@example.vn");

        request(REFUSED, "/account", "Số thẻ chưa khớp.");

        assertThat(onlyMail().getAllRecipients()[0].toString()).contains("nguoi.moi@example.vn");
    }

    /** Of the notices a mail is about, by the identifier it shares with its notice. */
    private List<String> linksMailed() throws MessagingException {
        Map<String, String> links = notices().list(recipient, null, 10).stream()
                .collect(Collectors.toMap(notice -> "<" + notice.id() + "@dvc.example.vn>", Notice::link));
        List<String> mailed = new ArrayList<>();
        for (MimeMessage mail : mailServer.getReceivedMessages()) {
            mailed.add(links.get(mail.getMessageID()));
        }
        return mailed;
    }

    @Test
    void aNoticeReachesTheAccountAndTheMailbox() throws Exception {
        request(REFUSED, "/account", "Số thẻ chưa khớp với số định danh 001085000123.");

        MimeMessage mail = onlyMail();
        Notice notice = notices().list(recipient, null, 10).get(0);
        assertThat(notice.kind()).isEqualTo(REFUSED);
        assertThat(notice.dossier()).isEqualTo(DOSSIER);
        assertThat(notice.link()).isEqualTo("/account");
        assertThat(notice.readAt()).isEmpty();
        assertThat(mail.getSubject()).isEqualTo("Thông tin tài khoản của đồng chí chưa được phê duyệt");
        assertThat(mail.getMessageID()).isEqualTo("<" + notice.id() + "@dvc.example.vn>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        InternetAddress from = (InternetAddress) mail.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("khong-tra-loi@dvc.example.vn");
        InternetAddress to = (InternetAddress) mail.getAllRecipients()[0];
        assertThat(to.getAddress()).isEqualTo("dang.vien@example.vn");
        assertThat(to.getPersonal()).isEqualTo("Đảng Viên Thử");
        for (String part : List.of(part(mail, "text/plain"), part(mail, "text/html"))) {
            assertThat(part)
                    .contains("Kính gửi đồng chí Đảng Viên Thử,")
                    .contains("Lý do: Số thẻ chưa khớp với số định danh 0010******.")
                    .contains("https://dvc.example.vn/account")
                    .doesNotContain("001085000123");
        }
    }

    @Test
    void aMailThatIsAskedForTwiceIsSentOnce() throws Exception {
        request("registration-position-approved", "/account", "");
        onlyMail();

        UUID id = notices().list(recipient, null, 10).get(0).id();
        EmailRequested again = new EmailRequested();
        again.setDossier(DOSSIER);
        again.setNotice(id.toString());
        put(Queues.NOTICE_EMAIL, UUID.randomUUID(), "emailRequested", again);
        request("registration-cell-approved", "/account", "");

        await().atMost(SOON).until(() -> mailServer.getReceivedMessages().length >= 2);
        assertThat(mailServer.getReceivedMessages()[1].getSubject())
                .isEqualTo("Việc thay đổi chi bộ sinh hoạt đã được phê duyệt");
        assertThat(mailServer.getReceivedMessages()).hasSize(2);
        assertThat(notices().list(recipient, null, 10)).hasSize(2);
    }

    @Test
    void aNoticeIsKeptWithWhatItTellsOfOrNotAtAll() {
        hub.getBean(TransactionTemplate.class).executeWithoutResult(status -> {
            notices().request(DOSSIER, recipient, REFUSED, "/account", "…");
            status.setRollbackOnly();
        });

        assertThat(notices().unread(recipient)).isZero();
        assertThat(jdbc().sql("SELECT count(*) FROM outbox WHERE queue = ?")
                        .param(Queues.NOTICE_EMAIL)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> notices().request(DOSSIER, recipient, REFUSED, "/account", "…"));
    }

    @Test
    void mailWaitsForTheServerHoweverOftenItRefuses() throws Exception {
        mailServer.stop();
        try (ScriptedMailServer closed = new ScriptedMailServer(mailPort, "CONNECT", "421 closing")) {
            request(REFUSED, "/account", "…");
            await().atMost(SOON).until(() -> closed.answered() > 8);
        }
        assertThat(notices().unread(recipient)).as("the account has it at once").isEqualTo(1);

        startMailServer();

        onlyMail();
        assertThat(parked()).isEmpty();
    }

    @Test
    void mailPutOffByTheServerIsTriedAgain() throws Exception {
        mailServer.stop();
        try (ScriptedMailServer greylisting = new ScriptedMailServer(mailPort, "RCPT", "451 4.7.1 try again later")) {
            request(REFUSED, "/account", "…");
            await().atMost(SOON).until(() -> greylisting.answered() > 2);
        }
        startMailServer();

        onlyMail();
        assertThat(parked()).isEmpty();
    }

    @Test
    void whoseMailIsPutOffKeepsNobodyElseWaiting() throws Exception {
        mailServer.stop();
        try (ScriptedMailServer full = new ScriptedMailServer(mailPort, "RCPT TO:<day", "452 4.2.2 mailbox full")) {
            for (int i = 1; i <= 2; i++) {
                recipient = person("00108500013" + i, "Hộp Thư Đầy", "day.%d@example.vn".formatted(i));
                requestFor("G22.99.TK-001085000123-260302-000" + (i + 1));
            }
            await().atMost(SOON).until(() -> full.answered() >= 2);

            recipient = person("001085000133", "Người Khác", "nguoi.khac@example.vn");
            requestFor("G22.99.TK-001085000123-260302-0004");

            await().atMost(SOON).until(() -> full.taken() == 1);
        }
        startMailServer();
        await("what was put off is sent").atMost(SOON).until(() -> mailServer.getReceivedMessages().length == 2);
        assertThat(parked()).isEmpty();
    }

    @Test
    void mailPutOffForEverIsParkedInTheEnd() throws Exception {
        mailServer.stop();
        try (ScriptedMailServer full =
                new ScriptedMailServer(mailPort, "RCPT", "452 4.2.2 <dang.vien@example.vn> full")) {
            request(REFUSED, "/account", "…");

            DeadLetter letter = await().atMost(SOON)
                    .until(NoticeRoutesIT::parked, list -> list.size() == 1)
                    .get(0);
            assertThat(letter.code()).isEqualTo("LT-NTC-005");
            assertThat(letter.cause()).contains("the mail server answered 452").doesNotContain("example.vn");
            assertThat(full.answered()).as("once and after each pause").isEqualTo(6);
        }
    }

    @Test
    void argumentsTooLongForTheMessageAreShortened() {
        request(REFUSED, "/account", "x".repeat(2001));

        await().atMost(SOON).until(() -> notices().unread(recipient) == 1);
        assertThat(notices().list(recipient, null, 10).get(0).arguments().get(0))
                .hasSize(2000)
                .endsWith("x…");
    }

    @Test
    void mailWhoseAddressIsRefusedIsParkedWithoutTheAddress() throws Exception {
        mailServer.stop();
        try (ScriptedMailServer refusing = new ScriptedMailServer(mailPort, "RCPT", "550 5.1.1 no such user")) {
            request(REFUSED, "/account", "…");

            DeadLetter letter = await().atMost(SOON)
                    .until(NoticeRoutesIT::parked, list -> list.size() == 1)
                    .get(0);
            assertThat(letter.code()).isEqualTo("LT-NTC-003");
            assertThat(letter.queue()).isEqualTo(Queues.NOTICE_EMAIL);
            assertThat(letter.cause()).contains("the mail server answered 550").doesNotContain("example.vn");
            assertThat(refusing.answered()).isEqualTo(1);
        }
        assertThat(notices().unread(recipient)).isEqualTo(1);
        startMailServer();
    }

    @Test
    void malformedAddressIsParked() {
        recipient = person("001085000124", "Người Gõ Nhầm", "khong phai dia chi");

        request(REFUSED, "/account", "…");

        assertThat(await().atMost(SOON).until(NoticeRoutesIT::parked, list -> list.size() == 1))
                .extracting(DeadLetter::code)
                .containsExactly("LT-NTC-003");
    }

    @Test
    void aNameCannotBecomeAHeader() throws Exception {
        recipient = person("001085000125", "Ten\r\nBcc: another@example.vn\r\n\r\nbody", "dang.vien@example.vn");

        request(REFUSED, "/account", "Lý do\r\nBcc: another@example.vn");

        MimeMessage mail = onlyMail();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Ten Bcc: another@example.vn body");
    }

    @Test
    void anAddressCannotSmuggleASecondRecipient() {
        recipient = person("001085000126", "Người Thử", "a@example.vn>\r\nRCPT TO:<another@example.vn");

        request(REFUSED, "/account", "…");

        assertThat(await().atMost(SOON).until(NoticeRoutesIT::parked, list -> list.size() == 1))
                .extracting(DeadLetter::code)
                .containsExactly("LT-NTC-003");
        assertThat(mailServer.getReceivedMessages()).isEmpty();
    }

    @Test
    void whoGaveNoAddressHasTheNoticeInTheAccountOnly() throws Exception {
        long withAddress = recipient;
        recipient = person("001085000127", "Không Thư Điện Tử", null);
        request(REFUSED, "/account", "…");
        long without = recipient;
        await().atMost(SOON).until(() -> notices().unread(without) == 1);

        recipient = withAddress;
        request(REFUSED, "/account", "…");
        assertThat(onlyMail().getAllRecipients()[0].toString()).contains("dang.vien@example.vn");
    }

    @Test
    void aPersonReadsTheirOwnNoticesPageByPage() {
        for (String reason : List.of("một", "hai", "ba")) {
            request(REFUSED, "/account", reason);
        }
        await().atMost(SOON).until(() -> notices().unread(recipient) == 3);

        List<Notice> first = notices().list(recipient, null, 2);
        List<Notice> rest = notices().list(recipient, first.get(1).id(), 2);
        assertThat(first).extracting(notice -> notice.arguments().get(0)).containsExactly("ba", "hai");
        assertThat(rest).extracting(notice -> notice.arguments().get(0)).containsExactly("một");

        long another = person("001085000128", "Người Khác", null);
        UUID id = first.get(0).id();
        assertThat(notices().find(another, id)).isEmpty();
        notices().markRead(another, id);
        assertThat(notices().unread(recipient)).isEqualTo(3);

        notices().markRead(recipient, id);
        assertThat(notices().find(recipient, id)).map(Notice::readAt).get().matches(Optional::isPresent);
        assertThat(notices().unread(recipient)).isEqualTo(2);
        notices().markAllRead(recipient);
        assertThat(notices().unread(recipient)).isZero();
    }

    @Test
    void aRequestThatCouldNotBeShownIsRefusedAtOnce() {
        assertThatExceptionOfType(NoSuchMessageException.class).isThrownBy(() -> request("no-such-kind", "/account"));
        assertThatIllegalArgumentException().isThrownBy(() -> request(REFUSED, "https://evil.example", "…"));
        assertThatIllegalArgumentException().isThrownBy(() -> request(REFUSED, "//evil.example", "…"));
        assertThatIllegalArgumentException().isThrownBy(() -> request(REFUSED, "@evil.example", "…"));
    }

    @Test
    void aNoticeForNobodyIsRefused() {
        recipient = Long.MAX_VALUE;

        assertThatThrownBy(() -> request(REFUSED, "/account", "…")).hasMessageContaining("is unknown");
    }

    private void request(String kind, String link, String... arguments) {
        hub.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> notices().request(DOSSIER, recipient, kind, link, arguments));
    }

    private void requestFor(String dossier) {
        hub.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> notices().request(dossier, recipient, REFUSED, "/account", "…"));
    }

    private MimeMessage onlyMail() {
        await().atMost(SOON).until(() -> mailServer.getReceivedMessages().length > 0);
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        return mailServer.getReceivedMessages()[0];
    }

    private static String part(Message mail, String type) throws MessagingException, IOException {
        MimeMultipart related = (MimeMultipart)
                ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
        MimeMultipart alternatives = (MimeMultipart) related.getBodyPart(0).getContent();
        for (int i = 0; i < alternatives.getCount(); i++) {
            if (alternatives.getBodyPart(i).isMimeType(type)) {
                return alternatives.getBodyPart(i).getContent().toString();
            }
        }
        throw new AssertionError("no part " + type + " in " + GreenMailUtil.getWholeMessage(mail));
    }

    private void startMailServer() {
        mailServer = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        // its port may still be held for a moment by the one that closed
        await().atMost(SOON).ignoreExceptions().until(() -> {
            mailServer.start();
            return true;
        });
    }

    private static long person(String personalId, String name, String email) {
        People people = hub.getBean(People.class);
        long id = people.signedIn(personalId, Optional.empty(), name, Optional.empty())
                .id();
        people.changeEmail(id, Optional.ofNullable(email));
        return id;
    }

    private static void put(String queue, UUID id, String type, Object message) throws JMSException {
        try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext()) {
            TextMessage text =
                    context.createTextMessage(hub.getBean(XmlMessages.class).write(message));
            text.setStringProperty(Headers.MESSAGE_ID, id.toString());
            text.setStringProperty(Headers.DOSSIER, DOSSIER);
            text.setStringProperty("JMSXGroupID", DOSSIER);
            text.setStringProperty(Headers.TYPE, type);
            text.setStringProperty(Headers.ACTOR, "hub");
            context.createProducer().send(context.createQueue(queue), text);
        }
    }

    private static List<DeadLetter> parked() {
        return hub.getBean(DeadLetters.class).waiting(10);
    }

    private static Notices notices() {
        return hub.getBean(Notices.class);
    }

    private static JdbcClient jdbc() {
        return hub.getBean(JdbcClient.class);
    }
}
