package vn.lienthong.residence;

/**
 * How a message of another hub is taken up here.
 *
 * @param dossier number it goes on under
 * @param documentKind kind of the first document that came with it
 * @param furtherKind kind of those after it
 * @param documentSubject what they are about
 */
public record Arrival(String dossier, String documentKind, String furtherKind, String documentSubject) {}
