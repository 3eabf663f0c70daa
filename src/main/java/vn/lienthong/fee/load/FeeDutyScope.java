package vn.lienthong.fee.load;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.CellRights;
import vn.lienthong.fee.FeeOffice;
import vn.lienthong.organisation.DelegationScope;

/** A delegation may be limited to what is done about fees without a task. */
@Component
class FeeDutyScope implements DelegationScope {

    @Override
    public Set<String> words() {
        return Set.of(CellRights.PAY_FOR_CELL, FeeOffice.HANDLE_FEES);
    }
}
