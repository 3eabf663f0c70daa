package vn.lienthong.membership.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.PathContainer;
import vn.lienthong.membership.AccountStatus;

class AccountGateTest {

    @ParameterizedTest
    @CsvSource({
        "/,                        ,        false",
        "/,                        WAITING, false",
        "/,                        ACTIVE,  true",
        "/,                        LOCKED,  false",
        "/account/register,        ,        true",
        "/account/register,        REFUSED, true",
        "/account/register,        LOCKED,  false",
        "/account/status,          LOCKED,  true",
        "/notices,                 WAITING, true",
        "/notices,                 LOCKED,  true",
        "/tasks/1/decide,          WAITING, false",
        "/tasks/1/decide,          ACTIVE,  true",
        "/api/v1/tasks,            ,        false",
        "/api/v1/tasks,            LOCKED,  false",
        "/api/v1/operations/queues, ,       true",
        "/operations/queues,       LOCKED,  true",
        "/residence/reports,       WAITING, false",
        "/residence/forms/write,   ACTIVE,  true",
        "/something/later,         WAITING, true",
        "/something/later,         LOCKED,  false"
    })
    void whoMayPassWhere(String path, AccountStatus status, boolean mayPass) {
        assertThat(AccountGate.mayPass(Optional.ofNullable(status), PathContainer.parsePath(path)))
                .isEqualTo(mayPass);
    }
}
