package vn.lienthong.residence.home.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.residence.web.StatisticsPages;
import vn.lienthong.security.RescuableForm;

/** What was ticked, confirmed or typed survives the login it may need. */
@Configuration(proxyBeanMethods = false)
class HomeRescues {

    @Bean
    RescuableForm rescuableFormApproval() {
        return new RescuableForm(HomePages.APPROVE, HomePages.APPROVE);
    }

    @Bean
    RescuableForm rescuableFormApprovalOfAll() {
        return new RescuableForm(HomePages.APPROVE + "/all", HomePages.APPROVE);
    }

    @Bean
    RescuableForm rescuableFormSending() {
        return new RescuableForm(HomePages.SEND + "/{choice}", HomePages.SEND + "/{choice}");
    }

    @Bean
    RescuableForm rescuableReturn() {
        return new RescuableForm(HomePages.RETURN, HomePages.RETURN);
    }

    @Bean
    RescuableForm rescuableHomeStatistics() {
        return new RescuableForm(HomePages.STATISTICS + StatisticsPages.PAPER, HomePages.STATISTICS);
    }

    @Bean
    RescuableForm rescuableViolation() {
        return new RescuableForm(HomePages.VIOLATIONS + "/new/{line}", HomePages.VIOLATIONS + "/new/{line}");
    }
}
