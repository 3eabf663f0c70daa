-- A mail server that puts one mail off is asked again later, while others are mailed.
ALTER TABLE notice
    ADD COLUMN mail_put_off integer NOT NULL DEFAULT 0, -- how often
    ADD COLUMN mail_due_at timestamptz;                 -- when its mail is asked for again; null: not by the clock

CREATE INDEX notice_mail_due ON notice (mail_due_at) WHERE mail_due_at IS NOT NULL;
