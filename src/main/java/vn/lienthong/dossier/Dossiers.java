package vn.lienthong.dossier;

import java.util.List;
import java.util.Optional;

/**
 * The dossiers. Every change is a row of the timeline and a message to the portal edge, in the caller's transaction.
 */
public interface Dossiers {

    /**
     * Opens a dossier with status 1 and gives it its number.
     *
     * @param kind a key of {@code config/rules/procedures.yaml}, for example {@code registration}
     * @param applicant the hub's number of the person
     */
    Dossier open(String kind, long applicant, String event, String... arguments);

    /** As {@link #open(String, long, String, String...)}, of what was handed in another way than online; the portal is told so. */
    Dossier open(String kind, long applicant, Channel channel, String event, String... arguments);

    /**
     * Takes the dossier's row lock and moves it on. A step the status table does not allow is a {@link
     * vn.lienthong.failure.Failure}; moving to the status it already has only adds a line to the timeline.
     */
    Dossier advance(String number, DossierStatus next, String event, String... arguments);

    /** Adds a line to the timeline without a change of status; the portal is told as a progress step. */
    void note(String number, String event, String... arguments);

    /** What is paid for the dossier; the portal is told with the next step. Of a code known already the amount is replaced. */
    void fee(String number, String code, String name, long amount);

    /**
     * A paper that came of the dossier; the portal is told with the next step.
     *
     * @param id the hub's own name of the paper
     * @param path where the applicant, logged in, opens it: {@code /fees/orders/…/receipt}
     */
    void result(String number, String id, String name, String path);

    /** Marks or clears that an operator must look; never sent to the portal. */
    void attention(String number, boolean wanted);

    Optional<Dossier> find(String number);

    /** In order of time; empty for an unknown number. */
    List<DossierStep> timeline(String number);

    /** The person's dossiers, newest first. */
    List<Dossier> ofApplicant(long applicant, int limit);
}
