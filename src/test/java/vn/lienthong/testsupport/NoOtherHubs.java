package vn.lienthong.testsupport;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.exchange.OtherHub;
import vn.lienthong.partner.exchange.OtherHubs;
import vn.lienthong.residence.OtherHalf;

/** For half a hub in a test: the other half is here too. */
@Configuration(proxyBeanMethods = false)
@Import(OtherHalf.class)
public class NoOtherHubs {

    /** Bytes that could go to another hub. */
    public static final long ROOM = 1_000_000;

    @Bean
    OtherHubs otherHubs() {
        return new OtherHubs() {
            @Override
            public Optional<OtherHub> of(String organisation) {
                return Optional.empty();
            }

            @Override
            public long room() {
                return ROOM;
            }

            @Override
            public void send(String hub, String subject, String dossier, Object message, List<UUID> documents) {
                throw new Failure(ErrorCode.EXCHANGE_HUB_UNKNOWN, hub + " is no hub");
            }
        };
    }
}
