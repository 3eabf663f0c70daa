package vn.lienthong.partner.payment.platform;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.ProviderGroup;
import vn.lienthong.partner.payment.wire.ProviderHttp;
import vn.lienthong.settings.ConfigFiles;

/** Builds the adapter, when it has an address. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("lienthong.payment.platform.url")
class PlatformBeans {

    @Bean
    PlatformCodes platformCodes(ConfigFiles files) {
        return PlatformCodes.read(files);
    }

    @Bean
    ConfirmMessage platformConfirmMessage(PlatformSettings settings, PlatformCodes codes) {
        return confirmMessage(settings, codes);
    }

    @Bean
    ProviderGroup platformPayments(PlatformSettings settings, PlatformCodes codes, Clock clock, MeterRegistry meters) {
        return ProviderGroup.of(provider(settings, codes, clock, meters));
    }

    static PaymentProvider provider(PlatformSettings settings, PlatformCodes codes, Clock clock, MeterRegistry meters) {
        AuthenticationCode code = new AuthenticationCode(codes, settings.partnerCode(), settings.secret());
        ProviderHttp http = new ProviderHttp(PlatformProvider.ID, settings.http(), meters);
        return new PlatformProvider(settings, codes, new PlatformServices(settings, codes, code, http), clock);
    }

    static ConfirmMessage confirmMessage(PlatformSettings settings, PlatformCodes codes) {
        AuthenticationCode code = new AuthenticationCode(codes, settings.partnerCode(), settings.secret());
        return new ConfirmMessage(codes, code, settings.partnerCode());
    }
}
