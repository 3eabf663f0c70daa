package vn.lienthong.messaging;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.SimpleTypeConverter;
import org.springframework.stereotype.Component;

/**
 * Lets a bean of a route take the generated type of the message: the text is validated and read on the way, once in an exchange
 * however many ask for it.
 */
@Component
final class HouseMessageConverters implements CamelContextConfiguration {

    private static final String READ = "ltRead";

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
                    new SimpleTypeConverter(false, (target, exchange, body) -> read(exchange, (String) body, target)));
        }
    }

    /** What was read of a text. */
    private record Read(String text, Object message) {}

    private Object read(Exchange exchange, String text, Class<?> target) {
        if (exchange == null) {
            return xml.read(text, target);
        }
        Read before = exchange.getProperty(READ, Read.class);
        if (before != null && before.text() == text && target.isInstance(before.message())) {
            return before.message();
        }
        Object message = xml.read(text, target);
        exchange.setProperty(READ, new Read(text, message));
        return message;
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        // nothing left to do
    }
}
