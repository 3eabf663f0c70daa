-- A provider's day compared with the hub's books.

CREATE TABLE fee_reconciliation (
    provider       text        NOT NULL,
    day            date        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('ASKED', 'WAITING', 'DONE')),
    asked_at       timestamptz NOT NULL,
    -- when the statement is asked for again, while it is not there
    ask_at         timestamptz,
    compared_at    timestamptz,
    matched        int         NOT NULL DEFAULT 0,
    missing_here   int         NOT NULL DEFAULT 0,
    missing_there  int         NOT NULL DEFAULT 0,
    different      int         NOT NULL DEFAULT 0,
    resolved       int         NOT NULL DEFAULT 0,
    total_there    bigint      NOT NULL DEFAULT 0,
    total_here     bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (provider, day),
    CHECK ((state = 'DONE') = (ask_at IS NULL)),
    CHECK (state <> 'DONE' OR compared_at IS NOT NULL)
) WITH (fillfactor = 80);
CREATE INDEX fee_reconciliation_day ON fee_reconciliation (day DESC, provider);
CREATE INDEX fee_reconciliation_open ON fee_reconciliation (ask_at) WHERE ask_at IS NOT NULL;

CREATE TABLE fee_reconciliation_line (
    provider             text    NOT NULL,
    day                  date    NOT NULL,
    line                 int     NOT NULL,
    result               text    NOT NULL CHECK (result IN ('MATCHED', 'MISSING_HERE', 'MISSING_THERE', 'DIFFERENT')),
    kind                 text    NOT NULL CHECK (kind IN ('PAYMENT', 'REFUND')),
    reference            text,
    provider_transaction text,
    -- null on the side where it is missing
    amount_there         bigint,
    currency             text    NOT NULL,
    amount_here          bigint,
    at                   timestamptz NOT NULL,
    -- the hub took it up as if it had been told
    resolved             boolean NOT NULL DEFAULT false,
    PRIMARY KEY (provider, day, line),
    FOREIGN KEY (provider, day) REFERENCES fee_reconciliation
);
CREATE INDEX fee_reconciliation_line_result ON fee_reconciliation_line (provider, day, result, line);

CREATE INDEX fee_payment_paid ON fee_payment (provider, paid_at) WHERE state = 'PAID';
CREATE INDEX fee_refund_done ON fee_refund (provider, ended_at) WHERE state = 'DONE';
CREATE INDEX provider_notice_transaction ON provider_notice (provider, provider_transaction)
    WHERE signature_valid AND provider_transaction IS NOT NULL;

-- Statements add up the postings of an organisation, or of all below one, over some days.
CREATE INDEX ledger_posting_statement ON ledger_posting (owner, entry) INCLUDE (account, amount, received);
CREATE INDEX ledger_posting_held ON ledger_posting (owner) INCLUDE (amount, entry) WHERE account = 'HELD';
