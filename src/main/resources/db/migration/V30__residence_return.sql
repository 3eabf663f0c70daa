-- What the residence finds incomplete or wrong goes back to the workplace, and may be sent anew; introductions of cells without
-- an account; what the workplace is told once.

ALTER TABLE residence_request
    ADD COLUMN incomplete_until   timestamptz, -- until when it may be given back; null: it came before this was counted
    ADD COLUMN returned_at        timestamptz, -- given back to the workplace, and not sent anew since
    ADD COLUMN returned_by        bigint,
    ADD COLUMN return_reason      text,
    ADD COLUMN introduced_behalf  text, -- code of the committee that took note of the introduction for its cell
    ADD CHECK ((returned_at IS NULL) = (returned_by IS NULL)),
    ADD CHECK ((returned_at IS NULL) = (return_reason IS NULL)),
    ADD CHECK (returned_at IS NULL OR introduced_at IS NULL),
    ADD CHECK (introduced_behalf IS NULL OR introduced_at IS NOT NULL);

-- What the residence said when it gave a line back the last time; kept when the line goes again.
ALTER TABLE residence_line
    ADD COLUMN returned_at   timestamptz,
    ADD COLUMN returned_by   text, -- name of the organisation
    ADD COLUMN return_reason text,
    DROP CONSTRAINT residence_line_problem_check,
    ADD CONSTRAINT residence_line_problem_check CHECK (problem IN ('UNKNOWN', 'ENDED', 'NOT_RESIDENTIAL', 'RETURNED')),
    ADD CHECK (problem <> 'RETURNED' OR returned_at IS NOT NULL);

ALTER TABLE residence_list
    ADD COLUMN overdue_told_at timestamptz, -- whoever sent it was told that comments are late
    ADD COLUMN review_told_at  timestamptz; -- or that the yearly review has opened

-- Which cells were asked anything.
CREATE INDEX residence_request_of_organisation ON residence_request (organisation) WHERE returned_at IS NULL;

-- The member's own.
CREATE INDEX residence_two_way_of_person ON residence_two_way (person);
