package vn.lienthong.residence.web;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.MenuItem;
import vn.lienthong.web.MenuPart;
import vn.lienthong.web.ServiceGroup;
import vn.lienthong.web.ServiceGroup.Service;
import vn.lienthong.web.ServicePart;

/** <em>2. Thủ tục lấy ý kiến nhận xét …</em> in the menu and on the home page. */
@Component
@Order(20)
class ResidenceMenu implements MenuPart, ServicePart {

    private static final String GROUP = "residence.menu";

    private final ObjectProvider<ResidenceServices> parts;

    ResidenceMenu(ObjectProvider<ResidenceServices> parts) {
        this.parts = parts;
    }

    @Override
    public List<MenuItem> entriesFor(Person person) {
        List<Service> offered = offered(person);
        return offered.isEmpty()
                ? List.of()
                : List.of(MenuItem.group(
                        GROUP,
                        offered.stream()
                                .map(service -> MenuItem.link(service.key(), service.path()))
                                .toList()));
    }

    @Override
    public List<ServiceGroup> servicesFor(Person person) {
        List<Service> offered = offered(person);
        return offered.isEmpty() ? List.of() : List.of(new ServiceGroup(GROUP, offered));
    }

    private List<Service> offered(Person person) {
        return parts.orderedStream()
                .flatMap(part -> part.offeredTo(person).stream())
                .toList();
    }
}
