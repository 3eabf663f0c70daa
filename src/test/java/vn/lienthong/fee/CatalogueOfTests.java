package vn.lienthong.fee;

import java.util.List;
import java.util.Optional;
import vn.lienthong.partner.payment.PaymentCatalogue;
import vn.lienthong.partner.payment.PaymentMethod;

/** Two banks of the provider of tests. */
final class CatalogueOfTests implements PaymentCatalogue {

    static final String BANK = "bank-one";
    static final String OTHER_BANK = "bank-two";

    private static PaymentMethod method(String code) {
        return new PaymentMethod(
                code,
                PaymentMethod.Kind.BANK,
                "Ngân hàng " + code,
                "Bank " + code,
                ProviderOfTests.ID,
                "B",
                "B",
                List.of());
    }

    @Override
    public List<PaymentMethod> offered() {
        return List.of(method(BANK), method(OTHER_BANK));
    }

    @Override
    public Optional<PaymentMethod> find(String code) {
        return offered().stream().filter(method -> method.code().equals(code)).findFirst();
    }

    @Override
    public List<PaymentMethod> search(String text) {
        return offered();
    }
}
