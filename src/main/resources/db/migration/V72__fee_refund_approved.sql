-- Refunds that wait for their decision, and those that were approved and whose provider was never told.
CREATE INDEX fee_refund_standing ON fee_refund (step_due_at, id)
    WHERE state = 'REQUESTED' OR state = 'APPROVED' AND NOT by_hand AND doubt IS NULL AND left_at IS NULL;
