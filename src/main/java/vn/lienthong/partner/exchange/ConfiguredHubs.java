package vn.lienthong.partner.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.EnvelopeToSend;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.partner.exchange.ExchangeSettings.Hub;
import vn.lienthong.partner.signature.Signer;

/** The other hubs as the settings name them. Upward from an organisation, the first one that is named decides. */
@Component
class ConfiguredHubs implements OtherHubs {

    private final ExchangeSettings settings;
    private final Organisations organisations;
    private final Outbox outbox;
    private final Clock clock;
    private final Map<Hub, List<Signer>> signers = new HashMap<>();

    ConfiguredHubs(ExchangeSettings settings, Organisations organisations, Outbox outbox, Clock clock) {
        this.settings = settings;
        this.organisations = organisations;
        this.outbox = outbox;
        this.clock = clock;
        if (settings.given()) {
            settings.hubs().values().forEach(hub -> signers.put(hub, hub.signers()));
        }
    }

    /** Another hub with what it signs with. */
    record Peer(OtherHub hub, List<Signer> signers) {

        boolean signed(byte[] content, String signature) {
            return signers.stream().anyMatch(signer -> signer.signed(content, signature));
        }
    }

    /** The hub with this code on that day. */
    Optional<Peer> peer(String organId, LocalDate on) {
        return signers.entrySet().stream()
                .filter(hub ->
                        hub.getKey().organId().equals(organId) && hub.getKey().on(on))
                .map(hub -> new Peer(known(hub.getKey()), hub.getValue()))
                .findFirst();
    }

    @Override
    public Optional<OtherHub> of(String organisation, LocalDate on) {
        if (signers.isEmpty()) {
            return Optional.empty();
        }
        for (Organisation each : organisations.pathToTop(organisation, on)) {
            if (settings.organisations().contains(each.code())) {
                return Optional.empty();
            }
            Optional<OtherHub> named = named(each.code(), on);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    private Optional<OtherHub> named(String code, LocalDate on) {
        return signers.keySet().stream()
                .filter(hub -> hub.on(on) && hub.organisations().contains(code))
                .map(ConfiguredHubs::known)
                .findFirst();
    }

    private static OtherHub known(Hub hub) {
        return new OtherHub(hub.organId(), hub.name());
    }

    @Override
    public void send(OtherHub hub, String subject, String dossier, Object message, List<UUID> documents) {
        EnvelopeToSend envelope = new EnvelopeToSend();
        envelope.setHub(hub.organId());
        envelope.setDossier(dossier);
        envelope.setSubject(subject);
        envelope.setAt(clock.instant());
        documents.forEach(document -> envelope.getDocument().add(document.toString()));
        envelope.setAny(message);
        outbox.send(Queues.EXCHANGE_SEND, dossier, envelope);
    }
}
