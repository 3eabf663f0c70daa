package vn.lienthong.document;

import java.util.Locale;
import org.apache.fop.events.Event;
import org.apache.fop.events.EventFormatter;
import org.apache.fop.events.EventListener;
import org.apache.fop.events.model.EventSeverity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * What the layout has to say while it makes a document. A font that is not there would be replaced by one without Vietnamese,
 * and the document would still be made: so that fails. A character no font has is left out with a warning, because a
 * receipt without it is better than none.
 */
final class LayoutEvents implements EventListener {

    private static final Logger log = LoggerFactory.getLogger(LayoutEvents.class);

    private static final String FONTS = "org.apache.fop.fonts.FontEventProducer.";

    @Override
    public void processEvent(Event event) {
        String id = event.getEventID();
        if (id.startsWith(FONTS + "fontSubstituted") || id.startsWith(FONTS + "fontLoadingErrorAtAutoDetection")) {
            throw new Failure(ErrorCode.DOCUMENT_TEMPLATE, text(event));
        }
        if (id.startsWith(FONTS + "glyphNotAvailable")) {
            log.warn("A character is missing on a document: {}", text(event));
        } else if (event.getSeverity() == EventSeverity.ERROR || event.getSeverity() == EventSeverity.FATAL) {
            log.warn("{}", text(event));
        } else {
            log.debug("{}", event.getEventID());
        }
    }

    private static String text(Event event) {
        return EventFormatter.format(event, Locale.ENGLISH);
    }
}
