-- when officers were told of a payment whose provider says neither that it is paid nor that it never will be
ALTER TABLE fee_payment ADD COLUMN unclear_told_at timestamptz;
