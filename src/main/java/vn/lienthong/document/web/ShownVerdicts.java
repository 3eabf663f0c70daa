package vn.lienthong.document.web;

import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.document.Verdict;
import vn.lienthong.web.Times;

/** Puts verdicts into words. */
@Component
class ShownVerdicts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    /** The public facts there are, in the order they are shown in. */
    private static final List<String> FACTS = List.of(
            "issuer",
            "payer",
            "member",
            "organisation",
            "residence",
            "cell",
            "year",
            "lines",
            "members",
            "months",
            "amount");

    /** Those that are names of people, kept partly hidden. */
    private static final List<String> MASKED = List.of("payer", "member");

    private final MessageSource messages;
    private final Times times;

    ShownVerdicts(MessageSource messages, Times times) {
        this.messages = messages;
        this.times = times;
    }

    ShownVerdict show(Verdict verdict, Locale locale) {
        String key = verdict.outcome().name().toLowerCase(Locale.ROOT);
        String family = family(verdict);
        return new ShownVerdict(
                key,
                verdict.remark().isPresent() ? "warning" : tone(verdict.outcome()),
                word("outcome." + key + family, locale),
                word("outcome." + key + ".text" + family, locale),
                verdict.remark()
                        .map(remark -> messages.getMessage(
                                remark.key(), remark.arguments().toArray(), locale))
                        .orElse(null),
                facts(verdict, locale),
                verdict.document().stream()
                        .anyMatch(document -> MASKED.stream().anyMatch(document.publicFacts()::containsKey)));
    }

    /** Receipts are called so; of anything else, and of what nobody knows, the words are wider. */
    private static String family(Verdict verdict) {
        return verdict.document()
                .map(KeptDocument::kind)
                .filter(kind -> !kind.startsWith("fee-"))
                .map(paper -> ".paper")
                .orElse("");
    }

    private static String tone(Verdict.Outcome outcome) {
        return switch (outcome) {
            case VALID -> "success";
            case SUPERSEDED, UNKNOWN -> "warning";
            case REVOKED, ALTERED -> "danger";
        };
    }

    private List<ShownVerdict.Fact> facts(Verdict verdict, Locale locale) {
        List<ShownVerdict.Fact> facts = new ArrayList<>();
        if (verdict.document().isEmpty() || verdict.outcome() == Verdict.Outcome.ALTERED) {
            return facts;
        }
        KeptDocument document = verdict.document().get();
        facts.add(fact("kind", kind(document.kind(), locale), locale));
        facts.add(fact("number" + family(verdict), document.number().orElse(""), locale));
        facts.add(fact("dated", DAY.format(document.dated()), locale));
        for (String name : FACTS) {
            String value = document.publicFacts().get(name);
            if (value != null) {
                facts.add(fact(name, value(name, value, locale), locale));
            }
        }
        verdict.signatures().forEach(signature -> {
            facts.add(fact("signer", signature.signer(), locale));
            facts.add(fact("signed-at", times.moment(signature.signedAt()), locale));
            signature.timestamp().ifPresent(at -> facts.add(fact("timestamp", times.moment(at), locale)));
        });
        verdict.timestamp()
                .ifPresent(timestamp -> facts.add(fact(
                        "timestamp",
                        timestamp.at().map(times::moment).orElseGet(() -> word("timestamp.awaited", locale)),
                        locale)));
        document.revocation().ifPresent(revocation -> {
            facts.add(fact("revoked-at", times.moment(revocation.at()), locale));
            facts.add(fact("revoked-reason", revocation.reason(), locale));
        });
        return facts;
    }

    /** A module may keep kinds this page has no word for. */
    private String kind(String kind, Locale locale) {
        return messages.getMessage("verify.kind." + kind, null, word("kind.other", locale), locale);
    }

    private String value(String name, String value, Locale locale) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.forLanguageTag("vi-VN"));
        return switch (name) {
            case "amount" -> word("amount", locale, numbers.format(Long.parseLong(value)));
            case "members", "lines" -> numbers.format(Long.parseLong(value));
            default -> value;
        };
    }

    private ShownVerdict.Fact fact(String name, String value, Locale locale) {
        return new ShownVerdict.Fact(word("fact." + name, locale), value);
    }

    private String word(String key, Locale locale, Object... arguments) {
        return messages.getMessage("verify." + key, arguments, locale);
    }
}
