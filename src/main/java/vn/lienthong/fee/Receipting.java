package vn.lienthong.fee;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What all receipts of an order say alike, as it was when their numbers were taken.
 *
 * @param method how it was paid, in words for people
 * @param reference the provider's own number of the money
 * @param paidAt when the provider had it
 * @param cell name of the cell with the organisations above it
 * @param dated day of issue
 * @param expected how many receipts there will be
 * @param issued how many there are
 */
public record Receipting(
        UUID order,
        String method,
        String reference,
        Instant paidAt,
        String cell,
        LocalDate dated,
        int expected,
        int issued) {}
