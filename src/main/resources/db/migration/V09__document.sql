-- Numbers without gaps, and the documents the hub has issued or keeps for others.

-- The row of a series is locked by whoever takes a number until that transaction ends: a rollback gives the number back.
CREATE TABLE number_series (
    series text   PRIMARY KEY CHECK (series ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'),
    last   bigint NOT NULL CHECK (last > 0)
) WITH (fillfactor = 50);

CREATE TABLE document (
    id             uuid        PRIMARY KEY,
    kind           text        NOT NULL,
    number         text        UNIQUE, -- none for a document somebody else has issued
    subject        text        NOT NULL, -- what it is about, in the words of the module that asked for it
    dated          date        NOT NULL,
    content_type   text        NOT NULL,
    size           bigint      NOT NULL CHECK (size > 0),
    sha256         bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    code           text, -- printed in the QR code beside the number; whoever knows both may see the public facts
    public_facts   jsonb       NOT NULL, -- what the check of a document shows; personal data are masked in it already
    created_at     timestamptz NOT NULL,
    supersedes     uuid        UNIQUE REFERENCES document,
    revoked_at     timestamptz,
    revoked_reason text,
    CHECK ((number IS NULL) = (code IS NULL)),
    CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
);

CREATE INDEX document_subject ON document (subject, id);
CREATE INDEX document_sha256 ON document (sha256);

-- Parts of a quarter of a megabyte, so that a large file is never in memory as a whole.
CREATE TABLE document_bytes (
    document uuid    NOT NULL REFERENCES document,
    part     integer NOT NULL CHECK (part >= 0),
    bytes    bytea   NOT NULL,
    PRIMARY KEY (document, part)
);
ALTER TABLE document_bytes ALTER COLUMN bytes SET STORAGE EXTERNAL; -- a PDF is compressed already

CREATE FUNCTION document_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION '% of % refused: a document is never changed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

-- the one change there is: a document is revoked, once
CREATE TRIGGER document_only_revoked BEFORE UPDATE ON document FOR EACH ROW
    WHEN (OLD.revoked_at IS NOT NULL
          OR to_jsonb(OLD) - 'revoked_at' - 'revoked_reason' <> to_jsonb(NEW) - 'revoked_at' - 'revoked_reason')
    EXECUTE FUNCTION document_refuse_change();

CREATE TRIGGER document_kept BEFORE DELETE OR TRUNCATE ON document
    FOR EACH STATEMENT EXECUTE FUNCTION document_refuse_change();

CREATE TRIGGER document_bytes_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON document_bytes
    FOR EACH STATEMENT EXECUTE FUNCTION document_refuse_change();
