package vn.lienthong.partner.payment.vietqr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.ReferenceCode;
import vn.lienthong.partner.payment.Requests;

/** The text of a code: by examples of others, and by what holds for every one. */
class VietQrCodeTest {

    /** Published by NAPAS for its acquirers. */
    private static final String PUBLISHED =
            "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
                    + "62340107NPS68690819thanh toan don hang63042E2E";

    @Example
    void theChecksumIsTheOneOfThePublishedCodeAndOfTheStandard() {
        String covered = PUBLISHED.substring(0, PUBLISHED.length() - 4);
        assertThat(String.format("%04X", Tlv.crc(covered))).isEqualTo("2E2E");
        assertThat(Tlv.crc("123456789")).isEqualTo(0x29B1);
    }

    @Example
    void thePayerIsShownACodeWithAccountAmountAndReference() {
        PaymentRequest request = Requests.golden();
        VietQrProvider vietqr = new VietQrProvider(
                new VietQrSettings("1234567890", "THANH UY HA NOI", "Ngân hàng Thử nghiệm", "970499", "sandbox-bank"),
                null);

        assertThat(vietqr.start(request))
                .isEqualTo(new Checkout.ShowQr(
                        "00020101021238540010A00000072701240006970499011012345678900208QRIBFTTA53037045405600005802VN"
                                + "62220818DP261121000000423163045C5F",
                        "Ngân hàng Thử nghiệm",
                        "1234567890",
                        "THANH UY HA NOI",
                        60_000,
                        request.reference(),
                        request.expiresAt()));
    }

    @Property
    void whatIsWrittenIsRead(
            @ForAll @NumericChars @StringLength(6) String bin,
            @ForAll @NumericChars @AlphaChars @StringLength(min = 1, max = 19) String account,
            @ForAll @LongRange(min = 1, max = 999_999_999_999L) long amount,
            @ForAll @LongRange(max = ReferenceCode.LIMIT - 1) long number) {
        String reference = ReferenceCode.of(LocalDate.of(2026, 11, 21), number);

        Map<String, String> fields = read(VietQrCode.of(bin, account, amount, reference));

        Map<String, String> napas = read(fields.get("38"));
        assertThat(fields.get("54")).isEqualTo(Long.toString(amount));
        assertThat(fields.get("53")).isEqualTo("704");
        assertThat(napas.get("00")).isEqualTo("A000000727");
        assertThat(read(napas.get("01"))).containsExactly(Map.entry("00", bin), Map.entry("01", account));
        assertThat(ReferenceCode.findIn(read(fields.get("62")).get("08"))).contains(reference);
    }

    @Property
    void aDamagedCodeHasAnotherChecksum(
            @ForAll @LongRange(min = 1, max = 999_999_999L) long amount,
            @ForAll @IntRange(max = 200) int at,
            @ForAll @CharRange(from = '0', to = '9') char digit) {
        String code = VietQrCode.of("970499", "1234567890", amount, "DP2611210000004231");
        int place = at % (code.length() - 4);
        String damaged = code.substring(0, place) + digit + code.substring(place + 1);

        assertThat(valid(damaged)).isEqualTo(damaged.equals(code));
    }

    @Example
    void whatEmvcoCannotWriteIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VietQrCode.of("970499", "1", 1, "Nộp đảng phí"))
                .withMessageContaining("08");
        assertThatIllegalArgumentException().isThrownBy(() -> new Tlv().with("62", "x".repeat(100)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tlv().with("62", ""));
    }

    @Example
    void settingsNameWhatIsWrong() {
        assertThat(new VietQrSettings(null, null, null, null, null).account()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VietQrSettings("1234567890", "A", "B", "97049", "bank"))
                .withMessageContaining("bank-bin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VietQrSettings("1234567890", "A", "B", "970499", null))
                .withMessageContaining("watched-by");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VietQrSettings("1234-567", "A", "B", "970499", "bank"))
                .withMessageContaining("account");
    }

    private static boolean valid(String code) {
        int end = code.length() - 4;
        return code.substring(end).equals(String.format("%04X", Tlv.crc(code.substring(0, end))));
    }

    private static Map<String, String> read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int at = 0; at < text.length(); ) {
            int length = Integer.parseInt(text.substring(at + 2, at + 4));
            fields.put(text.substring(at, at + 2), text.substring(at + 4, at + 4 + length));
            at += 4 + length;
        }
        return fields;
    }
}
