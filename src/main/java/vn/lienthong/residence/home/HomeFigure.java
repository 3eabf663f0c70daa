package vn.lienthong.residence.home;

import java.util.Locale;

/** What is counted of requests that came, in members, in the order it is shown and printed in. */
public enum HomeFigure {
    INTRODUCED,
    /** Of them, those the cell has taken note of. */
    TAKEN,
    /** A comment is asked for. */
    ASKED,
    REPORTS_ASKED,
    /** The member's report is here and was not taken back. */
    REPORTED,
    /** The cell has begun the form. */
    WRITTEN,
    /** It is with the committee, or further. */
    SUBMITTED,
    /** By the committee, or further. */
    APPROVED,
    SENT,
    /** Sent when it was due, or before. */
    IN_TIME,
    /** Sent later, or still here when it was due. */
    LATE,
    /** Given back to the workplace as incomplete, each time; counted when that was. */
    RETURNED,
    /** Of them, those after the working hours for it. */
    RETURNED_LATE,
    COMMEND,
    /** Forms that were sent and propose nothing. */
    NONE,
    CONSIDER;

    /** Of the statement that counts. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of its heading in the messages. */
    public String key() {
        return "residence-home.statistics." + column().replace('_', '-');
    }
}
