package vn.lienthong.membership.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.memberdb.MemberDatabase;
import vn.lienthong.partner.memberdb.MemberRecord;

/** Adds the module and a small tree to the screens under test; only the member database is stood in for. */
@ComponentScan(
        basePackages = "vn.lienthong.membership",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {".*Tests?", ".*\\.load\\..*", ".*\\.StandingRequests"}))
@ComponentScan(
        basePackages = "vn.lienthong.messaging",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.JdbcInbox"))
class MembershipScreens {

    @Bean
    PartnerOfTests memberDatabase() {
        return new PartnerOfTests();
    }

    @Bean
    Tree tree(JdbcClient jdbc, People people, Positions positions) {
        return new Tree(jdbc, people, positions);
    }

    /** Answers what a test wants. */
    static final class PartnerOfTests implements MemberDatabase {

        final AtomicReference<Answer> answer = new AtomicReference<>(new Answer.NotFound());

        /** What happens while the database is asked. */
        final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

        @Override
        public Answer lookUp(String cardNumber, String fileNumber) {
            meanwhile.get().run();
            return answer.get();
        }

        static Answer found(String personalId) {
            return found(personalId, "01.000001");
        }

        static Answer found(String personalId, String cardNumber) {
            return new Answer.Found(new MemberRecord(
                    Optional.of(personalId),
                    "Nguyễn Thị Ví Dụ",
                    Optional.of(LocalDate.of(1973, 2, 25)),
                    Optional.of("FEMALE"),
                    Optional.empty(),
                    Optional.of(cardNumber),
                    Optional.of("000001"),
                    Optional.of(LocalDate.of(2000, 5, 19)),
                    Optional.of(LocalDate.of(2001, 5, 19)),
                    Optional.of("Đảng viên"),
                    Optional.of(Profiles.CELL),
                    Optional.of("Chi bộ Kinh doanh 1"),
                    Optional.of("Xã Mẫu, Hà Nội"),
                    Optional.empty(),
                    Optional.empty(),
                    Instant.parse("2026-11-21T02:00:00Z")));
        }
    }

    /** The tree of the module's tests as rows, and people for it. */
    static final class Tree {

        private final JdbcClient jdbc;
        private final People people;
        private final Positions positions;
        private int count;

        Tree(JdbcClient jdbc, People people, Positions positions) {
            this.jdbc = jdbc;
            this.people = people;
            this.positions = positions;
            new TreeOfTests().all().forEach(organisation -> store(jdbc, organisation));
        }

        /** One more cell, where nobody lives. */
        void cell(String code, String name, String parent) {
            store(
                    jdbc,
                    new Organisation(
                            code,
                            OrganisationKind.CELL,
                            name,
                            false,
                            Optional.of(parent),
                            "",
                            LocalDate.of(2015, 1, 1),
                            Optional.empty()));
        }

        private static void store(JdbcClient jdbc, Organisation organisation) {
            jdbc.sql(
                            """
                    INSERT INTO organisation
                        (code, kind, name, residential, parent_code, address, valid_from, valid_to, search_text, sort_key)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            organisation.code(),
                            organisation.kind().name(),
                            organisation.name(),
                            organisation.residential(),
                            organisation.parent().orElse(null),
                            organisation.address(),
                            organisation.validFrom(),
                            organisation.validTo().orElse(null),
                            SearchText.of(organisation.name() + " " + organisation.code()),
                            SearchText.sortKey(organisation.name()))
                    .update();
        }

        /** Somebody new, a woman born on 25-02-1973. */
        synchronized vn.lienthong.organisation.Person person() {
            return people.signedIn(
                    "0011730002%02d".formatted(++count),
                    Optional.empty(),
                    "Nguyễn Thị Ví Dụ",
                    Optional.of(LocalDate.of(1973, 2, 25)));
        }

        /** Somebody new who leads an organisation. */
        long officer(String organisation, PositionKind kind) {
            long id = person().id();
            positions.appoint(id, organisation, kind, LocalDate.of(2026, 1, 1), "load");
            return id;
        }
    }
}
