package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.DossierRating;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.RatingStore;
import vn.lienthong.messaging.MessageContext;

/** The guide's <i>Đánh giá</i>: one for each order, by its payer, to be changed for a while. */
@Service
public class FeeRatings {

    private final RatingStore ratings;
    private final FeeOrders orders;
    private final AuditLog audit;
    private final FeeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FeeRatings(
            RatingStore ratings,
            FeeOrders orders,
            AuditLog audit,
            FeeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.ratings = ratings;
        this.orders = orders;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Of whatever order: whoever may look at the order may read it. */
    public Optional<FeeRating> find(UUID order) {
        return ratings.find(order);
    }

    /** Those of these dossiers that are orders this person pays, by number, rated or not. */
    public Map<String, RatingStore.Rated> ofPayer(long person, Collection<String> numbers) {
        return ratings.ofPayer(person, numbers);
    }

    /** Whether what was said may still be said anew. */
    public boolean mayChange(FeeRating rating) {
        return clock.instant().isBefore(rating.ratedAt().plus(settings.ratingTime()));
    }

    /**
     * Rates an own order, or says it anew.
     *
     * @param comment may be blank
     * @throws Failure when the order is unknown or another's, the rating makes no sense, or its time for changes is over
     */
    public FeeRating rate(long person, UUID order, int score, String comment) {
        orders.get(person, order);
        DossierRating said = DossierRating.typed(score, comment);
        return transaction.execute(status -> {
            Instant now = clock.instant();
            Instant first = ratings.lock(order)
                    .map(before -> requireChangeable(before).ratedAt())
                    .orElse(now);
            FeeRating rating = new FeeRating(order, said.score(), said.comment(), first, now);
            ratings.put(rating, person);
            audit.record(
                    MessageContext.ofPerson(person).actor(),
                    "fee.rate",
                    "order:" + order,
                    Map.of("score", Integer.toString(score)));
            return rating;
        });
    }

    private FeeRating requireChangeable(FeeRating before) {
        if (!mayChange(before)) {
            throw new Failure(ErrorCode.FEE_RATING_CLOSED, "order " + before.order() + " was rated long ago");
        }
        return before;
    }
}
