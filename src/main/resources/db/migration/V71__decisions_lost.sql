-- When it is next looked whether the message that takes an aspect of a request, or a refund, its next step was lost. The indexes are walked
-- in their order, so that a look reads what is due and not everything that waits.
ALTER TABLE membership_aspect ADD COLUMN step_due_at timestamptz NOT NULL DEFAULT now() + interval '1 hour';
ALTER TABLE fee_refund ADD COLUMN step_due_at timestamptz NOT NULL DEFAULT now() + interval '1 hour';
CREATE INDEX membership_aspect_asked ON membership_aspect (step_due_at, request_id, aspect) WHERE state = 'ASKED';
