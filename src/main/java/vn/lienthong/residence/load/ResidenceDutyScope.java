package vn.lienthong.residence.load;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.DelegationScope;
import vn.lienthong.residence.home.HomeRights;
import vn.lienthong.residence.workplace.ListRights;

/** A delegation may be limited to what is done about comments at the residence without a task. */
@Component
class ResidenceDutyScope implements DelegationScope {

    @Override
    public Set<String> words() {
        return Set.of(ListRights.MAKE_LIST, HomeRights.WRITE, HomeRights.SEND);
    }
}
