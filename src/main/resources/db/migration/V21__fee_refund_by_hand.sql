-- Whether somebody transfers a refund because no provider can: money without a payment, or of a provider that only watches an account.
ALTER TABLE fee_refund ADD COLUMN by_hand boolean;
UPDATE fee_refund SET by_hand = reference IS NULL OR provider = 'vietqr' AND state NOT IN ('DONE', 'FAILED');
ALTER TABLE fee_refund ALTER COLUMN by_hand SET NOT NULL;
-- Why a person has to find out what became of a refund: its provider cannot be made to say.
ALTER TABLE fee_refund ADD COLUMN doubt text;
