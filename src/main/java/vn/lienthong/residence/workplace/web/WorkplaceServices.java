package vn.lienthong.residence.workplace.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Person;
import vn.lienthong.residence.web.ResidenceServices;
import vn.lienthong.residence.workplace.ListRights;
import vn.lienthong.web.ServiceGroup.Service;

/** The entries of where members work. */
@Component
@Order(10)
class WorkplaceServices implements ResidenceServices {

    private final ListRights rights;

    WorkplaceServices(ListRights rights) {
        this.rights = rights;
    }

    @Override
    public List<Service> offeredTo(Person person) {
        List<Service> offered = new ArrayList<>();
        boolean makes = !rights.madeBy(person.id()).isEmpty();
        if (makes) {
            offered.add(service("make", Pages.LISTS));
        }
        if (!rights.approvedBy(person.id()).isEmpty()) {
            offered.add(service("approve", Pages.APPROVALS));
        }
        if (makes) {
            offered.add(service("send", Pages.SENDING));
        }
        offered.add(service("report", Pages.REPORTS));
        if (makes) {
            offered.add(service("receive", Pages.RECEIVING));
        }
        if (!rights.ledBy(person.id()).isEmpty()) {
            offered.add(service("violations", Pages.VIOLATIONS));
        }
        return offered;
    }

    private static Service service(String name, String path) {
        return new Service("residence.menu." + name, "residence.menu." + name + ".text", path);
    }
}
