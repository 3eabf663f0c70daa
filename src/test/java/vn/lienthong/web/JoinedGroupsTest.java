package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.web.ServiceGroup.Service;

/** Two modules may offer parts of one procedure: people see it once. */
class JoinedGroupsTest {

    @Test
    void groupsOfTheSameNameAreOneInTheMenuWhereTheFirstStands() {
        MenuItem tasks = MenuItem.link("common.menu.tasks", "/tasks");
        MenuItem list = MenuItem.link("list", "/residence/lists");
        MenuItem write = MenuItem.link("write", "/residence/forms/write");

        List<MenuItem> joined = MenuItem.joined(List.of(
                MenuItem.group("residence.menu", List.of(list)),
                tasks,
                MenuItem.group("residence.menu", List.of(write))));

        assertThat(joined).containsExactly(MenuItem.group("residence.menu", List.of(list, write)), tasks);
    }

    @Test
    void servicesOfTheSameProcedureStandTogetherOnTheHomePage() {
        Service list = new Service("list", "list.text", "/residence/lists");
        Service write = new Service("write", "write.text", "/residence/forms/write");

        assertThat(ServiceGroup.joined(List.of(
                        new ServiceGroup("fee.menu", List.of()),
                        new ServiceGroup("residence.menu", List.of(list)),
                        new ServiceGroup("residence.menu", List.of(write)))))
                .containsExactly(
                        new ServiceGroup("fee.menu", List.of()),
                        new ServiceGroup("residence.menu", List.of(list, write)));
    }
}
