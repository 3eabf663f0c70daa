-- When the dossier of a decided request was closed, and when it is next looked whether the message that has it checked, or its dossier
-- closed, was lost. Of earlier requests only those are not closed whose dossier is there and open: what is archived was. The default
-- of the moment writes no row anew.
ALTER TABLE membership_request
    ADD COLUMN concluded_at timestamptz DEFAULT 'epoch',
    ADD COLUMN step_due_at  timestamptz NOT NULL DEFAULT now() + interval '1 hour';
ALTER TABLE membership_request ALTER COLUMN concluded_at DROP DEFAULT;
UPDATE membership_request r SET concluded_at = NULL
 WHERE r.state <> 'DECIDED' AND r.closed_at IS NULL
    OR r.state = 'DECIDED'
       AND EXISTS (SELECT FROM dossier d
                    WHERE d.number = r.dossier AND d.status NOT IN ('NOT_ACCEPTED', 'WITHDRAWN', 'STOPPED', 'RESULT_RETURNED'));
CREATE INDEX membership_request_standing ON membership_request (step_due_at, id)
    WHERE state = 'SUBMITTED' OR state = 'DECIDED' AND concluded_at IS NULL;
