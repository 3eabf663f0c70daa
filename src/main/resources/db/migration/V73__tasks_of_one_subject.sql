-- The message that gets an aspect of a request, or a refund, its task may come twice as well, and on two nodes at once: of two tasks that
-- wait the older one is the task.
LOCK TABLE human_task IN SHARE ROW EXCLUSIVE MODE; -- an old node that still runs would make one more in between
WITH cancelled AS (
    UPDATE human_task t SET state = 'CANCELLED', claimed_by = NULL, claimed_at = NULL
     WHERE t.waiting
       AND t.type IN ('approve-account', 'approve-cell', 'approve-position', 'approve-receiving-account', 'approve-refund')
       AND EXISTS (SELECT FROM human_task older
                    WHERE older.type = t.type AND older.subject = t.subject AND older.waiting AND older.id < t.id)
    RETURNING t.id)
INSERT INTO human_task_history (task, at, event, actor) SELECT id, now(), 'cancelled', 'hub' FROM cancelled;
CREATE UNIQUE INDEX human_task_asked ON human_task (type, subject)
    WHERE waiting
      AND type IN ('approve-account', 'approve-cell', 'approve-position', 'approve-receiving-account', 'approve-refund');
