-- Receipts of paid orders. People by the hub's number, organisations by code.

-- One row from the moment the numbers of an order's receipts are taken: what all of them say alike, as it was then.
CREATE TABLE fee_receipting (
    order_id    uuid        PRIMARY KEY REFERENCES fee_order,
    method      text        NOT NULL, -- how it was paid, in words for people
    reference   text        NOT NULL, -- the provider's own number of the money
    paid_at     timestamptz NOT NULL,
    cell        text        NOT NULL, -- name of the cell with the organisations above it
    dated       date        NOT NULL,
    expected    int         NOT NULL CHECK (expected > 0),
    issued      int         NOT NULL DEFAULT 0 CHECK (issued BETWEEN 0 AND expected),
    finished_at timestamptz,
    CHECK (finished_at IS NULL OR issued = expected)
) WITH (fillfactor = 80);

-- A number is taken together with the row that holds it, and a row is never deleted: so no number is lost, whatever
-- happens before its document is made, and none is given twice.
CREATE TABLE fee_receipt (
    number        text   PRIMARY KEY,
    order_id      uuid   NOT NULL REFERENCES fee_receipting,
    -- the order they are made in: the members' by name, then the summary, which tells their numbers
    position      int    NOT NULL CHECK (position > 0),
    kind          text   NOT NULL CHECK (kind IN ('OWN', 'MEMBER', 'SUMMARY')),
    person        bigint NOT NULL, -- whose fee it is; of a summary the payer
    person_name   text   NOT NULL,
    member_number text,
    amount        bigint NOT NULL CHECK (amount > 0),
    code          text   NOT NULL,
    document      uuid   UNIQUE REFERENCES document,
    UNIQUE (order_id, position)
) WITH (fillfactor = 80);
CREATE INDEX fee_receipt_waiting ON fee_receipt (order_id, position) WHERE document IS NULL;
CREATE INDEX fee_receipt_person ON fee_receipt (person);

CREATE FUNCTION fee_receipt_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a receipt and its number are never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- the one change there is: its document is made, once
CREATE TRIGGER fee_receipt_only_made BEFORE UPDATE ON fee_receipt FOR EACH ROW
    WHEN (OLD.document IS NOT NULL OR to_jsonb(OLD) - 'document' <> to_jsonb(NEW) - 'document')
    EXECUTE FUNCTION fee_receipt_is_final();

CREATE TRIGGER fee_receipt_kept BEFORE DELETE OR TRUNCATE ON fee_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION fee_receipt_is_final();

-- The receipt the provider gives of its own, fetched when it has one.
CREATE TABLE fee_provider_receipt (
    payment  text        PRIMARY KEY REFERENCES fee_payment,
    order_id uuid        NOT NULL REFERENCES fee_order,
    asked    int         NOT NULL DEFAULT 0,
    ask_at   timestamptz, -- when to ask next; null once it is here, or given up
    document uuid        UNIQUE REFERENCES document,
    CHECK (document IS NULL OR ask_at IS NULL)
) WITH (fillfactor = 80);
CREATE INDEX fee_provider_receipt_order ON fee_provider_receipt (order_id);
CREATE INDEX fee_provider_receipt_due ON fee_provider_receipt (ask_at) WHERE ask_at IS NOT NULL;
