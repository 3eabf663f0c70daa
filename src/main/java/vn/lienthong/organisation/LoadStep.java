package vn.lienthong.organisation;

import java.util.List;

/**
 * One file of a load: how its lines are read, compared with what is stored, and written. A module adds its own file by a
 * component of this type in its package {@code load}. It may ask only for JDBC, transactions, the clock and what this
 * package offers, because the command {@code load} starts nothing else.
 *
 * <p>A load is one transaction over all files, rolled back when a line was refused or the run is dry. So {@link #write}
 * sees what earlier steps wrote, and checks and writes in one go. A step keeps no state between calls.
 *
 * @param <R> what a line says
 */
public interface LoadStep<R> {

    /** Name of the file in the folder, for example {@code accounts.csv}. A folder need not have it. */
    String file();

    /** Place among the steps; files that refer to others come later. This module uses 100 to 400. */
    int order();

    /** The columns the header line must have, in any order; others are ignored. */
    List<String> columns();

    /**
     * Reads one line. Everything that can be judged from the line alone is judged here, by way of the line.
     *
     * @return ignored when the line was refused; may hold nulls then
     */
    R read(LoadLine line);

    /** What the line is about; two lines about the same thing are refused. */
    Object key(R row);

    /**
     * Compares the rows with what is stored, refuses through their line those that do not fit, and writes what differs
     * of the others.
     *
     * @param rows never empty, in the order of the file
     * @return how many of the rows that were not refused ended how
     */
    LoadTally write(List<Loaded<R>> rows);

    /** How many rows {@link #write} is given at a time. */
    default int rowsAtOnce() {
        return 1_000;
    }

    /** A row with the line it came from. */
    record Loaded<R>(LoadLine line, R row) {}
}
