package vn.lienthong.membership.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.ReceivingAccount;
import vn.lienthong.membership.store.ReceivingAccountStore;
import vn.lienthong.organisation.LoadLine;
import vn.lienthong.organisation.LoadStep;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;

/**
 * {@code receiving-accounts.csv}: the accounts that receive what committees keep of the fees, each by a decision on paper. A cell's
 * is declared by its holder and approved above, in the hub.
 */
@Component
class ReceivingAccountStep implements LoadStep<ReceivingAccountStep.Row> {

    /** Before the number of the decision, in {@code confirmed_by}. */
    private static final String LOADED = "load:";

    private static final Pattern BANK = Pattern.compile("\\d{6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z]{6,19}");

    /** An organisation has one account at a time. */
    record Key(String organisation, LocalDate from) {}

    record Row(Key key, String personalId, String bank, String number, String holder, String reference) {

        ReceivingAccount of(long person) {
            return new ReceivingAccount(
                    key.organisation(),
                    person,
                    new Profile.BankAccount(bank, number, holder),
                    key.from(),
                    Optional.empty(),
                    LOADED + reference);
        }
    }

    private final ReceivingAccountStore accounts;
    private final People people;
    private final Organisations organisations;

    ReceivingAccountStep(JdbcTemplate jdbc, People people, Organisations organisations) {
        this.accounts = new ReceivingAccountStore(JdbcClient.create(jdbc));
        this.people = people;
        this.organisations = organisations;
    }

    @Override
    public String file() {
        return "receiving-accounts.csv";
    }

    @Override
    public int order() {
        return 550;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "organisation_code", "personal_id", "bank", "account_number", "holder", "valid_from", "reference");
    }

    @Override
    public Row read(LoadLine line) {
        return new Row(
                new Key(line.text("organisation_code"), line.value("valid_from", "yyyy-MM-dd", LocalDate::parse)),
                line.personalId("personal_id"),
                line.value("bank", "970436", text -> matching(BANK.asMatchPredicate(), text)),
                line.value("account_number", "0-9 A-Z, 6 – 19", text -> matching(NUMBER.asMatchPredicate(), text)),
                line.text("holder"),
                line.text("reference"));
    }

    private static String matching(Predicate<String> form, String text) {
        if (!form.test(text)) {
            throw new IllegalArgumentException("not in its form");
        }
        return text;
    }

    @Override
    public Object key(Row row) {
        return row.key();
    }

    @Override
    public LoadTally write(List<Loaded<Row>> rows) {
        Map<String, Long> persons = people.idsByPersonalId(rows.stream()
                .map(loaded -> loaded.row().personalId())
                .distinct()
                .toList());
        return rows.stream()
                .map(loaded -> write(loaded.line(), loaded.row(), persons))
                .reduce(LoadTally.NONE, LoadTally::plus);
    }

    private LoadTally write(LoadLine line, Row row, Map<String, Long> persons) {
        Long person = persons.get(row.personalId());
        if (person == null) {
            line.refuse("personal_id", ErrorCode.PERSON_UNKNOWN);
        }
        Optional<Organisation> organisation =
                organisations.find(row.key().organisation(), row.key().from());
        if (organisation.isEmpty()) {
            line.refuse(
                    "organisation_code",
                    ErrorCode.ORGANISATION_UNKNOWN,
                    row.key().organisation());
        } else if (organisation.get().kind().isCell()) {
            line.refuse("organisation_code", ErrorCode.RECEIVING_ACCOUNT_OF_CELL);
        }
        return line.refused() ? LoadTally.NONE : write(line, row.of(person));
    }

    /** The account in force ends the day before; what was loaded by a decision is never another account later. */
    private LoadTally write(LoadLine line, ReceivingAccount wanted) {
        Optional<ReceivingAccount> then = accounts.find(wanted.organisation(), wanted.validFrom());
        if (then.filter(known -> known.confirmedBy().equals(wanted.confirmedBy()))
                .isPresent()) {
            ReceivingAccount known = then.get();
            boolean same = known.personId() == wanted.personId()
                    && known.account().equals(wanted.account())
                    && known.validFrom().equals(wanted.validFrom());
            if (!same) {
                line.refuse("reference", ErrorCode.RECEIVING_ACCOUNT_DECIDED);
            }
            return same ? new LoadTally(0, 0, 1, 0) : LoadTally.NONE;
        }
        Optional<ReceivingAccount> last = accounts.find(wanted.organisation(), LocalDate.of(9999, 12, 31))
                .or(() -> then)
                .filter(known -> !known.validFrom().isBefore(wanted.validFrom()));
        if (last.isPresent()) {
            line.refuse("valid_from", ErrorCode.PERIOD_OVERLAP, last.get().validFrom());
            return LoadTally.NONE;
        }
        accounts.put(wanted);
        boolean written = accounts.find(wanted.organisation(), wanted.validFrom())
                .filter(known -> known.confirmedBy().equals(wanted.confirmedBy()))
                .isPresent();
        if (!written) {
            line.refuse("reference", ErrorCode.RECEIVING_ACCOUNT_DECIDED);
        }
        return written ? new LoadTally(1, 0, 0, 0) : LoadTally.NONE;
    }
}
