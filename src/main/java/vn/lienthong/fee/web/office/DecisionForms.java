package vn.lienthong.fee.web.office;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.security.RescuableForm;

/** The questions before decisions about money: the reason survives the login a decision may ask for. */
@Configuration(proxyBeanMethods = false)
class DecisionForms {

    @Bean
    RescuableForm rescuableApplication() {
        return same(Pages.SUSPENSE + "/{id}/apply/{order}");
    }

    @Bean
    RescuableForm rescuableRefundOfSuspense() {
        return same(Pages.SUSPENSE + "/{id}/refund");
    }

    @Bean
    RescuableForm rescuableExplanation() {
        return same(Pages.SUSPENSE + "/{id}/explain");
    }

    @Bean
    RescuableForm rescuableRefundOfOrder() {
        return same(Pages.ORDERS + "/{id}/refund");
    }

    @Bean
    RescuableForm rescuableClosingOfOrder() {
        return same(Pages.ORDERS + "/{id}/close");
    }

    @Bean
    RescuableForm rescuableReview() {
        return same(Pages.NOTICES + "/{id}/review");
    }

    @Bean
    RescuableForm rescuableTransfer() {
        return new RescuableForm(Pages.REFUNDS + "/{id}/transferred", Pages.REFUNDS + "/{id}");
    }

    @Bean
    RescuableForm rescuableResolution() {
        return new RescuableForm(Pages.REFUNDS + "/{id}/resolve", Pages.REFUNDS + "/{id}");
    }

    @Bean
    RescuableForm rescuableTakeUp() {
        return new RescuableForm(
                Pages.RECONCILIATION + "/{provider}/{day}/take-up", Pages.RECONCILIATION + "/{provider}/{day}");
    }

    @Bean
    RescuableForm rescuableBookingOfNotice() {
        return same(UnaskedRefundsController.OF_NOTICE);
    }

    @Bean
    RescuableForm rescuableBookingOfLine() {
        return same(UnaskedRefundsController.OF_LINE);
    }

    @Bean
    RescuableForm rescuableLineReview() {
        return same(Pages.RECONCILIATION + "/{provider}/{day}/review/{mark}");
    }

    private static RescuableForm same(String path) {
        return new RescuableForm(path, path);
    }
}
