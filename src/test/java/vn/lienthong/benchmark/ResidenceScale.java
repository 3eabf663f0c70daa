package vn.lienthong.benchmark;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.home.CommentForms;
import vn.lienthong.residence.home.FormApprovals;
import vn.lienthong.residence.home.FormEntry;
import vn.lienthong.residence.home.FormSendClick;
import vn.lienthong.residence.home.FormState;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.ListApprovals;
import vn.lienthong.residence.workplace.ListMembers;
import vn.lienthong.residence.workplace.ListPurpose;
import vn.lienthong.residence.workplace.ListSendClick;
import vn.sandbox.portal.Dossiers;

/**
 * The residence conversation for many members at once: lists sent to all cells, forms written, approved, signed and received,
 * in lines a second of each stage. A round of more lines has more lists and more cells, so that rate and heap may be compared.
 */
final class ResidenceScale {

    private static final int LINES_OF_LIST = 5_000;
    /** As in a city of 500,000 members and 3,000 cells where they live. */
    private static final int LINES_OF_CELL = 167;

    /** The portal's own number for a dossier whose result was given. */
    private static final String RETURNED = "10";

    private static final Duration LONGEST = Duration.ofHours(48);
    /** Of the rate of a smaller round: less is not the noise of a machine any more. */
    private static final double LEAST_SHARE = 0.6;
    /** Caches that fill, not what a line leaves behind: the sandbox portal, which forgets nothing by itself, is emptied after a round. */
    private static final double MORE_MEGABYTES = 60;

    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    private final BenchmarkHub hub;
    private final long maker;
    private final long approver;
    private final long writer;
    private int round;
    private int people;
    private int linesOfRound;
    private Instant roundBegan = Instant.EPOCH;

    ResidenceScale(BenchmarkHub hub) {
        this.hub = hub;
        this.maker = somebody();
        this.approver = somebody();
        this.writer = somebody();
    }

    /**
     * What one round took.
     *
     * @param send from the submitted lists to the forms that wait at the residences
     * @param write until every form is with its committee
     * @param approve until every form is approved
     * @param sign until every signed form is received by the organisation that asked for it
     * @param heapMegabytes in use after it
     */
    record Stages(int lines, Round send, Round write, Round approve, Round sign, double heapMegabytes) {

        /** @throws AssertionError when the rate of a stage is far below that of the smaller round, or the heap far above its */
        void requireAsGoodAs(Stages smaller) {
            requireRate("send", send, smaller.send);
            requireRate("write", write, smaller.write);
            requireRate("approve", approve, smaller.approve);
            requireRate("sign", sign, smaller.sign);
            if (heapMegabytes > smaller.heapMegabytes + MORE_MEGABYTES) {
                throw new AssertionError("%d lines leave %.0f MB in use, %d lines %.0f MB"
                        .formatted(lines, heapMegabytes, smaller.lines, smaller.heapMegabytes));
            }
        }

        private void requireRate(String stage, Round round, Round ofSmaller) {
            if (round.casesPerSecond() < LEAST_SHARE * ofSmaller.casesPerSecond()) {
                throw new AssertionError("%s: %d lines go at %.1f a second, fewer at %.1f"
                        .formatted(stage, lines, round.casesPerSecond(), ofSmaller.casesPerSecond()));
            }
        }
    }

    /** @throws AssertionError when a line was lost or went twice */
    Stages run(int lines) {
        round++;
        linesOfRound = lines;
        roundBegan = Instant.now();
        portal().remove(number -> true);
        List<String> workplaces = workplaces(lines);
        List<Ward> wards = wards(lines);
        members(lines, workplaces, cells(wards));
        Round send = timed(lines, () -> {
            List<UUID> lists = workplaces.stream().map(this::submitted).toList();
            lists.forEach(this::approveAndSend);
            hub.awaitRest(LONGEST);
        });
        Round write = timed(lines, () -> {
            cells(wards).forEach(this::writeAll);
            hub.awaitRest(LONGEST);
        });
        Round approve = timed(lines, () -> {
            wards.forEach(this::approveAll);
            hub.awaitRest(LONGEST);
        });
        Round sign = timed(lines, () -> {
            wards.forEach(this::signAll);
            hub.awaitRest(LONGEST);
        });
        tally().require(lines);
        portal().remove(number -> true);
        return new Stages(lines, send, write, approve, sign, heap());
    }

    /**
     * Makes the hub keep as many finished conversations, copies of the last round.
     *
     * @return how many it keeps now
     */
    int keep(int conversations) throws SQLException {
        awaitThat(() -> hub.count("SELECT count(*) FROM audit_pending") == 0);
        new KeptConversations(hub, prefix(), personalIds(), roundBegan).add(conversations / linesOfRound);
        int kept = Math.toIntExact(hub.count("SELECT count(*) FROM residence_line WHERE state = 'RECEIVED'"));
        if (kept < conversations) {
            throw new AssertionError("%d of %d conversations were copied".formatted(kept, conversations));
        }
        return kept;
    }

    private UUID submitted(String workplace) {
        return MessageContext.ofPerson(maker).call(() -> {
            CommentLists lists = hub.bean(CommentLists.class);
            UUID list = lists.open(maker, workplace, 2026, ListPurpose.YEARLY).id();
            hub.bean(ListMembers.class).addCell(maker, list, workplace);
            lists.submit(maker, list, lists.ownList(maker, list).version());
            return list;
        });
    }

    private void approveAndSend(UUID list) {
        awaitThat(() -> hub.count(
                        "SELECT count(*) FROM human_task WHERE type = 'approve-residence-list' AND state = 'OPEN' AND subject LIKE ?",
                        list + "%")
                == 1);
        MessageContext.ofPerson(approver)
                .run(() -> hub.bean(ListApprovals.class).approve(approver, list, 1));
        awaitThat(
                () -> hub.count("SELECT count(*) FROM residence_list WHERE id = ? AND state = 'APPROVED'", list) == 1);
        MessageContext.ofPerson(maker).run(() -> hub.bean(ListSendClick.class).send(maker, list));
    }

    private void writeAll(String cell) {
        CommentForms forms = hub.bean(CommentForms.class);
        List<UUID> lines = hub.jdbc()
                .queryForList("SELECT line FROM residence_form WHERE organisation = ? ORDER BY line", UUID.class, cell);
        if (lines.isEmpty()) {
            return;
        }
        MessageContext.ofPerson(writer).run(() -> {
            FormEntry entry = new FormEntry(List.of(1, 1, 1, 1, 1, 2), "Tham gia đầy đủ các cuộc họp tổ dân phố.");
            forms.save(writer, lines.get(0), 0, entry);
            requireAll(forms.copy(writer, lines.get(0), lines));
            requireAll(forms.submit(writer, lines));
        });
    }

    private void approveAll(Ward ward) {
        FormApprovals approvals = hub.bean(FormApprovals.class);
        MessageContext.ofPerson(ward.secretary()).run(() -> {
            while (approvals.waiting(ward.secretary()) > 0) {
                requireAll(approvals.approveAll(ward.secretary(), "", false));
            }
        });
    }

    private void signAll(Ward ward) {
        FormSendClick sending = hub.bean(FormSendClick.class);
        List<UUID> ready = sending.lines(ward.secretary(), EnumSet.of(FormState.APPROVED), "");
        while (!ready.isEmpty()) {
            requireAll(sending.send(ward.secretary(), ready));
            ready = sending.lines(ward.secretary(), EnumSet.of(FormState.APPROVED), "");
        }
    }

    private Tally tally() {
        String mine = "residence_line l WHERE l.cell LIKE '" + prefix() + "%'";
        return new Tally()
                .stage("in", hub.count("SELECT count(*) FROM " + mine))
                .stage(
                        "requests",
                        hub.count("SELECT count(*) FROM residence_request WHERE organisation LIKE ?", prefix() + "%"))
                .stage("received", hub.count("SELECT count(*) FROM " + mine + " AND l.state = 'RECEIVED'"))
                .stage(
                        "papers",
                        hub.count(
                                "SELECT count(DISTINCT f.document) FROM residence_form f JOIN document d ON d.id = f.document"
                                        + " WHERE f.organisation LIKE ?",
                                prefix() + "%"))
                .stage(
                        "returned at the portal",
                        portal().all().stream()
                                .filter(dossier -> RETURNED.equals(dossier.status()))
                                .count())
                .stage(
                        "returned dossiers",
                        hub.count(
                                "SELECT count(*) FROM dossier d JOIN residence_line l ON l.dossier = d.number"
                                        + " WHERE d.status = 'RESULT_RETURNED' AND l.cell LIKE ?",
                                prefix() + "%"))
                .twice(hub.count(
                        "SELECT count(*) FROM (SELECT subject FROM document WHERE subject LIKE 'residence-line:%'"
                                + " GROUP BY 1 HAVING count(*) > 1) AS doubled"));
    }

    private Dossiers portal() {
        return hub.sandbox().partners().getBean(Dossiers.class);
    }

    /** A committee whose keys the sandbox has, with the cells of this round below it. */
    private record Ward(String code, long secretary, List<String> cells) {}

    private List<Ward> wards(int lines) {
        int wanted = Math.max(1, lines / LINES_OF_CELL);
        List<Ward> wards = new ArrayList<>();
        hub.jdbc()
                .query(
                        """
                        SELECT o.code, min(p.person_id) AS secretary FROM organisation o JOIN position p ON p.organisation_code = o.code
                         WHERE o.residential AND o.kind = 'UPPER_COMMITTEE' AND o.valid_to IS NULL AND p.kind = 'SECRETARY'
                         GROUP BY o.code ORDER BY o.code
                        """,
                        row -> {
                            wards.add(new Ward(row.getString("code"), row.getLong("secretary"), new ArrayList<>()));
                        });
        for (int cell = 0; cell < wanted; cell++) {
            Ward ward = wards.get(cell % wards.size());
            ward.cells().add(organisation(prefix() + "H" + cell, true, ward.code()));
        }
        List<Ward> used = wards.stream().filter(ward -> !ward.cells().isEmpty()).toList();
        cells(used).forEach(cell -> hub.bean(Positions.class)
                .appoint(writer, cell, PositionKind.SECRETARY, SINCE, "load"));
        return used;
    }

    private static List<String> cells(List<Ward> wards) {
        return wards.stream().flatMap(ward -> ward.cells().stream()).toList();
    }

    private List<String> workplaces(int lines) {
        int wanted = (lines + LINES_OF_LIST - 1) / LINES_OF_LIST;
        List<String> workplaces = IntStream.range(0, wanted)
                .mapToObj(number -> organisation(prefix() + "W" + number, false, "HN-TAYHO-VIDU"))
                .toList();
        Positions positions = hub.bean(Positions.class);
        workplaces.forEach(workplace -> {
            positions.appoint(maker, workplace, PositionKind.DELEGATE, SINCE, "load");
            positions.appoint(approver, workplace, PositionKind.SECRETARY, SINCE, "load");
        });
        return workplaces;
    }

    private String prefix() {
        return "HN-PD" + round + "-";
    }

    /** How those of this round's members begin. */
    private String personalIds() {
        return "90" + "%02d".formatted(round);
    }

    private String organisation(String code, boolean residential, String parent) {
        hub.jdbc()
                .update(
                        """
                        INSERT INTO organisation
                            (code, valid_from, kind, name, residential, parent_code, address, search_text, sort_key)
                        VALUES (?, ?, 'CELL', ?, ?, ?, 'Trụ sở mẫu', lower(?), ?)
                        """,
                        code,
                        SINCE,
                        "Chi bộ mẫu " + code,
                        residential,
                        parent,
                        code,
                        code);
        return code;
    }

    private void members(int lines, List<String> workplaces, List<String> cells) {
        String personalIds = personalIds();
        hub.jdbc()
                .update(
                        """
                        INSERT INTO person (personal_id, full_name, search_text)
                        SELECT ? || lpad(n::text, 8, '0'), 'Nguyễn Thị Phép Đo', 'nguyen thi phep do' FROM generate_series(0, ?) AS n
                        """,
                        personalIds,
                        lines - 1);
        hub.jdbc()
                .update(
                        """
                        WITH model AS (SELECT * FROM member_account WHERE status = 'ACTIVE' LIMIT 1),
                        members AS (
                            SELECT id, personal_id, (?::text[])[1 + right(personal_id, 8)::int / ?] AS cell,
                                   (?::text[])[1 + right(personal_id, 8)::int % ?] AS residence
                              FROM person WHERE personal_id LIKE ? || '%')
                        INSERT INTO member_account
                               (person_id, status, name_key, sort_key, cell_code, profile, version, activated_at, changed_at)
                        SELECT m.id, 'ACTIVE', model.name_key, model.sort_key, m.cell,
                               model.profile || jsonb_build_object('cell', m.cell, 'residence', m.residence, 'citizen',
                                   model.profile -> 'citizen' || jsonb_build_object('personalId', m.personal_id)),
                               1, now(), now()
                          FROM members m CROSS JOIN model
                        """,
                        workplaces.toArray(String[]::new),
                        LINES_OF_LIST,
                        cells.toArray(String[]::new),
                        cells.size(),
                        personalIds);
    }

    private long somebody() {
        return hub.bean(People.class)
                .signedIn("0011740%05d".formatted(++people), Optional.empty(), "Trần Văn Phép Đo", Optional.empty())
                .id();
    }

    private static void requireAll(Map<?, ?> results) {
        if (results.values().stream().anyMatch(Objects::nonNull)) {
            throw new AssertionError("refused: " + results);
        }
    }

    private static void awaitThat(BooleanSupplier happened) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("a list is still on its way");
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private Round timed(int lines, Runnable work) {
        CpuClock.Reading before = hub.cpu().read();
        long begin = System.nanoTime();
        work.run();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return new Round(lines, elapsed, hub.cpu().read().since(before));
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0 / 1024.0;
    }
}
