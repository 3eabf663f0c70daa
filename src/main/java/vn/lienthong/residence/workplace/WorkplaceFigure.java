package vn.lienthong.residence.workplace;

import java.util.Locale;

/** What is counted of lines that were sent, in members, in the order it is shown and printed in. */
public enum WorkplaceFigure {
    INTRODUCED,
    /** The residence was asked to comment. */
    ASKED,
    REPORTS_ASKED,
    REPORTED,
    /** The cell has finished the form. */
    COMMENTED,
    /** By the committee, or further. */
    APPROVED,
    RECEIVED,
    /** Received when it was due, or before. */
    IN_TIME,
    /** Received later, or still missing when it was due. */
    LATE,
    /** Given back by the residence as incomplete, each time; counted when that was. */
    RETURNED,
    COMMEND,
    /** Comments that propose nothing. */
    NONE,
    CONSIDER;

    /** Of the statement that counts. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of its heading in the messages. */
    public String key() {
        return "residence-workplace.statistics." + column().replace('_', '-');
    }
}
