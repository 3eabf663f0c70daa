package vn.lienthong.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.humantask.TaskLifecycle;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;

/**
 * An invented committee with two cells, their officers, and tasks as routes create them. Every call of {@link #cell} gives
 * a new cell with a new secretary and deputy, so that tests do not see each other's tasks.
 */
class Office {

    private static final LocalDate START = LocalDate.of(2025, 7, 1);
    private static final String COMMITTEE = "VD-PHUONG";

    private final JdbcClient jdbc;
    private final People people;
    private final Positions positions;
    private final TaskLifecycle lifecycle;
    private final Tasks tasks;
    private int count;

    Office(JdbcClient jdbc, People people, Positions positions, TaskLifecycle lifecycle, Tasks tasks) {
        this.jdbc = jdbc;
        this.people = people;
        this.positions = positions;
        this.lifecycle = lifecycle;
        this.tasks = tasks;
    }

    /** A cell with its officers. */
    record Cell(String code, long secretary, long deputy) {}

    synchronized Cell cell(String name) {
        organisation("VD-THANHUY", OrganisationKind.CITY_COMMITTEE, "Thành ủy Ví Dụ", null);
        organisation(COMMITTEE, OrganisationKind.UPPER_COMMITTEE, "Đảng bộ phường Ví Dụ", "VD-THANHUY");
        String code = "VD-CB-" + ++count;
        organisation(code, OrganisationKind.GRASSROOTS_CELL, name, COMMITTEE);
        long secretary = person("Lê Thị Minh Họa");
        long deputy = person("Phạm Văn Giả Định");
        positions.appoint(secretary, code, PositionKind.SECRETARY, START, "load");
        positions.appoint(deputy, code, PositionKind.DEPUTY, START, "load");
        return new Cell(code, secretary, deputy);
    }

    /** Somebody who holds a position in the committee above the cells. */
    synchronized long committeeSecretary() {
        long secretary = person("Đỗ Văn Thí Dụ");
        positions.appoint(secretary, COMMITTEE, PositionKind.SECRETARY, START, "load");
        return secretary;
    }

    synchronized long person(String fullName) {
        String personalId = String.format("0011%02d%06d", 73, ++count);
        return people.signedIn(personalId, Optional.empty(), fullName, Optional.empty())
                .id();
    }

    /** A task of this type about an invented member of the cell; its id. */
    UUID task(String type, Cell cell, String subjectName) {
        long subject = person(subjectName);
        String reference = UUID.randomUUID().toString();
        String dossier = "G22.99.TK-001173" + String.format("%06d", count) + "-261121-0001";
        new MessageContext(Optional.of(UUID.randomUUID()), "person:" + subject, Optional.empty())
                .run(() -> lifecycle.create(
                        type,
                        dossier,
                        new TaskRequest(
                                reference, OptionalLong.of(subject), subjectName, cell.code(), START.plusYears(1))));
        return tasks.ofSubject(reference).get(0).id();
    }

    /** What the person was shown of tasks, by the audit log, in order. */
    List<String> readsOfTasks(long reader) {
        return jdbc.sql("SELECT subject FROM audit_entry WHERE action = 'tasks.read' AND actor = ? ORDER BY id")
                .param("person:" + reader)
                .query(String.class)
                .list();
    }

    /** Makes the task look as if its due time had passed this many days ago. */
    void makeOverdue(UUID task, int days) {
        jdbc.sql("UPDATE human_task SET due_at = now() - make_interval(days => ?) WHERE id = ?")
                .params(days, task)
                .update();
    }

    /** A notice as its route stores it; newer ones have larger ids. */
    UUID notice(long recipient, String kind, String link, String... arguments) {
        UUID id = new UUID((System.currentTimeMillis() << 16) | 0x7000 | (++count & 0xfff), 0x8000000000000000L);
        jdbc.sql(
                        """
                        INSERT INTO notice (id, recipient, dossier, kind, arguments, link, created_at)
                        VALUES (?, ?, 'G22.99.TK-001173000017-261121-0001', ?, ?, ?, now())
                        """)
                .params(id, recipient, kind, arguments.length == 0 ? new String[] {""} : arguments, link)
                .update();
        return id;
    }

    private void organisation(String code, OrganisationKind kind, String name, String parent) {
        jdbc.sql(
                        """
                        INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, search_text, sort_key)
                        SELECT ?, ?, ?, false, ?, '', ?, ?, ?
                        WHERE NOT EXISTS (SELECT FROM organisation WHERE code = ?)
                        """)
                .params(
                        code,
                        kind.name(),
                        name,
                        parent,
                        START,
                        SearchText.of(name + " " + code),
                        SearchText.sortKey(name),
                        code)
                .update();
    }
}
