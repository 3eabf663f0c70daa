-- When somebody first logged in, which the link key does not tell of a provider that sends none: from then on what the
-- person and the decisions say stands against the files.
ALTER TABLE person ADD COLUMN logged_in_at timestamptz;

UPDATE person SET logged_in_at = now() WHERE tech_id IS NOT NULL;

-- The guide's Đánh giá mức độ hài lòng, of dossiers other than fee orders, whose ratings are in fee_rating.
CREATE TABLE dossier_rating (
    dossier    text        PRIMARY KEY REFERENCES dossier,
    score      smallint    NOT NULL CHECK (score BETWEEN 1 AND 5),
    comment    text        NOT NULL CHECK (length(comment) <= 1000),
    rated_by   bigint      NOT NULL REFERENCES person,
    rated_at   timestamptz NOT NULL,
    changed_at timestamptz NOT NULL
);
