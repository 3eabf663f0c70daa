package vn.lienthong.partner.payment.vnpay;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.ProviderGroup;
import vn.lienthong.partner.payment.wire.ProviderHttp;
import vn.lienthong.settings.ConfigFiles;

/** Builds the adapter, when it has a page. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("lienthong.payment.vnpay.page")
class VnpayBeans {

    @Bean
    VnpayCodes vnpayCodes(ConfigFiles files) {
        return VnpayCodes.read(files);
    }

    @Bean
    Ipn vnpayIpn(VnpaySettings settings, VnpayCodes codes) {
        return new Ipn(settings, codes, new SecureHash(settings.secret()));
    }

    @Bean
    ProviderGroup vnpayPayments(VnpaySettings settings, VnpayCodes codes, Clock clock, MeterRegistry meters) {
        return ProviderGroup.of(
                provider(settings, codes, () -> UUID.randomUUID().toString().replace("-", ""), clock, meters));
    }

    static PaymentProvider provider(
            VnpaySettings settings,
            VnpayCodes codes,
            MerchantInterface.RequestIds ids,
            Clock clock,
            MeterRegistry meters) {
        SecureHash hash = new SecureHash(settings.secret());
        ProviderHttp http = new ProviderHttp(VnpayProvider.ID, settings.http(), meters);
        return new VnpayProvider(
                settings,
                codes,
                new PayPage(settings, codes, hash),
                new MerchantInterface(settings, codes, hash, http, ids, clock),
                Optional.ofNullable(settings.statements())
                        .map(folder -> new StatementFolder(
                                folder,
                                codes.statement(),
                                settings.terminal(),
                                settings.http().maxFile(),
                                clock)),
                clock);
    }
}
