package vn.lienthong.dossier;

import java.time.Instant;

/**
 * One conversation as the applicant and the portal see it.
 *
 * @param number {@code <prefix>-<personal id>-<yyMMdd>-<nnnn>}; personal data
 * @param kind what it is about; decides procedure code and prefix
 * @param applicant the hub's number of the person it belongs to
 * @param channel how it was handed in
 * @param attention whether a parked message waits for the operator
 */
public record Dossier(
        String number,
        String kind,
        long applicant,
        Channel channel,
        DossierStatus status,
        boolean attention,
        Instant openedAt,
        Instant dueAt) {}
