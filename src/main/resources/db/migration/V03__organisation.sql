-- Organisations by period, people, who holds what, and who acts for whom.
-- Periods are closed intervals of days: valid_to is the last day, null while it lasts.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE organisation (
    code        text    NOT NULL,
    valid_from  date    NOT NULL,
    valid_to    date,
    kind        text    NOT NULL,
    name        text    NOT NULL,
    residential boolean NOT NULL,
    parent_code text,
    address     text    NOT NULL,
    -- name and code in lower case without diacritics
    search_text text    NOT NULL,
    -- the same with numbers padded, so that "Chi bộ 2" stands before "Chi bộ 10"
    sort_key    text    NOT NULL COLLATE "C",
    PRIMARY KEY (code, valid_from),
    CHECK (valid_to >= valid_from),
    CHECK ((kind = 'CITY_COMMITTEE') = (parent_code IS NULL)),
    -- deferred: a load may close one period and open the next in any order
    CONSTRAINT organisation_one_at_a_time
        EXCLUDE USING gist (code WITH =, daterange(valid_from, valid_to, '[]') WITH &&) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX organisation_parent ON organisation (parent_code);

CREATE TABLE person (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    personal_id text NOT NULL UNIQUE,
    -- the identity provider's key, known from the first login on
    tech_id     text UNIQUE,
    full_name   text NOT NULL,
    search_text text NOT NULL,
    birth_date  date,
    email       text
);
CREATE INDEX person_search ON person USING gin (search_text gin_trgm_ops);

CREATE TABLE position (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person_id         bigint NOT NULL REFERENCES person,
    organisation_code text   NOT NULL,
    kind              text   NOT NULL,
    valid_from        date   NOT NULL,
    valid_to          date,
    -- what made it effective: load, or task:<id>
    confirmed_by      text   NOT NULL,
    -- what ended it in the hub; null when it lasts or a file told its end
    ended_by          text,
    CHECK (valid_to >= valid_from),
    CONSTRAINT position_one_at_a_time
        EXCLUDE USING gist (
            person_id WITH =, organisation_code WITH =, kind WITH =, daterange(valid_from, valid_to, '[]') WITH &&
        ) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX position_person ON position (person_id);
CREATE INDEX position_organisation ON position (organisation_code, kind);

CREATE TABLE delegation (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_person       bigint NOT NULL REFERENCES person,
    to_person         bigint NOT NULL REFERENCES person,
    organisation_code text   NOT NULL,
    position_kind     text   NOT NULL,
    -- task types it is limited to; empty: all
    scope             text[] NOT NULL DEFAULT '{}',
    valid_from        date   NOT NULL,
    valid_to          date   NOT NULL,
    -- the written power it rests on (Quy định 338-QĐ/TW, Điều 11)
    reference         text   NOT NULL,
    CHECK (valid_to >= valid_from),
    CHECK (from_person <> to_person),
    UNIQUE (to_person, from_person, organisation_code, position_kind, valid_from)
);
CREATE INDEX delegation_from ON delegation (from_person);
