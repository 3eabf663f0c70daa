package vn.lienthong.organisation;

import java.util.List;
import vn.lienthong.failure.ErrorCode;

/**
 * What a load did, or would have done.
 *
 * @param dryRun whether nothing was to be written
 * @param files one entry for each file found, in the order of loading
 * @param problems why the load was refused; empty when it was not
 * @param warnings remarks that did not hinder it
 */
public record LoadReport(boolean dryRun, List<FileReport> files, List<Remark> problems, List<Remark> warnings) {

    /** Whether nothing was written because something is wrong. */
    public boolean refused() {
        return !problems.isEmpty();
    }

    /** What became of the lines of one file. */
    public record FileReport(String file, LoadTally tally) {}

    /**
     * A remark on one field.
     *
     * @param line 0 when it is about the file as a whole
     * @param column empty when it is about the line as a whole
     * @param arguments fill the sentence of the code; hold no personal data
     */
    public record Remark(String file, long line, String column, ErrorCode code, List<Object> arguments) {}
}
