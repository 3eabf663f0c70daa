package vn.lienthong.partner.payment.platform;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;

/**
 * The values that are the platform's own, from {@code config/partners/payment-platform.yaml}.
 *
 * @param messages {@code LoaiBanTin} by message
 * @param done {@code MaLoi} of success
 * @param referenceKnown {@code MaLoi} of a reference that was used before
 * @param referenceUnknown {@code MaLoi} of a reference that was never used
 * @param notYet {@code MaLoi} of what will be there later
 * @param tryLater {@code MaLoi} of trouble on the platform's side
 * @param paid {@code TrangThai} of money that moved
 * @param pending {@code TrangThai} of what is not decided
 * @param failed {@code TrangThai} of what ended without money
 * @param signed names of the fields {@code MaXacThuc} covers, in order, by message
 */
record PlatformCodes(
        String version,
        String language,
        String paymentType,
        String channel,
        String device,
        String serviceKind,
        Map<Message, String> messages,
        Set<String> done,
        Set<String> referenceKnown,
        Set<String> referenceUnknown,
        Set<String> notYet,
        Set<String> tryLater,
        Set<String> paid,
        Set<String> pending,
        Set<String> failed,
        Map<Signed, List<String>> signed) {

    private static final String FILE = "partners/payment-platform.yaml";

    /** What has a {@code LoaiBanTin}. */
    enum Message {
        INIT,
        CONFIRM,
        STATUS,
        RECEIPT,
        REFUND,
        STATEMENT
    }

    /** What is closed by a {@code MaXacThuc}. */
    enum Signed {
        INIT,
        INIT_ANSWER,
        CONFIRM,
        CONFIRM_ANSWER,
        /** A question about one payment. */
        QUESTION,
        STATUS_ANSWER,
        RECEIPT_ANSWER,
        REFUND,
        REFUND_ANSWER,
        STATEMENT,
        STATEMENT_ANSWER
    }

    /** @throws vn.lienthong.settings.InvalidRules naming every line that is wrong */
    static PlatformCodes read(ConfigFiles files) {
        return RulesFile.read(files, FILE, top -> {
            RulesFile.Mapping answers = top.mapping("answers");
            RulesFile.Mapping states = top.mapping("states");
            return new PlatformCodes(
                    top.text("version"),
                    top.text("language"),
                    top.text("payment-type"),
                    top.text("channel"),
                    top.text("device"),
                    top.text("service-kind"),
                    messages(top.mapping("messages")),
                    codes(answers, "done"),
                    codes(answers, "reference-known"),
                    codes(answers, "reference-unknown"),
                    codes(answers, "not-yet"),
                    codes(answers, "try-later"),
                    codes(states, "done"),
                    codes(states, "pending"),
                    codes(states, "failed"),
                    signed(top.mapping("signed")));
        });
    }

    private static Map<Message, String> messages(RulesFile.Mapping fields) {
        Map<Message, String> messages = new EnumMap<>(Message.class);
        for (Message message : Message.values()) {
            messages.put(message, fields.text(key(message)));
        }
        return messages;
    }

    private static Map<Signed, List<String>> signed(RulesFile.Mapping fields) {
        Map<Signed, List<String>> signed = new EnumMap<>(Signed.class);
        for (Signed message : Signed.values()) {
            List<String> names = fields.texts(key(message));
            if (names.isEmpty()) {
                fields.complain(key(message), "must list the fields that are signed");
            }
            signed.put(message, names);
        }
        return signed;
    }

    private static Set<String> codes(RulesFile.Mapping fields, String field) {
        Set<String> codes = new HashSet<>(fields.texts(field));
        if (codes.isEmpty()) {
            fields.complain(field, "must be a list of at least one code");
        }
        return codes;
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
