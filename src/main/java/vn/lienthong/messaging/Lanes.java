package vn.lienthong.messaging;

/** The shares in which the outbox is relayed: all messages of a dossier are in the same one. */
final class Lanes {

    /** As many as rows in {@code outbox_lane}. */
    static final int COUNT = 4;

    private Lanes() {}

    static int of(String dossier) {
        return Math.floorMod(dossier.hashCode(), COUNT);
    }
}
