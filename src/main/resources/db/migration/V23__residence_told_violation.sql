-- What the organisation where a member lives told the one at work of a violation. Read by few.
CREATE TABLE residence_told_violation (
    id           uuid        PRIMARY KEY, -- the sender's: a notice that is told again is the same one
    line         uuid        NOT NULL REFERENCES residence_line, -- by which the sender knows the member
    organisation text        NOT NULL, -- of the line's list, as it was when the notice came
    person       bigint      NOT NULL, -- whom it is about, and who therefore never reads it
    by_code      text        NOT NULL,
    by_name      text        NOT NULL,
    at           timestamptz NOT NULL,
    urgent       boolean     NOT NULL,
    text         text        NOT NULL,
    read_at      timestamptz, -- by whoever was first
    read_by      bigint,
    CHECK ((read_at IS NULL) = (read_by IS NULL))
);

CREATE INDEX residence_told_violation_in_order ON residence_told_violation (organisation, urgent DESC, at DESC, id DESC);
