-- What went back of some money is summed up for lists of orders and by the guard of refunds; the one index of it is of those under way.
CREATE INDEX fee_refund_suspense ON fee_refund (suspense) WHERE suspense IS NOT NULL;
