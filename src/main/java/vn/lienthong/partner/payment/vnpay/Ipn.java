package vn.lienthong.partner.payment.vnpay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.partner.payment.wire.Hashes;
import vn.lienthong.partner.payment.wire.LocalTimes;

/** VNPAY's call-back as a notice, and the hub's answer to it. */
final class Ipn {

    /** In characters; an honest one has about seven hundred. */
    private static final int LONGEST = 8 * 1024;

    private static final Map<Verdict, Answered> ANSWERS = Map.of(
            Verdict.ACCEPTED, new Answered("00", "Confirm Success"),
            Verdict.ALREADY_KNOWN, new Answered("02", "Order already confirmed"),
            // final for VNPAY: what it said first counts, a person looks at the rest
            Verdict.CONFLICT, new Answered("02", "Order already confirmed"),
            Verdict.UNKNOWN_ORDER, new Answered("01", "Order not found"),
            Verdict.WRONG_AMOUNT, new Answered("04", "Invalid amount"),
            Verdict.WRONG_CURRENCY, new Answered("04", "Invalid amount"),
            Verdict.WRONG_SIGNATURE, new Answered("97", "Invalid signature"),
            Verdict.TRY_LATER, new Answered("99", "Unknown error"),
            Verdict.UNSTORABLE, new Answered("99", "Unknown error"));

    private final VnpaySettings settings;
    private final VnpayCodes codes;
    private final SecureHash hash;

    private record Answered(String code, String message) {

        Map<String, String> fields() {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("RspCode", code);
            fields.put("Message", message);
            return fields;
        }
    }

    Ipn(VnpaySettings settings, VnpayCodes codes, SecureHash hash) {
        this.settings = settings;
        this.codes = codes;
        this.hash = hash;
    }

    /**
     * Empty when the query names no reference, a parameter twice, or is not encoded as the protocol wants: nothing to store
     * under.
     *
     * @param query as it stands in the address; nullable
     */
    Optional<ProviderNotice> read(String query) {
        if (query == null || query.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        try {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                if (equals < 0
                        || parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)))
                                != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return parameters.getOrDefault("vnp_TxnRef", "").isBlank()
                ? Optional.empty()
                : Optional.of(notice(query, parameters));
    }

    Map<String, String> answer(Verdict verdict) {
        return ANSWERS.get(verdict).fields();
    }

    /** To what could not be read. */
    Map<String, String> refusal() {
        return new Answered("99", "Input data required").fields();
    }

    private ProviderNotice notice(String query, Map<String, String> parameters) {
        String result = parameters.getOrDefault("vnp_ResponseCode", "");
        Outcome outcome = codes.outcome(result, parameters.getOrDefault("vnp_TransactionStatus", ""));
        return new ProviderNotice(
                VnpayProvider.ID,
                query,
                Kind.PAYMENT,
                outcome,
                isVnpays(parameters, outcome),
                parameters.get("vnp_TxnRef"),
                null,
                Dong.ofHundredths(parameters.get("vnp_Amount")).orElse(0),
                // the protocol knows no other
                "VND",
                transaction(parameters),
                outcome == Outcome.DONE
                        ? LocalTimes.parse(parameters.get("vnp_PayDate")).orElse(null)
                        : null,
                result,
                Hashes.sha256(SecureHash.query(parameters)));
    }

    /** For another terminal, or paid without an amount, a time or a number, it is no confirmation however well it is closed. */
    private boolean isVnpays(Map<String, String> parameters, Outcome outcome) {
        boolean complete = Dong.ofHundredths(parameters.get("vnp_Amount")).isPresent()
                && (outcome != Outcome.DONE
                        || (transaction(parameters) != null
                                && LocalTimes.parse(parameters.get("vnp_PayDate"))
                                        .isPresent()));
        return hash.covers(parameters) && settings.terminal().equals(parameters.get("vnp_TmnCode")) && complete;
    }

    /** A payment that ended before a bank saw it has the number 0. */
    private static String transaction(Map<String, String> parameters) {
        String number = parameters.getOrDefault("vnp_TransactionNo", "");
        return number.isBlank() || number.equals("0") ? null : number;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
