package vn.lienthong.messaging;

/** The queues business code sends to. Their consumers are in {@code routes/}. */
public final class Queues {

    public static final String REGISTRATION_SUBMITTED = "registration.submitted.v1";
    public static final String REGISTRATION_DECIDED = "registration.decided.v1";
    public static final String PORTAL_DOSSIER = "portal.dossier.v1";
    public static final String NOTICE_EMAIL = "notice.email.v1";

    public static final String FEE_REQUEST_PAYMENT = "fee.request-payment.v1";
    public static final String FEE_QUERY_PAYMENT = "fee.query-payment.v1";
    public static final String FEE_PAID = "fee.paid.v1";
    public static final String FEE_ISSUE_RECEIPTS = "fee.issue-receipts.v1";
    public static final String FEE_APPROVE_REFUND = "fee.approve-refund.v1";
    public static final String FEE_REFUND = "fee.refund.v1";
    public static final String FEE_RECONCILE = "fee.reconcile.v1";
    public static final String FEE_FETCH_PROVIDER_RECEIPT = "fee.fetch-provider-receipt.v1";

    public static final String RESIDENCE_APPROVE_LIST = "residence.approve-list.v1";
    public static final String RESIDENCE_MOVE_DOSSIERS = "residence.move-dossiers.v1";
    public static final String RESIDENCE_SEND_LIST = "residence.send-list.v1";
    public static final String RESIDENCE_SEND_SIGNED_LIST = "residence.send-signed-list.v1";
    public static final String RESIDENCE_COMMENTS_REQUESTED = "residence.comments-requested.v1";
    public static final String RESIDENCE_REQUEST_RETURNED = "residence.request-returned.v1";
    public static final String RESIDENCE_INTRODUCTION_TAKEN = "residence.introduction-taken.v1";
    public static final String RESIDENCE_COMMENT_PROGRESSED = "residence.comment-progressed.v1";
    public static final String RESIDENCE_COMMENT_SENT = "residence.comment-sent.v1";
    public static final String RESIDENCE_TELL_ANNOUNCED = "residence.tell-announced.v1";
    public static final String RESIDENCE_REPORT_SENT = "residence.report-sent.v1";
    public static final String RESIDENCE_REPORT_WITHDRAWN = "residence.report-withdrawn.v1";
    public static final String RESIDENCE_VIOLATION_TOLD = "residence.violation-told.v1";

    public static final String RESIDENCE_APPROVE_FORM = "residence.approve-form.v1";
    public static final String RESIDENCE_SIGN_FORM = "residence.sign-form.v1";
    public static final String RESIDENCE_APPROVE_VIOLATION = "residence.approve-violation.v1";

    public static final String EXCHANGE_SEND = "exchange.send.v1";

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
