-- A refund nobody has decided may be taken back by whoever asked for it; its money is free again, as of one that is refused.
ALTER TABLE fee_refund
    DROP CONSTRAINT fee_refund_state_check,
    ADD CONSTRAINT fee_refund_state_check
        CHECK (state IN ('REQUESTED', 'APPROVED', 'SENT', 'DONE', 'REFUSED', 'FAILED', 'WITHDRAWN')),
    DROP CONSTRAINT fee_refund_check2,
    ADD CONSTRAINT fee_refund_decided CHECK ((decided_by IS NULL) = (state IN ('REQUESTED', 'WITHDRAWN')));

CREATE OR REPLACE FUNCTION fee_refund_within_money() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    came   bigint;
    behind bigint;
BEGIN
    IF NEW.of_payment THEN
        SELECT paid INTO came FROM fee_payment WHERE reference = NEW.reference FOR NO KEY UPDATE;
        SELECT sum(amount) INTO behind FROM fee_refund
         WHERE reference = NEW.reference AND of_payment AND state NOT IN ('REFUSED', 'FAILED', 'WITHDRAWN');
        IF behind > came THEN
            RAISE EXCEPTION 'refunds of payment % are %, it brought %', NEW.reference, behind, came
                USING ERRCODE = 'check_violation', CONSTRAINT = 'fee_refund_within_money';
        END IF;
    END IF;
    IF NEW.suspense IS NOT NULL THEN
        SELECT amount INTO came FROM fee_suspense WHERE id = NEW.suspense FOR NO KEY UPDATE;
        SELECT sum(amount) INTO behind FROM fee_refund
         WHERE suspense = NEW.suspense AND state NOT IN ('REFUSED', 'FAILED', 'WITHDRAWN');
        IF behind > came THEN
            RAISE EXCEPTION 'refunds of money % are %, it is %', NEW.suspense, behind, came
                USING ERRCODE = 'check_violation', CONSTRAINT = 'fee_refund_within_money';
        END IF;
    END IF;
    RETURN NULL;
END $$;

DROP INDEX fee_refund_left_once;
CREATE UNIQUE INDEX fee_refund_left_once ON fee_refund (provider, provider_transaction)
    WHERE left_at IS NOT NULL AND state NOT IN ('REFUSED', 'FAILED', 'WITHDRAWN');
