package vn.lienthong.residence.home;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Does the same to several lines, each in a transaction of its own, so that one failure does not stop the others. */
final class Each {

    private static final Logger log = LoggerFactory.getLogger(Each.class);

    private Each() {}

    static Outcomes of(Collection<UUID> lines, int most, Consumer<UUID> work) {
        requireSome(lines, most);
        Outcomes results = new Outcomes();
        for (UUID line : lines) {
            try {
                work.accept(line);
                results.put(line, null);
            } catch (Failure failure) {
                results.refused(line, failure);
            } catch (RuntimeException mistake) {
                log.error("{} line {}", ErrorCode.INTERNAL.code(), line, mistake);
                results.put(line, ErrorCode.INTERNAL);
            }
        }
        return results;
    }

    static void requireSome(Collection<UUID> lines, int most) {
        if (lines.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOTHING_CHOSEN, "no line");
        }
        if (lines.size() > most) {
            throw new Failure(ErrorCode.HOME_TOO_MANY, lines.size() + " lines at once", most);
        }
    }
}
