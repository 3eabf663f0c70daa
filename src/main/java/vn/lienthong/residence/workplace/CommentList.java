package vn.lienthong.residence.workplace;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import vn.lienthong.dossier.Channel;

/**
 * Danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú, without its lines.
 *
 * @param conversation under which messages about the list as a whole are sent; has the form of a dossier number and is none
 * @param organisation code of the one that makes it
 * @param year the comments are on
 * @param channel how it was made: on the hub, or entered from a paper with its scan, see {@link ListScans}
 * @param version grows with every change by a person
 * @param submission how many times it was submitted; 0 before the first
 * @param refusal why it was not approved last time; empty when it was, or was not decided yet
 * @param paperNumber of the signed paper; may be there before the paper is
 * @param signedDocument the list as a signed document
 * @param signedBy who signed it, and so signs the papers of its lines
 */
public record CommentList(
        UUID id,
        String conversation,
        String organisation,
        int year,
        ListPurpose purpose,
        Channel channel,
        ListState state,
        int version,
        int submission,
        long createdBy,
        Instant createdAt,
        OptionalLong submittedBy,
        Optional<Instant> submittedAt,
        OptionalLong decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> refusal,
        OptionalLong sentBy,
        Optional<Instant> sentAt,
        Optional<String> paperNumber,
        Optional<String> paperCode,
        Optional<UUID> signedDocument,
        OptionalLong signedBy) {

    /** One that was just opened. */
    static CommentList draft(
            UUID id,
            String conversation,
            String organisation,
            int year,
            ListPurpose purpose,
            Channel channel,
            long person,
            Instant now) {
        return new CommentList(
                id,
                conversation,
                organisation,
                year,
                purpose,
                channel,
                ListState.DRAFT,
                1,
                0,
                person,
                now,
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    /** Whoever is told what becomes of it: who sent it last, or made it. */
    long sender() {
        return sentBy.orElse(createdBy);
    }

    /** What its human task is about: one task for each submission. */
    public String subject() {
        return id + "/" + submission;
    }
}
