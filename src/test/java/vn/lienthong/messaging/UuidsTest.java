package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidsTest {

    @Test
    void eachIsOfVersion7AndTellsItsMillisecond() {
        long before = System.currentTimeMillis();
        UUID id = Uuids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis() + 100);
    }

    @Test
    void thoseOfOneMillisecondAreInTheOrderTheyWereAskedFor() {
        List<UUID> ids = Stream.generate(Uuids::next).limit(20_000).toList();

        // As the database orders them: by their bytes, which their text shows.
        assertThat(ids)
                .isSortedAccordingTo(Comparator.comparing(UUID::toString))
                .doesNotHaveDuplicates();
    }

    @Test
    void manyAtOnceAskForDifferentOnes() {
        List<UUID> ids = IntStream.range(0, 50_000)
                .parallel()
                .mapToObj(number -> Uuids.next())
                .toList();

        assertThat(ids.stream().map(UUID::getMostSignificantBits)).doesNotHaveDuplicates();
    }
}
