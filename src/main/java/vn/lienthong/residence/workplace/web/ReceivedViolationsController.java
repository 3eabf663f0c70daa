package vn.lienthong.residence.workplace.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.workplace.ToldViolation;
import vn.lienthong.residence.workplace.ToldViolations;
import vn.lienthong.residence.workplace.store.ToldViolationStore.Key;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.Paging;

/** Thông báo vi phạm đã nhận: what the residence told of members. */
@Controller
@RequestMapping(WorkplacePages.VIOLATIONS)
class ReceivedViolationsController {

    private final ToldViolations violations;
    private final CurrentPerson currentPerson;

    ReceivedViolationsController(ToldViolations violations, CurrentPerson currentPerson) {
        this.violations = violations;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String all(@RequestParam(required = false) String after, Model model) {
        List<ToldViolation> found = violations.list(me(), key(after), WorkplacePages.SIZE + 1);
        Paging.show(
                model,
                found,
                WorkplacePages.SIZE,
                after,
                WorkplacePages.VIOLATIONS,
                last -> last.urgent() + "_" + last.at() + "_" + last.id());
        return "residence-workplace/violations";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("violation", violations.get(me(), id));
        return "residence-workplace/violation";
    }

    /** Written as {@code <urgent>_<instant>_<id>}. */
    private static Optional<Key> key(String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(given -> {
            try {
                String[] parts = given.split("_", 3);
                return new Key(Boolean.parseBoolean(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
            } catch (IndexOutOfBoundsException | DateTimeParseException | IllegalArgumentException e) {
                throw new Failure(ErrorCode.INVALID_REQUEST, "malformed key of a page", e);
            }
        });
    }

    private long me() {
        return currentPerson.get().id();
    }
}
