package vn.lienthong.residence.workplace.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.residence.web.StatisticsPages;
import vn.lienthong.security.RescuableForm;

/** Decisions and signatures on lists, and statistics: after the login one may ask for, the page they were on is shown again. */
@Configuration(proxyBeanMethods = false)
class ListDecisionForms {

    @Bean
    RescuableForm rescuableListApproval() {
        return new RescuableForm(Pages.APPROVALS + "/{id}/approve", Pages.APPROVALS + "/{id}");
    }

    @Bean
    RescuableForm rescuableListSignature() {
        return new RescuableForm(Pages.APPROVALS + "/{id}/sign", Pages.APPROVALS + "/{id}");
    }

    @Bean
    RescuableForm rescuableListRefusal() {
        return new RescuableForm(Pages.APPROVALS + "/{id}/refuse", Pages.APPROVALS + "/{id}/refuse");
    }

    @Bean
    RescuableForm rescuableStatistics() {
        return new RescuableForm(Pages.STATISTICS + StatisticsPages.PAPER, Pages.STATISTICS);
    }

    @Bean
    RescuableForm rescuableListSending() {
        return new RescuableForm(Pages.SENDING + "/{id}/sign", Pages.SENDING + "/{id}");
    }
}
