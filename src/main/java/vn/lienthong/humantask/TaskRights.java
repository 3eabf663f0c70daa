package vn.lienthong.humantask;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Positions;

/** Who may act on a task: the positions people hold today, their own or delegated, never what a menu shows. */
@Component
class TaskRights {

    private final Positions positions;
    private final Clock clock;

    TaskRights(Positions positions, Clock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    List<Mandate> mandates(long person) {
        return positions.mandates(person, LocalDate.ofInstant(clock.instant(), ZONE));
    }

    /**
     * The mandate under which the person may decide the task; one's own position goes before a delegated one. Empty for
     * the person the task is about, for whoever asked for it when four eyes are wanted, and for a delegation by either.
     */
    Optional<Mandate> mandateFor(long person, Task task) {
        if (task.bars(person)) {
            return Optional.empty();
        }
        return mandates(person).stream()
                .filter(mandate -> covers(mandate, task))
                .filter(mandate -> !mandate.onBehalfOf().map(task::bars).orElse(false))
                .min(Comparator.comparing(mandate -> mandate.onBehalfOf().isPresent()));
    }

    static boolean covers(Mandate mandate, TaskType type) {
        return type.positions().contains(mandate.kind()) && mandate.covers(type.name());
    }

    private static boolean covers(Mandate mandate, Task task) {
        boolean there = mandate.organisation().equals(task.organisation())
                || task.escalatedTo().map(mandate.organisation()::equals).orElse(false);
        return there && covers(mandate, task.type());
    }
}
