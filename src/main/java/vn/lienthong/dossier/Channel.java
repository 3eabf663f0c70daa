package vn.lienthong.dossier;

/** How something was handed in, with the portal's code of it ({@code KENH}). Of its 3, by post, the hub knows nothing. */
public enum Channel {
    /** Trực tiếp: on paper and in person; somebody entered it together with its scan. */
    IN_PERSON(1, vn.lienthong.messaging.v1.Channel.IN_PERSON),
    /** Trực tuyến: on the hub. */
    ONLINE(2, vn.lienthong.messaging.v1.Channel.ONLINE);

    private final int portalCode;
    private final vn.lienthong.messaging.v1.Channel inMessages;

    Channel(int portalCode, vn.lienthong.messaging.v1.Channel inMessages) {
        this.portalCode = portalCode;
        this.inMessages = inMessages;
    }

    /** As a message says it; a message that says nothing was handed in online. */
    public static Channel of(vn.lienthong.messaging.v1.Channel told) {
        return told == vn.lienthong.messaging.v1.Channel.IN_PERSON ? IN_PERSON : ONLINE;
    }

    public int portalCode() {
        return portalCode;
    }

    /** For an attribute of a message; null, which leaves it out, for what is the rule. */
    public vn.lienthong.messaging.v1.Channel inMessages() {
        return this == ONLINE ? null : inMessages;
    }

    public boolean onPaper() {
        return this == IN_PERSON;
    }
}
