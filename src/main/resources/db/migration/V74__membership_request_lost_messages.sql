-- When the dossier of a decided request was closed, and when it was last looked whether the message that has it checked, or its dossier
-- closed, was lost.
ALTER TABLE membership_request
    ADD COLUMN concluded_at    timestamptz CHECK (concluded_at IS NULL OR state = 'DECIDED'),
    ADD COLUMN step_checked_at timestamptz;
UPDATE membership_request r SET concluded_at = closed_at
  FROM dossier d
 WHERE r.state = 'DECIDED' AND d.number = r.dossier AND d.status IN ('STOPPED', 'RESULT_RETURNED');
CREATE INDEX membership_request_standing ON membership_request (submitted_at)
    WHERE state = 'SUBMITTED' OR state = 'DECIDED' AND concluded_at IS NULL;
