-- Dossiers: where each stands, its timeline, what waits for the operator, and the daily counters of their numbers.

CREATE TABLE dossier (
    number       text        PRIMARY KEY,
    kind         text        NOT NULL,
    applicant    bigint      NOT NULL REFERENCES person,
    status       text        NOT NULL,
    last_step    int         NOT NULL, -- number of the newest line of the timeline
    opened_at    timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    completed_at timestamptz           -- when the processing ended, well or not; null while it goes on
) WITH (fillfactor = 80);

CREATE INDEX dossier_applicant ON dossier (applicant, opened_at DESC, number DESC);

CREATE TABLE dossier_step (
    dossier   text        NOT NULL REFERENCES dossier,
    step      int         NOT NULL,
    status    text        NOT NULL,
    event     text        NOT NULL,
    arguments text[]      NOT NULL,
    actor     text        NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (dossier, step)
);

-- An operator must look, from since until cleared_at; at most one such time is open per dossier.
CREATE TABLE dossier_attention (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    dossier    text        NOT NULL REFERENCES dossier,
    since      timestamptz NOT NULL,
    cleared_at timestamptz
);

CREATE UNIQUE INDEX dossier_attention_open ON dossier_attention (dossier) WHERE cleared_at IS NULL;

-- The row is locked from its use to the end of the transaction, so a number given back by a rollback is given again.
CREATE TABLE dossier_counter (
    prefix      text NOT NULL,
    personal_id text NOT NULL,
    day         date NOT NULL,
    last        int  NOT NULL,
    PRIMARY KEY (prefix, personal_id, day)
);
