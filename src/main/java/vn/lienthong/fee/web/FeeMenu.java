package vn.lienthong.fee.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.CellRights;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.MenuItem;
import vn.lienthong.web.MenuPart;
import vn.lienthong.web.ServiceGroup;
import vn.lienthong.web.ServiceGroup.Service;
import vn.lienthong.web.ServicePart;

/** <em>1. Thủ tục thu nộp đảng phí</em> in the menu and on the home page. */
@Component
@Order(10)
class FeeMenu implements MenuPart, ServicePart {

    private static final String GROUP = "fee.menu";
    private static final Service PAY = new Service("fee.menu.pay", "fee.menu.pay.text", "/fees/pay");
    private static final Service PAY_CELL =
            new Service("fee.menu.pay-cell", "fee.menu.pay-cell.text", "/fees/pay-cell");
    private static final Service LIST = new Service("fee.menu.list", "fee.menu.list.text", "/fees");

    private final CellRights rights;

    FeeMenu(CellRights rights) {
        this.rights = rights;
    }

    @Override
    public List<MenuItem> entriesFor(Person person) {
        return List.of(MenuItem.group(
                GROUP,
                offered(person)
                        .map(service -> MenuItem.link(service.key(), service.path()))
                        .toList()));
    }

    @Override
    public List<ServiceGroup> servicesFor(Person person) {
        return List.of(new ServiceGroup(GROUP, offered(person).toList()));
    }

    private Stream<Service> offered(Person person) {
        return Stream.of(PAY, PAY_CELL, LIST)
                .filter(service ->
                        service != PAY_CELL || !rights.payableBy(person.id()).isEmpty());
    }
}
