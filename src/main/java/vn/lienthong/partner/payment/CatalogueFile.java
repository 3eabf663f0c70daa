package vn.lienthong.partner.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.lienthong.partner.payment.wire.PlainText;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;

/** {@code config/payment/catalogue.yaml}, read once at start. */
@Component
final class CatalogueFile implements PaymentCatalogue {

    private static final String FILE = "payment/catalogue.yaml";
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MARK = Pattern.compile("\\S{1,6}");

    private final List<PaymentMethod> offered;

    /** @throws vn.lienthong.settings.InvalidRules naming every line that is wrong */
    CatalogueFile(ConfigFiles files, PaymentProviders providers) {
        this.offered = read(files).stream()
                .filter(method -> providers.find(method.provider()).isPresent())
                .toList();
    }

    @Override
    public List<PaymentMethod> offered() {
        return offered;
    }

    @Override
    public Optional<PaymentMethod> find(String code) {
        return offered.stream().filter(method -> method.code().equals(code)).findFirst();
    }

    @Override
    public List<PaymentMethod> search(String text) {
        List<String> wanted = List.of(PlainText.folded(text).strip().split("\\s+"));
        return offered.stream()
                .filter(method -> wanted.stream().allMatch(found(method)::contains))
                .toList();
    }

    private static String found(PaymentMethod method) {
        return PlainText.folded(String.join(
                " ", method.nameVi(), method.nameEn(), method.mark(), method.code(), String.join(" ", method.words())));
    }

    static List<PaymentMethod> read(ConfigFiles files) {
        return RulesFile.read(files, FILE, top -> {
            List<PaymentMethod> methods = new ArrayList<>();
            RulesFile.Mapping named = top.mapping("methods");
            for (Map.Entry<String, RulesFile.Mapping> entry : named.named().entrySet()) {
                if (!CODE.matcher(entry.getKey()).matches()) {
                    named.complain(entry.getKey(), "is not lower-case words and digits joined by hyphens");
                }
                methods.add(method(entry.getKey(), entry.getValue()));
            }
            if (methods.isEmpty()) {
                top.complain("methods", "must name at least one way to pay");
            }
            return List.copyOf(methods);
        });
    }

    private static PaymentMethod method(String code, RulesFile.Mapping fields) {
        RulesFile.Mapping name = fields.mapping("name");
        String provider = fields.text("provider");
        if (!CODE.matcher(provider).matches()) {
            fields.complain("provider", "is not the id of a provider");
        }
        return new PaymentMethod(
                code,
                fields.choice("kind", PaymentMethod.Kind.class),
                name.text("vi"),
                name.text("en"),
                provider,
                fields.optionalText("bank-code").orElse(null),
                fields.value("mark", "one to six letters", CatalogueFile::mark, "?"),
                fields.texts("words"));
    }

    private static String mark(String text) {
        if (!MARK.matcher(text).matches()) {
            throw new IllegalArgumentException("not a mark");
        }
        return text;
    }
}
