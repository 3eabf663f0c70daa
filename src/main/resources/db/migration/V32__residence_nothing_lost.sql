-- Reports that come late are kept; introductions do not wait for one for ever; what came back is corrected, confirmed or given up.

-- When it came here; a node of the version before does not say.
ALTER TABLE residence_received_report ADD COLUMN received_at timestamptz NOT NULL DEFAULT now();
UPDATE residence_received_report SET received_at = at;

ALTER TABLE residence_line
    -- by its sender, after it came back: it says something else than what was approved and signed
    ADD COLUMN corrected      boolean NOT NULL DEFAULT false,
    ADD COLUMN given_up_at    timestamptz, -- by its sender, after it came back
    ADD COLUMN give_up_reason text,
    DROP CONSTRAINT residence_line_problem_check,
    ADD CONSTRAINT residence_line_problem_check
        CHECK (problem IN ('UNKNOWN', 'ENDED', 'NOT_RESIDENTIAL', 'RETURNED', 'TOO_LARGE', 'GIVEN_UP')),
    ADD CHECK ((problem IS NOT DISTINCT FROM 'GIVEN_UP') = (given_up_at IS NOT NULL)),
    ADD CHECK ((given_up_at IS NULL) = (give_up_reason IS NULL)),
    ADD CHECK (given_up_at IS NULL OR returned_at IS NOT NULL);

-- The member's own: also what came back.
DROP INDEX residence_line_of_person;
CREATE INDEX residence_line_of_person ON residence_line (person) WHERE state <> 'WAITING' OR returned_at IS NOT NULL;

-- Introductions that were taken note of and wait for nothing but a report.
CREATE INDEX residence_line_to_end ON residence_line (sent_at)
    WHERE kind = 'INTRODUCE' AND report_wanted AND report_sent_at IS NULL AND taken_at IS NOT NULL AND dossier_step < 9;
