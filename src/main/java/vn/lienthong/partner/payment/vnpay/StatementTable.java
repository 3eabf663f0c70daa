package vn.lienthong.partner.payment.vnpay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.vnpay.StatementFormat.Column;
import vn.lienthong.partner.payment.wire.Amounts;
import vn.lienthong.partner.payment.wire.LocalTimes;

/** Reads one exported file (RFC 4180, UTF-8 with or without byte order mark), whole or not at all. */
final class StatementTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String DONG = "VND";
    private static final Pattern NUMBER = Pattern.compile("[!-~]{1,100}");
    /** More wrong lines than a person corrects by hand are counted only. */
    private static final int NAMED = 20;

    private final StatementFormat format;
    private final String terminal;

    StatementTable(StatementFormat format, String terminal) {
        this.format = format;
        this.terminal = terminal;
    }

    /** @throws vn.lienthong.failure.Failure {@code LT-PAY-017} naming every line that is wrong, and its column */
    List<StatementLine> read(Path file, LocalDate day) throws IOException {
        String name = file.getFileName().toString();
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(format.separator())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .ofCsvRecord(text)) {
            return new Reading(name, day).lines(csv.iterator());
        } catch (UncheckedIOException | CsvParseException e) { // another encoding, a quote that is never closed
            throw StatementFolder.invalid(name + " is not CSV in UTF-8", e);
        }
    }

    /** One file's lines and what is wrong with them. */
    private final class Reading {

        private final String name;
        private final LocalDate day;
        private final Map<Column, Integer> places = new HashMap<>();
        private final Set<String> transactions = new HashSet<>();
        private final List<String> wrong = new ArrayList<>();
        private int headings;

        Reading(String name, LocalDate day) {
            this.name = name;
            this.day = day;
        }

        List<StatementLine> lines(Iterator<CsvRecord> records) {
            head(records.hasNext() ? records.next().getFields() : List.of());
            List<StatementLine> lines = new ArrayList<>();
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (row.getFieldCount() != headings) {
                    wrong.add(row.getStartingLineNumber() + ": " + row.getFieldCount() + " ≠ " + headings);
                } else {
                    line(row).ifPresent(lines::add);
                }
            }
            if (!wrong.isEmpty()) {
                throw StatementFolder.invalid(name + ": " + report(), null);
            }
            return List.copyOf(lines);
        }

        private void head(List<String> given) {
            headings = given.size();
            List<String> names = given.stream()
                    .map(heading -> heading.replace(BYTE_ORDER_MARK, "").strip())
                    .toList();
            for (Column column : Column.values()) {
                int place = names.indexOf(format.heading(column));
                if (place < 0) {
                    wrong.add("1: " + format.heading(column));
                }
                places.put(column, place);
            }
            if (!wrong.isEmpty()) {
                throw StatementFolder.invalid(name + " lacks columns: " + report(), null);
            }
        }

        /** Empty where no money moved, and where something is wrong. */
        private Optional<StatementLine> line(CsvRecord row) {
            int before = wrong.size();
            require(row, Column.TERMINAL, terminal.equals(value(row, Column.TERMINAL)));
            String state = value(row, Column.STATE);
            if (format.notDone().contains(state)) {
                return Optional.empty();
            }
            require(row, Column.STATE, format.done().contains(state));
            String kind = value(row, Column.KIND);
            boolean refund = format.refunds().contains(kind);
            require(row, Column.KIND, refund || format.payments().contains(kind));
            String reference = value(row, Column.REFERENCE);
            require(
                    row,
                    Column.REFERENCE,
                    reference.isEmpty() || NUMBER.matcher(reference).matches());
            String transaction = value(row, Column.TRANSACTION);
            require(
                    row,
                    Column.TRANSACTION,
                    NUMBER.matcher(transaction).matches() && transactions.add(refund + transaction));
            OptionalLong amount = Amounts.parse(value(row, Column.AMOUNT).replace(format.thousands(), ""));
            require(row, Column.AMOUNT, amount.isPresent());
            Optional<Instant> at = time(value(row, Column.TIME));
            require(row, Column.TIME, at.map(LocalTimes::day).equals(Optional.of(day)));
            return wrong.size() > before
                    ? Optional.empty()
                    : Optional.of(new StatementLine(
                            reference.isEmpty() ? null : reference,
                            transaction,
                            refund ? StatementLine.Kind.REFUND : StatementLine.Kind.PAYMENT,
                            amount.getAsLong(),
                            DONG,
                            at.get()));
        }

        private String value(CsvRecord row, Column column) {
            return row.getField(places.get(column)).strip();
        }

        private void require(CsvRecord row, Column column, boolean holds) {
            if (!holds) {
                wrong.add(row.getStartingLineNumber() + ": " + format.heading(column));
            }
        }

        private String report() {
            String named = String.join("; ", wrong.subList(0, Math.min(NAMED, wrong.size())));
            return wrong.size() > NAMED ? named + "; … +" + (wrong.size() - NAMED) : named;
        }
    }

    private Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, format.time())
                    .atZone(LocalTimes.ZONE)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
