package vn.lienthong.fee;

import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.notice.Notices;

/**
 * Tells officers of refunds that go no further without them, and whoever asked for a refund that it came to nothing. In the
 * caller's transaction.
 */
@Component
class RefundNotices {

    private static final Logger log = LoggerFactory.getLogger(RefundNotices.class);

    private static final String PAGE = "/office/fees/refunds/";

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final FeeOffice office;
    private final OwnMoney own;
    private final Notices notices;
    private final MessageSource messages;

    RefundNotices(FeeOffice office, OwnMoney own, Notices notices, MessageSource messages) {
        this.office = office;
        this.own = own;
        this.notices = notices;
        this.messages = messages;
    }

    /** Somebody has to find out what became of it; not whoever asked for it. */
    void doubted(Refund refund) {
        Set<Long> besides = own.people(refund.payer(), refund.order());
        besides.add(refund.requestedBy());
        tellOfficers(refund, besides, "fee-refund-doubted");
    }

    /** Somebody has to transfer it. */
    void byHand(Refund refund) {
        tellOfficers(refund, own.people(refund.payer(), refund.order()), "fee-refund-by-hand");
    }

    void refused(Refund refund, String why) {
        tell(refund, refund.requestedBy(), "fee-refund-refused", why);
    }

    /**
     * @param why what the provider said, which may be blank, or a word of the hub's own, which is told in the language reasons are
     *     typed in
     */
    void failed(Refund refund, String why) {
        String told = why == null || why.isBlank() ? "no-reason" : why;
        String key = told.startsWith("LT-") ? told : "fee-office.told." + told;
        tell(refund, refund.requestedBy(), "fee-refund-failed", messages.getMessage(key, null, told, VIETNAMESE));
    }

    private void tellOfficers(Refund refund, Set<Long> besides, String kind) {
        office.officersFor(refund.cell(), besides)
                .ifPresentOrElse(
                        officers -> officers.people().forEach(officer -> tell(refund, officer, kind)),
                        () -> log.warn("refund {} has no officer to be told", refund.id()));
    }

    private void tell(Refund refund, long person, String kind, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = Money.inDigits(refund.amount());
        System.arraycopy(more, 0, arguments, 1, more.length);
        notices.request(refund.conversation(), person, kind, PAGE + refund.id(), arguments);
    }
}
