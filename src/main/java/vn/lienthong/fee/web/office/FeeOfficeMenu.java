package vn.lienthong.fee.web.office;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.FeeOffice;
import vn.lienthong.fee.statement.Statements;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.MenuItem;
import vn.lienthong.web.MenuPart;

/** The menu <em>Quản lý đảng phí</em>. */
@Component
@Order(100)
class FeeOfficeMenu implements MenuPart {

    private final FeeOffice office;
    private final Statements statements;

    FeeOfficeMenu(FeeOffice office, Statements statements) {
        this.office = office;
        this.statements = statements;
    }

    @Override
    public List<MenuItem> entriesFor(Person person) {
        List<MenuItem> entries = new ArrayList<>();
        if (statements.any(person.id())) {
            entries.add(MenuItem.link("fee-office.statements.title", Pages.STATEMENTS));
        }
        if (office.hasDuty(person.id())) {
            entries.add(MenuItem.link("fee-office.orders.title", Pages.ORDERS));
            entries.add(MenuItem.link("fee-office.suspense.title", Pages.SUSPENSE));
            entries.add(MenuItem.link("fee-office.refunds.title", Pages.REFUNDS));
        }
        if (office.caresForUnplaced(person.id())) {
            entries.add(MenuItem.link("fee-office.reconciliation.title", Pages.RECONCILIATION));
            entries.add(MenuItem.link("fee-office.notices.title", Pages.NOTICES));
        }
        return entries.isEmpty() ? List.of() : List.of(MenuItem.group("fee-office.menu", entries));
    }
}
