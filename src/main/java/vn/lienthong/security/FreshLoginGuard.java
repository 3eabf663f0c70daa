package vn.lienthong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Stands before every handler that asks for a {@link FreshLogin}. */
@Configuration(proxyBeanMethods = false)
class FreshLoginGuard implements WebMvcConfigurer, HandlerInterceptor {

    private final LoginAge ages;

    FreshLoginGuard(LoginAge ages) {
        this.ages = ages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean wanted = handler instanceof HandlerMethod method && method.hasMethodAnnotation(FreshLogin.class);
        if (wanted && SessionPerson.present().filter(ages::fresh).isEmpty()) {
            throw new FreshLoginNeeded();
        }
        return true;
    }
}
