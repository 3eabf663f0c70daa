package vn.lienthong.residence.workplace.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.web.Paging;

/**
 * A page of a list's lines.
 *
 * @param page from 1
 * @param total lines the filter finds
 * @param address of the page with its filter, without the number
 */
public record LinesPage(List<Row> rows, int page, int total, String address) {

    /** Lines on a page. */
    static final int SIZE = 50;

    /**
     * @param number as the list counts
     * @param levels names of the four columns of Nơi cư trú
     * @param cell name of the cell at work
     */
    public record Row(int number, CommentLine line, List<String> levels, String cell) {}

    static LinesPage of(
            List<CommentLine> lines,
            int page,
            int total,
            String address,
            Function<String, List<String>> levels,
            Function<String, String> names) {
        Map<String, List<String>> residences = new HashMap<>();
        Map<String, String> cells = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (CommentLine line : lines) {
            rows.add(new Row(
                    (page - 1) * SIZE + rows.size() + 1,
                    line,
                    residences.computeIfAbsent(line.residence(), levels),
                    cells.computeIfAbsent(line.cell(), names)));
        }
        return new LinesPage(rows, page, total, address);
    }

    public int pages() {
        return Math.max(1, (total + SIZE - 1) / SIZE);
    }

    public int first() {
        return total == 0 ? 0 : (page - 1) * SIZE + 1;
    }

    public int last() {
        return Math.min(page * SIZE, total);
    }

    /** Null where there is none. */
    public Integer previousPage() {
        return page > 1 ? page - 1 : null;
    }

    public Integer nextPage() {
        return page < pages() ? page + 1 : null;
    }

    public String previous() {
        return page > 1 ? Paging.with(address, "page", page - 1) : null;
    }

    public String next() {
        return page < pages() ? Paging.with(address, "page", page + 1) : null;
    }
}
