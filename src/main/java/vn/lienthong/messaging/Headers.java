package vn.lienthong.messaging;

import java.util.List;

/** The headers of a hub message: the only ones that cross a hop. All values are strings. */
public final class Headers {

    /** UUIDv7 of the message; the key of the inbox. */
    public static final String MESSAGE_ID = "ltMessageId";
    /** Dossier number; also the JMS group, so that order holds within a dossier. Personal data: masked in logs. */
    public static final String DOSSIER = "ltDossier";
    /** Local name of the XML root element. */
    public static final String TYPE = "ltType";
    /** Id of the message whose handling sent this one; absent when a person's click did. */
    public static final String CAUSATION = "ltCausation";
    /** Who caused the message: {@code person:<id>}, or {@code hub}. */
    public static final String ACTOR = "ltActor";
    /** W3C trace context. */
    public static final String TRACE = "traceparent";

    /** All of them: what the header filter lets through. */
    public static final List<String> ALL = List.of(MESSAGE_ID, DOSSIER, TYPE, CAUSATION, ACTOR, TRACE);

    private Headers() {}
}
