package vn.lienthong.partner.memberdb;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The real adapter, put together as in production, with everything it logs (by whatever library) within reach. */
final class Adapter implements AutoCloseable {

    private final LazyClient client;
    private final SoapMemberDatabase database;
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    /** @param settings below {@code lienthong.memberdb}; login of the sandbox unless given */
    Adapter(URI url, Map<String, String> settings) {
        client = new LazyClient(settings(url, settings));
        database = new MemberDatabaseBeans().memberDatabase(settings(url, settings), Clock.systemUTC(), meters, client);
        // so that a test measures the partner and not the class loader
        client.get();
        logged.start();
        root().addAppender(logged);
    }

    static Adapter to(URI url) {
        return new Adapter(url, Map.of("cache-for", "0s"));
    }

    /** The settings as Spring binds them, so that a renamed key is noticed. */
    static MemberDatabaseSettings settings(URI url, Map<String, String> settings) {
        var source = new MapConfigurationPropertySource();
        source.put("lienthong.memberdb.url", url.toString());
        source.put("lienthong.memberdb.username", "lienthong");
        source.put("lienthong.memberdb.password", "sandbox");
        settings.forEach((key, value) -> source.put("lienthong.memberdb." + key, value));
        return new Binder(source)
                .bind("lienthong.memberdb", MemberDatabaseSettings.class)
                .get();
    }

    MemberDatabase.Answer byCard(String number) {
        return database.lookUp(number, null);
    }

    MemberDatabase.Answer byFile(String number) {
        return database.lookUp(" ", number);
    }

    MemberDatabase.Answer byBoth(String card, String file) {
        return database.lookUp(card, file);
    }

    /** Everything logged since this adapter was made, with the stack traces' messages. */
    List<String> log() {
        return List.copyOf(logged.list).stream().map(Adapter::line).toList();
    }

    /** The codes logged by the adapter itself, in order. */
    List<String> codes() {
        return log().stream()
                .flatMap(line -> Stream.of(line.split("\\s")).filter(word -> word.startsWith("LT-MDB-")))
                .toList();
    }

    MeterRegistry meters() {
        return meters;
    }

    long timed(String outcome, String code) {
        var timer = meters.find("lienthong.memberdb.lookup")
                .tag("outcome", outcome)
                .tag("code", code)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    @Override
    public void close() {
        root().detachAppender(logged);
        database.close();
        client.close();
    }

    static Duration waitedFor(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String line(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(event.getLevel() + " " + event.getLoggerName() + " ");
        line.append(event.getFormattedMessage());
        for (var thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
            line.append(' ').append(thrown.getClassName()).append(' ').append(thrown.getMessage());
        }
        return line.toString();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
