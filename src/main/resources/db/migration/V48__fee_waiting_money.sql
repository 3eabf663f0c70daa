-- Money that came before the hub looked for its booking is looked for, too.
UPDATE fee_payment p SET query_at = now() + interval '10 minutes'
  FROM fee_order o
 WHERE o.id = p.order_id AND p.state = 'PAID' AND o.state = 'OPEN' AND p.query_at IS NULL;
-- Refunds nobody asked for are told from now on; of old ones, and of those that gave nothing back, nobody need hear any more.
UPDATE provider_notice SET told_at = now()
 WHERE verdict = 'UNKNOWN_ORDER' AND kind = 'REFUND' AND told_at IS NULL
   AND (outcome <> 'DONE' OR received_at < now() - interval '30 days');
-- what a person must look at because it stands in no book, by the payment it is about
CREATE INDEX provider_notice_of_money ON provider_notice (reference)
    WHERE verdict IN ('WRONG_CURRENCY', 'CONFLICT') AND reviewed_at IS NULL;
