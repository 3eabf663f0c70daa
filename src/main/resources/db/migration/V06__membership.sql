-- Member accounts, the requests that open and change them, and what officers decided. People are referred to by the hub's
-- number, organisations by their code; both belong to the organisation module.

CREATE TABLE member_account (
    person_id      bigint      PRIMARY KEY,
    status         text        NOT NULL CHECK (status IN ('WAITING', 'ACTIVE', 'REFUSED', 'LOCKED')),
    name_key       text        NOT NULL, -- without case and diacritics, for searching
    sort_key       text        NOT NULL COLLATE "C", -- the same with the given name first
    cell_code      text        NOT NULL,
    profile        jsonb       NOT NULL,
    version        integer     NOT NULL,
    activated_at   timestamptz,
    changed_at     timestamptz NOT NULL,
    CHECK (status <> 'ACTIVE' OR activated_at IS NOT NULL)
) WITH (fillfactor = 80);

CREATE INDEX member_account_by_cell ON member_account (cell_code, sort_key, person_id);
CREATE INDEX member_account_by_name ON member_account (sort_key, person_id);

CREATE TABLE membership_request (
    id             uuid        PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN ('REGISTRATION', 'CHANGE')),
    dossier        text        NOT NULL UNIQUE,
    person_id      bigint      NOT NULL,
    state          text        NOT NULL
                   CHECK (state IN ('SUBMITTED', 'NOT_ACCEPTED', 'CHECKED', 'DECIDING', 'DECIDED', 'WITHDRAWN')),
    outcome        text        CHECK (outcome IN ('APPROVED', 'PARTLY_APPROVED', 'REFUSED')),
    declared       jsonb       NOT NULL,
    in_force       jsonb, -- the account's values at that time; none for a registration
    claims         jsonb       NOT NULL,
    lookup         jsonb       NOT NULL,
    submitted_at   timestamptz NOT NULL,
    requested_on   date        NOT NULL,
    reason         text, -- why the hub's checks did not accept it
    closed_at      timestamptz,
    CHECK ((kind = 'CHANGE') = (in_force IS NOT NULL)),
    CHECK ((state = 'DECIDED') = (outcome IS NOT NULL)),
    CHECK ((state IN ('NOT_ACCEPTED', 'DECIDED', 'WITHDRAWN')) = (closed_at IS NOT NULL))
) WITH (fillfactor = 80);

-- two open requests of one person are refused by the database, whoever races whom
CREATE UNIQUE INDEX membership_request_one_open ON membership_request (person_id)
    WHERE state IN ('SUBMITTED', 'CHECKED', 'DECIDING');
CREATE INDEX membership_request_by_person ON membership_request (person_id, submitted_at DESC);

CREATE TABLE membership_aspect (
    request_id     uuid        NOT NULL REFERENCES membership_request (id),
    aspect         text        NOT NULL CHECK (aspect IN ('ACCOUNT', 'POSITION', 'RECEIVING_ACCOUNT', 'CELL')),
    state          text        NOT NULL CHECK (state IN ('ASKED', 'APPROVED', 'REFUSED', 'CANCELLED')),
    organisation   text        NOT NULL, -- the cell from which the deciding organisation is looked for
    task           uuid,
    decided_by     bigint,
    reason         text,
    decided_at     timestamptz,
    effective_at   timestamptz,
    PRIMARY KEY (request_id, aspect),
    CHECK (state <> 'REFUSED' OR reason IS NOT NULL),
    CHECK (state NOT IN ('APPROVED', 'REFUSED') OR (task IS NOT NULL AND decided_by IS NOT NULL AND decided_at IS NOT NULL)),
    CHECK (effective_at IS NULL OR state = 'APPROVED')
);

CREATE TABLE receiving_account (
    id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation   text        NOT NULL,
    person_id      bigint      NOT NULL,
    bank           text        NOT NULL,
    account_number text        NOT NULL,
    holder         text        NOT NULL,
    valid_from     date        NOT NULL,
    valid_to       date, -- before valid_from: replaced on the very day it was approved
    confirmed_by   text        NOT NULL,
    ended_by       text,
    UNIQUE (organisation, confirmed_by)
);

CREATE UNIQUE INDEX receiving_account_one_in_force ON receiving_account (organisation) WHERE valid_to IS NULL;
CREATE INDEX receiving_account_by_person ON receiving_account (person_id) WHERE valid_to IS NULL;

-- what a member has typed and not sent yet, so that nothing is lost
CREATE TABLE membership_draft (
    person_id      bigint      PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN ('REGISTRATION', 'CHANGE')),
    typed          jsonb       NOT NULL,
    lookup         jsonb,
    saved_at       timestamptz NOT NULL
);
