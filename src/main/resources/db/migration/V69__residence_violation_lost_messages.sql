-- When it was last looked whether the message that gets a notice of a violation its task, or its decision, was lost.
ALTER TABLE residence_violation ADD COLUMN step_checked_at timestamptz;
CREATE INDEX residence_violation_written ON residence_violation (written_at) WHERE state = 'WRITTEN';
