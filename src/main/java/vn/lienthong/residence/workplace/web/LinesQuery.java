package vn.lienthong.residence.workplace.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.lienthong.residence.workplace.LineChoice;
import vn.lienthong.residence.workplace.LineFilter;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.LineMark;
import vn.lienthong.web.Paging;

/**
 * What the filter of a page of lines says, and which lines are chosen on it; every part may be left out.
 *
 * @param of the kind looked for; {@code kind} is what a page calls its lines' own
 * @param scope {@code all} for every line the filter finds, else those named by {@code line}
 */
public record LinesQuery(String q, LineKind of, LineMark mark, Integer page, String scope, List<UUID> line) {

    private static final String ALL = "all";

    public LinesQuery {
        q = q == null ? "" : q.strip();
        page = page == null || page < 1 ? 1 : page;
        line = line == null ? List.of() : List.copyOf(line);
    }

    public LineFilter filter() {
        return new LineFilter(q, Optional.ofNullable(of), Optional.ofNullable(mark));
    }

    public LineChoice choice() {
        return all() ? LineChoice.all(filter()) : LineChoice.of(line);
    }

    public boolean all() {
        return ALL.equals(scope);
    }

    /** Whether nothing is chosen. */
    boolean none() {
        return !all() && line.isEmpty();
    }

    /** The address with the filter, without the page. */
    String at(String address) {
        return Paging.with(Paging.with(Paging.with(address, "q", q), "of", of), "mark", mark);
    }

    /** The address with filter and page. */
    String here(String address) {
        return page > 1 ? Paging.with(at(address), "page", page) : at(address);
    }
}
