package vn.lienthong.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.TwoHubs.A;
import static vn.lienthong.residence.TwoHubs.CELL;
import static vn.lienthong.residence.TwoHubs.SOON;
import static vn.lienthong.residence.TwoHubs.count;
import static vn.lienthong.residence.TwoHubs.soon;
import static vn.lienthong.residence.TwoHubs.task;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import vn.lienthong.dossier.DossierStep;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.organisation.Person;
import vn.lienthong.partner.exchange.WrittenEnvelope;
import vn.lienthong.residence.home.CommentForms;
import vn.lienthong.residence.home.FormApprovals;
import vn.lienthong.residence.home.FormEntry;
import vn.lienthong.residence.home.FormSendClick;
import vn.lienthong.residence.home.FormState;
import vn.lienthong.residence.home.ReceivedReport;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.LineChanges;
import vn.lienthong.residence.workplace.LineChoice;
import vn.lienthong.residence.workplace.LineFilter;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.ListApprovals;
import vn.lienthong.residence.workplace.ListMembers;
import vn.lienthong.residence.workplace.ListPurpose;
import vn.lienthong.residence.workplace.ListSendClick;
import vn.lienthong.residence.workplace.ListState;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.sandbox.exchange.Delivery;

/** What people do at the two hubs, and what can be seen of it. */
abstract class TwoHubsSteps {

    static final byte[] PNG = png();

    static TwoHubs hubs;

    private static byte[] png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    static CommentForms forms() {
        return hubs.b.getBean(CommentForms.class);
    }

    static ListSendClick delivery() {
        return hubs.a.getBean(ListSendClick.class);
    }

    static UUID list(boolean reports, LineKind kind, Person... members) {
        CommentLists lists = hubs.a.getBean(CommentLists.class);
        UUID id = lists.open(hubs.maker, CELL, hubs.year(), ListPurpose.YEARLY).id();
        hubs.a
                .getBean(ListMembers.class)
                .add(hubs.maker, id, List.of(members).stream().map(Person::id).toList());
        LineChanges changes = hubs.a.getBean(LineChanges.class);
        changes.kind(hubs.maker, id, LineChoice.all(LineFilter.ALL), kind);
        changes.report(hubs.maker, id, LineChoice.all(LineFilter.ALL), reports);
        lists.submit(hubs.maker, id, found(id).version());
        await().atMost(SOON).until(() -> task(hubs.a, found(id).subject()).isPresent());
        hubs.a.getBean(ListApprovals.class).approve(hubs.approver, id, 1);
        await().atMost(SOON).until(() -> found(id).state() == ListState.APPROVED);
        return id;
    }

    static CommentList found(UUID list) {
        return hubs.a.getBean(ListStore.class).find(list).orElseThrow();
    }

    /** The only line of a list that has been sent. */
    static UUID sent(UUID list) {
        await().atMost(SOON).until(() -> found(list).state() == ListState.SENT);
        return hubs.a
                .getBean(CommentLists.class)
                .page(found(list), LineFilter.ALL, 0, 10)
                .get(0)
                .id();
    }

    static UUID sentList() {
        UUID list = list(false, LineKind.COMMENT, hubs.member());
        delivery().send(hubs.maker, list);
        return sent(list);
    }

    static CommentLine line(UUID line) {
        return hubs.a.getBean(LineStore.class).find(line).orElseThrow();
    }

    static int requests(UUID line) {
        return count(hubs.b, "residence_request", "line = ?", line);
    }

    static void came(UUID line) {
        soon(() -> assertThat(requests(line)).isEqualTo(1));
    }

    static List<ReceivedReport> reported(UUID line) {
        return forms().report(hubs.cellSecretary, line).stream().toList();
    }

    static void written(UUID line) {
        written(line, hubs.cellSecretary);
    }

    static void written(UUID line, long writer) {
        forms().save(
                        writer,
                        line,
                        forms().get(writer, line).version(),
                        new FormEntry(List.of(1, 1, 1, 1, 1, 2), "Gương mẫu"));
        assertThat(forms().submit(writer, List.of(line)).values()).containsOnlyNulls();
    }

    static void approvedAndSent(UUID line) {
        approvedAndSent(line, hubs.cellSecretary);
    }

    /** @param writer who may read the form all along */
    static void approvedAndSent(UUID line, long writer) {
        String subject = line + "/" + forms().get(writer, line).attempt();
        await().atMost(SOON).until(() -> task(hubs.b, subject).isPresent());
        hubs.b
                .getBean(FormApprovals.class)
                .approve(
                        hubs.wardDeputy,
                        List.of(task(hubs.b, subject).orElseThrow().id()));
        await().atMost(SOON).until(() -> forms().get(writer, line).state() == FormState.APPROVED);
        assertThat(hubs.b
                        .getBean(FormSendClick.class)
                        .send(hubs.wardSecretary, List.of(line))
                        .values())
                .containsOnlyNulls();
    }

    static void commented(UUID line) {
        written(line);
        approvedAndSent(line);
    }

    /** Some document that is kept at B. */
    static UUID kept(UUID line) {
        commented(line);
        soon(() -> assertThat(forms().get(hubs.cellSecretary, line).state()).isEqualTo(FormState.SENT));
        return forms().get(hubs.cellSecretary, line).document().orElseThrow();
    }

    static List<Delivery> deliveriesOf(UUID line) {
        String conversation = found(line(line).list()).conversation();
        return hubs.relay().all().stream()
                .filter(delivery -> delivery.issue().equals(conversation))
                .toList();
    }

    static long waitingFor(String hub) {
        return hubs.relay().all().stream()
                .filter(delivery ->
                        delivery.to().equals(hub) && delivery.outcome().isEmpty())
                .count();
    }

    /** How often the list of a line has taken effect at B. */
    static int effects(UUID line) {
        UUID message = UUID.fromString(deliveriesOf(line).get(0).messageId());
        return count(hubs.b, "exchange_received", "message_id = ?", message);
    }

    /** What A says of an envelope somebody hands to the relay. */
    static String outcome(String sender, WrittenEnvelope envelope, String signature) {
        return outcome(hand(sender, envelope, signature));
    }

    /** Hands an envelope for A to the relay. @return the relay's number of it */
    static String hand(String sender, WrittenEnvelope envelope, String signature) {
        return hubs.relay()
                .add(
                        "VN/GOV/" + sender + "/lienthong",
                        A,
                        Uuids.next().toString(),
                        "G22.99.NX-001173000001-261125-0001",
                        signature,
                        envelope.content())
                .id();
    }

    /** What A says of what was handed to the relay. */
    static String outcome(String delivery) {
        await().atMost(SOON)
                .until(() -> hubs.relay().find(delivery).orElseThrow().outcome().isPresent());
        return hubs.relay().find(delivery).orElseThrow().outcome().orElseThrow();
    }

    static List<Integer> steps(UUID line) {
        return hubs.a.getBean(Dossiers.class).timeline(line(line).dossier().orElseThrow()).stream()
                .map(DossierStep::status)
                .map(status -> status.portalStatus())
                .toList();
    }

    static List<String> events(UUID line) {
        return hubs.a.getBean(Dossiers.class).timeline(line(line).dossier().orElseThrow()).stream()
                .map(DossierStep::event)
                .toList();
    }
}
