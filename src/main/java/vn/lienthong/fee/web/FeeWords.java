package vn.lienthong.fee.web;

import java.text.NumberFormat;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.document.AmountInWords;
import vn.lienthong.document.MonthsInWords;
import vn.lienthong.dossier.DossierRating;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.DueMonth;
import vn.lienthong.fee.Exemption;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.OrderStanding;
import vn.lienthong.fee.OwnFees;
import vn.lienthong.fee.PaymentResult;
import vn.lienthong.fee.PaymentStatus;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.partner.payment.PaymentCatalogue;
import vn.lienthong.web.TimelineEntry;
import vn.lienthong.web.Times;

/** Fees as people read them. Templates ask it by the name {@code @feeWords}. */
@Component("feeWords")
public class FeeWords {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final String OWN_CODES = "LT-";

    private final MessageSource messages;
    private final Organisations organisations;
    private final PaymentCatalogue catalogue;
    private final Dossiers dossiers;
    private final Times times;
    private final OwnFees fees;

    FeeWords(
            MessageSource messages,
            Organisations organisations,
            PaymentCatalogue catalogue,
            Dossiers dossiers,
            Times times,
            OwnFees fees) {
        this.messages = messages;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.dossiers = dossiers;
        this.times = times;
        this.fees = fees;
    }

    public String amountInWords(long amount, Locale locale) {
        return AmountInWords.of(amount, locale);
    }

    /** {@code 60.000}. */
    public String dong(long amount) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag("vi-VN")).format(amount);
    }

    /** {@code Đóng cho tháng 05/2025}; the empty text for no month. */
    public String months(Collection<YearMonth> months, Locale locale) {
        return months.isEmpty() ? "" : MonthsInWords.of(months, locale);
    }

    public String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** The colour of how an order stands, see the fragment {@code pill}. */
    public String tone(OrderStanding standing) {
        return switch (standing) {
            case CREATED, PAYING, BOOKING -> "info";
            case PAID, PLACED -> "success";
            case HELD, SURPLUS, LATE -> "warning";
            case EXPLAINED, REFUNDED, CANCELLED, EXPIRED -> null;
        };
    }

    /** The colour of what became of a payment, see the class {@code alert}. */
    public String tone(PaymentResult result) {
        return switch (result) {
            case WAITING, EXPLAINED, REVIEWED -> "info";
            case BOOKING, SETTLED, PLACED -> "success";
            case ASKED, CLOSED, LATE, SURPLUS, HELD, REFUNDED, RETURNED, EXPIRED -> "warning";
            case FAILED -> "danger";
        };
    }

    public String tone(DueMonth.State state) {
        return switch (state) {
            case PAID -> "success";
            case IN_PAYMENT -> "info";
            case OWED -> "danger";
            case CURRENT -> "warning";
            case ADVANCE, EXEMPT -> null;
        };
    }

    public String tone(PaymentStatus status) {
        return switch (status) {
            case ASKED, READY -> "info";
            case PAID -> "success";
            case FAILED -> "danger";
            case EXPIRED -> null;
        };
    }

    /** Name of the rules of this month. */
    public String regulation(Locale locale) {
        return fees.regulation().title(locale.getLanguage());
    }

    /** A decision by which less is owed: its number and day, the ground, the share and the months. */
    public String exemption(Exemption exemption, Locale locale) {
        String ground = fees.ground(exemption)
                .map(kind -> kind.title(locale.getLanguage()))
                .orElse(exemption.kind());
        String months = exemption
                .to()
                .map(last -> messages.getMessage(
                        "fee.exemption.until", new Object[] {month(exemption.from()), month(last)}, locale))
                .orElseGet(() ->
                        messages.getMessage("fee.exemption.since", new Object[] {month(exemption.from())}, locale));
        return messages.getMessage(
                exemption.share() == 100 ? "fee.exemption.whole" : "fee.exemption.part",
                new Object[] {exemption.share(), months, ground, exemption.decision(), DAY.format(exemption.decidedOn())
                },
                locale);
    }

    /** A score drawn. */
    public String stars(int score) {
        return "★".repeat(score) + "☆".repeat(DossierRating.BEST - score);
    }

    /** The cell from its own name upward; of one that has ended, as on its last day. */
    public String cell(String code) {
        return organisations.lastFullName(code, java.time.LocalDate.ofInstant(times.now(), Times.ZONE));
    }

    /** The way a payment is made; its code when it is offered no more. */
    public String method(String code, Locale locale) {
        return catalogue.find(code).map(method -> method.name(locale)).orElse(code);
    }

    /** Why a payment brought no money, as far as its provider said. */
    public String failure(FeePayment payment, Locale locale) {
        String told = payment.failure().orElse("");
        if (told.startsWith(OWN_CODES)) {
            return messages.getMessage(told, null, told, locale);
        }
        return told.isEmpty() ? "" : messages.getMessage("fee.payment.failed.told", new Object[] {told}, locale);
    }

    public String sentence(Failure failure, Locale locale) {
        return messages.getMessage(failure.code().code(), failure.arguments().toArray(), locale);
    }

    public List<TimelineEntry> timeline(FeeOrder order, Locale locale) {
        return dossiers.timeline(order.number()).stream()
                .map(step -> new TimelineEntry(
                        messages.getMessage(
                                        "dossier.event." + step.event(),
                                        step.arguments().toArray(),
                                        locale)
                                .strip(),
                        null,
                        step.at(),
                        null))
                .toList();
    }
}
