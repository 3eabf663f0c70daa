-- Deliveries that were looked at and cannot be taken up yet; gone when the relay knows what became of them.
CREATE TABLE exchange_waiting (
    relay_id text        PRIMARY KEY, -- the relay's own name of the delivery
    code     text        NOT NULL, -- of the last look
    since    timestamptz NOT NULL, -- the first look, by this hub's clock
    looks    int         NOT NULL,
    failures int         NOT NULL, -- looks that ended in a way nobody foresaw
    next_at  timestamptz NOT NULL
);

-- What was refused is kept, within bounds, until it is replayed.
ALTER TABLE exchange_refused
    ADD COLUMN client      text,
    ADD COLUMN signature   text,
    ADD COLUMN size        bigint,
    ADD COLUMN content     bytea,
    ADD COLUMN replayed_at timestamptz,
    ADD CHECK (content IS NULL OR (client IS NOT NULL AND size = octet_length(content)));

-- The hub a conversation began with goes on with it, wherever the organisation works by then: its OrganId, or '' for this hub.
ALTER TABLE residence_delivery ADD COLUMN hub text; -- null: nothing of it was sent, or before hubs were noted
ALTER TABLE residence_received_delivery ADD COLUMN hub text; -- null: it came before hubs were noted
