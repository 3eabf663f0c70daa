package vn.lienthong.partner.exchange;

import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.exchange.ConfiguredHubs.Peer;

/** Decides whether a delivery is what it seems. Nothing of it is parsed before it is known who signed it. */
final class EnvelopeOpener {

    private final String own;
    private final ConfiguredHubs hubs;
    private final EnvelopeXml xml;

    EnvelopeOpener(String own, ConfiguredHubs hubs, EnvelopeXml xml) {
        this.own = own;
        this.hubs = hubs;
        this.xml = xml;
    }

    /**
     * @return an envelope by a known hub for this one, its {@code from} named as the settings do
     * @throws Failure {@code LT-EXC-003} not signed by its sender, {@code -004} the sender is no hub today, {@code -005} for
     *     another hub, {@code -006} not valid
     */
    Envelope open(RelayClient.Delivery delivery) {
        String sender = delivery.sender();
        Peer peer = hubs.peer(sender)
                .orElseThrow(() -> new Failure(ErrorCode.EXCHANGE_HUB_UNKNOWN, "no hub of this code today"));
        if (!peer.signed(delivery.content(), delivery.signature())) {
            throw new Failure(ErrorCode.EXCHANGE_FORGED, "not signed by " + sender);
        }
        Envelope envelope = EnvelopeMapping.envelope(xml.read(delivery.content()));
        if (!envelope.from().organId().equals(sender)) {
            throw new Failure(
                    ErrorCode.EXCHANGE_FORGED,
                    sender + " signed what is from " + envelope.from().organId());
        }
        if (!envelope.to().organId().equals(own)) {
            throw new Failure(
                    ErrorCode.EXCHANGE_MISADDRESSED, "for " + envelope.to().organId());
        }
        return new Envelope(
                envelope.id(),
                peer.hub(),
                envelope.to(),
                envelope.dossier(),
                envelope.type(),
                envelope.subject(),
                envelope.at(),
                envelope.message(),
                envelope.enclosures());
    }
}
