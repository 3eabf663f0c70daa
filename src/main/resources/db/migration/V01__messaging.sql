-- Messages on their way out. A row lives from the commit of the business transaction until the broker has it.
-- A lane is a share of all dossiers: whoever holds a lane's row lock sends that lane alone, in the order of ids. Nothing refers
-- to that row by foreign key: writers of messages must never wait for a relay, least of all while the broker is away.
CREATE TABLE outbox_lane (
    lane smallint PRIMARY KEY
);
INSERT INTO outbox_lane SELECT generate_series(0, 3);

CREATE TABLE outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lane         smallint    NOT NULL CHECK (lane BETWEEN 0 AND 3),
    queue        text        NOT NULL,
    message_id   uuid        NOT NULL,
    duplicate_id text        NOT NULL,
    dossier      text        NOT NULL,
    type         text        NOT NULL,
    causation    uuid,
    actor        text        NOT NULL,
    traceparent  text        NOT NULL,
    body         text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX outbox_lane_order ON outbox (lane, id);

-- What a consumer has already done. The row is written in the transaction of the effect.
CREATE TABLE inbox (
    consumer    text        NOT NULL,
    message_id  uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, message_id)
);
CREATE INDEX inbox_age ON inbox USING brin (received_at);

-- Parked messages: the operator's row beside the copy in the broker's DLQ.<queue>.
CREATE TABLE dead_letter (
    id         uuid PRIMARY KEY,
    message_id uuid        NOT NULL,
    queue      text        NOT NULL,
    route      text        NOT NULL,
    dossier    text        NOT NULL,
    type       text        NOT NULL,
    actor      text        NOT NULL,
    causation  uuid,
    code       text        NOT NULL,
    cause      text        NOT NULL,
    body       text,
    parked_at  timestamptz NOT NULL,
    state      text        NOT NULL DEFAULT 'PARKED' CHECK (state IN ('PARKED', 'REPLAYED', 'DISCARDED')),
    settled_at timestamptz,
    settled_by text,
    reason     text,
    CHECK ((state = 'PARKED') = (settled_at IS NULL)),
    CHECK (state <> 'DISCARDED' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX dead_letter_parked ON dead_letter (queue, message_id) WHERE state = 'PARKED';
CREATE INDEX dead_letter_newest ON dead_letter (parked_at DESC, id);
CREATE INDEX dead_letter_dossier ON dead_letter (dossier) WHERE state = 'PARKED';
