package vn.lienthong.fee;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who pays less or nothing, by which decision. */
public interface Exemptions {

    /** Of many members at once, each one's in order of time and never two for a month; somebody with none is left out. */
    Map<Long, List<Exemption>> of(Collection<Long> people);
}
