package vn.lienthong.partner.payment.vnpay;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;

/**
 * The values that are VNPAY's own, from {@code config/partners/vnpay.yaml}.
 *
 * @param results by {@code vnp_ResponseCode} of a payment
 * @param states by {@code vnp_TransactionStatus}
 * @param done answers of success
 * @param unknown answers about a transaction VNPAY does not have
 * @param repeated answers to a request it had before
 * @param tryLater answers of trouble on VNPAY's side
 * @param statement what the file of a day looks like
 */
record VnpayCodes(
        String version,
        String locale,
        String orderType,
        Map<String, Meaning> results,
        Map<String, Meaning> states,
        Set<String> done,
        Set<String> unknown,
        Set<String> repeated,
        Set<String> tryLater,
        StatementFormat statement) {

    private static final String FILE = "partners/vnpay.yaml";

    /** Where the money is. */
    enum Money {
        TAKEN,
        NONE,
        UNCLEAR
    }

    /** What one code says. @param words for a log and an operator */
    record Meaning(Money money, String words) {}

    /** @throws vn.lienthong.settings.InvalidRules naming every line that is wrong */
    static VnpayCodes read(ConfigFiles files) {
        return RulesFile.read(files, FILE, top -> {
            RulesFile.Mapping answers = top.mapping("answers");
            return new VnpayCodes(
                    top.text("version"),
                    top.text("locale"),
                    top.text("order-type"),
                    meanings(top.mapping("results")),
                    meanings(top.mapping("states")),
                    codes(answers, "done"),
                    codes(answers, "unknown"),
                    codes(answers, "repeated"),
                    codes(answers, "try-later"),
                    StatementFormat.of(top.mapping("statement")));
        });
    }

    /** Money is taken only when both codes say so, and surely not taken only when both say that. */
    Outcome outcome(String result, String state) {
        Money byResult = money(results, result);
        Money byState = money(states, state);
        if (byResult != byState || byResult == Money.UNCLEAR) {
            return Outcome.PENDING;
        }
        return byResult == Money.TAKEN ? Outcome.DONE : Outcome.FAILED;
    }

    Money money(String state) {
        return money(states, state);
    }

    /** For a log. */
    String words(String state) {
        Meaning meaning = states.get(state);
        return meaning == null ? "mã chưa biết" : meaning.words();
    }

    private static Money money(Map<String, Meaning> meanings, String code) {
        Meaning meaning = meanings.get(code);
        return meaning == null ? Money.UNCLEAR : meaning.money();
    }

    private static Map<String, Meaning> meanings(RulesFile.Mapping table) {
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        table.named()
                .forEach((code, fields) ->
                        meanings.put(code, new Meaning(fields.choice("money", Money.class), fields.text("means"))));
        return Map.copyOf(meanings);
    }

    private static Set<String> codes(RulesFile.Mapping fields, String field) {
        Set<String> codes = new HashSet<>(fields.texts(field));
        if (codes.isEmpty()) {
            fields.complain(field, "must be a list of at least one code");
        }
        return codes;
    }
}
