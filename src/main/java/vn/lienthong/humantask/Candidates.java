package vn.lienthong.humantask;

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
     * began.
     *
     * @param requestedBy actor of the message that asks for the task
     * @throws Failure {@link ErrorCode#TASK_ORGANISATION_UNKNOWN} when the organisation did not exist on that date
     */
    String organisationFor(TaskType type, TaskRequest request, String requestedBy) {
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
                .filter(code -> heldByAnother(type, code, request, requestedBy))
                .findFirst()
                .orElse(search.get(0).code());
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
