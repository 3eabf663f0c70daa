-- After every migration, where the tables belong to a role of their own (spring.flyway.user): what the hub's role may do. It reads and
-- writes, but what must never change it can only add to; triggers refuse such changes too. Nodes that start together take turns, since
-- a grant to the same table at the same time fails.
DO $$
DECLARE
    hub           text   := '${application-role}';
    only_added    text[] := ARRAY ['audit_entry', 'audit_seal', 'ledger_entry', 'ledger_posting', 'document_bytes'];
    never_removed text[] := ARRAY ['document', 'document_timestamp', 'fee_receipt'];
    relation      record;
BEGIN
    IF hub = '' OR hub = current_user THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('lienthong.application-role'));
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), hub);
    FOR relation IN SELECT c.oid::regclass AS is, c.relname AS name, c.relkind = 'S' AS sequence FROM pg_class c
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'S')
           AND c.relname <> 'flyway_schema_history'
           AND NOT CASE c.relkind WHEN 'S' THEN has_sequence_privilege(hub, c.oid, 'USAGE')
                                  ELSE has_table_privilege(hub, c.oid, 'INSERT') END
    LOOP
        IF relation.sequence THEN
            EXECUTE format('GRANT USAGE ON SEQUENCE %s TO %I', relation.is, hub);
        ELSIF relation.name = ANY (only_added) THEN
            EXECUTE format('GRANT SELECT, INSERT ON %s TO %I', relation.is, hub);
        ELSIF relation.name = ANY (never_removed) THEN
            EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO %I', relation.is, hub);
        ELSE
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', relation.is, hub);
        END IF;
    END LOOP;
END
$$;
