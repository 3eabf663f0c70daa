package vn.lienthong.residence.workplace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.organisation.SearchText;

/** The words of a file of lines. They are the guide's whatever language the screens are shown in: a file is read by others. */
final class LineWords {

    static final String PERSONAL_ID = "Số CCCD";
    static final String CARD = "Số thẻ đảng viên";
    static final String FILE = "Số lý lịch";
    static final String NAME = "Họ và tên";
    static final String CELL = "Chi bộ sinh hoạt";
    static final String RESIDENCE = "Mã nơi cư trú";
    static final String RESIDENCE_NAME = "Nơi cư trú";
    static final String KIND = "Loại";
    static final String REPORT = "Báo cáo";
    static final String EXEMPT = "Diện miễn";

    static final List<String> COLUMNS =
            List.of(PERSONAL_ID, CARD, FILE, NAME, CELL, RESIDENCE, RESIDENCE_NAME, KIND, REPORT, EXEMPT);

    private static final Map<LineKind, String> KINDS = Map.of(
            LineKind.COMMENT, "Xin nhận xét",
            LineKind.INTRODUCE, "Giới thiệu",
            LineKind.INTRODUCE_AND_COMMENT, "Giới thiệu và xin nhận xét");

    private static final String YES = "Có";
    private static final String NO = "Không";

    private static final int PERSONAL_ID_DIGITS = 12;
    /** {@code 01.000010} read as a number is 1.00001. */
    private static final Pattern CUT_CARD = Pattern.compile("(\\d{1,2})[.,](\\d{1,6})");

    private LineWords() {}

    /**
     * Numbers as they are written: a spreadsheet takes what looks like a number for one, and drops the noughts around it.
     *
     * @param text of a cell of that column, a number
     */
    static String whole(String column, String text) {
        if (PERSONAL_ID.equals(column) && text.matches("\\d{1,11}")) {
            return "0".repeat(PERSONAL_ID_DIGITS - text.length()) + text;
        }
        Matcher card = CUT_CARD.matcher(text);
        return CARD.equals(column) && card.matches()
                ? "0".repeat(2 - card.group(1).length())
                        + text
                        + "0".repeat(6 - card.group(2).length())
                : text;
    }

    static String of(LineKind kind) {
        return KINDS.get(kind);
    }

    static String of(boolean yes) {
        return yes ? YES : NO;
    }

    static Optional<LineKind> kind(String text) {
        return KINDS.entrySet().stream()
                .filter(entry ->
                        same(entry.getValue(), text) || entry.getKey().name().equalsIgnoreCase(text))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static Optional<Boolean> yes(String text) {
        if (same(YES, text) || text.equalsIgnoreCase("x") || text.equals("1")) {
            return Optional.of(true);
        }
        return same(NO, text) || text.equals("0") ? Optional.of(false) : Optional.empty();
    }

    static boolean same(String word, String text) {
        return SearchText.of(word).equals(SearchText.of(text));
    }
}
