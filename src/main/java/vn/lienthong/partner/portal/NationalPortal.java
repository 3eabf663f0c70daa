package vn.lienthong.partner.portal;

import vn.lienthong.messaging.v1.DossierProgressed;

/** What the hub has to say to the national public service portal. */
public interface NationalPortal {

    /**
     * Makes the portal know one step of a dossier. Safe to repeat after a failure at any moment, a lost reply included:
     * the portal is asked what it knows first, and a step it already shows is not sent again. A step that comes late
     * (replayed after a newer one) joins the history without turning the dossier's status back.
     *
     * @throws vn.lienthong.failure.Failure {@code LT-PRT-001} or {@code LT-PRT-002} the portal as a whole cannot be
     *     used now: keep the message and its order, try for ever; {@code LT-PRT-003} it stumbled over this dossier: try
     *     again, then park; {@code LT-PRT-004} it refused the data: park, with its code and message in the failure's text
     */
    Told tell(DossierProgressed step);

    /** How a step came to be known. */
    enum Told {
        /** It was sent now. */
        SENT,
        /** An earlier attempt had reached the portal. */
        ALREADY_KNOWN
    }
}
