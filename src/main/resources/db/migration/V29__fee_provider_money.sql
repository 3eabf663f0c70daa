-- A provider's number stands for one money: one amount, for one reference, whatever else is said of it later.
CREATE TABLE provider_money (
    provider             text        NOT NULL,
    provider_transaction text        NOT NULL,
    -- as the provider named it; null when it named none
    reference            text,
    amount               bigint      NOT NULL CHECK (amount > 0),
    noted_at             timestamptz NOT NULL,
    PRIMARY KEY (provider, provider_transaction)
);

-- A node of the version before does not note its money, and works on while the others are replaced.
CREATE FUNCTION provider_money_of_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO provider_money VALUES (NEW.provider, NEW.provider_transaction, NEW.reference, NEW.paid, now())
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER provider_money_of_payment AFTER UPDATE ON fee_payment
    FOR EACH ROW WHEN (NEW.state = 'PAID' AND OLD.state <> 'PAID' AND NEW.provider_transaction IS NOT NULL)
    EXECUTE FUNCTION provider_money_of_payment();

CREATE FUNCTION provider_money_of_suspense() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO provider_money VALUES (NEW.provider, NEW.provider_transaction, NEW.reference, NEW.amount, now())
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER provider_money_of_suspense AFTER INSERT ON fee_suspense
    FOR EACH ROW WHEN (NEW.rest_of IS NULL) EXECUTE FUNCTION provider_money_of_suspense();

-- After the triggers: from here on nothing is paid that neither they nor these see.
INSERT INTO provider_money
SELECT provider, provider_transaction, reference, paid, coalesce(paid_at, created_at)
  FROM fee_payment WHERE state = 'PAID' AND provider_transaction IS NOT NULL ORDER BY paid_at, reference
    ON CONFLICT DO NOTHING;
-- what was placed left its rest in a row of its own
INSERT INTO provider_money
SELECT provider, provider_transaction, min(reference), sum(amount), min(created_at)
  FROM fee_suspense GROUP BY provider, provider_transaction, kind ORDER BY min(created_at)
    ON CONFLICT DO NOTHING;

-- A refused notice: when the officers were told of it, and who looked into it with what result.
ALTER TABLE provider_notice
    ADD COLUMN told_at       timestamptz,
    ADD COLUMN reviewed_by   bigint,
    ADD COLUMN reviewed_at   timestamptz,
    ADD COLUMN review_reason text CHECK (length(review_reason) BETWEEN 1 AND 1000),
    ADD CONSTRAINT provider_notice_reviewed
        CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL) AND (reviewed_at IS NULL) = (review_reason IS NULL));
UPDATE provider_notice SET told_at = judged_at WHERE verdict = 'CONFLICT';
CREATE INDEX provider_notice_untold ON provider_notice (received_at)
    WHERE verdict IN ('CONFLICT', 'WRONG_CURRENCY') AND told_at IS NULL;

DROP INDEX provider_notice_refused;
CREATE INDEX provider_notice_refused ON provider_notice (received_at DESC, id DESC)
    WHERE verdict IN ('UNKNOWN_ORDER', 'WRONG_AMOUNT', 'WRONG_CURRENCY', 'WRONG_SIGNATURE', 'CONFLICT');
CREATE INDEX provider_notice_not_reviewed ON provider_notice (received_at DESC, id DESC)
    WHERE verdict IN ('UNKNOWN_ORDER', 'WRONG_AMOUNT', 'WRONG_CURRENCY', 'WRONG_SIGNATURE', 'CONFLICT')
      AND reviewed_at IS NULL;
