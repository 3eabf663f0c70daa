package vn.lienthong.fee.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.partner.payment.PaymentProviders;
import vn.lienthong.security.FormDestinations;
import vn.lienthong.security.RescuableForm;

/** The forms that bind a payer: what was chosen survives the login they may ask for, and they may end at a provider's page. */
@Configuration(proxyBeanMethods = false)
class FeeForms {

    static final String OWN = "/fees/pay";
    static final String CELL = "/fees/pay-cell/{id}";
    static final String CELL_ORDER = CELL + "/order";
    static final String METHOD = "/fees/orders/{id}/pay";

    @Bean
    RescuableForm rescuableOwnFee() {
        return new RescuableForm(OWN, OWN);
    }

    @Bean
    RescuableForm rescuableCellFee() {
        return new RescuableForm(CELL_ORDER, CELL);
    }

    @Bean
    RescuableForm rescuableMethod() {
        return new RescuableForm(METHOD, METHOD);
    }

    @Bean
    FormDestinations providersPages(PaymentProviders providers) {
        return providers::pages;
    }
}
