-- Who need not pay all of the fee, and whose arrears the cell has been told of.

-- A decision takes a part off the fee of some months. Months are the first day of them; to_month is the last one.
CREATE TABLE fee_exemption (
    person     bigint   NOT NULL REFERENCES person,
    from_month date     NOT NULL CHECK (extract(day FROM from_month) = 1),
    to_month   date     CHECK (extract(day FROM to_month) = 1), -- null while it lasts
    kind       text     NOT NULL, -- a key of "exemptions" in config/rules/fees.yaml
    share      smallint NOT NULL CHECK (share BETWEEN 1 AND 100), -- percent taken off; 100: exempt
    decision   text     NOT NULL,
    decided_on date     NOT NULL,
    PRIMARY KEY (person, from_month),
    CHECK (to_month >= from_month),
    -- deferred: a load may shorten one and begin the next in any order
    CONSTRAINT fee_exemption_one_at_a_time
        EXCLUDE USING gist (person WITH =, daterange(from_month, to_month, '[]') WITH &&) DEFERRABLE INITIALLY DEFERRED
);

-- One row for each member and year, whatever happens after: the cell is told once.
CREATE TABLE fee_arrears_notice (
    person     bigint      NOT NULL REFERENCES person,
    year       smallint    NOT NULL,
    cell       text        NOT NULL,
    unpaid     date[]      NOT NULL CHECK (cardinality(unpaid) > 0), -- first days of the months
    noticed_at timestamptz NOT NULL,
    PRIMARY KEY (person, year)
);
