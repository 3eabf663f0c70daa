-- An introduction has its time, as a form has; those that came before have none.
ALTER TABLE residence_request
    ADD COLUMN due_at          timestamptz, -- until when it is to be taken note of; null where a form has the time
    ADD COLUMN overdue_told_at timestamptz;
CREATE INDEX residence_request_due ON residence_request (due_at)
    WHERE kind = 'INTRODUCE' AND introduced_at IS NULL AND returned_at IS NULL AND overdue_told_at IS NULL;
