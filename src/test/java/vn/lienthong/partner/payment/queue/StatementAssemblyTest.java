package vn.lienthong.partner.payment.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.partner.payment.GoldenFiles;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.StatementLine.Kind;
import vn.lienthong.partner.payment.queue.StatementAssembly.Entry;
import vn.lienthong.partner.payment.queue.v1.Statement;

/** The parts of a statement, honest and not: the contract's incoming direction. */
class StatementAssemblyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final PaymentXml XML = new PaymentXml();

    @Test
    void thePartsAreOneStatementInWhateverOrderTheyCome() {
        List<Entry> entries = assembled("queue/statements/whole");

        assertThat(entries)
                .extracting(Entry::line)
                .containsExactly(
                        new StatementLine("DP2611200000004280", "7700001", Kind.PAYMENT, 60_000, "VND", at("07:58:01")),
                        new StatementLine(
                                "DP2611200000004280", "HT261120001", Kind.REFUND, 10_000, "VND", at("08:00:00")),
                        new StatementLine(
                                "DP2611200000004377", "FT26324000001", Kind.PAYMENT, 120_000, "VND", at("16:59:59")),
                        new StatementLine(null, "FT26324000002", Kind.PAYMENT, 12_345, "VND", at("16:59:59")));
        assertThat(entries.get(0).account()).isEmpty();
        assertThat(entries.get(3).account()).contains("1234567890");

        StatementAssembly reversed = new StatementAssembly(DAY);
        reversed.add(part("queue/statements/whole/part-2.xml"));
        reversed.add(part("queue/statements/whole/part-1.xml"));
        assertThat(reversed.finish()).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void aDayOnWhichNothingMovedIsOneEmptyPart() {
        assertThat(assembled("queue/statements/empty")).isEmpty();
    }

    @Test
    void aStatementThatIsNotThereYetHasNoPart() {
        assertThat(((Statement) XML.read(GoldenFiles.text("queue/statements/not-yet.xml"))).getPart())
                .isNull();
    }

    @Test
    void partsOfTwoStatementsAreNotMixed() {
        StatementAssembly assembly = new StatementAssembly(DAY);
        assembly.add(part("queue/statements/whole/part-1.xml"));
        Statement.Part other = part("queue/statements/whole/part-2.xml");
        other.setAmount(other.getAmount() + 1);

        assertThatThrownBy(() -> assembly.add(other)).hasMessageStartingWith("LT-PAY-017");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatDoesNotAddUpIsRefusedForItsReason(String name) {
        String text = GoldenFiles.text(name);
        String reason = text.substring(text.indexOf("<!-- ") + 5, text.indexOf(" -->"));

        assertThatThrownBy(() -> {
                    StatementAssembly assembly = new StatementAssembly(DAY);
                    assembly.add(part(name));
                    assembly.finish();
                })
                .hasMessageStartingWith("LT-PAY-017")
                .hasMessageContaining(reason);
    }

    static Stream<String> broken() {
        return GoldenFiles.names("queue/statements/broken").stream();
    }

    private static List<Entry> assembled(String folder) {
        StatementAssembly assembly = new StatementAssembly(DAY);
        GoldenFiles.names(folder).forEach(name -> assembly.add(part(name)));
        return assembly.finish();
    }

    private static Statement.Part part(String name) {
        return ((Statement) XML.read(GoldenFiles.text(name))).getPart();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }
}
