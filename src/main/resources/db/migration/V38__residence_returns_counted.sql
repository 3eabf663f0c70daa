-- When the cell began with a form: what the member withdrew before is withdrawn, what after is not. Empty for what began before this.
ALTER TABLE residence_form ADD COLUMN begun_at timestamptz;

-- What was sent and withdrawn, to stand again when the withdrawal came too late.
ALTER TABLE residence_report ADD COLUMN withdrawn_comment text, ADD COLUMN withdrawn_sent_at timestamptz;
