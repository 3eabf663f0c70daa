package vn.lienthong.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The page that checks documents, as it is printed on them. */
@Component
final class CheckPage {

    private final String address;

    CheckPage(@Value("${lienthong.base-url}") String baseUrl) {
        this.address = baseUrl.replaceFirst("/+$", "") + "/verify";
    }

    /** Without its beginning {@code https://}, for people. */
    String shown() {
        return address.replaceFirst("^https?://", "");
    }

    /** With number and code, for the QR code. */
    String of(Proof proof) {
        return address + "?number=" + proof.number() + "&code=" + proof.code();
    }
}
