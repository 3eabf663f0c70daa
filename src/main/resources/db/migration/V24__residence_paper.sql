-- Handed in on paper (Trực tiếp), and written by the committee above for a cell that has no account.

-- The portal's KENH: 1 in person, 2 online.
ALTER TABLE dossier ADD COLUMN channel smallint NOT NULL DEFAULT 2 CHECK (channel IN (1, 2));

-- People who had a hand in what is to be decided, beside the one it is about and whoever asks.
ALTER TABLE human_task ADD COLUMN barred bigint[] NOT NULL DEFAULT '{}';

ALTER TABLE residence_list ADD COLUMN channel text NOT NULL DEFAULT 'ONLINE' CHECK (channel IN ('IN_PERSON', 'ONLINE'));

-- The paper a list was entered from, as it was scanned.
CREATE TABLE residence_list_scan (
    document     uuid        PRIMARY KEY REFERENCES document,
    list         uuid        NOT NULL REFERENCES residence_list,
    name         text        NOT NULL,
    content_type text        NOT NULL,
    size         bigint      NOT NULL,
    added_by     bigint      NOT NULL,
    added_at     timestamptz NOT NULL
);
CREATE INDEX residence_list_scan_of_list ON residence_list_scan (list, added_at);

ALTER TABLE residence_line ADD COLUMN comment_scans uuid[] NOT NULL DEFAULT '{}'; -- of a comment that came on paper
ALTER TABLE residence_line ADD COLUMN proposal text CHECK (proposal IN ('COMMEND', 'NONE', 'CONSIDER'));

-- How the list was handed in where the members work.
ALTER TABLE residence_received_delivery
    ADD COLUMN channel text NOT NULL DEFAULT 'ONLINE' CHECK (channel IN ('IN_PERSON', 'ONLINE'));

ALTER TABLE residence_form ADD COLUMN channel text NOT NULL DEFAULT 'ONLINE' CHECK (channel IN ('IN_PERSON', 'ONLINE'));
-- who of the committee above wrote in it for a cell without an account; nobody leaves this list
ALTER TABLE residence_form ADD COLUMN behalf_writers bigint[] NOT NULL DEFAULT '{}';
-- code of the committee somebody submitted it for the last time; null when the cell did
ALTER TABLE residence_form ADD COLUMN submitted_behalf text;
-- four eyes
ALTER TABLE residence_form ADD CONSTRAINT residence_form_behalf_eyes CHECK
    (state NOT IN ('APPROVED', 'SIGNING', 'UNSIGNED', 'SENT') OR decided_by <> ALL (behalf_writers));

CREATE TABLE residence_form_scan (
    document     uuid        PRIMARY KEY REFERENCES document,
    line         uuid        NOT NULL REFERENCES residence_form,
    name         text        NOT NULL,
    content_type text        NOT NULL,
    size         bigint      NOT NULL,
    added_by     bigint      NOT NULL,
    added_at     timestamptz NOT NULL
);
CREATE INDEX residence_form_scan_of_form ON residence_form_scan (line, added_at);

-- Phiếu giới thiệu, lấy ý kiến: one for each line at this hub, made when somebody first prints it. The number stays when
-- printing fails.
CREATE TABLE residence_request_paper (
    line     uuid PRIMARY KEY,
    number   text NOT NULL UNIQUE,
    code     text NOT NULL,
    document uuid UNIQUE REFERENCES document
);
