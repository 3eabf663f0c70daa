package vn.lienthong.membership.load;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Sex;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.organisation.LoadLine;
import vn.lienthong.organisation.LoadStep;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/**
 * {@code accounts.csv}: accounts of members approved before the hub began. They are active at once; their position is the
 * one the positions of the hub say. Once somebody has sent a request through the hub, the file changes that account no more.
 */
@Component
class AccountStep implements LoadStep<AccountStep.Row> {

    private static final String DAY = "yyyy-MM-dd";
    private static final String NATIONALITY = "VN";
    private static final String ALIVE = "alive";

    private final AccountStore accounts;
    private final People people;
    private final Organisations organisations;
    private final Positions positions;
    private final Clock clock;

    AccountStep(JdbcTemplate jdbc, People people, Organisations organisations, Positions positions, Clock clock) {
        this.accounts = new AccountStore(jdbc);
        this.people = people;
        this.organisations = organisations;
        this.positions = positions;
        this.clock = clock;
    }

    record Row(
            String personalId,
            Optional<String> cardNumber,
            Optional<String> fileNumber,
            LocalDate joinedOn,
            Optional<LocalDate> officialOn,
            String cell,
            String residence,
            Long monthlyFee,
            YearMonth feeFrom,
            Optional<String> employer,
            Optional<String> phone,
            Optional<String> email,
            Optional<Sex> sex,
            Optional<String> address,
            Optional<String> nativePlace) {}

    @Override
    public String file() {
        return "accounts.csv";
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "personal_id",
                "card_number",
                "file_number",
                "joined_on",
                "official_on",
                "cell_code",
                "residence_cell_code",
                "monthly_fee",
                "fee_from",
                "employer",
                "phone",
                "email",
                "sex",
                "address",
                "native_place");
    }

    @Override
    public Row read(LoadLine line) {
        return new Row(
                line.personalId("personal_id"),
                line.optionalText("card_number"),
                line.optionalText("file_number"),
                line.value("joined_on", DAY, LocalDate::parse),
                line.optionalValue("official_on", DAY, LocalDate::parse),
                line.text("cell_code"),
                line.text("residence_cell_code"),
                line.value("monthly_fee", "60000", AccountStep::fee),
                line.value("fee_from", "yyyy-MM", YearMonth::parse),
                line.optionalText("employer"),
                line.optionalText("phone"),
                line.optionalText("email"),
                line.optionalValue("sex", "MALE, FEMALE", Sex::valueOf),
                line.optionalText("address"),
                line.optionalText("native_place"));
    }

    private static Long fee(String text) {
        long fee = Long.parseLong(text);
        if (fee < 0) {
            throw new IllegalArgumentException("negative");
        }
        return fee;
    }

    @Override
    public Object key(Row row) {
        return row.personalId();
    }

    @Override
    public LoadTally write(List<Loaded<Row>> rows) {
        Map<String, Long> ids = people.idsByPersonalId(
                rows.stream().map(loaded -> loaded.row().personalId()).toList());
        Known known = new Known();
        List<AccountStore.LoadedAccount> wanted = new ArrayList<>();
        for (Loaded<Row> loaded : rows) {
            Long id = ids.get(loaded.row().personalId());
            check(loaded, id, known);
            if (!loaded.line().refused()) {
                Person person = people.find(id).orElseThrow();
                wanted.add(new AccountStore.LoadedAccount(
                        id,
                        profile(
                                loaded.row(),
                                person,
                                known.positionOf(id, loaded.row().cell()))));
            }
        }
        return accounts.load(wanted, clock.instant());
    }

    private void check(Loaded<Row> loaded, Long id, Known known) {
        Row row = loaded.row();
        if (id == null) {
            loaded.line().refuse("personal_id", ErrorCode.PERSON_UNKNOWN);
        }
        Optional<Organisation> cell = known.organisation(row.cell());
        if (cell.isEmpty()) {
            loaded.line().refuse("cell_code", ErrorCode.ORGANISATION_UNKNOWN, row.cell());
        } else if (!cell.get().kind().isCell()) {
            loaded.line().refuse("cell_code", ErrorCode.CELL_MISSING);
        }
        if (known.organisation(row.residence()).isEmpty()) {
            loaded.line().refuse("residence_cell_code", ErrorCode.ORGANISATION_UNKNOWN, row.residence());
        }
        if (row.cardNumber().isEmpty() && row.fileNumber().isEmpty()) {
            loaded.line().refuse("card_number", ErrorCode.MEMBER_NUMBERS_MISSING);
        }
    }

    private static Profile profile(Row row, Person person, CellPosition position) {
        return new Profile(
                new Profile.Citizen(
                        person.birthDate().orElse(null),
                        row.sex().orElse(null),
                        NATIONALITY,
                        row.personalId(),
                        new Profile.Address(null, null, null, row.address().orElse(null))),
                new Profile.Member(
                        person.fullName(),
                        row.cardNumber().orElse(null),
                        row.fileNumber().orElse(null),
                        row.joinedOn(),
                        row.officialOn().orElse(null),
                        position,
                        null),
                row.cell(),
                row.residence(),
                new Profile.Fee(row.monthlyFee(), row.feeFrom()),
                new Profile.Employer(row.employer().orElse(null), null, Profile.Address.NONE),
                new Profile.Extended(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        row.email().orElse(null),
                        row.phone().orElse(null),
                        ALIVE,
                        row.nativePlace().orElse(null)));
    }

    /** What the tree and the positions say today, asked once for each organisation of a write. */
    private final class Known {

        private final LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        private final Map<String, Optional<Organisation>> organisationsByCode = new HashMap<>();
        private final Map<String, List<Position>> leadersByCell = new HashMap<>();

        Optional<Organisation> organisation(String code) {
            return organisationsByCode.computeIfAbsent(code, unseen -> organisations.find(unseen, today));
        }

        CellPosition positionOf(long person, String cell) {
            return leadersByCell
                    .computeIfAbsent(
                            cell,
                            unseen -> positions.holders(
                                    unseen, Set.of(PositionKind.SECRETARY, PositionKind.DEPUTY), today))
                    .stream()
                    .filter(position -> position.personId() == person)
                    .map(position ->
                            position.kind() == PositionKind.SECRETARY ? CellPosition.SECRETARY : CellPosition.DEPUTY)
                    .findFirst()
                    .orElse(CellPosition.MEMBER);
        }
    }
}
