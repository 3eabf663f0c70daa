-- A refund that was taken back is no part of what goes back, and counts again should it ever come back to life: as V58 has it
-- in the function, so in the triggers that call it.
DROP TRIGGER fee_refund_within_money ON fee_refund;
DROP TRIGGER fee_refund_within_money_again ON fee_refund;
CREATE CONSTRAINT TRIGGER fee_refund_within_money AFTER INSERT ON fee_refund DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state NOT IN ('REFUSED', 'FAILED', 'WITHDRAWN')) EXECUTE FUNCTION fee_refund_within_money();
CREATE CONSTRAINT TRIGGER fee_refund_within_money_again AFTER UPDATE ON fee_refund DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state NOT IN ('REFUSED', 'FAILED', 'WITHDRAWN')
                       AND (OLD.state IN ('REFUSED', 'FAILED', 'WITHDRAWN') OR NEW.amount > OLD.amount
                            OR NEW.of_payment AND NOT OLD.of_payment
                            OR NEW.reference IS DISTINCT FROM OLD.reference
                            OR NEW.suspense IS DISTINCT FROM OLD.suspense))
    EXECUTE FUNCTION fee_refund_within_money();
