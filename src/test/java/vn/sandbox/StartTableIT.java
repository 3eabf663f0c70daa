package vn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.home.TestPeople;
import vn.sandbox.home.TestPerson;

/** What the console ends with after {@code ./mvnw spring-boot:test-run}. */
class StartTableIT {

    @Test
    void theTableNamesEveryAddressAndSixPeopleToLogInAs() {
        Sandbox sandbox = SharedSandbox.get();

        String table = StartTable.of(sandbox);

        assertThat(table.lines())
                .contains(
                        "  Hub           " + sandbox.hubUrl() + "/",
                        "  Management    " + sandbox.managementUrl() + "/actuator",
                        "  Mail          " + sandbox.partnersUrl() + "/mail",
                        "  Portal        " + sandbox.partnersUrl() + "/portal",
                        "  Payments      " + sandbox.partnersUrl() + "/payments");
        assertThat(sandbox.partners().getBean(TestPeople.class).featured())
                .hasSize(6)
                .allSatisfy(person -> assertThat(table).contains(line(person), person.role(), person.mayDo()));
    }

    private static String line(TestPerson person) {
        return String.format("  %s  %-12s %s", person.personalId(), person.password(), person.name());
    }
}
