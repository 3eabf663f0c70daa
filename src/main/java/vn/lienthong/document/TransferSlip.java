package vn.lienthong.document;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.util.Assert;

/**
 * What a payer takes to a bank to pay by transfer (<i>Phiếu chuyển khoản</i>). It proves nothing: it has no number, is not signed
 * and not kept.
 *
 * @param issuer in whose name the fee is collected
 * @param date the day it is printed
 * @param payer full name
 * @param order number of the order
 * @param bank name of the receiving bank
 * @param account number of the receiving account
 * @param accountName holder of the receiving account
 * @param amount VND
 * @param reference what the transfer must say to be recognised
 * @param validUntil money that comes later waits for a person
 * @param code what the QR code says (VietQR)
 */
public record TransferSlip(
        Issuer issuer,
        LocalDate date,
        String payer,
        String order,
        String bank,
        String account,
        String accountName,
        long amount,
        String reference,
        Instant validUntil,
        String code) {

    public TransferSlip {
        Assert.hasText(payer, "the slip has no payer");
        Assert.hasText(account, "the slip has no account");
        Assert.hasText(reference, "the slip has no reference");
        Assert.hasText(code, "the slip has no code");
        Assert.isTrue(amount > 0, "the slip asks for no money");
    }
}
