-- The files of a report as they were when it was withdrawn: they stand again with it when the withdrawal came too late.
ALTER TABLE residence_report ADD COLUMN withdrawn_files jsonb NOT NULL DEFAULT '[]';
