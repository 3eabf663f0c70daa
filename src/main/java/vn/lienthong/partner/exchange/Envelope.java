package vn.lienthong.partner.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message on its way between two hubs.
 *
 * @param id of the message, chosen by the sender; the same however often it is sent
 * @param from the hub that sends
 * @param to the hub it is for
 * @param dossier number at the sender; personal data
 * @param type name of the message
 * @param subject without personal data
 * @param at when it was sent, to the second
 * @param message XML of {@code xsd/lienthong/v1}
 */
public record Envelope(
        UUID id,
        OtherHub from,
        OtherHub to,
        String dossier,
        String type,
        String subject,
        Instant at,
        String message,
        List<Enclosure> enclosures) {

    public Envelope {
        enclosures = List.copyOf(enclosures);
    }
}
