package vn.lienthong.fee;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/** Where no orders are kept, no month is paid. */
@Component
@Fallback
class NothingTaken implements TakenMonths {

    @Override
    public Map<Long, List<TakenMonth>> of(Collection<Long> people) {
        return Map.of();
    }
}
