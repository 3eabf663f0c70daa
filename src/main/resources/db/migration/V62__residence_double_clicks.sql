-- One key per page that was opened: a second click writes the same down once. Rows of nodes that know of none have none.
ALTER TABLE residence_activity ADD COLUMN form_key uuid;
ALTER TABLE residence_activity ADD CONSTRAINT residence_activity_once UNIQUE (form_key, member);

-- Statistics on paper: a second click makes no second one. The number stays when making it fails: the same page prints it under that
-- number, or whoever prints the next.
CREATE TABLE residence_statistics_paper (
    number       text        PRIMARY KEY,
    code         text        NOT NULL,
    form_key     uuid        NOT NULL UNIQUE,
    person       bigint      NOT NULL,
    organisation text        NOT NULL,
    begun_at     timestamptz NOT NULL,
    document     uuid        UNIQUE REFERENCES document
);
CREATE INDEX residence_statistics_paper_unmade ON residence_statistics_paper (number) WHERE document IS NULL;
