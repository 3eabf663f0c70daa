package vn.lienthong.messaging;

/** The queues business code sends to. Their consumers are in {@code routes/}. */
public final class Queues {

    public static final String REGISTRATION_SUBMITTED = "registration.submitted.v1";
    public static final String REGISTRATION_DECIDED = "registration.decided.v1";
    public static final String PORTAL_DOSSIER = "portal.dossier.v1";
    public static final String NOTICE_REQUESTED = "notice.requested.v1";
    public static final String NOTICE_EMAIL = "notice.email.v1";

    public static final String FEE_REQUEST_PAYMENT = "fee.request-payment.v1";
    public static final String FEE_QUERY_PAYMENT = "fee.query-payment.v1";
    public static final String FEE_PAID = "fee.paid.v1";
    public static final String FEE_ISSUE_RECEIPTS = "fee.issue-receipts.v1";
    public static final String FEE_APPROVE_REFUND = "fee.approve-refund.v1";
    public static final String FEE_REFUND = "fee.refund.v1";
    public static final String FEE_RECONCILE = "fee.reconcile.v1";
    public static final String FEE_FETCH_PROVIDER_RECEIPT = "fee.fetch-provider-receipt.v1";

    private static final String DEAD_LETTER_PREFIX = "DLQ.";

    private Queues() {}

    /** Where the decision {@code outcome} of a task type goes; the route that resumes reads it. */
    public static String humanTask(String type, String outcome) {
        return "human-task." + type + "." + outcome + ".v1";
    }

    /** Where a message of this queue is parked. */
    public static String deadLetter(String queue) {
        return DEAD_LETTER_PREFIX + queue;
    }
}
