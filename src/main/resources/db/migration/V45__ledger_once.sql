-- An order is settled once, by its payment or by money placed on it, whatever the hub believes; and an entry is whole when its
-- transaction ends: nothing is posted to it later, not even what balances.
CREATE UNIQUE INDEX ledger_entry_settled_once ON ledger_entry (order_id) WHERE kind IN ('SETTLEMENT', 'APPLIED');

ALTER TABLE ledger_entry ADD COLUMN written_in xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE FUNCTION ledger_entry_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM ledger_entry WHERE id = NEW.entry AND written_in <> pg_current_xact_id()) THEN
        RAISE EXCEPTION 'ledger entry % is never added to', NEW.entry USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER ledger_posting_with_its_entry BEFORE INSERT ON ledger_posting
    FOR EACH ROW EXECUTE FUNCTION ledger_entry_is_whole();
