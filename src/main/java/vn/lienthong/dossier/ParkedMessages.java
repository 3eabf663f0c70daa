package vn.lienthong.dossier;

import org.springframework.stereotype.Component;
import vn.lienthong.messaging.DeadLetterListener;

/** A dossier wants attention as long as a parked message of it waits for the operator. */
@Component
class ParkedMessages implements DeadLetterListener {

    private final Dossiers dossiers;

    ParkedMessages(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @Override
    public void parkedMessages(String dossier, boolean waiting) {
        dossiers.attention(dossier, waiting);
    }
}
