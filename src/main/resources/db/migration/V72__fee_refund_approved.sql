-- Refunds that were approved and whose provider was never told are looked for as well.
CREATE INDEX fee_refund_approved ON fee_refund (decided_at) WHERE state = 'APPROVED';
