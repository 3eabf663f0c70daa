package vn.lienthong.membership;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Approval;
import vn.lienthong.membership.store.RequestStore;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.RegistrationDecided;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.notice.Notices;

/**
 * Writes down each decision on an aspect and lets it take effect. Decisions come in any order and may come twice; the
 * request's row lock puts them in a line.
 */
@Component("registrationDecisions")
class RegistrationDecisions {

    private final RequestStore requests;
    private final AspectEffects effects;
    private final ApprovalTasks tasks;
    private final Dossiers dossiers;
    private final Notices notices;
    private final AuditLog audit;
    private final Inbox inbox;
    private final Outbox outbox;

    RegistrationDecisions(
            RequestStore requests,
            AspectEffects effects,
            ApprovalTasks tasks,
            Dossiers dossiers,
            Notices notices,
            AuditLog audit,
            Inbox inbox,
            Outbox outbox) {
        this.requests = requests;
        this.effects = effects;
        this.tasks = tasks;
        this.dossiers = dossiers;
        this.notices = notices;
        this.audit = audit;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /**
     * Records one decision. It is passed over when the request was withdrawn, or the aspect cancelled, in the meantime.
     *
     * @throws Failure when the request is unknown, or the member decided on the own request
     */
    public void record(TaskDecided decision) {
        inbox.once("registration-decide", () -> {
            ApprovalTasks.Subject subject = ApprovalTasks.Subject.parse(decision.getSubject());
            MembershipRequest request = requests.lock(subject.request())
                    .orElseThrow(() -> new Failure(ErrorCode.REQUEST_UNKNOWN, "request " + subject.request()));
            if (decision.getDecidedBy() == request.personId()) {
                throw new Failure(ErrorCode.OWN_REQUEST, "task " + decision.getTask());
            }
            boolean waiting = request.state().open()
                    && request.aspect(subject.aspect())
                            .filter(each -> each.state() == AspectState.ASKED)
                            .isPresent();
            if (waiting) {
                apply(request, subject.aspect(), decision);
            }
        });
    }

    private void apply(MembershipRequest request, Aspect aspect, TaskDecided decision) {
        Map<Aspect, AspectDecision> aspects = new EnumMap<>(Aspect.class);
        request.aspects().forEach(each -> aspects.put(each.aspect(), each));
        AspectDecision decided = decided(aspects.get(aspect), decision);
        aspects.put(aspect, decided);
        tell(request, decided);
        if (decided.state() == AspectState.REFUSED) {
            cancelDependants(request, aspect, aspects);
            if (aspect == Aspect.POSITION && request.kind() == RequestKind.REGISTRATION) {
                effects.refusePosition(request, decided);
            }
        }
        letTakeEffect(request, aspects, decided);
        aspects.values().forEach(each -> requests.save(request.id(), each, effects.now()));
        finish(request, List.copyOf(aspects.values()));
    }

    private static AspectDecision decided(AspectDecision asked, TaskDecided decision) {
        return new AspectDecision(
                asked.aspect(),
                Approval.given(decision) ? AspectState.APPROVED : AspectState.REFUSED,
                asked.organisation(),
                Optional.of(UUID.fromString(decision.getTask())),
                Optional.of(decision.getDecidedBy()),
                Optional.ofNullable(decision.getReason()),
                Optional.of(decision.getDecidedAt()),
                Optional.empty());
    }

    private void tell(MembershipRequest request, AspectDecision decided) {
        boolean approved = decided.state() == AspectState.APPROVED;
        String kind = decided.aspect().code()
                + (decided.aspect().givenUp(request.declared()) ? "-given-up" : "")
                + (approved ? "-approved" : "-refused");
        String reason = decided.reason().orElse("");
        dossiers.note(request.dossier(), "registration." + kind, reason);
        notices.request(
                request.dossier(),
                request.personId(),
                "registration-" + kind,
                approved ? "/account" : request.page(),
                reason);
        audit.record(
                "person:" + decided.decidedBy().orElseThrow(),
                "membership." + (approved ? "approve" : "refuse"),
                "request:" + request.id(),
                Map.of(
                        "aspect", decided.aspect().code(),
                        "task", decided.task().orElseThrow().toString()));
    }

    /** A refused gate closes what stands behind it: nobody needs to decide it any more. */
    private void cancelDependants(MembershipRequest request, Aspect gate, Map<Aspect, AspectDecision> aspects) {
        Set<Aspect> asked = Set.copyOf(aspects.keySet());
        aspects.replaceAll((aspect, decision) -> {
            boolean behind =
                    aspect.gate(request.kind(), asked).filter(gate::equals).isPresent();
            return behind && decision.state() != AspectState.REFUSED ? decision.cancelled() : decision;
        });
        if (gate == Aspect.ACCOUNT && request.kind() == RequestKind.REGISTRATION) {
            effects.refuseAccount(request);
        }
        tasks.cancel(
                request.id(),
                aspects.values().stream()
                        .filter(each -> each.state() == AspectState.CANCELLED)
                        .map(AspectDecision::aspect)
                        .toList());
    }

    /** Whatever is approved and has its gate open takes effect now: this aspect, and those that waited for it. */
    private void letTakeEffect(MembershipRequest request, Map<Aspect, AspectDecision> aspects, AspectDecision decided) {
        Set<Aspect> asked = EnumSet.copyOf(aspects.keySet());
        for (Aspect aspect : asked) {
            AspectDecision decision = aspects.get(aspect);
            boolean open = aspect.gate(request.kind(), asked)
                    .map(gate -> aspects.get(gate).state() == AspectState.APPROVED)
                    .orElse(true);
            if (decision.approvedWithoutEffect() && open) {
                effects.apply(request, decision, decided.decidedAt().orElseThrow());
                aspects.put(aspect, decision.effective(decided.decidedAt().orElseThrow()));
            }
        }
    }

    private void finish(MembershipRequest request, List<AspectDecision> aspects) {
        List<AspectState> states = aspects.stream().map(AspectDecision::state).toList();
        if (states.contains(AspectState.ASKED)) {
            requests.progress(request.id(), RequestState.DECIDING);
            return;
        }
        requests.close(request.id(), RequestState.DECIDED, Outcome.of(states), null, effects.now());
        outbox.send(Queues.REGISTRATION_DECIDED, request.dossier(), decided(request));
    }

    /** Has its dossier closed. */
    static RegistrationDecided decided(MembershipRequest request) {
        RegistrationDecided message = new RegistrationDecided();
        message.setDossier(request.dossier());
        message.setRequest(request.id().toString());
        return message;
    }
}
