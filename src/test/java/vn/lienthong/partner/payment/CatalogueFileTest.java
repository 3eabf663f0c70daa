package vn.lienthong.partner.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

class CatalogueFileTest {

    private static final ConfigFiles SHIPPED = new ConfigFiles(Path.of("config"));

    @Test
    void onlyWhatAConfiguredProviderCarriesIsOffered() {
        assertThat(catalogue("platform", "vietqr").offered())
                .extracting(PaymentMethod::provider)
                .containsOnly("platform", "vietqr");
        assertThat(catalogue().offered()).isEmpty();
        assertThat(catalogue("vnpay").find("vnpay")).isPresent();
        assertThat(catalogue("vnpay").find("vietqr")).isEmpty();
    }

    @Test
    void theShippedCatalogueHasBanksWalletsMobileMoneyAndTransfers() {
        List<PaymentMethod> methods = CatalogueFile.read(SHIPPED);

        assertThat(methods).extracting(PaymentMethod::kind).contains(PaymentMethod.Kind.values());
        assertThat(methods).extracting(PaymentMethod::code).doesNotHaveDuplicates();
        assertThat(methods).extracting(PaymentMethod::mark).allMatch(mark -> mark.length() <= 6);
    }

    @ParameterizedTest
    @CsvSource({
        "vietcombank, vietcombank",
        "ngoại thương, vietcombank",
        "NGOAI THUONG, vietcombank",
        "thương ngoại, vietcombank",
        "mobile viettel, viettel-mobile-money",
        "á châu, acb",
        "quân đội, mb-bank"
    })
    void aMethodIsFoundWithOrWithoutMarksInAnyOrder(String text, String code) {
        assertThat(catalogue("platform").search(text))
                .extracting(PaymentMethod::code)
                .containsExactly(code);
    }

    @Test
    void blankFindsEverythingAndNonsenseNothing() {
        PaymentCatalogue catalogue = catalogue("platform");
        assertThat(catalogue.search("  ")).isEqualTo(catalogue.offered()).isNotEmpty();
        assertThat(catalogue.search("khong co ngan hang nay")).isEmpty();
    }

    @Test
    void everyScreenHasANameInItsLanguage() {
        PaymentMethod method = CatalogueFile.read(SHIPPED).get(0);
        assertThat(method.name(Locale.ENGLISH)).isEqualTo("Vietcombank");
        assertThat(method.name(Locale.forLanguageTag("vi"))).startsWith("Ngân hàng");
    }

    @Test
    void everythingWrongIsNamedWithItsLine(@TempDir Path config) throws IOException {
        Files.createDirectories(config.resolve("payment"));
        Files.writeString(
                config.resolve("payment/catalogue.yaml"),
                """
                methods:
                  Bank_A:
                    name: {vi: Ngân hàng A, en: Bank A}
                    kind: bank
                    provider: platform
                    mark: A
                  bank-b:
                    name: {vi: Ngân hàng B}
                    kind: cash
                    provider: Bad Provider
                    mark: LONGMARK
                    logo: b.png
                """);

        InvalidRules refused =
                catchThrowableOfType(InvalidRules.class, () -> CatalogueFile.read(new ConfigFiles(config)));

        assertThat(refused.complaints())
                .anySatisfy(line -> assertThat(line).contains(":2:", "Bank_A"))
                .anySatisfy(line -> assertThat(line).contains(":8:", "name.en"))
                .anySatisfy(line -> assertThat(line).contains(":9:", "kind"))
                .anySatisfy(line -> assertThat(line).contains(":10:", "provider"))
                .anySatisfy(line -> assertThat(line).contains(":11:", "mark"))
                .anySatisfy(line -> assertThat(line).contains(":12:", "logo"))
                .hasSize(6);
    }

    private static PaymentCatalogue catalogue(String... providers) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        Stream.of(providers).forEach(id -> beans.addBean(id, ProviderGroup.of(new NamedProvider(id))));
        return new CatalogueFile(SHIPPED, new ConfiguredProviders(beans.getBeanProvider(ProviderGroup.class)));
    }
}
