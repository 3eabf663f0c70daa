package vn.lienthong.fee;

import java.time.Instant;
import java.util.UUID;
import vn.lienthong.dossier.DossierRating;

/**
 * What a payer says of how paying went.
 *
 * @param score as of a {@link DossierRating}, and so is the comment
 */
public record FeeRating(UUID order, int score, String comment, Instant ratedAt, Instant changedAt) {}
