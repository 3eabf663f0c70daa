-- The audit log: entries as they were recorded, and the chain of seals over them.

CREATE TABLE audit_entry (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    actor   text        NOT NULL,
    action  text        NOT NULL,
    subject text        NOT NULL,
    details text        NOT NULL -- a JSON object of texts, sorted by name; text because the seal covers every byte
);

CREATE INDEX audit_entry_subject ON audit_entry (subject, id);

-- Entries that wait for their seal. The sealer sees a row only once its transaction has committed, so an entry of a
-- transaction that is still open is simply not there yet: the chain is in the order of sealing, not of ids.
CREATE TABLE audit_pending (
    entry bigint PRIMARY KEY
);

-- No foreign key to audit_entry: it would lock and rewrite each entry when it is sealed; the verifier finds what it would.
CREATE TABLE audit_seal (
    seq       bigint PRIMARY KEY,    -- 1, 2, 3 … without a gap
    entry     bigint NOT NULL UNIQUE,
    sealed_at timestamptz NOT NULL,
    hash      bytea  NOT NULL CHECK (octet_length(hash) = 32)
);

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION '% of % refused: the audit log is append-only', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();

CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
