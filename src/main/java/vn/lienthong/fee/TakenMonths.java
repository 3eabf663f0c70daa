package vn.lienthong.fee;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Months that are paid or being paid. */
public interface TakenMonths {

    /** In any order; somebody with none may be left out. One question to the database, however many people. */
    Map<Long, List<TakenMonth>> of(Collection<Long> people);
}
