package vn.lienthong.fee.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderGroup;
import vn.lienthong.partner.payment.ProviderReceipt;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.StatementLine;

/** Adds the module to the screens under test, with the shipped catalogue of ways to pay; no route asks a provider anything. */
@ConfigurationPropertiesScan("vn.lienthong.fee")
@ComponentScan(
        basePackages = "vn.lienthong.fee",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            ".*Tests?",
                            ".*Application",
                            ".*\\.load\\..*",
                            ".*\\.(PaymentDesk|PaymentJudge|Settlement|FeeDeadlines|Arrears\\w+)",
                            // what makes and hands out documents
                            ".*\\.(Receipt(Issue|Maker|Numbers|Revocation|Archive|sController)|ProviderReceipts)",
                            ".*\\.(StandingRefunds|Refund(Desk|Tasks|Deadlines|Outcomes|Decisions|Findings|s)|SuspenseDecisions|UnaskedRefunds)",
                            ".*\\.reconciliation\\..*",
                            ".*\\.web\\.office\\..*"
                        }))
@ComponentScan(
        basePackages = "vn.lienthong.document",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(TransferSlipPrinter|PdfRenderer|DocumentFiles|PrintWorkers)"))
@ComponentScan(
        basePackages = "vn.lienthong.partner.payment",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(CatalogueFile|ConfiguredProviders)"))
class FeeScreens {

    static final URI PAGES = URI.create("https://pay.example");

    @Bean
    ProviderGroup providersOfTests() {
        return new ProviderGroup(List.of(new Silent("platform"), new Silent("vietqr")));
    }

    /** A provider nobody asks. */
    private record Silent(String id) implements PaymentProvider {

        @Override
        public Checkout start(PaymentRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PaymentState query(PaymentReference payment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RefundState refund(RefundRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<ProviderReceipt> receipt(PaymentReference payment) {
            return Optional.empty();
        }

        @Override
        public List<StatementLine> statement(LocalDate day) {
            return List.of();
        }

        @Override
        public Set<URI> pages() {
            return Set.of(PAGES);
        }
    }
}
