package vn.lienthong.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Vietnamese first, English for whoever asks: {@code ?lang=en} on any page, remembered in a cookie. What the browser
 * says it prefers is left out, since a Vietnamese official's browser is often an English one.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

    static final String PARAMETER = "lang";
    private static final Set<String> SPOKEN = Set.of("vi", "en");

    /** @param secure as the session's cookie: only where the hub is reached without TLS, on a developer's machine, false */
    @Bean
    LocaleResolver localeResolver(@Value("${server.servlet.session.cookie.secure:true}") boolean secure) {
        CookieLocaleResolver resolver = new CookieOfSpokenLanguage();
        resolver.setDefaultLocale(Locale.forLanguageTag("vi"));
        resolver.setRejectInvalidCookies(false);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSecure(secure);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Switch());
    }

    /** A cookie naming a language the hub does not speak counts as none. */
    private static final class CookieOfSpokenLanguage extends CookieLocaleResolver {

        CookieOfSpokenLanguage() {
            super(PARAMETER);
        }

        @Override
        protected Locale parseLocaleValue(String value) {
            return SPOKEN.contains(value) ? Locale.forLanguageTag(value) : null;
        }
    }

    /** Takes {@code ?lang=} on any page; a language the hub does not speak changes nothing. */
    private static final class Switch implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String wanted = request.getParameter(PARAMETER);
            LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
            if (resolver != null && wanted != null && SPOKEN.contains(wanted)) {
                resolver.setLocale(request, response, Locale.forLanguageTag(wanted));
            }
            return true;
        }
    }
}
