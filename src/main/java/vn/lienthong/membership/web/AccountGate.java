package vn.lienthong.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.Layout;

/**
 * Leads somebody without an active account to the registration, or to where it stands (guide: the hub opens <em>Cập nhật
 * thông tin đảng viên</em> by itself). Open to them: the account pages, notices, the pages for everybody, logout.
 */
@Configuration(proxyBeanMethods = false)
class AccountGate implements WebMvcConfigurer {

    private final MemberAccounts accounts;
    private final Layout layout;

    AccountGate(MemberAccounts accounts, Layout layout) {
        this.accounts = accounts;
        this.layout = layout;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Interceptor())
                .addPathPatterns("/", "/dossiers/**", "/tasks/**", "/office/**", "/api/**");
    }

    private final class Interceptor implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws IOException {
            Optional<Person> person = layout.person();
            if (person.isEmpty() || active(person.get())) {
                return true;
            }
            if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
                throw new Failure(
                        ErrorCode.ACCOUNT_NOT_ACTIVE, "person " + person.get().id());
            }
            response.sendRedirect(request.getContextPath() + "/account");
            return false;
        }

        private boolean active(Person person) {
            return accounts.find(person.id()).filter(MemberAccount::active).isPresent();
        }
    }
}
