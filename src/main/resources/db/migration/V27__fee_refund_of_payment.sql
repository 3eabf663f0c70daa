-- Whether a refund's amount is set aside of its payment too: else the money is other money of the same order, not counted there.
ALTER TABLE fee_refund ADD COLUMN of_payment boolean;

CREATE FUNCTION fee_refund_is_of_payment(wanted_reference text, wanted_suspense uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT wanted_reference IS NOT NULL
           AND (wanted_suspense IS NULL
                OR EXISTS (SELECT 1 FROM fee_suspense s JOIN fee_payment p ON p.reference = wanted_reference
                            WHERE s.id = wanted_suspense AND p.state = 'PAID'
                              AND coalesce(p.provider_transaction, p.reference) = s.provider_transaction))
$$;

UPDATE fee_refund SET of_payment = fee_refund_is_of_payment(reference, suspense);
ALTER TABLE fee_refund ALTER COLUMN of_payment SET NOT NULL;
ALTER TABLE fee_refund ADD CONSTRAINT fee_refund_of_payment CHECK (NOT of_payment OR reference IS NOT NULL);

-- A node of the version before does not know the column, and works on while the others are replaced.
CREATE FUNCTION fee_refund_of_the_version_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.of_payment := fee_refund_is_of_payment(NEW.reference, NEW.suspense);
    RETURN NEW;
END $$;
CREATE TRIGGER fee_refund_of_the_version_before BEFORE INSERT ON fee_refund
    FOR EACH ROW WHEN (NEW.of_payment IS NULL) EXECUTE FUNCTION fee_refund_of_the_version_before();
