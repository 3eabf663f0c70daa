package vn.lienthong.partner.payment.vietqr;

/** The text of a VietQR code for one transfer to an account through NAPAS 247. */
final class VietQrCode {

    private static final String NAPAS = "A000000727";
    private static final String TO_ACCOUNT = "QRIBFTTA";
    private static final String DONG = "704";

    private VietQrCode() {}

    /**
     * @param text of the transfer, at most 25 characters of plain ASCII
     * @return what the code says
     */
    static String of(String bankBin, String account, long amount, String text) {
        return new Tlv()
                .with("00", "01")
                // for one payment
                .with("01", "12")
                .with(
                        "38",
                        new Tlv()
                                .with("00", NAPAS)
                                .with("01", new Tlv().with("00", bankBin).with("01", account))
                                .with("02", TO_ACCOUNT))
                .with("53", DONG)
                .with("54", Long.toString(amount))
                .with("58", "VN")
                .with("62", new Tlv().with("08", text))
                .closed();
    }
}
