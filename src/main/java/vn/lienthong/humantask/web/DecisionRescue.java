package vn.lienthong.humantask.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.security.RescuableForm;

/** The questions before decisions: what was typed into them survives the login a decision may ask for. */
@Configuration(proxyBeanMethods = false)
class DecisionRescue {

    @Bean
    RescuableForm rescuableDecision() {
        return new RescuableForm("/tasks/{id}/decide", "/tasks/{id}/decide");
    }

    @Bean
    RescuableForm rescuableDecisions() {
        return new RescuableForm("/tasks/decide", "/tasks/decide");
    }
}
