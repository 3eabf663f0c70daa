-- When the officers who care for money in suspense were told of it.
ALTER TABLE fee_suspense ADD COLUMN told_at timestamptz;
UPDATE fee_suspense SET told_at = created_at;
CREATE INDEX fee_suspense_untold ON fee_suspense (created_at) WHERE told_at IS NULL;
