-- Members whose comments were announced at the yearly review, and who are still to be told that they may open them.
ALTER TABLE residence_line ADD COLUMN announcement_due boolean NOT NULL DEFAULT FALSE;
CREATE INDEX residence_line_announcement_due ON residence_line (list) WHERE announcement_due;
-- When it was last looked whether the message that has them told was lost.
ALTER TABLE residence_list ADD COLUMN announcement_checked_at timestamptz;
