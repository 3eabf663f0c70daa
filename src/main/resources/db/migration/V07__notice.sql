-- Notices in people's portal accounts. The id is the id of the message that asked for it: a UUID of version 7, so ids are
-- in the order of asking, and a message that comes twice meets its own row.

CREATE TABLE notice (
    id         uuid        PRIMARY KEY,
    recipient  bigint      NOT NULL REFERENCES person,
    dossier    text        NOT NULL,
    kind       text        NOT NULL,
    arguments  text[]      NOT NULL,
    link       text        NOT NULL CHECK (link ~ '^/([^/]|$)'), -- a path on the hub, never another site
    created_at timestamptz NOT NULL,
    read_at    timestamptz,
    mailed_at  timestamptz -- when the mail server took the e-mail; null without one
);

CREATE INDEX notice_recipient ON notice (recipient, id DESC);
CREATE INDEX notice_unread ON notice (recipient) WHERE read_at IS NULL;
