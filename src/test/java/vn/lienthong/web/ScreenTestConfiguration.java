package vn.lienthong.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FormSeal;
import vn.lienthong.security.IdentityClaims;
import vn.lienthong.security.RescuedForms;
import vn.lienthong.testsupport.Postgres;
import vn.screentest.FragmentsController;

/**
 * What stands in for the parts of the hub the screens do not need: a login that believes the header {@code
 * X-Test-Person} (the hub's number of the person). Everything below the screens is real. It has no stereotype, so that a
 * whole hub started from the test class path does not find it.
 */
@Import({Office.class, FragmentsController.class, RescuedForms.class, FormSeal.class})
@ComponentScan(
        basePackages = "vn.lienthong",
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = "(?!" + ScreenTestConfiguration.BELOW + ").*"))
@ConfigurationPropertiesScan("vn.lienthong.dossier")
class ScreenTestConfiguration {

    static final String PERSON = "X-Test-Person";

    /** What the screens stand on, as a regular expression of class names: everything but broker, routes and login. */
    static final String BELOW = "vn\\.lienthong\\.("
            + "(web|calendar|dossier|settings|audit)\\.[A-Z]\\w*"
            + "|(humantask|notice)\\.web\\.\\w*"
            + "|organisation\\.store\\.Stored\\w*"
            + "|humantask\\.(Task\\w*|RouteTasks|Candidates|CandidateNotices)"
            + "|notice\\.(PortalNotices|NoticeTables|NoticeTexts)"
            + "|messaging\\.(JdbcOutbox|XmlMessages|RelaySignal|Sweep)"
            + ")$";

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecurityFilterChain screens(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(Customizer.withDefaults())
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; frame-ancestors 'none'")))
                .addFilterBefore(new BelievedLogin(), AnonymousAuthenticationFilter.class)
                .build();
    }

    @Bean
    CurrentPerson currentPerson(People people) {
        return new CurrentPerson() {
            @Override
            public Person get() {
                Object principal =
                        SecurityContextHolder.getContext().getAuthentication().getPrincipal();
                return principal instanceof Long id ? people.find(id).orElseThrow() : failForVisitors();
            }

            @Override
            public IdentityClaims claims() {
                Person person = get();
                return new IdentityClaims(
                        person.personalId(), null, person.fullName(), null, null, null, null, null, null);
            }

            private Person failForVisitors() {
                throw new Failure(ErrorCode.FORBIDDEN, "nobody is logged in");
            }
        };
    }

    private static final class BelievedLogin extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String person = request.getHeader(PERSON);
            if (person != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(
                                new UsernamePasswordAuthenticationToken(Long.valueOf(person), null, List.of()));
            }
            chain.doFilter(request, response);
        }
    }
}
