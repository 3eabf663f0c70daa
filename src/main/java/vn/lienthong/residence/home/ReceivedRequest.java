package vn.lienthong.residence.home;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import vn.lienthong.dossier.Channel;

/**
 * A line of a workplace's list, as it came to the organisation where the member lives.
 *
 * @param line the workplace's id of it, the same to the last word
 * @param dossier its number; personal data
 * @param organisation code of the organisation at the residence
 * @param year the year the comment is on
 * @param person the hub's number of the member
 * @param address where the member lives
 * @param workCell name of the member's cell at work
 * @param from name of the organisation that asks
 * @param fromCode its code
 * @param reportWanted whether the member was asked for a report
 * @param paper the workplace's signed paper on the member, as it came; empty when none did
 * @param channel how the list was handed in where the member works
 * @param delivery the sending it came with, the last one when it was sent again
 * @param introducedAt when the cell took note of the introduction
 * @param introducedBehalf code of the committee that did so for a cell without an account
 * @param dueAt until when an introduction that wants no comment is to be taken note of; empty of others, and when it came before
 *     that was counted
 * @param incompleteUntil until when it is in time to give it back as incomplete; empty when it came before that was counted
 * @param returnedAt when it was given back to the workplace; empty again once it is sent anew
 */
public record ReceivedRequest(
        UUID line,
        UUID delivery,
        String dossier,
        String organisation,
        int year,
        long person,
        String fullName,
        Optional<String> cardNumber,
        Optional<String> fileNumber,
        Optional<String> address,
        String workCell,
        String from,
        String fromCode,
        RequestKind kind,
        boolean reportWanted,
        Optional<UUID> paper,
        Channel channel,
        Instant receivedAt,
        Optional<Instant> introducedAt,
        OptionalLong introducedBy,
        Optional<String> introducedBehalf,
        Optional<Instant> dueAt,
        Optional<Instant> incompleteUntil,
        Optional<Instant> returnedAt) {

    /** Whether it may be given back to the workplace, in time or not. */
    public boolean returnable() {
        return returnedAt.isEmpty() && introducedAt.isEmpty();
    }

    /** Whether who gives it back at this moment is late; so is whoever gives back what came before the time was counted. */
    public boolean returnedLate(Instant at) {
        return incompleteUntil.filter(limit -> !at.isAfter(limit)).isEmpty();
    }

    /** Whether it introduces somebody, and nobody has taken note of it in time. */
    public boolean overdue(Instant now) {
        return returnedAt.isEmpty()
                && introducedAt.isEmpty()
                && dueAt.filter(due -> due.isBefore(now)).isPresent();
    }

    /** Card number, or file number, or a dash. */
    public String number() {
        return cardNumber.or(() -> fileNumber).orElse("–");
    }
}
