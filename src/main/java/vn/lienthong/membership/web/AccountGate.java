package vn.lienthong.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.AccountStatus;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.Layout;

/**
 * Leads somebody without an active account to the registration, or to where it stands (guide: the hub opens <em>Cập nhật
 * thông tin đảng viên</em> by itself). Open to them: the account pages, notices, the pages for everybody, logout; to
 * somebody whose account is locked, only the page that says so instead of the account pages. What operators do is not
 * done with an account.
 */
@Configuration(proxyBeanMethods = false)
class AccountGate implements WebMvcConfigurer, HandlerInterceptor {

    private static final List<PathPattern> OPERATORS = patterns("/operations/**", "/api/v1/operations/**");
    private static final List<PathPattern> MEMBERS_ONLY = patterns(
            "/", "/dossiers/**", "/ratings/**", "/fees/**", "/residence/**", "/tasks/**", "/office/**", "/api/**");
    private static final String STATUS = "/account/status";
    private static final List<PathPattern> OPEN_TO_THE_LOCKED = patterns(
            "/about", "/procedures", "/guide", "/account", STATUS, "/notices/**", "/login/**", "/error", "/refused");

    private final MemberAccounts accounts;
    private final Layout layout;

    AccountGate(MemberAccounts accounts, Layout layout) {
        this.accounts = accounts;
        this.layout = layout;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        PathContainer path =
                ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication();
        if (!(handler instanceof HandlerMethod) || isOpenToAll(path)) {
            return true;
        }
        Optional<Person> person = layout.person();
        Optional<AccountStatus> status =
                person.map(Person::id).flatMap(accounts::find).map(MemberAccount::status);
        if (person.isEmpty() || mayPass(status, path)) {
            return true;
        }
        if (path.value().startsWith("/api/")) {
            throw new Failure(
                    ErrorCode.ACCOUNT_NOT_ACTIVE, "person " + person.get().id());
        }
        response.sendRedirect(request.getContextPath() + (isLocked(status) ? STATUS : "/account"));
        return false;
    }

    /** @param status empty for somebody without an account */
    static boolean mayPass(Optional<AccountStatus> status, PathContainer path) {
        if (isOpenToAll(path) || status.filter(AccountStatus.ACTIVE::equals).isPresent()) {
            return true;
        }
        return !isLocked(status) && !matches(MEMBERS_ONLY, path);
    }

    private static boolean isOpenToAll(PathContainer path) {
        return matches(OPERATORS, path) || matches(OPEN_TO_THE_LOCKED, path);
    }

    private static boolean isLocked(Optional<AccountStatus> status) {
        return status.filter(AccountStatus.LOCKED::equals).isPresent();
    }

    private static boolean matches(List<PathPattern> patterns, PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static List<PathPattern> patterns(String... patterns) {
        return Stream.of(patterns).map(PathPatternParser.defaultInstance::parse).toList();
    }
}
