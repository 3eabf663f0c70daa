package vn.lienthong.organisation.load;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.LoadLine;
import vn.lienthong.organisation.Period;
import vn.lienthong.organisation.PersonalId;

/** A line of a CSV file. */
final class CsvLine implements LoadLine {

    private static final String DAY = "yyyy-MM-dd";

    private final Remarks remarks;
    private final String file;
    private final long number;
    private final Map<String, Integer> columns;
    private final List<String> fields;
    private boolean refused;

    CsvLine(Remarks remarks, String file, long number, Map<String, Integer> columns, List<String> fields) {
        this.remarks = remarks;
        this.file = file;
        this.number = number;
        this.columns = columns;
        this.fields = fields;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public String text(String column) {
        return optionalText(column).orElseGet(() -> {
            refuse(column, ErrorCode.LOAD_VALUE_MISSING);
            return "";
        });
    }

    @Override
    public Optional<String> optionalText(String column) {
        return Optional.of(fields.get(columns.get(column)).strip()).filter(text -> !text.isEmpty());
    }

    @Override
    public <T> T value(String column, String form, Function<String, T> parser) {
        String text = text(column);
        return text.isEmpty() ? null : parse(column, text, form, parser);
    }

    @Override
    public <T> Optional<T> optionalValue(String column, String form, Function<String, T> parser) {
        return optionalText(column).map(text -> parse(column, text, form, parser));
    }

    private <T> T parse(String column, String text, String form, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (RuntimeException e) {
            refuse(column, ErrorCode.LOAD_VALUE_UNREADABLE, form);
            return null;
        }
    }

    @Override
    public String personalId(String column) {
        String text = text(column);
        if (!text.isEmpty() && !PersonalId.isWellFormed(text)) {
            refuse(column, ErrorCode.PERSONAL_ID_MALFORMED);
            return "";
        }
        return text;
    }

    @Override
    public Period period() {
        LocalDate from = value("valid_from", DAY, LocalDate::parse);
        Optional<LocalDate> to = optionalValue("valid_to", DAY, LocalDate::parse);
        if (from == null) {
            return null;
        }
        if (to.isPresent() && to.get().isBefore(from)) {
            refuse("valid_to", ErrorCode.PERIOD_REVERSED);
            return null;
        }
        return new Period(from, to);
    }

    @Override
    public void refuse(String column, ErrorCode code, Object... arguments) {
        refused = true;
        remarks.problem(file, number, column, code, arguments);
    }

    @Override
    public void warn(String column, ErrorCode code, Object... arguments) {
        remarks.warning(file, number, column, code, arguments);
    }

    @Override
    public boolean refused() {
        return refused;
    }
}
