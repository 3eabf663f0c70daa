-- Whether a task still waits changes once in its life, its state three times. No index knows the state or the holder any more, so
-- that claiming and resuming write a row and not one index; a claim is found among what waits where its holder may act.
ALTER TABLE human_task
    ADD COLUMN waiting boolean NOT NULL GENERATED ALWAYS AS (state IN ('OPEN', 'CLAIMED')) STORED;

DROP INDEX human_task_waiting, human_task_escalated, human_task_due, human_task_expiring, human_task_claimed;
CREATE INDEX human_task_waiting ON human_task (organisation, type, due_at, id) WHERE waiting;
CREATE INDEX human_task_escalated ON human_task (escalated_to, type, due_at, id) WHERE waiting AND escalated_to IS NOT NULL;
CREATE INDEX human_task_due ON human_task (due_at) WHERE waiting;
CREATE INDEX human_task_expiring ON human_task (expires_at) WHERE waiting AND expires_at IS NOT NULL;

-- Each line of the history is written by the statement that writes its task. The key locked, and so wrote, the task once more.
ALTER TABLE human_task_history DROP CONSTRAINT human_task_history_task_fkey;
