package vn.lienthong.document;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which months a fee was paid for, in the guide's words: {@code Đóng cho tháng 05/2025}. */
public final class MonthsInWords {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");
    /** Fewer than this in a row are named one by one. */
    private static final int SHORTEST_RUN = 3;

    private MonthsInWords() {}

    /**
     * {@code Đóng cho tháng 03/2025, tháng 05/2025 đến tháng 08/2025}.
     *
     * @param months in any order, at least one
     */
    public static String vietnamese(Collection<YearMonth> months) {
        return "Đóng cho " + list(months, "tháng ", " đến ");
    }

    /** As {@link #vietnamese}, in English: {@code Paid for 03/2025, 05/2025 to 08/2025}. */
    public static String english(Collection<YearMonth> months) {
        return "Paid for " + list(months, "", " to ");
    }

    /** In English for an English reader, else in Vietnamese. */
    public static String of(Collection<YearMonth> months, Locale reader) {
        return reader.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english(months) : vietnamese(months);
    }

    /** The months alone, as in a narrow column: {@code 03/2025, 05/2025–08/2025}. */
    public static String brief(Collection<YearMonth> months) {
        return list(months, "", "–");
    }

    private static String list(Collection<YearMonth> months, String before, String through) {
        if (months.isEmpty()) {
            throw new IllegalArgumentException("no month");
        }
        return runs(months).stream()
                .map(run -> run.size() < SHORTEST_RUN
                        ? run.stream()
                                .map(month -> before + MONTH.format(month))
                                .collect(Collectors.joining(", "))
                        : before + MONTH.format(run.get(0)) + through + before + MONTH.format(run.get(run.size() - 1)))
                .collect(Collectors.joining(", "));
    }

    private static List<List<YearMonth>> runs(Collection<YearMonth> months) {
        List<List<YearMonth>> runs = new ArrayList<>();
        YearMonth before = null;
        for (YearMonth month : new TreeSet<>(months)) {
            if (before == null || !month.equals(before.plusMonths(1))) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(month);
            before = month;
        }
        return runs;
    }
}
