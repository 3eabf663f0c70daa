package vn.lienthong.membership.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.security.RescuableForm;

/** The two forms whose entries survive a session that ended while they were filled in. */
@Configuration(proxyBeanMethods = false)
class FormRescue {

    @Bean
    RescuableForm rescuableRegistration() {
        return new RescuableForm(path("register"), path("register"));
    }

    @Bean
    RescuableForm rescuableChange() {
        return new RescuableForm(path("change"), path("change"));
    }

    static String path(String page) {
        return "/account/" + page;
    }
}
