-- Trực tiếp: who entered a member's report from paper at the workplace; null when the member wrote it. The second one is of the
-- report that was withdrawn.
ALTER TABLE residence_report ADD COLUMN entered_by bigint, ADD COLUMN withdrawn_entered_by bigint;
-- The same, where members live.
ALTER TABLE residence_received_report ADD COLUMN on_paper boolean NOT NULL DEFAULT false;
