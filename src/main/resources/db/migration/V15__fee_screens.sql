-- What payers do on the screens before and after an order: choose members of a cell, and say how it went.

-- Members a payer is choosing. Its id is the form key of the order it becomes, so it becomes one order at most.
CREATE TABLE fee_selection (
    id         uuid        PRIMARY KEY,
    payer      bigint      NOT NULL,
    cell       text        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX fee_selection_payer ON fee_selection (payer, created_at);

CREATE TABLE fee_selection_member (
    selection uuid     NOT NULL REFERENCES fee_selection ON DELETE CASCADE,
    person    bigint   NOT NULL,
    months    smallint NOT NULL CHECK (months > 0),
    -- the oldest unpaid month when the member was put into the list: once it is another one, somebody else has paid
    first_month date   NOT NULL,
    -- false: in the list, but not to be paid for
    chosen    boolean  NOT NULL,
    PRIMARY KEY (selection, person)
);

-- The guide's Đánh giá: one for an order.
CREATE TABLE fee_rating (
    order_id   uuid        PRIMARY KEY REFERENCES fee_order,
    score      smallint    NOT NULL CHECK (score BETWEEN 1 AND 5),
    comment    text        NOT NULL CHECK (length(comment) <= 1000),
    rated_by   bigint      NOT NULL,
    rated_at   timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);
