-- The parts of a queue provider's statement of a day, as they came. A statement is whole when all parts of one edition are here.
CREATE TABLE payment_statement_part (
    provider     text        NOT NULL,
    day          date        NOT NULL,
    edition      text        NOT NULL,
    part         int         NOT NULL CHECK (part BETWEEN 1 AND parts),
    parts        int         NOT NULL,
    -- the signed document; holds what payers wrote
    raw          text        NOT NULL,
    content_hash text        NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (provider, day, edition, part)
);

-- Why a day waits although there is a statement: what is wrong with it, for whoever must have it corrected.
ALTER TABLE fee_reconciliation ADD COLUMN trouble text;
