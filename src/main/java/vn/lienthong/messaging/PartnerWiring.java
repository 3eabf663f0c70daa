package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How messages of people outside come in. */
@Configuration(proxyBeanMethods = false)
class PartnerWiring {

    @Bean("partner")
    PartnerComponent partnerComponent(ConnectionFactory broker, ObjectProvider<RemoteUsers> users) {
        PartnerComponent component = new PartnerComponent();
        component.setConnectionFactory(broker);
        component.setUsers(users.getIfAvailable(() -> new RemoteUsers(List.of())));
        return component;
    }
}
