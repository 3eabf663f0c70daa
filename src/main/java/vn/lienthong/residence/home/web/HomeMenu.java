package vn.lienthong.residence.home.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Person;
import vn.lienthong.residence.home.CommentForms;
import vn.lienthong.residence.home.FormApprovals;
import vn.lienthong.residence.home.FormSendClick;
import vn.lienthong.residence.home.TwoWayMembers;
import vn.lienthong.web.MenuItem;
import vn.lienthong.web.MenuPart;
import vn.lienthong.web.ServiceGroup;
import vn.lienthong.web.ServiceGroup.Service;
import vn.lienthong.web.ServicePart;

/**
 * What the officers of a residence find under the guide's second procedure, in the menu and on the home page, and a two-way member
 * the own attendance. What the guide has chosen from <em>Quản trị và xử lý hồ sơ</em> stands there, too.
 */
@Component
@Order(30)
class HomeMenu implements MenuPart, ServicePart {

    private static final String GROUP = "residence.menu";

    /** Quản trị và xử lý hồ sơ. */
    private static final String OFFICE = "common.menu.office";

    private static final Set<String> IN_THE_OFFICE = Set.of(HomePages.WRITE, HomePages.APPROVE, HomePages.SEND);

    private final CommentForms forms;
    private final FormApprovals approvals;
    private final FormSendClick sendClick;
    private final TwoWayMembers members;

    HomeMenu(CommentForms forms, FormApprovals approvals, FormSendClick sendClick, TwoWayMembers members) {
        this.forms = forms;
        this.approvals = approvals;
        this.sendClick = sendClick;
        this.members = members;
    }

    @Override
    public List<MenuItem> entriesFor(Person person) {
        List<MenuItem> entries = offered(person)
                .map(service -> MenuItem.link(service.key(), service.path()))
                .toList();
        List<MenuItem> office = entries.stream()
                .filter(entry -> IN_THE_OFFICE.contains(entry.path()))
                .toList();
        return Stream.of(MenuItem.group(GROUP, entries), MenuItem.group(OFFICE, office))
                .filter(group -> !group.children().isEmpty())
                .toList();
    }

    @Override
    public List<ServiceGroup> servicesFor(Person person) {
        List<Service> services = offered(person).toList();
        return services.isEmpty() ? List.of() : List.of(new ServiceGroup(GROUP, services));
    }

    private Stream<Service> offered(Person person) {
        boolean writes = forms.offered(person.id());
        boolean sends = sendClick.offered(person.id());
        List<Service> services = new ArrayList<>();
        if (writes) {
            services.add(service("write", HomePages.WRITE));
        }
        if (sends || approvals.any(person.id())) {
            services.add(service("approve", HomePages.APPROVE));
        }
        if (sends) {
            services.add(service("send", HomePages.SEND));
        }
        if (writes || sends) {
            services.add(service("members", HomePages.MEMBERS));
            services.add(service("violations", HomePages.VIOLATIONS));
        }
        if (members.any(person.id())) {
            services.add(service("mine", HomePages.MINE));
        }
        return services.stream();
    }

    private static Service service(String name, String path) {
        return new Service("residence-home.menu." + name, "residence-home.menu." + name + ".text", path);
    }
}
