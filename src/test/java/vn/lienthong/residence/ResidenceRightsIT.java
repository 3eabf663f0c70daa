package vn.lienthong.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.lienthong.document.Attachment;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.home.ActivityKind;
import vn.lienthong.residence.home.Attendance;
import vn.lienthong.residence.home.CommentForms;
import vn.lienthong.residence.home.FormChoices;
import vn.lienthong.residence.home.FormEntry;
import vn.lienthong.residence.home.TwoWayMembers;
import vn.lienthong.residence.home.Violations;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.LineChanges;
import vn.lienthong.residence.workplace.LineChoice;
import vn.lienthong.residence.workplace.LineFilter;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.ListApprovals;
import vn.lienthong.residence.workplace.ListMembers;
import vn.lienthong.residence.workplace.ListPurpose;
import vn.lienthong.residence.workplace.ListSendClick;
import vn.lienthong.residence.workplace.Reports;
import vn.lienthong.testsupport.Browser;
import vn.lienthong.testsupport.Browser.Page;
import vn.lienthong.testsupport.HostileFiles;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;

/**
 * Every address of the conversation, as a page or as a program, asked for by people it is not for. The addresses are those that are
 * mapped: one that is new is among them, or a test here fails until it is.
 */
class ResidenceRightsIT {

    private static final String COMPANY = "HN-TAYHO-VIDU";
    private static final String WARD = "HN-HOANKIEM";
    private static final String CELL = "HN-HOANKIEM-DC22";

    private static final String MAKER = "035203000030";
    private static final String APPROVER = "036156000029";
    private static final String MEMBER = "001085000035";
    private static final String CELL_SECRETARY = "001063000162";
    private static final String WARD_SECRETARY = "001098000150";
    private static final List<String> ENTITLED = List.of(MAKER, APPROVER, MEMBER, CELL_SECRETARY, WARD_SECRETARY);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Addresses with something in them that at least one of the entitled can open as things stand. */
    private static final int OPENED = 20;

    /** What forms send; whoever may not look is refused before any of it is read. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("submission", "1"),
            Map.entry("version", "0"),
            Map.entry("do", "save"),
            Map.entry("outcome", "approve"),
            Map.entry("reason", "Thử"),
            Map.entry("text", "Thử"),
            Map.entry("comment", "Thử"),
            Map.entry("form", UUID.randomUUID().toString()),
            Map.entry("organisation", CELL),
            Map.entry("residence", CELL),
            Map.entry("day", "20/11/2026"),
            Map.entry("kind", "MEETING"),
            Map.entry("attendance", "PRESENT"));

    private static Sandbox sandbox;
    private static final Map<String, String> ids = new TreeMap<>();
    private static UUID task;

    /** Tasks the ended secretary decided while the position was held. */
    private static final List<UUID> decidedOnce = new ArrayList<>();

    /** People of whom each might be taken for somebody who may. */
    enum Stranger {
        ANOTHER_WARDS_SECRETARY("035070000171"),
        MEMBER_OF_THE_CELL("040075000165"),
        ENDED_SECRETARY("001098000166"),
        DELEGATE_OUT_OF_PERIOD("035301000167");

        private final String personalId;

        Stranger(String personalId) {
            this.personalId = personalId;
        }
    }

    /** An address, and whether its form has a file in it. */
    private record Door(RequestMethod method, String pattern, boolean file) {

        String address() {
            Matcher variables = VARIABLE.matcher(pattern);
            return variables.replaceAll(found -> id(found.group(1)));
        }

        private String id(String variable) {
            return ids.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith(" " + variable)
                            && pattern.startsWith(entry.getKey().split(" ")[0]))
                    .max(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElseThrow(() -> new AssertionError("no id for " + variable + " of " + pattern));
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeAll
    static void aListOnItsWayWithEverythingThatCanBeAskedFor() throws Exception {
        sandbox = SharedSandbox.get();
        positions();
        UUID list = sentList();
        UUID line = one("SELECT id FROM residence_line WHERE list = ?", list);
        soon(() -> exists("SELECT 1 FROM residence_form WHERE line = ?", line));
        Reports reports = bean(Reports.class);
        reports.attach(person(MEMBER), line, new Attachment("anh.png", "image/png", picture()));
        reports.send(person(MEMBER), line, "Đã họp đủ các kỳ.");
        soon(() -> exists("SELECT 1 FROM residence_received_report WHERE line = ?", line));
        CommentForms forms = bean(CommentForms.class);
        forms.save(person(CELL_SECRETARY), line, 0, new FormEntry(List.of(1, 1, 1, 1, 1, 2), "Tốt"));
        UUID choice = bean(FormChoices.class).choose(person(CELL_SECRETARY), List.of(line));
        forms.submit(person(CELL_SECRETARY), List.of(line));
        soon(() -> !bean(Tasks.class).ofSubject(line + "/1").isEmpty());
        task = bean(Tasks.class).ofSubject(line + "/1").get(0).id();
        long ended = person(Stranger.ENDED_SECRETARY.personalId);
        UUID violation = violation(line, ended, person(WARD_SECRETARY));
        decidedOnce.add(bean(Tasks.class)
                .ofSubject(violation(line, person(CELL_SECRETARY), ended).toString())
                .get(0)
                .id());
        soon(() -> exists("SELECT 1 FROM residence_told_violation WHERE id = ?", violation));
        ids.put("/residence line", line.toString());
        ids.put("/residence choice", choice.toString());
        ids.put("/residence submission", "1");
        ids.put(
                "/residence document",
                one("SELECT document FROM residence_report_file WHERE line = ?", line)
                        .toString());
        ids.put("/residence/lists id", list.toString());
        UUID member = one("SELECT id FROM residence_two_way WHERE line = ?", line);
        bean(TwoWayMembers.class)
                .record(
                        person(CELL_SECRETARY),
                        UUID.randomUUID(),
                        List.of(member),
                        LocalDate.now(),
                        ActivityKind.MEETING,
                        Attendance.PRESENT,
                        "");
        ids.put("/residence/members id", member.toString());
        ids.put(
                "/residence activity",
                one("SELECT id FROM residence_activity WHERE member = ?", member)
                        .toString());
        ids.put("/residence/violations id", violation.toString());
        ids.put("/tasks id", task.toString());
        ids.put("/api/v1/tasks id", task.toString());
        positionsOfThePast();
        settle();
    }

    /** A notice, told to the workplace. */
    private static UUID violation(UUID line, long writer, long decider) {
        UUID violation = bean(Violations.class)
                .write(writer, UUID.randomUUID(), line, false, "Gây mất trật tự")
                .id();
        soon(() -> !bean(Tasks.class).ofSubject(violation.toString()).isEmpty());
        bean(Tasks.class)
                .decide(
                        decider,
                        bean(Tasks.class).ofSubject(violation.toString()).get(0).id(),
                        "approve",
                        null);
        return violation;
    }

    private static UUID sentList() {
        CommentLists lists = bean(CommentLists.class);
        long maker = person(MAKER);
        UUID list = lists.open(maker, COMPANY, LocalDate.now().getYear(), ListPurpose.ON_DEMAND)
                .id();
        bean(ListMembers.class).add(maker, list, List.of(person(MEMBER)));
        LineChoice all = LineChoice.all(LineFilter.ALL);
        LineChanges changes = bean(LineChanges.class);
        changes.kind(maker, list, all, LineKind.INTRODUCE_AND_COMMENT);
        changes.report(maker, list, all, true);
        changes.residence(maker, list, all, CELL);
        lists.submit(maker, list, lists.ownList(maker, list).version());
        soon(() ->
                lists.waitingTask(person(APPROVER), lists.ownList(maker, list)).isPresent());
        bean(ListApprovals.class).approve(person(Stranger.ENDED_SECRETARY.personalId), list, 1);
        decidedOnce.add(bean(Tasks.class)
                .ofSubject(lists.ownList(maker, list).subject())
                .get(0)
                .id());
        soon(() -> lists.ownList(maker, list).state().name().equals("APPROVED"));
        bean(ListSendClick.class).send(maker, list);
        soon(() -> lists.ownList(maker, list).state().name().equals("SENT"));
        return list;
    }

    private static void positions() {
        long ended = person(Stranger.ENDED_SECRETARY.personalId);
        List.of(COMPANY, WARD, CELL).forEach(organisation -> bean(Positions.class)
                .appoint(
                        ended,
                        organisation,
                        PositionKind.SECRETARY,
                        LocalDate.now().minusYears(1),
                        "test"));
    }

    private static void positionsOfThePast() {
        LocalDate today = LocalDate.now();
        long ended = person(Stranger.ENDED_SECRETARY.personalId);
        Map<String, String> officers = Map.of(COMPANY, APPROVER, WARD, WARD_SECRETARY, CELL, CELL_SECRETARY);
        officers.forEach((organisation, officer) -> {
            bean(Positions.class).end(ended, organisation, today.minusDays(1), "test");
            bean(JdbcClient.class)
                    .sql(
                            "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, valid_from, valid_to,"
                                    + " reference) VALUES (?, ?, ?, 'SECRETARY', ?, ?, 'test')")
                    .params(
                            person(officer),
                            person(Stranger.DELEGATE_OUT_OF_PERIOD.personalId),
                            organisation,
                            today.minusDays(60),
                            today.minusDays(30))
                    .update();
        });
    }

    @ParameterizedTest
    @EnumSource(Stranger.class)
    void noAddressIsForSomebodyElse(Stranger who) {
        Browser browser = loggedIn(who.personalId);
        Page some = browser.get(url("/notices"));
        Map<String, Integer> answered = new LinkedHashMap<>();
        List<String> before = rows();

        for (Door door : doors()) {
            int status = knock(browser, some, door);
            if (!List.of(403, 404).contains(status)) {
                answered.put(door + " as " + door.address(), status);
            }
        }

        // the address of a choice is of whoever chose: to others it is as one that was forgotten
        answered.entrySet().removeIf(entry -> entry.getKey().contains("{choice}") && entry.getValue() == 422);
        assertThat(answered).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    /** The notice of a violation that was written then is among the addresses above, the list that was approved then, too. */
    @Test
    void whatWasDecidedWhileThePositionWasHeldIsReadNoMore() {
        Browser browser = loggedIn(Stranger.ENDED_SECRETARY.personalId);
        assertThat(decidedOnce).hasSize(2);

        for (UUID decided : decidedOnce) {
            assertThat(browser.getOnly(url("/tasks/" + decided)).status()).isIn(403, 404);
        }
        assertThat(browser.get(url("/residence/lists/approvals")).html())
                .doesNotContain(ids.get("/residence/lists id"));
    }

    /** Where what is meant stands in the form, there is nothing in the address to be refused by. */
    @ParameterizedTest
    @EnumSource(Stranger.class)
    void noFormThatNamesSomethingIsForSomebodyElse(Stranger who) {
        Browser browser = loggedIn(who.personalId);
        Page some = browser.get(url("/notices"));
        String line = ids.get("/residence line");
        Map<String, String> move = Map.of("line", line, "do", "move", "cell", CELL);
        List<Map.Entry<String, Map<String, String>>> forms = List.of(
                Map.entry("/residence/forms/write", move),
                Map.entry("/residence/forms/send", move),
                Map.entry("/residence/members/introductions", move),
                Map.entry("/residence/members/introductions", Map.of("line", line, "do", "take")),
                Map.entry(
                        "/residence/members/activities",
                        Map.of(
                                "formKey", UUID.randomUUID().toString(),
                                "member", ids.get("/residence/members id"),
                                "day", "20/11/2026",
                                "kind", "MEETING",
                                "attendance", "PRESENT",
                                "remark", "Thử")),
                Map.entry("/residence/requests/return", Map.of("line", line, "reason", "Thử")),
                Map.entry("/residence/requests/return/ask", Map.of("line", line)),
                Map.entry("/residence/forms/approve", Map.of("task", task.toString())),
                Map.entry("/residence/forms/approve/all", Map.of("q", "")),
                Map.entry("/tasks/decide", Map.of("task", task.toString(), "outcome", "approve")),
                Map.entry("/residence/lists", Map.of("organisation", COMPANY, "year", year(), "purpose", "ON_DEMAND")),
                Map.entry("/residence/lists/statistics/paper", statistics(COMPANY)),
                Map.entry("/residence/forms/statistics/paper", statistics(CELL)),
                Map.entry("/residence/forms/statistics/paper", statistics(WARD)));
        assertThat(forms)
                .extracting(Map.Entry::getKey)
                .as("every form that is mapped")
                .containsAll(plain(method -> method != RequestMethod.GET));
        List<String> before = rows();
        Map<String, Integer> answered = new LinkedHashMap<>();

        for (Map.Entry<String, Map<String, String>> form : forms) {
            Map<String, String> fields = new LinkedHashMap<>(form.getValue());
            fields.put("_csrf", some.formToken());
            answered.put(
                    form.getKey() + " " + form.getValue().keySet(),
                    browser.postOnly(url(form.getKey()), fields).status());
        }

        assertThat(answered.values()).as("%s", answered).isSubsetOf(302, 303, 403, 404);
        assertThat(rows()).isEqualTo(before);
    }

    private static String year() {
        return Integer.toString(LocalDate.now().getYear());
    }

    private static Map<String, String> statistics(String organisation) {
        return Map.of(
                "organisation",
                organisation,
                "formKey",
                UUID.randomUUID().toString(),
                "from",
                year() + "-01",
                "to",
                year() + "-12");
    }

    /** Lists show what is the own; these people may have some. */
    @ParameterizedTest
    @EnumSource(Stranger.class)
    void noListNamesWhatIsForSomebodyElse(Stranger who) {
        Browser browser = loggedIn(who.personalId);
        String memberName =
                bean(People.class).find(person(MEMBER)).map(Person::fullName).orElseThrow();
        List<String> paths = plain(RequestMethod.GET::equals);
        assertThat(paths).hasSizeGreaterThan(15);
        for (String path : paths) {
            for (String organisation : List.of(COMPANY, WARD, CELL)) {
                Page page = browser.getOnly(url(path + "?organisation=" + organisation));
                assertThat(page.status()).as(path).isIn(200, 302, 303, 400, 403, 404, 422);
                assertThat(page.html())
                        .as(path)
                        .doesNotContain(ids.get("/residence/lists id"))
                        .doesNotContain(ids.get("/residence line"))
                        .doesNotContain(ids.get("/residence/violations id"))
                        .doesNotContain(task.toString())
                        .doesNotContain(memberName);
            }
            Page named = browser.getOnly(
                    url(path + "?outcome=approve&task=" + task + "&line=" + ids.get("/residence line")));
            assertThat(named.html()).as(path).doesNotContain(memberName);
        }
    }

    /**
     * What no door takes is shown to the first four in {@code ResidenceScreensIT}, to the last in {@code HomeScreensTest}, where nothing
     * stops reading by itself; a new one is to be shown it there, too.
     */
    @Test
    void everyDoorForFilesIsKnownAndNoneTakesWhatIsLargerThanAnyForm() {
        assertThat(mapped().filter(Door::file).map(Door::pattern))
                .containsExactlyInAnyOrder(
                        "/residence/lists/{id}/file",
                        "/residence/lists/{id}/scans",
                        "/residence/lists/receiving/{id}/lines/{line}/paper-report",
                        "/residence/reports/{line}",
                        "/residence/forms/write/{choice}/{line}");
        List<String> before = rows();
        Browser browser = loggedIn(CELL_SECRETARY);
        String door = url("/residence/forms/write/" + ids.get("/residence choice") + "/" + ids.get("/residence line"));

        Page told = browser.uploadMegabytes(
                browser.get(url("/notices")), door, FIELDS, "scan", "rat-lon.pdf", HostileFiles.FAR_TOO_LARGE);

        assertThat(told.html()).contains("Tệp lớn hơn 10 MB");
        assertThat(rows()).isEqualTo(before);
    }

    /** All that the conversation keeps of the member, as text. */
    private static List<String> rows() {
        JdbcClient jdbc = bean(JdbcClient.class);
        List<String> tables = jdbc.sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
                                + " AND (table_name LIKE 'residence\\_%' OR table_name IN ('human_task', 'document')) ORDER BY 1")
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(10);
        return tables.stream()
                .flatMap(table -> jdbc
                        .sql("SELECT '" + table + " ' || t::text FROM " + table + " t ORDER BY 1")
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    /** What was clicked above has come to its end. */
    private static void settle() {
        AtomicReference<List<String>> seen = new AtomicReference<>(List.of());
        await().atMost(SOON).pollInterval(Duration.ofSeconds(2)).until(() -> {
            List<String> now = rows();
            return now.equals(seen.getAndSet(now))
                    && !bean(JdbcClient.class)
                            .sql("SELECT EXISTS (SELECT FROM outbox)")
                            .query(Boolean.class)
                            .single();
        });
    }

    @Test
    void thoseAddressesAreOpenToThoseTheyAreFor() {
        List<Browser> entitled =
                ENTITLED.stream().map(ResidenceRightsIT::loggedIn).toList();
        List<String> opened = doors().stream()
                .filter(door -> door.method() == RequestMethod.GET)
                .filter(door -> entitled.stream()
                        .anyMatch(
                                browser -> browser.getOnly(url(door.address())).status() == 200))
                .map(Door::toString)
                .toList();

        assertThat(opened).hasSizeGreaterThanOrEqualTo(OPENED);
    }

    private static int knock(Browser browser, Page some, Door door) {
        String address = url(door.address());
        if (door.method() == RequestMethod.GET) {
            return browser.getOnly(address + "?outcome=approve").status();
        }
        if (door.pattern().startsWith("/api/")) {
            return browser.postJson(address, "{\"outcome\":\"approve\"}", some.formToken())
                    .status();
        }
        if (door.file()) {
            String field = door.pattern().contains("scans") || door.pattern().contains("write") ? "scan" : "file";
            return browser.upload(some, address, FIELDS, field, "anh.png", picture())
                    .status();
        }
        Map<String, String> fields = new LinkedHashMap<>(FIELDS);
        if (door.pattern().startsWith("/residence/lists/")) {
            fields.put("kind", "COMMENT"); // of a line, not of an activity
        }
        fields.put("_csrf", some.formToken());
        return browser.postOnly(address, fields).status();
    }

    /** Every mapped address with something in it. */
    private static List<Door> doors() {
        List<Door> doors = mapped().filter(door -> door.pattern().contains("{")).toList();
        assertThat(doors).hasSizeGreaterThan(50);
        return doors;
    }

    /** The others: what they are about stands in a form, or is whatever there is for the person. */
    private static List<String> plain(Predicate<RequestMethod> methods) {
        return mapped().filter(door -> !door.pattern().contains("{") && methods.test(door.method()))
                .map(Door::pattern)
                .distinct()
                .toList();
    }

    /** Every address of a page of the conversation, wherever it lies, and of tasks. */
    private static Stream<Door> mapped() {
        return sandbox
                .hub()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .flatMap(mapped -> mapped.getKey().getPatternValues().stream()
                        .filter(pattern -> pattern.matches("/(residence|tasks|api/v1/(residence|tasks))(/.*)?")
                                || mapped.getValue().getBeanType().getName().startsWith("vn.lienthong.residence."))
                        .flatMap(pattern -> methods(mapped.getKey()).stream()
                                .map(method -> new Door(method, pattern, file(mapped.getValue())))));
    }

    private static List<RequestMethod> methods(RequestMappingInfo mapping) {
        List<RequestMethod> methods = List.copyOf(mapping.getMethodsCondition().getMethods());
        assertThat(methods).as("%s", mapping).isNotEmpty().isSubsetOf(RequestMethod.GET, RequestMethod.POST);
        return methods;
    }

    private static boolean file(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter ->
                        parameter.getGenericParameterType().getTypeName().contains("MultipartFile"));
    }

    private static Browser loggedIn(String personalId) {
        Browser browser = new Browser();
        browser.logIn(sandbox, personalId);
        return browser;
    }

    private static String url(String path) {
        return sandbox.hubUrl() + path;
    }

    private static long person(String personalId) {
        return bean(People.class).byPersonalId(personalId).map(Person::id).orElseThrow();
    }

    private static <T> T bean(Class<T> type) {
        return sandbox.hub().getBean(type);
    }

    private static UUID one(String sql, Object id) {
        return one(sql, UUID.class, id);
    }

    private static <T> T one(String sql, Class<T> type, Object id) {
        return bean(JdbcClient.class).sql(sql).param(id).query(type).single();
    }

    private static boolean exists(String sql, UUID id) {
        Optional<Integer> found =
                bean(JdbcClient.class).sql(sql).param(id).query(Integer.class).optional();
        return found.isPresent();
    }

    private static void soon(Callable<Boolean> condition) {
        await().atMost(SOON).until(condition);
    }

    private static byte[] picture() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
