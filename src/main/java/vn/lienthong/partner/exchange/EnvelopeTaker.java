package vn.lienthong.partner.exchange;

import vn.lienthong.failure.Failure;

/** Whoever knows what to do with what another hub says. */
public interface EnvelopeTaker {

    /**
     * Takes up a message whose sender is known for certain, in one transaction with the note that it came. What may not be said by
     * this sender is refused here.
     *
     * @param envelope {@code from} is whose signature it bears
     * @throws Failure permanent: the envelope is refused under this code. Transient, such as {@code LT-EXC-009}, or {@code LT-EXC-011}:
     *     what it is about may still come, or become known, so it is looked at again for some time
     */
    void take(Envelope envelope);
}
