-- When it was last looked whether the decision on an aspect of a request, or on a refund, was lost.
ALTER TABLE membership_aspect ADD COLUMN step_checked_at timestamptz;
ALTER TABLE fee_refund ADD COLUMN step_checked_at timestamptz;
CREATE INDEX membership_aspect_asked ON membership_aspect (request_id) WHERE state = 'ASKED';
CREATE INDEX fee_refund_requested ON fee_refund (requested_at) WHERE state = 'REQUESTED';
