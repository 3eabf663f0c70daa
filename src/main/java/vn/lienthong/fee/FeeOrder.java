package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An order to pay fees.
 *
 * @param number of its dossier, the guide's <i>Số giao dịch</i>; personal data
 * @param payer the hub's number of whoever pays
 * @param cell code of the cell the fees are for
 * @param amount VND, the sum of its lines
 * @param lineCount months, of all members together
 * @param closedAt when it was paid or given up
 */
public record FeeOrder(
        UUID id,
        String number,
        OrderForm form,
        long payer,
        String cell,
        long amount,
        int lineCount,
        OrderState state,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> closedAt) {}
