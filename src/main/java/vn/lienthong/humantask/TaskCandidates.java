package vn.lienthong.humantask;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.MandateHolder;
import vn.lienthong.organisation.Positions;

/** Who may decide a task today: for those who tell them of it, and those who name them. */
@Component
public class TaskCandidates {

    private final Positions positions;
    private final Clock clock;

    TaskCandidates(Positions positions, Clock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    /** Those of one organisation; holders before their delegates. Nobody whom the task bars, nor a delegate of such a one. */
    public List<MandateHolder> in(String organisation, Task task) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        return positions.actors(organisation, task.type().positions(), today).stream()
                .filter(actor -> !task.bars(actor.personId()))
                .filter(actor -> actor.mandate().covers(task.type().name()))
                .filter(actor -> !actor.mandate().onBehalfOf().map(task::bars).orElse(false))
                .toList();
    }
}
