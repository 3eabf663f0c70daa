-- A day nobody gives a statement for is given up in the end; one that is compared may be compared once more by itself.
ALTER TABLE fee_reconciliation
    DROP CONSTRAINT fee_reconciliation_state_check,
    DROP CONSTRAINT fee_reconciliation_check,
    ADD CONSTRAINT fee_reconciliation_state_check CHECK (state IN ('ASKED', 'WAITING', 'GIVEN_UP', 'DONE')),
    ADD CONSTRAINT fee_reconciliation_asked CHECK (state IN ('GIVEN_UP', 'DONE') OR ask_at IS NOT NULL),
    -- differences a person has looked into
    ADD COLUMN reviewed int NOT NULL DEFAULT 0,
    -- what the officers were told of it last: OPEN, TROUBLE or GIVEN_UP
    ADD COLUMN told text;

-- What was told by the version before, by its page, need not be told again.
UPDATE fee_reconciliation SET told = 'OPEN' WHERE state = 'DONE';

-- By what a difference is found again after the day was compared once more.
ALTER TABLE fee_reconciliation_line
    ADD COLUMN mark text NOT NULL GENERATED ALWAYS AS (md5(
        result || '|' || kind || '|' || coalesce(reference, '') || '|' || coalesce(provider_transaction, '') || '|'
        || coalesce(amount_there::text, '') || '|' || currency || '|' || coalesce(amount_here::text, ''))) STORED;

CREATE TABLE fee_reconciliation_review (
    provider    text        NOT NULL,
    day         date        NOT NULL,
    mark        text        NOT NULL,
    reviewed_by bigint      NOT NULL,
    reviewed_at timestamptz NOT NULL,
    reason      text        NOT NULL,
    PRIMARY KEY (provider, day, mark),
    FOREIGN KEY (provider, day) REFERENCES fee_reconciliation
);
