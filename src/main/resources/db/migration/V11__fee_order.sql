-- Orders for fees, their payments, what providers told, and the ledger. People by the hub's number, organisations by code.

CREATE TABLE fee_order (
    id         uuid        PRIMARY KEY,
    -- one per form that was opened: a second click, a second tab or a reload finds the first order
    form_key   uuid        NOT NULL UNIQUE,
    dossier    text        NOT NULL UNIQUE,
    form       text        NOT NULL CHECK (form IN ('OWN', 'CELL')),
    payer      bigint      NOT NULL,
    cell       text        NOT NULL,
    amount     bigint      NOT NULL CHECK (amount > 0),
    line_count int         NOT NULL CHECK (line_count > 0),
    state      text        NOT NULL CHECK (state IN ('OPEN', 'PAID', 'CANCELLED', 'EXPIRED')),
    -- number, payer and members in lower case without diacritics
    search_text text       NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    closed_at  timestamptz,
    CHECK ((state = 'OPEN') = (closed_at IS NULL))
) WITH (fillfactor = 80);
CREATE INDEX fee_order_payer ON fee_order (payer, created_at DESC, id);
CREATE INDEX fee_order_cell ON fee_order (cell, created_at DESC, id);
CREATE INDEX fee_order_open ON fee_order (expires_at) WHERE state = 'OPEN';

CREATE TABLE fee_line (
    order_id uuid   NOT NULL REFERENCES fee_order,
    person   bigint NOT NULL,
    month    date   NOT NULL CHECK (extract(day FROM month) = 1),
    amount   bigint NOT NULL CHECK (amount > 0),
    PRIMARY KEY (order_id, person, month)
);

-- A month of a member is paid once, and paid for by one order at a time, whoever races whom.
CREATE TABLE fee_month (
    person   bigint NOT NULL,
    month    date   NOT NULL,
    state    text   NOT NULL CHECK (state IN ('IN_PAYMENT', 'PAID')),
    order_id uuid   NOT NULL REFERENCES fee_order,
    amount   bigint NOT NULL,
    PRIMARY KEY (person, month)
) WITH (fillfactor = 80);
CREATE INDEX fee_month_order ON fee_month (order_id);

CREATE SEQUENCE fee_reference MAXVALUE 99999999 CYCLE;

-- One attempt to pay an order. Money that comes is never refused here, whatever has become of the order.
CREATE TABLE fee_payment (
    reference            text        PRIMARY KEY,
    order_id             uuid        NOT NULL REFERENCES fee_order,
    method               text        NOT NULL,
    provider             text        NOT NULL,
    amount               bigint      NOT NULL CHECK (amount > 0),
    state                text        NOT NULL CHECK (state IN ('ASKED', 'READY', 'PAID', 'FAILED', 'EXPIRED')),
    client_address       text        NOT NULL,
    checkout             jsonb,
    failure              text,
    provider_transaction text,
    paid                 bigint      NOT NULL DEFAULT 0,
    refunded             bigint      NOT NULL DEFAULT 0,
    created_at           timestamptz NOT NULL,
    expires_at           timestamptz NOT NULL,
    -- when the provider was last asked how it stands, and when it should be asked again
    queried_at           timestamptz,
    query_at             timestamptz,
    paid_at              timestamptz,
    CHECK ((state = 'PAID') = (paid > 0)),
    CHECK (refunded BETWEEN 0 AND paid)
) WITH (fillfactor = 80);
CREATE INDEX fee_payment_order ON fee_payment (order_id, created_at);
CREATE INDEX fee_payment_unclear ON fee_payment (query_at) WHERE query_at IS NOT NULL;
CREATE UNIQUE INDEX fee_payment_one_under_way ON fee_payment (order_id) WHERE state IN ('ASKED', 'READY');

-- What providers, or others in their name, said: stored before it is judged.
CREATE TABLE provider_notice (
    id                   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    provider             text        NOT NULL,
    kind                 text        NOT NULL,
    outcome              text        NOT NULL,
    signature_valid      boolean     NOT NULL,
    content_hash         text        NOT NULL,
    reference            text,
    refund_id            text,
    amount               bigint      NOT NULL,
    currency             text,
    provider_transaction text,
    result_code          text,
    paid_at              timestamptz,
    raw                  text        NOT NULL,
    received_at          timestamptz NOT NULL,
    verdict              text,
    judged_at            timestamptz,
    CHECK ((verdict IS NULL) = (judged_at IS NULL))
);
-- only what the provider really signed may stand for a repeat
CREATE UNIQUE INDEX provider_notice_once ON provider_notice (provider, content_hash) WHERE signature_valid;
CREATE INDEX provider_notice_reference ON provider_notice (reference) WHERE reference IS NOT NULL;
CREATE INDEX provider_notice_refused ON provider_notice (received_at DESC, id DESC)
    WHERE verdict IN ('UNKNOWN_ORDER', 'WRONG_AMOUNT', 'WRONG_SIGNATURE', 'CONFLICT');

-- Money that came and that a person must place or give back.
CREATE TABLE fee_suspense (
    id                   uuid        PRIMARY KEY,
    kind                 text        NOT NULL CHECK (kind IN ('UNPLACED', 'LATE', 'SURPLUS', 'MISMATCH', 'CONFLICT')),
    provider             text        NOT NULL,
    reference            text,
    provider_transaction text        NOT NULL,
    order_id             uuid REFERENCES fee_order,
    amount               bigint      NOT NULL CHECK (amount > 0),
    state                text        NOT NULL CHECK (state IN ('OPEN', 'APPLIED', 'REFUNDING', 'REFUNDED', 'EXPLAINED')),
    settled_by           bigint,
    reason               text,
    created_at           timestamptz NOT NULL,
    settled_at           timestamptz,
    UNIQUE (provider, provider_transaction, kind)
) WITH (fillfactor = 80);
CREATE INDEX fee_suspense_open ON fee_suspense (created_at, id) WHERE state = 'OPEN';

-- Double entry. Written once, never changed; each entry's postings sum to zero when its transaction commits.
CREATE TABLE ledger_entry (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind      text        NOT NULL CHECK (kind IN ('SETTLEMENT', 'SUSPENSE', 'APPLIED', 'REFUND')),
    -- what it books: a payment reference, a suspense or refund id; one entry of a kind for each
    subject   text        NOT NULL,
    order_id  uuid REFERENCES fee_order,
    booked_on date        NOT NULL,
    booked_at timestamptz NOT NULL,
    UNIQUE (kind, subject)
);
CREATE INDEX ledger_entry_order ON ledger_entry (order_id);
CREATE INDEX ledger_entry_day ON ledger_entry (booked_on);

CREATE TABLE ledger_posting (
    entry   bigint   NOT NULL REFERENCES ledger_entry,
    line    smallint NOT NULL,
    -- PROVIDER: money at a provider; KEPT and HELD: an organisation's share, with and without an approved account;
    -- CENTRE: passed on by the city; SUSPENSE: nobody's yet
    account text     NOT NULL CHECK (account IN ('PROVIDER', 'KEPT', 'HELD', 'CENTRE', 'SUSPENSE')),
    -- provider id or organisation code
    owner   text     NOT NULL,
    -- VND; what comes in is positive, what is owed to somebody negative
    amount  bigint   NOT NULL CHECK (amount <> 0 OR account IN ('KEPT', 'HELD')),
    -- of KEPT and HELD: what the organisation received from below before it kept its share
    received bigint  NOT NULL DEFAULT 0,
    PRIMARY KEY (entry, line)
);
CREATE INDEX ledger_posting_owner ON ledger_posting (owner, account);

CREATE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rest bigint;
BEGIN
    SELECT sum(amount) INTO rest FROM ledger_posting WHERE entry = NEW.entry;
    IF rest <> 0 THEN
        RAISE EXCEPTION 'ledger entry % is off balance by %', NEW.entry, rest USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER ledger_posting_balances AFTER INSERT ON ledger_posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();

CREATE FUNCTION ledger_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER ledger_entry_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_final();
CREATE TRIGGER ledger_posting_final BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_final();
