-- Documents that were signed while the timestamp authority was away: the timestamp over the whole file, got later. The file
-- itself is never changed, since copies of it are in other hands.
CREATE TABLE document_timestamp (
    document   uuid        PRIMARY KEY REFERENCES document,
    wanted_at  timestamptz NOT NULL,
    token      bytea,       -- RFC 3161, over the SHA-256 of the file; null: no timestamp yet
    stamped_at timestamptz,
    CHECK ((token IS NULL) = (stamped_at IS NULL))
);

CREATE INDEX document_timestamp_wanted ON document_timestamp (wanted_at, document) WHERE token IS NULL;

-- the one change there is: a timestamp is added, once
CREATE TRIGGER document_timestamp_only_added BEFORE UPDATE ON document_timestamp FOR EACH ROW
    WHEN (OLD.token IS NOT NULL OR OLD.document <> NEW.document OR OLD.wanted_at <> NEW.wanted_at)
    EXECUTE FUNCTION document_refuse_change();

CREATE TRIGGER document_timestamp_kept BEFORE DELETE OR TRUNCATE ON document_timestamp
    FOR EACH STATEMENT EXECUTE FUNCTION document_refuse_change();
