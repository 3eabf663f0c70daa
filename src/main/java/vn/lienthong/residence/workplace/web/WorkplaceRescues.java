package vn.lienthong.residence.workplace.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.residence.web.StatisticsPages;
import vn.lienthong.security.RescuableForm;

/** Decisions and signatures on lists, and statistics: after the login one may ask for, the page they were on is shown again. */
@Configuration(proxyBeanMethods = false)
class WorkplaceRescues {

    @Bean
    RescuableForm rescuableListApproval() {
        return new RescuableForm(WorkplacePages.APPROVALS + "/{id}/approve", WorkplacePages.APPROVALS + "/{id}");
    }

    @Bean
    RescuableForm rescuableListSignature() {
        return new RescuableForm(WorkplacePages.APPROVALS + "/{id}/sign", WorkplacePages.APPROVALS + "/{id}");
    }

    @Bean
    RescuableForm rescuableListRefusal() {
        return new RescuableForm(WorkplacePages.APPROVALS + "/{id}/refuse", WorkplacePages.APPROVALS + "/{id}/refuse");
    }

    @Bean
    RescuableForm rescuableStatistics() {
        return new RescuableForm(WorkplacePages.STATISTICS + StatisticsPages.PAPER, WorkplacePages.STATISTICS);
    }

    @Bean
    RescuableForm rescuableListSending() {
        return new RescuableForm(WorkplacePages.SENDING + "/{id}/sign", WorkplacePages.SENDING + "/{id}");
    }
}
