package vn.lienthong.organisation;

import java.nio.file.Path;

/** Brings the CSV files of a folder into the hub: all of them or, when a single line is wrong, nothing. */
public interface Loader {

    /**
     * Loads the files for which there is a {@link LoadStep}. Loading the same folder again changes nothing; what the
     * files no longer name stays.
     *
     * @param dryRun check and compare everything, write nothing
     */
    LoadReport load(Path folder, boolean dryRun);
}
