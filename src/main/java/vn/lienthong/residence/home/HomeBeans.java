package vn.lienthong.residence.home;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.settings.ConfigFiles;

/** The rules of this half; a wrong file fails the start. */
@Configuration(proxyBeanMethods = false)
class HomeBeans {

    @Bean
    HomeRules homeRules(ConfigFiles files) {
        return HomeRules.read(files);
    }
}
