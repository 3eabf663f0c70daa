package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A position somebody holds in an organisation for a time.
 *
 * @param confirmedBy what made it effective: {@code load}, or {@code task:<id>} of the approval
 * @param validTo last day; empty while it lasts
 */
public record Position(
        long id,
        long personId,
        String organisation,
        PositionKind kind,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        String confirmedBy) {}
