package vn.lienthong.partner.payment.vietqr;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.partner.payment.ProviderGroup;
import vn.lienthong.partner.payment.WatchedAccount;
import vn.lienthong.partner.payment.WatchedStatements;

/** Builds the adapter, when there is an account. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("lienthong.payment.vietqr.account")
class VietQrBeans {

    @Bean
    ProviderGroup vietQrPayments(VietQrSettings settings, WatchedStatements statements) {
        return ProviderGroup.of(new VietQrProvider(settings, statements));
    }

    @Bean
    WatchedAccount vietQrAccount(VietQrSettings settings) {
        return settings.watched();
    }
}
