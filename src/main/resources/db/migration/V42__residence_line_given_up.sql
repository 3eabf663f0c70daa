-- A line that never went may be given up, too: its member left before it was sent, say.
DO $$
DECLARE
    of_returned_only text;
BEGIN
    SELECT conname INTO STRICT of_returned_only FROM pg_constraint
     WHERE conrelid = 'residence_line'::regclass AND contype = 'c'
       AND pg_get_constraintdef(oid) = 'CHECK (((given_up_at IS NULL) OR (returned_at IS NOT NULL)))';
    EXECUTE format('ALTER TABLE residence_line DROP CONSTRAINT %I', of_returned_only);
END $$;
ALTER TABLE residence_line ADD CHECK (given_up_at IS NULL OR state = 'WAITING');
