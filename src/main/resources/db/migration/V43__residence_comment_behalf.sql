-- A comment the committee above wrote for an organisation without an account: the workplace sees who did.
ALTER TABLE residence_line ADD COLUMN comment_behalf text; -- name of the committee
