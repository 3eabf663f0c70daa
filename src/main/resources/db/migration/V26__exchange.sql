-- What came from other hubs through the relay.

-- Envelopes that took effect: each once, however often the relay delivers it. Kept for ever, so that an old one cannot come again.
CREATE TABLE exchange_received (
    sender      text        NOT NULL, -- OrganId of the hub
    message_id  uuid        NOT NULL,
    sha256      bytea       NOT NULL CHECK (octet_length(sha256) = 32), -- of the message, not of the envelope
    received_at timestamptz NOT NULL,
    PRIMARY KEY (sender, message_id)
);

-- Envelopes that changed nothing.
CREATE TABLE exchange_refused (
    relay_id   text        NOT NULL, -- the relay's own name of the delivery
    sha256     bytea       NOT NULL CHECK (octet_length(sha256) = 32), -- of what came; of nothing when it was too large
    sender     text        NOT NULL, -- as it said of itself; believed by nobody
    code       text        NOT NULL,
    reason     text        NOT NULL,
    refused_at timestamptz NOT NULL,
    PRIMARY KEY (relay_id, sha256)
);
CREATE INDEX exchange_refused_newest ON exchange_refused (refused_at DESC);
