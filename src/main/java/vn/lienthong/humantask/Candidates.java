package vn.lienthong.humantask;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.Positions;

/** Finds the organisation whose officers a task goes to, by walking the tree of the request's date. */
@Component
class Candidates {

    private final Organisations organisations;
    private final Positions positions;

    Candidates(Organisations organisations, Positions positions) {
        this.organisations = organisations;
        this.positions = positions;
    }

    /**
     * The first organisation, from the type's level upward, in which somebody other than the subject and those barred, and with
     * four eyes than whoever asks, holds one of the type's positions. When there is none at all, the task waits where the search
     * began. What an organisation that has ended would decide is for the lowest above it that still is there.
     *
     * @param requestedBy actor of the message that asks for the task
     * @throws Failure {@link ErrorCode#TASK_ORGANISATION_UNKNOWN} when the organisation never existed until that date
     */
    String organisationFor(TaskType type, TaskRequest request, String requestedBy) {
        if (type.level() == TaskType.Level.OWN_ORGANISATION
                && heldByAnother(type, request.organisation(), request, requestedBy)) {
            return request.organisation(); // the usual case, without a walk
        }
        List<Organisation> search = search(type.level(), request.organisation(), request.requestedOn());
        return search.stream()
                .map(Organisation::code)
                .filter(code -> heldByAnother(type, code, request, requestedBy))
                .findFirst()
                .orElse(search.get(0).code());
    }

    /** The first organisation, from this one upward, in which somebody may decide a waiting task that day; this one when nobody may. */
    String deciding(Task task, String from, LocalDate on) {
        return organisations.pathToTop(from, on).stream()
                .map(Organisation::code)
                .filter(code -> positions.holders(code, task.type().positions(), on).stream()
                        .anyMatch(holder -> !task.bars(holder.personId())))
                .findFirst()
                .orElse(from);
    }

    private List<Organisation> search(TaskType.Level level, String organisation, LocalDate on) {
        List<Organisation> path = organisations.pathToTop(organisation, on);
        if (!path.isEmpty()) {
            return path.subList(level == TaskType.Level.SUPERIOR && path.size() > 1 ? 1 : 0, path.size());
        }
        String heir = organisations.heirs(on).get(organisation);
        if (heir == null) {
            throw new Failure(
                    ErrorCode.TASK_ORGANISATION_UNKNOWN, "organisation " + organisation + " on " + on, organisation);
        }
        return organisations.pathToTop(heir, on);
    }

    private boolean heldByAnother(TaskType type, String organisation, TaskRequest request, String requestedBy) {
        return positions.holders(organisation, type.positions(), request.requestedOn()).stream()
                .map(Position::personId)
                .filter(holder -> request.subjectPerson().isEmpty()
                        || holder != request.subjectPerson().getAsLong())
                .filter(holder -> !request.barred().contains(holder))
                .anyMatch(holder -> !type.fourEyes() || !requestedBy.equals("person:" + holder));
    }
}
