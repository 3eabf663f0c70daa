-- Officers are told of refunds the hub did not ask for, too: money that left a provider otherwise, say as a charge-back.
DROP INDEX provider_notice_untold;
CREATE INDEX provider_notice_untold ON provider_notice (received_at)
    WHERE (verdict IN ('CONFLICT', 'WRONG_CURRENCY') OR verdict = 'UNKNOWN_ORDER' AND kind = 'REFUND') AND told_at IS NULL;
