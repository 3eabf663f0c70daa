-- When somebody first logged in, which the link key does not tell of a provider that sends none: from then on what the
-- person and the decisions say stands against the files.
ALTER TABLE person ADD COLUMN logged_in_at timestamptz;

UPDATE person SET logged_in_at = now() WHERE tech_id IS NOT NULL;
