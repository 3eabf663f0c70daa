-- when the receipts of a paid order should be there; null before it is paid, and once they are
ALTER TABLE fee_order ADD COLUMN receipts_by timestamptz;
UPDATE fee_order o SET receipts_by = now() + interval '1 hour'
 WHERE state = 'PAID'
   AND NOT EXISTS (SELECT 1 FROM fee_receipting r WHERE r.order_id = o.id AND r.finished_at IS NOT NULL);
CREATE INDEX fee_order_receipts ON fee_order (receipts_by) WHERE receipts_by IS NOT NULL;

-- money that is booked nowhere is told as such, also where its payment was told as unclear before it came
UPDATE fee_payment SET unclear_told_at = NULL WHERE state = 'PAID' AND query_at IS NOT NULL;
