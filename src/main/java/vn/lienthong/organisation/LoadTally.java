package vn.lienthong.organisation;

/**
 * What became of the lines of a file.
 *
 * @param inserted were not known before
 * @param changed were known and differ now
 * @param unchanged were known and say the same
 * @param kept were known and differ, but a person or a decision in the hub has changed them since: that stands
 */
public record LoadTally(int inserted, int changed, int unchanged, int kept) {

    public static final LoadTally NONE = new LoadTally(0, 0, 0, 0);

    public LoadTally plus(LoadTally other) {
        return new LoadTally(
                inserted + other.inserted, changed + other.changed, unchanged + other.unchanged, kept + other.kept);
    }
}
