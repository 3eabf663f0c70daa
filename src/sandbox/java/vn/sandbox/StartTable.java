package vn.sandbox;

import java.util.List;
import vn.sandbox.home.TestPeople;
import vn.sandbox.home.TestPerson;

/** What the console says when all is up: where to go, and who to log in as. */
final class StartTable {

    private StartTable() {}

    static String of(Sandbox sandbox) {
        StringBuilder text = new StringBuilder("\n\n");
        line(text, "Hub", sandbox.hubUrl() + "/");
        line(text, "Management", sandbox.managementUrl() + "/actuator");
        line(text, "Partners", sandbox.partnersUrl() + "/     people, one-time codes, fault switches");
        line(text, "Mail", sandbox.partnersUrl() + "/mail");
        line(text, "Portal", sandbox.partnersUrl() + "/portal");
        line(text, "Payments", sandbox.partnersUrl() + "/payments");
        line(text, "Bank", sandbox.partnersUrl() + "/bank     payers confirm, transfers are made");
        line(
                text,
                "Broker",
                "amqps://localhost:" + sandbox.brokerPort() + "     keys in "
                        + sandbox.certificates().directory());
        line(text, "Start afresh", "stop, then delete the folder .data");
        List<TestPerson> people = sandbox.partners().getBean(TestPeople.class).featured();
        text.append("\n  Log in as (personal id, password; the one-time code is on the partners' page)\n\n");
        for (TestPerson person : people) {
            text.append(String.format(
                    "  %s  %-12s %s%n%s%s%n%s%s%n",
                    person.personalId(),
                    person.password(),
                    person.name(),
                    " ".repeat(29),
                    person.role(),
                    " ".repeat(29),
                    person.mayDo()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("  %-14s%s%n", name, value));
    }
}
