-- Whether a refund's amount is set aside of its payment too: else the money is other money of the same order, not counted there.
ALTER TABLE fee_refund ADD COLUMN of_payment boolean;
UPDATE fee_refund r
   SET of_payment = r.reference IS NOT NULL
                    AND (r.suspense IS NULL
                         OR EXISTS (SELECT 1 FROM fee_suspense s JOIN fee_payment p ON p.reference = r.reference
                                     WHERE s.id = r.suspense AND p.state = 'PAID'
                                       AND coalesce(p.provider_transaction, p.reference) = s.provider_transaction));
ALTER TABLE fee_refund ALTER COLUMN of_payment SET NOT NULL;
ALTER TABLE fee_refund ADD CONSTRAINT fee_refund_of_payment CHECK (NOT of_payment OR reference IS NOT NULL);
