-- When the cell began with a form: what the member withdrew before is withdrawn, what after is not. Empty for what began before this.
ALTER TABLE residence_form ADD COLUMN begun_at timestamptz;

-- What was sent and withdrawn, to stand again when the withdrawal came too late.
ALTER TABLE residence_report ADD COLUMN withdrawn_comment text, ADD COLUMN withdrawn_sent_at timestamptz;

-- Báo chưa đủ, each time: what a request or a line says of it is gone when it is sent again. Where members live:
CREATE TABLE residence_request_return (
    line         uuid NOT NULL,
    delivery     uuid NOT NULL,
    organisation varchar(40) NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (line, delivery)
);
CREATE INDEX residence_request_return_counted ON residence_request_return (organisation, at);
INSERT INTO residence_request_return (line, delivery, organisation, at)
SELECT line, delivery, organisation, returned_at FROM residence_request WHERE returned_at IS NOT NULL;

-- Where they work:
CREATE TABLE residence_line_return (
    line uuid NOT NULL REFERENCES residence_line ON DELETE CASCADE,
    list uuid NOT NULL REFERENCES residence_list ON DELETE CASCADE,
    at   timestamptz NOT NULL
);
CREATE INDEX residence_line_return_counted ON residence_line_return (list, at);
INSERT INTO residence_line_return (line, list, at)
SELECT id, list, returned_at FROM residence_line WHERE returned_at IS NOT NULL;
