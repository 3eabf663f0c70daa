package vn.lienthong.fee.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import vn.lienthong.fee.LedgerEntry;

/**
 * One entry of the ledger that is in an organisation's figures.
 *
 * @param entry its number; it grows with time
 * @param order empty for a release
 * @param payer of the order, by the hub's number
 */
public record OrderRow(
        long entry,
        LedgerEntry.Kind kind,
        String subject,
        LocalDate bookedOn,
        Instant bookedAt,
        Optional<UUID> order,
        OptionalLong payer,
        Figures figures) {}
