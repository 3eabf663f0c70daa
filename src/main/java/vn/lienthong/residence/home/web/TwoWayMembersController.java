package vn.lienthong.residence.home.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.residence.home.Activity;
import vn.lienthong.residence.home.ActivityKind;
import vn.lienthong.residence.home.Attendance;
import vn.lienthong.residence.home.Behalf;
import vn.lienthong.residence.home.Forwarding;
import vn.lienthong.residence.home.Introductions;
import vn.lienthong.residence.home.Place;
import vn.lienthong.residence.home.ReceivedRequest;
import vn.lienthong.residence.home.TwoWayMember;
import vn.lienthong.residence.home.TwoWayMembers;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.Times;

/** Đảng viên sinh hoạt hai chiều: introductions to take note of, the members, what they took part in. */
@Controller
@RequestMapping(HomePages.MEMBERS)
class TwoWayMembersController {

    private final TwoWayMembers members;
    private final Introductions introductions;
    private final Forwarding forwarding;
    private final Behalf behalf;
    private final HomeResults results;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    TwoWayMembersController(
            TwoWayMembers members,
            Introductions introductions,
            Forwarding forwarding,
            Behalf behalf,
            HomeResults results,
            CurrentPerson currentPerson,
            Clock clock) {
        this.results = results;
        this.members = members;
        this.introductions = introductions;
        this.forwarding = forwarding;
        this.behalf = behalf;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean ended,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        int at = Math.max(1, Math.min(page, 100_000));
        List<TwoWayMember> found = members.list(me(), ended, q, at - 1, HomePages.SIZE);
        String address = HomePages.with(HomePages.with(HomePages.MEMBERS, "q", q), "ended", ended);
        model.addAttribute("rows", found.stream().limit(HomePages.SIZE).toList());
        model.addAttribute("previous", at == 1 ? null : HomePages.with(address, "page", at - 1));
        model.addAttribute("next", found.size() > HomePages.SIZE ? HomePages.with(address, "page", at + 1) : null);
        model.addAttribute("waiting", introductions.waiting(me()));
        model.addAttribute("recorded", members.recorded(me()));
        model.addAttribute("kinds", ActivityKind.values());
        model.addAttribute("attendances", Attendance.values());
        model.addAttribute("formKey", UUID.randomUUID());
        model.addAttribute("q", q);
        model.addAttribute("ended", ended);
        return "residence-home/members";
    }

    /** Writes the same down of the ticked members. */
    @PostMapping("/activities")
    String record(
            @RequestParam UUID formKey,
            @RequestParam(required = false) List<UUID> member,
            @RequestParam LocalDate day,
            @RequestParam ActivityKind kind,
            @RequestParam Attendance attendance,
            @RequestParam(required = false) String remark,
            @RequestParam(required = false) UUID back,
            RedirectAttributes redirect) {
        List<UUID> chosen = member == null ? List.of() : member;
        members.record(me(), formKey, chosen, day, kind, attendance, remark);
        redirect.addFlashAttribute("flash", "residence-home.flash.recorded");
        redirect.addFlashAttribute("flashArgs", List.of(chosen.size()));
        return "redirect:" + HomePages.MEMBERS + (back == null ? "" : "/" + back);
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, @RequestParam(required = false) Integer year, Model model) {
        TwoWayMember member = members.get(me(), id);
        int shown = year == null ? member.introduction().year() : year;
        model.addAttribute("member", member);
        model.addAttribute(
                "reported",
                !introductions.reported(List.of(member.introduction())).isEmpty());
        model.addAttribute("year", shown);
        model.addAttribute("activities", members.activities(me(), id, shown));
        model.addAttribute("records", members.recorded(me()).contains(member.organisation()));
        model.addAttribute("keeps", members.kept(me()).contains(member.organisation()));
        model.addAttribute("kinds", ActivityKind.values());
        model.addAttribute("attendances", Attendance.values());
        model.addAttribute("formKey", UUID.randomUUID());
        return "residence-home/member";
    }

    /** Sinh hoạt hai chiều của tôi: what the cell wrote down of the person who looks. */
    @GetMapping("/mine")
    String mine(@RequestParam(required = false) Integer year, Model model) {
        int shown = year == null ? LocalDate.now(clock.withZone(Times.ZONE)).getYear() : year;
        Map<TwoWayMember, List<Activity>> mine = new LinkedHashMap<>();
        members.of(me()).forEach(member -> mine.put(member, members.own(me(), member, shown)));
        model.addAttribute("mine", mine);
        model.addAttribute("year", shown);
        return "residence-home/mine";
    }

    @PostMapping("/{id}/activities/{activity}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID activity, RedirectAttributes redirect) {
        members.remove(me(), id, activity);
        redirect.addFlashAttribute("flash", "residence-home.flash.removed");
        return "redirect:" + HomePages.MEMBERS + "/" + id;
    }

    /** The question before a member leaves the list. */
    @GetMapping("/{id}/end")
    String askEnd(@PathVariable UUID id, Model model) {
        model.addAttribute("member", members.get(me(), id));
        return "residence-home/member-end";
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, RedirectAttributes redirect) {
        members.end(me(), id);
        redirect.addFlashAttribute("flash", "residence-home.flash.ended");
        return "redirect:" + HomePages.MEMBERS;
    }

    @GetMapping("/introductions")
    String introductions(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean taken,
            @RequestParam(defaultValue = "false") boolean below,
            @RequestParam(required = false) String after,
            Model model) {
        boolean onlyBelow = introductions.onlyBelow(me());
        boolean shown = below || onlyBelow;
        Optional<Place> place = HomePages.place(after);
        List<ReceivedRequest> rows = shown
                ? introductions.below(me(), taken, q, place, HomePages.SIZE + 1)
                : introductions.list(me(), taken, q, place, HomePages.SIZE + 1);
        String address = HomePages.with(
                HomePages.with(HomePages.with(HomePages.INTRODUCTIONS, "q", q), "taken", taken), "below", shown);
        HomePages.list(model, rows, after, address, row -> new Place(row.receivedAt(), row.line()));
        model.addAttribute("cells", taken ? Map.of() : forwarding.cells(me()));
        model.addAttribute("behalf", behalf.cells(me()));
        model.addAttribute("reported", introductions.reported(rows));
        model.addAttribute("q", q);
        model.addAttribute("taken", taken);
        model.addAttribute("below", shown);
        model.addAttribute("onlyBelow", onlyBelow);
        model.addAttribute("hasBelow", introductions.hasBelow(me()));
        return "residence-home/introductions";
    }

    /** Xác nhận tiếp nhận, or passes them on to a cell. */
    @PostMapping("/introductions")
    String take(
            @RequestParam(required = false) List<UUID> line,
            @RequestParam(value = "do", defaultValue = "take") String wanted,
            @RequestParam(defaultValue = "") String cell,
            @RequestParam(defaultValue = "false") boolean below,
            RedirectAttributes redirect) {
        List<UUID> chosen = line == null ? List.of() : line;
        if ("move".equals(wanted)) {
            results.told(redirect, me(), forwarding.move(me(), chosen, cell), "moved");
        } else {
            results.told(redirect, me(), introductions.take(me(), chosen), "taken");
        }
        return "redirect:" + HomePages.with(HomePages.INTRODUCTIONS, "below", below);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
