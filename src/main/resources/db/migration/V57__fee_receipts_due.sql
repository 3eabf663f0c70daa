-- when the receipts of a paid order should be there; null before it is paid, and once they are
ALTER TABLE fee_order ADD COLUMN receipts_by timestamptz;
UPDATE fee_order o SET receipts_by = now() + interval '10 minutes'
 WHERE state = 'PAID'
   AND NOT EXISTS (SELECT 1 FROM fee_receipting r WHERE r.order_id = o.id AND r.finished_at IS NOT NULL);
CREATE INDEX fee_order_receipts ON fee_order (receipts_by) WHERE receipts_by IS NOT NULL;
