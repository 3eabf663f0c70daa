-- What a member had written on a report that was withdrawn too late, when it stood again as sent: the text, and the rows of
-- residence_report_file.
CREATE TABLE residence_report_draft (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line     uuid        NOT NULL REFERENCES residence_report,
    saved_at timestamptz NOT NULL,
    comment  text        NOT NULL,
    files    jsonb       NOT NULL
);
CREATE INDEX residence_report_draft_line ON residence_report_draft (line);
