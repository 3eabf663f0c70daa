package vn.lienthong.fee.web.office;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.SuspenseState;
import vn.lienthong.fee.UnconfirmedShare;
import vn.lienthong.fee.reconciliation.ReconciledDay;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** Names and amounts as these pages show them. Templates ask it by the name {@code @feeOfficeWords}. */
@Component("feeOfficeWords")
public class FeeOfficeWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");

    private static final String OWN_CODES = "LT-";

    private final People people;
    private final Organisations organisations;
    private final MessageSource messages;
    private final Clock clock;

    FeeOfficeWords(People people, Organisations organisations, MessageSource messages, Clock clock) {
        this.people = people;
        this.organisations = organisations;
        this.messages = messages;
        this.clock = clock;
    }

    /** {@code 60.000}. */
    public String money(long amount) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.forLanguageTag("vi"))).format(amount);
    }

    /** The full name; a dash for nobody. */
    public String person(OptionalLong person) {
        return person.isPresent() ? person(person.getAsLong()) : "–";
    }

    public String person(long person) {
        return people.find(person).map(Person::fullName).orElse("–");
    }

    public String organisation(String code) {
        return organisations
                .find(code, FeeTime.today(clock))
                .map(Organisation::name)
                .orElse(code);
    }

    /** What a provider is called; its id when the bundle does not know it. */
    public String provider(String id) {
        return messages.getMessage("fee-office.provider." + id, null, id, LocaleContextHolder.getLocale());
    }

    /** Why a refund, or a statement, goes no further: a sentence for a code or a word the hub itself uses, else what was told. */
    public String told(String text) {
        String word = text.split(" ", 2)[0];
        String key = word.startsWith(OWN_CODES) ? word : "fee-office.told." + word;
        return messages.getMessage(key, null, text, LocaleContextHolder.getLocale());
    }

    /** That a percentage is not confirmed, in the reader's language. */
    public String unconfirmed(UnconfirmedShare share) {
        return unconfirmed(share, LocaleContextHolder.getLocale());
    }

    String unconfirmed(UnconfirmedShare share, Locale locale) {
        String level = messages.getMessage("fee.share-level." + share.level(), null, locale);
        return messages.getMessage(
                "fee.share-unconfirmed", new Object[] {share.percent(), level, MONTH.format(share.from())}, locale);
    }

    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The colour of a state as in {@code pill}; null for a neutral one. */
    public String tone(Enum<?> state) {
        return switch (state.name()) {
            case "PAID", "APPLIED", "DONE", "REFUNDED" -> "success";
            case "OPEN" -> state instanceof SuspenseState ? "warning" : "info";
            case "REFUNDING", "REQUESTED", "APPROVED", "SENT", "ASKED", "READY" -> "info";
            case "REFUSED", "FAILED" -> "danger";
            default -> null;
        };
    }

    /**
     * How a day compares: {@code ASKED}, {@code WAITING}, {@code TROUBLE} with its statement, {@code GIVEN_UP}, {@code CLEAN}, {@code
     * OPEN} while a person must look, or {@code REVIEWED} once somebody has looked at all there was.
     */
    public String standing(ReconciledDay day) {
        return switch (day.state()) {
            case ASKED, WAITING ->
                day.trouble().isPresent() ? "TROUBLE" : day.state().name();
            case GIVEN_UP -> "GIVEN_UP";
            case DONE -> day.open() > 0 ? "OPEN" : day.reviewed() > 0 ? "REVIEWED" : "CLEAN";
        };
    }

    public String tone(ReconciledDay day) {
        return switch (standing(day)) {
            case "CLEAN", "REVIEWED" -> "success";
            case "OPEN", "TROUBLE", "GIVEN_UP" -> "warning";
            default -> "info";
        };
    }
}
