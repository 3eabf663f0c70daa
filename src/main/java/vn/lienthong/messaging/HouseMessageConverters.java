package vn.lienthong.messaging;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.SimpleTypeConverter;
import org.springframework.stereotype.Component;

/** Lets a bean of a route take the generated type of the message: the text is validated and read on the way. */
@Component
final class HouseMessageConverters implements CamelContextConfiguration {

    private final XmlMessages xml;

    HouseMessageConverters(XmlMessages xml) {
        this.xml = xml;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        TypeConverterRegistry converters = context.getTypeConverterRegistry();
        for (Class<?> type : XmlMessages.messageTypes()) {
            converters.addTypeConverter(
                    type,
                    String.class,
                    new SimpleTypeConverter(false, (target, exchange, body) -> xml.read((String) body, target)));
        }
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // nothing left to do
    }
}
