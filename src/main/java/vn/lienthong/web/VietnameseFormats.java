package vn.lienthong.web;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.Formatter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Dates as people write them here, in both languages: day, month, year. Generous about how they are typed ({@code
 * 25/02/1973}, {@code 25-2-1973}, {@code 25021973}), strict about the value: 31/02 is refused, never moved. ISO dates are
 * read too, for addresses and the API.
 */
@Configuration(proxyBeanMethods = false)
class VietnameseFormats implements WebMvcConfigurer {

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addFormatterForFieldType(LocalDate.class, new DateFormat());
        registry.addFormatterForFieldType(YearMonth.class, new MonthFormat());
    }

    static final class DateFormat implements Formatter<LocalDate> {

        private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("dd/MM/uuuu");
        private static final Pattern APART =
                Pattern.compile("(?<d>\\d{1,2})\\s*[-/. ]\\s*(?<m>\\d{1,2})\\s*[-/. ]\\s*(?<y>\\d{4})");
        private static final Pattern TOGETHER = Pattern.compile("(?<d>\\d{2})(?<m>\\d{2})(?<y>\\d{4})");
        private static final Pattern ISO = Pattern.compile("(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})");

        @Override
        public LocalDate parse(String text, Locale locale) throws ParseException {
            Matcher date = firstMatch(text.strip(), APART, TOGETHER, ISO);
            try {
                return LocalDate.of(number(date, "y"), number(date, "m"), number(date, "d"));
            } catch (DateTimeException noSuchDay) {
                throw new ParseException("no such day", 0);
            }
        }

        @Override
        public String print(LocalDate date, Locale locale) {
            return PRINTED.format(date);
        }
    }

    static final class MonthFormat implements Formatter<YearMonth> {

        private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("MM/uuuu");
        private static final Pattern APART = Pattern.compile("(?<m>\\d{1,2})\\s*[-/. ]\\s*(?<y>\\d{4})");
        private static final Pattern TOGETHER = Pattern.compile("(?<m>\\d{2})(?<y>\\d{4})");
        private static final Pattern ISO = Pattern.compile("(?<y>\\d{4})-(?<m>\\d{2})");

        @Override
        public YearMonth parse(String text, Locale locale) throws ParseException {
            Matcher month = firstMatch(text.strip(), APART, TOGETHER, ISO);
            try {
                return YearMonth.of(number(month, "y"), number(month, "m"));
            } catch (DateTimeException noSuchMonth) {
                throw new ParseException("no such month", 0);
            }
        }

        @Override
        public String print(YearMonth month, Locale locale) {
            return PRINTED.format(month);
        }
    }

    private static Matcher firstMatch(String text, Pattern... patterns) throws ParseException {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return matcher;
            }
        }
        throw new ParseException("not a date", 0);
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }
}
