package vn.lienthong.fee.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.FeeRatings;
import vn.lienthong.web.RatedElsewhere;

/** The dossiers that are orders: their Đánh giá has a page below the order's. */
@Component
class RatedOrders implements RatedElsewhere {

    private final FeeRatings ratings;

    RatedOrders(FeeRatings ratings) {
        this.ratings = ratings;
    }

    @Override
    public Map<String, Place> among(long person, Collection<String> numbers) {
        Map<String, Place> places = new HashMap<>();
        ratings.ofPayer(person, numbers)
                .forEach((number, rated) ->
                        places.put(number, new Place("/fees/orders/" + rated.order() + "/rating", rated.score())));
        return places;
    }
}
