package vn.lienthong.partner.payment.queue;

/** The two queues of a provider. */
final class QueueNames {

    private QueueNames() {}

    /** Only the provider reads it. */
    static String requests(String provider) {
        return "payment." + provider + ".requests.v1";
    }

    /** Only the provider writes it. */
    static String results(String provider) {
        return "payment." + provider + ".results.v1";
    }
}
