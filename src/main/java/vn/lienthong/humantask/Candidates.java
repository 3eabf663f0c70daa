package vn.lienthong.humantask;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
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
     * The first organisation, from the type's level upward, in which somebody other than the subject holds one of the
     * type's positions. When there is none at all, the task waits where the search began.
     *
     * @throws Failure {@link ErrorCode#TASK_ORGANISATION_UNKNOWN} when the organisation did not exist on that date
     */
    String organisationFor(TaskType type, TaskRequest request) {
        List<Organisation> path = organisations.pathToTop(request.organisation(), request.requestedOn());
        if (path.isEmpty()) {
            throw new Failure(
                    ErrorCode.TASK_ORGANISATION_UNKNOWN,
                    "organisation " + request.organisation() + " on " + request.requestedOn(),
                    request.organisation());
        }
        int start = type.level() == TaskType.Level.SUPERIOR && path.size() > 1 ? 1 : 0;
        List<Organisation> search = path.subList(start, path.size());
        return search.stream()
                .map(Organisation::code)
                .filter(code -> heldByAnother(type, code, request.subjectPerson(), request.requestedOn()))
                .findFirst()
                .orElse(search.get(0).code());
    }

    private boolean heldByAnother(TaskType type, String organisation, OptionalLong subject, LocalDate on) {
        return positions.holders(organisation, type.positions(), on).stream()
                .anyMatch(position -> subject.isEmpty() || position.personId() != subject.getAsLong());
    }
}
