package vn.lienthong.partner.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
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

    /** Bytes of an envelope for the message and the markup; documents take four for three of their own. */
    private static final long BESIDE_DOCUMENTS = 1024 * 1024;

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

    /** The hub that has this code today. */
    Optional<Peer> peer(String organId) {
        return signers.entrySet().stream()
                .filter(hub ->
                        hub.getKey().organId().equals(organId) && hub.getKey().on(today()))
                .map(hub -> new Peer(known(hub.getKey()), hub.getValue()))
                .findFirst();
    }

    @Override
    public Optional<OtherHub> of(String organisation) {
        if (signers.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = today();
        List<Organisation> path = organisations.caringPath(organisation, today);
        if (path.isEmpty()) {
            throw new Failure(
                    ErrorCode.EXCHANGE_ORGANISATION_UNKNOWN, "which hub has " + organisation + " is not known today");
        }
        for (Organisation each : path) {
            if (settings.organisations().contains(each.code())) {
                return Optional.empty();
            }
            Optional<OtherHub> named = named(each.code(), today);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    }

    @Override
    public long room() {
        return Math.max(0, settings.largestEnvelope().toBytes() - BESIDE_DOCUMENTS) / 4 * 3;
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
    public void send(String hub, String subject, String dossier, Object message, List<UUID> documents) {
        EnvelopeToSend envelope = new EnvelopeToSend();
        envelope.setHub(hub);
        envelope.setDossier(dossier);
        envelope.setSubject(subject);
        envelope.setAt(clock.instant());
        documents.forEach(document -> envelope.getDocument().add(document.toString()));
        envelope.setAny(message);
        outbox.send(Queues.EXCHANGE_SEND, dossier, envelope);
    }
}
