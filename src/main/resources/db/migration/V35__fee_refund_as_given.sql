-- What the payer wrote beside money nobody could place, and when the provider had it: all there is to find its order by.
ALTER TABLE fee_suspense
    ADD COLUMN text        text CHECK (length(text) BETWEEN 1 AND 500),
    ADD COLUMN search_text text,
    ADD COLUMN paid_at     timestamptz;

-- What really went back, when it is not what was asked for: amount is then what went back, and asked what was asked for.
-- named is what the provider named, also while a person still has to find out; more than asked is not in amount.
ALTER TABLE fee_refund
    ADD COLUMN asked bigint,
    ADD COLUMN named bigint CHECK (named > 0),
    ADD CONSTRAINT fee_refund_asked CHECK (asked > amount);

-- The refunds themselves never add up to more than was paid, whatever the counters say. At the end of the transaction, so that
-- money and refund may be written in any order; whoever asks for more of the same money waits for its row.
CREATE FUNCTION fee_refund_within_money() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    came   bigint;
    behind bigint;
BEGIN
    IF NEW.of_payment THEN
        SELECT paid INTO came FROM fee_payment WHERE reference = NEW.reference FOR NO KEY UPDATE;
        SELECT sum(amount) INTO behind FROM fee_refund
         WHERE reference = NEW.reference AND of_payment AND state NOT IN ('REFUSED', 'FAILED');
        IF behind > came THEN
            RAISE EXCEPTION 'refunds of payment % are %, it brought %', NEW.reference, behind, came
                USING ERRCODE = 'check_violation', CONSTRAINT = 'fee_refund_within_money';
        END IF;
    END IF;
    IF NEW.suspense IS NOT NULL THEN
        SELECT amount INTO came FROM fee_suspense WHERE id = NEW.suspense FOR NO KEY UPDATE;
        SELECT sum(amount) INTO behind FROM fee_refund
         WHERE suspense = NEW.suspense AND state NOT IN ('REFUSED', 'FAILED');
        IF behind > came THEN
            RAISE EXCEPTION 'refunds of money % are %, it is %', NEW.suspense, behind, came
                USING ERRCODE = 'check_violation', CONSTRAINT = 'fee_refund_within_money';
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fee_refund_within_money AFTER INSERT ON fee_refund DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state NOT IN ('REFUSED', 'FAILED')) EXECUTE FUNCTION fee_refund_within_money();
-- Only what takes more: the end of a refund has no need of the money's row.
CREATE CONSTRAINT TRIGGER fee_refund_within_money_again AFTER UPDATE ON fee_refund DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.state NOT IN ('REFUSED', 'FAILED')
                       AND (OLD.state IN ('REFUSED', 'FAILED') OR NEW.amount > OLD.amount
                            OR NEW.of_payment AND NOT OLD.of_payment
                            OR NEW.reference IS DISTINCT FROM OLD.reference
                            OR NEW.suspense IS DISTINCT FROM OLD.suspense))
    EXECUTE FUNCTION fee_refund_within_money();
