package vn.lienthong.residence;

/** Under what files are kept, and what was done is audited, where one half keeps or looks for what the other names as well. */
public final class Subjects {

    /** Before the id of a line, which is that of the request at the residence. */
    public static final String LINE = "residence-line:";
    /** Before the id of a list. */
    public static final String LIST = "residence-list:";

    /** Kind of the files of a report. */
    public static final String REPORT_FILE = "residence-report-file";
    /** Kind of the scans of a form that came on paper. */
    public static final String FORM_SCAN = "residence-form-scan";

    private Subjects() {}
}
