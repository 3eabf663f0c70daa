-- When it was last looked whether the message that gets a notice of a violation its task, or its decision, was lost.
ALTER TABLE residence_violation ADD COLUMN step_checked_at timestamptz;
CREATE INDEX residence_violation_written ON residence_violation (written_at) WHERE state = 'WRITTEN';

-- Whether a lost message was parked before, and discarded: that is asked of any state, not only of what waits.
DROP INDEX dead_letter_dossier;
CREATE INDEX dead_letter_dossier ON dead_letter (dossier);

-- A message that gets a subject its task may come twice, and on two nodes at once: of two tasks that wait the older one is the task.
WITH cancelled AS (
    UPDATE human_task t SET state = 'CANCELLED', claimed_by = NULL, claimed_at = NULL
     WHERE t.waiting AND t.type IN ('approve-residence-list', 'approve-residence-form', 'approve-violation')
       AND EXISTS (SELECT FROM human_task older
                    WHERE older.type = t.type AND older.subject = t.subject AND older.waiting AND older.id < t.id)
    RETURNING t.id)
INSERT INTO human_task_history (task, at, event, actor) SELECT id, now(), 'cancelled', 'hub' FROM cancelled;
CREATE UNIQUE INDEX human_task_residence ON human_task (type, subject)
    WHERE waiting AND type IN ('approve-residence-list', 'approve-residence-form', 'approve-violation');
