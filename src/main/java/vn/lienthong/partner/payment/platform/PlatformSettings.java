package vn.lienthong.partner.payment.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.lienthong.partner.payment.wire.HttpLimits;

/**
 * Where the platform is and for whom it collects: {@code lienthong.payment.platform.*}. Without a url the platform is not
 * offered.
 *
 * @param url without the paths; null when the platform is not used
 * @param partnerCode {@code MaDoiTac}
 * @param secret known to the platform and the hub only, of at least 32 bytes; closes every message
 * @param pages where payers are sent; scheme, host and port each. The platform's own address when empty
 * @param receipts where receipts are fetched from; scheme, host and port each. The platform's own address when empty
 * @param payee who the money is for
 */
@ConfigurationProperties("lienthong.payment.platform")
record PlatformSettings(
        URI url,
        String partnerCode,
        String secret,
        @DefaultValue Paths paths,
        List<URI> pages,
        List<URI> receipts,
        Payee payee,
        @DefaultValue HttpLimits http) {

    /** One path for each message the hub sends, each beginning with a slash. */
    record Paths(
            @DefaultValue("/init") String init,
            @DefaultValue("/status") String status,
            @DefaultValue("/receipt") String receipt,
            @DefaultValue("/refund") String refund,
            @DefaultValue("/statement") String statement) {}

    /**
     * What the platform prints on its receipt.
     *
     * @param unitCode {@code MaDonVi} and {@code MaCoQuanQD}
     * @param unitName {@code TenDonVi} and {@code TenCoQuanQD}
     * @param serviceCode {@code MaDVC}
     * @param serviceName {@code TenDVC}
     * @param procedureCode {@code MaTTHC}
     * @param procedureName {@code TenTTHC}
     * @param account {@code TKThuHuong}
     * @param accountBank {@code MaNHThuHuong}
     * @param accountName {@code TenTKThuHuong}
     * @param feeKind {@code LoaiPhiLePhi}
     * @param payerAddress {@code DiaChiNguoiNop}: the platform wants one, the hub does not hand on people's addresses
     */
    record Payee(
            String unitCode,
            String unitName,
            String serviceCode,
            String serviceName,
            String procedureCode,
            String procedureName,
            String account,
            String accountBank,
            String accountName,
            @DefaultValue("1") String feeKind,
            @DefaultValue("Hà Nội") String payerAddress) {}

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** What stands in {@code config/application.yaml.example}. */
    private static final String EXAMPLE = "change-me";

    /** In bytes. The secret ends a plain hash: whoever has one message may try secrets for as long as they like. */
    private static final int SHORTEST_SECRET = 32;

    /** @throws IllegalArgumentException naming every setting that is missing or wrong once there is a url */
    PlatformSettings {
        if (url != null) {
            url = URI.create(url.toString().replaceFirst("/+$", ""));
            List<String> wrong = wrong(url, partnerCode, secret, payee);
            if (!wrong.isEmpty()) {
                throw new IllegalArgumentException(
                        "lienthong.payment.platform has a url, but these are missing or wrong: "
                                + String.join(", ", wrong));
            }
            pages = origins(pages, url);
            receipts = origins(receipts, url);
        }
    }

    private static List<String> wrong(URI url, String partnerCode, String secret, Payee payee) {
        List<String> wrong = new ArrayList<>();
        if (!"https".equals(url.getScheme()) && !THIS_MACHINE.contains(String.valueOf(url.getHost()))) {
            wrong.add("url (must be https)");
        }
        require(wrong, "partner-code", partnerCode);
        requireStrong(wrong, secret);
        require(wrong, "payee.unit-code", payee == null ? null : payee.unitCode());
        require(wrong, "payee.unit-name", payee == null ? null : payee.unitName());
        require(wrong, "payee.service-code", payee == null ? null : payee.serviceCode());
        require(wrong, "payee.service-name", payee == null ? null : payee.serviceName());
        require(wrong, "payee.procedure-code", payee == null ? null : payee.procedureCode());
        require(wrong, "payee.procedure-name", payee == null ? null : payee.procedureName());
        require(wrong, "payee.account", payee == null ? null : payee.account());
        require(wrong, "payee.account-bank", payee == null ? null : payee.accountBank());
        require(wrong, "payee.account-name", payee == null ? null : payee.accountName());
        return wrong;
    }

    private static void require(List<String> wrong, String key, String value) {
        if (value == null || value.isBlank()) {
            wrong.add(key);
        }
    }

    private static void requireStrong(List<String> wrong, String secret) {
        if (secret == null || secret.isBlank()) {
            wrong.add("secret");
        } else if (EXAMPLE.equals(secret)) {
            wrong.add("secret (is the example's)");
        } else if (secret.getBytes(StandardCharsets.UTF_8).length < SHORTEST_SECRET) {
            wrong.add("secret (must have at least " + SHORTEST_SECRET + " bytes)");
        }
    }

    private static List<URI> origins(List<URI> given, URI otherwise) {
        return (given == null || given.isEmpty() ? List.of(otherwise) : given)
                .stream().map(PlatformSettings::origin).toList();
    }

    static URI origin(URI page) {
        return URI.create(page.getScheme() + "://" + page.getAuthority());
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "PlatformSettings[url=" + url + ", partnerCode=" + partnerCode + "]";
    }
}
