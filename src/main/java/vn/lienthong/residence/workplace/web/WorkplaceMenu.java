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
class WorkplaceMenu implements ResidenceServices {

    private final ListRights rights;

    WorkplaceMenu(ListRights rights) {
        this.rights = rights;
    }

    @Override
    public List<Service> offeredTo(Person person) {
        List<Service> offered = new ArrayList<>();
        boolean makes = !rights.madeBy(person.id()).isEmpty();
        if (makes) {
            offered.add(service("make", WorkplacePages.LISTS));
        }
        if (!rights.approvedBy(person.id()).isEmpty()) {
            offered.add(service("approve", WorkplacePages.APPROVALS));
        }
        if (makes) {
            offered.add(service("send", WorkplacePages.SENDING));
        }
        offered.add(service("report", WorkplacePages.REPORTS));
        if (makes) {
            offered.add(service("receive", WorkplacePages.RECEIVING));
        }
        if (!rights.ledBy(person.id()).isEmpty()) {
            offered.add(service("violations", WorkplacePages.VIOLATIONS));
        }
        return offered;
    }

    private static Service service(String name, String path) {
        return new Service("residence-workplace.menu." + name, "residence-workplace.menu." + name + ".text", path);
    }
}
