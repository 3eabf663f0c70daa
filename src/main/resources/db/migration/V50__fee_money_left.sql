-- Money that left a provider though the hub did not ask for it, say as a charge-back: an officer says which money it was of, another
-- one agrees, and it is booked as a refund nobody is told to make. When it left; null for what the hub asks for.
ALTER TABLE fee_refund
    ADD COLUMN left_at timestamptz,
    ADD CONSTRAINT fee_refund_left CHECK (left_at IS NULL OR by_hand AND provider_transaction IS NOT NULL);
-- Once, whoever told of it and however often.
CREATE UNIQUE INDEX fee_refund_left_once ON fee_refund (provider, provider_transaction)
    WHERE left_at IS NOT NULL AND state NOT IN ('REFUSED', 'FAILED');
