package vn.lienthong.partner.memberdb;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.memberdb.v1.MemberLookup;
import vn.lienthong.partner.memberdb.v1.MemberLookupAnswer;

/**
 * Asks the member database over SOAP, and stays well when it is not: calls run on few threads of their own behind a
 * circuit breaker, and the one who asks waits no longer than the settings say. Every trouble is one log line with a code.
 */
final class SoapMemberDatabase implements MemberDatabase, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SoapMemberDatabase.class);

    private final MemberDatabaseSettings settings;
    private final Clock clock;
    private final LookupMetrics metrics;
    private final CircuitBreaker circuit;
    private final ThreadPoolExecutor threads;
    private final FoundMembers foundBefore;
    private final Supplier<SoapClient> client;

    /** @param client built at the first call, on one of {@code threads}: it is too slow to build during start-up */
    SoapMemberDatabase(
            MemberDatabaseSettings settings,
            Clock clock,
            LookupMetrics metrics,
            CircuitBreaker circuit,
            ThreadPoolExecutor threads,
            Supplier<SoapClient> client) {
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        this.circuit = circuit;
        this.threads = threads;
        this.foundBefore = new FoundMembers(clock, settings.cacheFor(), settings.cacheSize());
        this.client = client;
    }

    @Override
    public Answer lookUp(String cardNumber, String fileNumber) {
        Question question = Question.of(cardNumber, fileNumber);
        if (!question.canBeAsked()) {
            return new Answer.NotFound();
        }
        Optional<MemberRecord> known = foundBefore.find(question);
        if (known.isPresent()) {
            metrics.answeredFromMemory();
            return new Answer.Found(known.get());
        }
        return metrics.timed(() -> askGuarded(question));
    }

    /** Builds the client in the background, so that the first member who asks does not wait for it. */
    void warmUp() {
        try {
            threads.execute(client::get);
        } catch (RejectedExecutionException busy) {
            log.debug("The client is being built by the first calls already");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private LookupMetrics.Outcome askGuarded(Question question) {
        if (!circuit.tryAcquirePermission()) {
            return unavailable(new Failure(ErrorCode.MEMBERDB_CIRCUIT_OPEN, "the circuit is open, not asked"));
        }
        long start = circuit.getCurrentTimestamp();
        try {
            Answer answer = askOnOwnThread(question);
            circuit.onSuccess(circuit.getCurrentTimestamp() - start, circuit.getTimestampUnit());
            return LookupMetrics.Outcome.of(answer);
        } catch (RejectedExecutionException full) {
            circuit.releasePermission();
            return unavailable(new Failure(
                    ErrorCode.MEMBERDB_BUSY, settings.concurrentCalls() + " calls are under way, not asked"));
        } catch (Failure trouble) {
            circuit.onError(circuit.getCurrentTimestamp() - start, circuit.getTimestampUnit(), trouble);
            return unavailable(trouble);
        } catch (InterruptedException e) {
            circuit.releasePermission();
            Thread.currentThread().interrupt();
            return unavailable(new Failure(ErrorCode.MEMBERDB_TOO_SLOW, "the one who asked was interrupted", e));
        }
    }

    private Answer askOnOwnThread(Question question) throws InterruptedException {
        Call call = new Call();
        Future<Answer> answer = threads.submit(() -> ask(question, call));
        try {
            return answer.get(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failure(ErrorCode.MEMBERDB_TOO_SLOW, "no answer in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure ? failure : Troubles.ofOurOwn(e.getCause());

        } finally {
            answer.cancel(true);
            call.abandon();
        }
    }

    private Answer ask(Question question, Call call) {
        MemberLookup request = question.asRequest();
        Instant askedAt = clock.instant();
        MemberLookupAnswer answer;
        try {
            answer = client.get().ask(request, call);
        } catch (Exception e) {
            throw Troubles.of(e, call);
        }
        if (answer == null) {
            throw new Failure(ErrorCode.MEMBERDB_ANSWER_NOT_UNDERSTOOD, "the answer has no body");
        }
        if (!request.getRequestId().equals(answer.getRequestId())) {
            throw new Failure(ErrorCode.MEMBERDB_ANSWERED_ANOTHER, "the answer carries the id of another request");
        }
        if (answer.getMember() == null) {
            return new Answer.NotFound();
        }
        MemberRecord member = MemberMapping.toRecord(answer.getMember(), askedAt);
        if (!question.isAnsweredBy(member)) {
            return new Answer.NotFound();
        }
        foundBefore.keep(question, member);
        return new Answer.Found(member);
    }

    /** Only a refused login or a mixed-up answer needs a person now; the rest passes or shows in the metrics. */
    private static LookupMetrics.Outcome unavailable(Failure trouble) {
        switch (trouble.code()) {
            case MEMBERDB_LOGIN_REFUSED, MEMBERDB_ANSWERED_ANOTHER, MEMBERDB_CALL_BROKEN ->
                log.error("Member database: {}", trouble.getMessage());
            default -> log.warn("Member database: {}", trouble.getMessage());
        }
        return LookupMetrics.Outcome.unavailable(trouble.code());
    }
}
