-- When the dossier of a decided request was closed, and when it is next looked whether the message that has it checked, or its dossier
-- closed, was lost.
ALTER TABLE membership_request
    ADD COLUMN concluded_at    timestamptz CHECK (concluded_at IS NULL OR state = 'DECIDED'),
    ADD COLUMN step_due_at  timestamptz NOT NULL DEFAULT now() + interval '1 hour';
UPDATE membership_request r SET concluded_at = closed_at
  FROM dossier d
 WHERE r.state = 'DECIDED' AND d.number = r.dossier AND d.status IN ('STOPPED', 'RESULT_RETURNED');
CREATE INDEX membership_request_standing ON membership_request (step_due_at, id)
    WHERE state = 'SUBMITTED' OR state = 'DECIDED' AND concluded_at IS NULL;
