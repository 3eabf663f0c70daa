package vn.lienthong.residence.home;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;

/**
 * Chuyển chi bộ: a workplace often knows the ward of a member and not the cell, so a committee passes what it is asked on to the
 * cell where the member lives, or from a wrong cell to the right one.
 */
@Service
public class Forwarding {

    private final HomeRequestStore requests;
    private final HomeFormStore forms;
    private final HomeRights rights;
    private final HomeNotices notices;
    private final Organisations organisations;
    private final AuditLog audit;
    private final HomeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Forwarding(
            HomeRequestStore requests,
            HomeFormStore forms,
            HomeRights rights,
            HomeNotices notices,
            Organisations organisations,
            AuditLog audit,
            HomeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.requests = requests;
        this.forms = forms;
        this.rights = rights;
        this.notices = notices;
        this.organisations = organisations;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Name by code of the organisations people live in directly below the person's committees, in the order of the names: cells, and
     * committees, which pass on to theirs, but no đảng bộ bộ phận, which cannot.
     */
    public Map<String, String> cells(long person) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String committee : rights.committees(person)) {
            rights.directlyBelow(committee)
                    .filter(Forwarding::takes)
                    .forEach(cell -> cells.put(cell.code(), cell.name()));
        }
        return cells;
    }

    private static boolean takes(Organisation organisation) {
        return organisation.residential() && !HomeRights.isSection(organisation);
    }

    /**
     * Passes requests on to a cell; the time limit goes on. A form that is with the committee already stays where it is.
     *
     * @return for each line null when it was passed on, else why not
     */
    public Outcomes move(long person, Collection<UUID> lines, String cell) {
        List<ReceivedRequest> moved = new ArrayList<>();
        return MessageContext.ofPerson(person).call(() -> {
            Outcomes results = Each.of(
                    lines,
                    settings.mostAtOnce(),
                    line -> transaction.executeWithoutResult(status -> {
                        ReceivedRequest request = move(person, line, cell);
                        if (moved.isEmpty()) {
                            tell(cell, request);
                        }
                        moved.add(request);
                    }));
            return results;
        });
    }

    private ReceivedRequest move(long person, UUID line, String cell) {
        ReceivedRequest request = requests.lock(line).orElseThrow(() -> CommentForms.unknown(line));
        rights.requireSender(person, cell, request.person());
        RequestReturns.requireNotReturned(request);
        organisations
                .find(cell, ResidenceTime.today(clock))
                .filter(Forwarding::takes)
                .orElseThrow(() -> new Failure(ErrorCode.HOME_NOT_ENTITLED, cell + " takes no requests"));
        String committee = rights.committeeOf(cell);
        boolean ours = request.organisation().equals(committee)
                || rights.committeeOf(request.organisation()).equals(committee);
        if (!ours) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "line " + line + " is not below " + committee);
        }
        Optional<HomeForm> form = forms.lock(line);
        boolean closed = request.introducedAt().isPresent()
                || form.map(found -> !found.state().writable()).orElse(false);
        if (closed) {
            throw new Failure(ErrorCode.HOME_FORM_CLOSED, "line " + line + " is past moving");
        }
        requests.move(line, cell);
        audit.record(
                CommentForms.actor(person),
                "residence.request-move",
                Subjects.LINE + line,
                Map.of("from", request.organisation(), "to", cell));
        return request;
    }

    /** One notice for all that are passed on together, with the first of them. */
    private void tell(String cell, ReceivedRequest request) {
        notices.requestsCame(
                cell,
                request.dossier(),
                request.from(),
                request.year(),
                request.kind().wantsComment());
    }
}
