package vn.lienthong.residence.workplace.web;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.ListScans;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.Paging;

/** Fills a page of one list: its head and a page of its lines. */
@Component
class ListPages {

    private final CommentLists lists;
    private final ListScans scans;
    private final WorkplaceWords words;
    private final AuditLog audit;
    private final CurrentPerson currentPerson;

    ListPages(CommentLists lists, ListScans scans, WorkplaceWords words, AuditLog audit, CurrentPerson currentPerson) {
        this.lists = lists;
        this.scans = scans;
        this.words = words;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    /** The caller has seen that the person may see the list; the reading is audited. @param address of the page without its filter */
    void lines(Model model, CommentList list, LinesQuery query, String address) {
        int total = lists.count(list, query.filter());
        int last = Math.max(1, (total + LinesPage.SIZE - 1) / LinesPage.SIZE);
        int page = Math.min(query.page(), last);
        audit.record(
                MessageContext.ofPerson(currentPerson.get().id()).actor(),
                "residence.list-read",
                Subjects.LIST + list.id(),
                Map.of("page", address, "number", Integer.toString(page)));
        model.addAttribute("list", list);
        model.addAttribute("query", query);
        model.addAttribute("here", address);
        model.addAttribute("kinds", LineKind.values());
        model.addAttribute("counts", lists.counts(list));
        model.addAttribute("scans", scans.of(list));
        model.addAttribute("history", lists.history(list));
        model.addAttribute(
                "lines",
                LinesPage.of(
                        lists.page(list, query.filter(), (page - 1) * LinesPage.SIZE, LinesPage.SIZE),
                        page,
                        total,
                        query.at(address),
                        words::levels,
                        words::organisation));
    }

    /** The address of a page about the chosen lines. */
    String chosen(LinesQuery query, String address) {
        String chosen = Paging.with(query.here(address), "scope", query.all() ? "all" : null);
        if (!query.all()) {
            for (UUID line : query.line()) {
                chosen = Paging.with(chosen, "line", line);
            }
        }
        return chosen;
    }
}
