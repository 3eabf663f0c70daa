-- Money that goes back, and what people decide about money that nobody has placed.

-- What is left of money of which a part was placed is a case of its own; the same news makes no second one.
ALTER TABLE fee_suspense
    ADD COLUMN rest_of    uuid REFERENCES fee_suspense,
    ADD COLUMN applied_to uuid REFERENCES fee_order,
    ADD COLUMN refunded   bigint NOT NULL DEFAULT 0,
    ADD CONSTRAINT fee_suspense_refunded CHECK (refunded BETWEEN 0 AND amount),
    ADD CONSTRAINT fee_suspense_applied CHECK (state <> 'APPLIED' OR applied_to IS NOT NULL),
    DROP CONSTRAINT fee_suspense_provider_provider_transaction_kind_key;
CREATE UNIQUE INDEX fee_suspense_once ON fee_suspense (provider, provider_transaction, kind) WHERE rest_of IS NULL;
CREATE INDEX fee_suspense_newest ON fee_suspense (created_at, id);
CREATE INDEX fee_suspense_order ON fee_suspense (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX fee_suspense_applied_to ON fee_suspense (applied_to) WHERE applied_to IS NOT NULL;

CREATE SEQUENCE fee_refund_number MAXVALUE 999999999 CYCLE;

-- Money given back. What a refund takes is reserved in fee_payment.refunded and fee_suspense.refunded when it is asked for,
-- whose checks keep the sum at what was paid, however many ask at once.
CREATE TABLE fee_refund (
    id                   text        PRIMARY KEY CHECK (id ~ '^[A-Z0-9]{1,20}$'),
    -- one per form that was opened, as for an order
    form_key             uuid        NOT NULL UNIQUE,
    -- the payment the provider gives it back of; null when a person must transfer it
    reference            text REFERENCES fee_payment,
    -- the money in suspense, or placed out of it, that goes back; null when the payment settled its order
    suspense             uuid REFERENCES fee_suspense,
    order_id             uuid REFERENCES fee_order,
    provider             text        NOT NULL,
    money                text        NOT NULL,
    amount               bigint      NOT NULL CHECK (amount > 0),
    state                text        NOT NULL
                         CHECK (state IN ('REQUESTED', 'APPROVED', 'SENT', 'DONE', 'REFUSED', 'FAILED')),
    reason               text        NOT NULL CHECK (reason <> ''),
    organisation         text        NOT NULL,
    requested_by         bigint      NOT NULL,
    requested_at         timestamptz NOT NULL,
    decided_by           bigint,
    decided_at           timestamptz,
    decision_reason      text,
    sent_at              timestamptz,
    ask_at               timestamptz,
    provider_transaction text,
    failure              text,
    ended_at             timestamptz,
    CHECK (reference IS NOT NULL OR suspense IS NOT NULL),
    -- four eyes
    CHECK (decided_by IS NULL OR decided_by <> requested_by),
    CHECK ((decided_by IS NULL) = (state = 'REQUESTED')),
    CHECK ((ended_at IS NULL) = (state IN ('REQUESTED', 'APPROVED', 'SENT')))
) WITH (fillfactor = 80);
CREATE INDEX fee_refund_order ON fee_refund (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX fee_refund_reference ON fee_refund (reference) WHERE reference IS NOT NULL;
CREATE INDEX fee_refund_newest ON fee_refund (requested_at, id);
CREATE INDEX fee_refund_unclear ON fee_refund (ask_at) WHERE ask_at IS NOT NULL;
CREATE UNIQUE INDEX fee_refund_one_of_suspense ON fee_refund (suspense)
    WHERE suspense IS NOT NULL AND state IN ('REQUESTED', 'APPROVED', 'SENT');

-- A share that was held is an organisation's own from the day its account is approved.
ALTER TABLE ledger_entry DROP CONSTRAINT ledger_entry_kind_check;
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_kind_check
    CHECK (kind IN ('SETTLEMENT', 'SUSPENSE', 'APPLIED', 'REFUND', 'RELEASE'));
