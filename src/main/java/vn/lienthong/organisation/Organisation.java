package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An organisation as it stands in one period.
 *
 * @param code stable identifier, the same over all periods
 * @param residential whether it is organised by where people live (wards, residential cells), not by where they work
 * @param parent code of the organisation directly above; empty only for the city committee
 * @param validFrom first day of the period
 * @param validTo last day of the period; empty while it lasts
 */
public record Organisation(
        String code,
        OrganisationKind kind,
        String name,
        boolean residential,
        Optional<String> parent,
        String address,
        LocalDate validFrom,
        Optional<LocalDate> validTo) {}
