package vn.lienthong.membership.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.MenuItem;
import vn.lienthong.web.MenuPart;

/** The menu <em>Quản trị và xử lý hồ sơ</em>. */
@Component
class OfficeMenu implements MenuPart {

    private final Offices offices;

    OfficeMenu(Offices offices) {
        this.offices = offices;
    }

    @Override
    public List<MenuItem> entriesFor(Person person) {
        List<MenuItem> entries = new ArrayList<>();
        if (offices.hasAny(person.id())) {
            entries.add(MenuItem.link("common.menu.office.accounts", "/office/accounts"));
        }
        if (offices.hasCommittee(person.id())) {
            entries.add(MenuItem.link("common.menu.office.positions", "/office/positions"));
            entries.add(MenuItem.link("common.menu.office.receiving-accounts", "/office/receiving-accounts"));
        }
        return entries.isEmpty() ? List.of() : List.of(MenuItem.group("common.menu.office", entries));
    }
}
