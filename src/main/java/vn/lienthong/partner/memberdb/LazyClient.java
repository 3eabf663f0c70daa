package vn.lienthong.partner.memberdb;

import java.util.function.Supplier;

/** Builds the client when it is first needed; a failed attempt is repeated by the next call. */
final class LazyClient implements Supplier<SoapClient>, AutoCloseable {

    private final MemberDatabaseSettings settings;
    private SoapClient client;

    LazyClient(MemberDatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized SoapClient get() {
        if (client == null) {
            client = new SoapClient(settings);
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
