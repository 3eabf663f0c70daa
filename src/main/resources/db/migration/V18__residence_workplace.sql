-- Where a member works: lists of members to be introduced to and commented on by the organisation where they live, the reports
-- the members write for it, and what comes back.

CREATE TABLE residence_list (
    id              uuid        PRIMARY KEY,
    conversation    text        NOT NULL, -- under which messages about the list as a whole are sent
    organisation    text        NOT NULL,
    year            smallint    NOT NULL CHECK (year BETWEEN 2020 AND 2200),
    purpose         text        NOT NULL CHECK (purpose IN ('YEARLY', 'ON_DEMAND')),
    state           text        NOT NULL CHECK (state IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'SENDING', 'SENT')),
    version         integer     NOT NULL, -- grows with every change of the list or its lines by a person
    submission      integer     NOT NULL, -- how many times it was submitted
    created_by      bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    submitted_by    bigint,
    submitted_at    timestamptz,
    decided_by      bigint,
    decided_at      timestamptz,
    refusal         text, -- of the last decision, when it was a refusal
    sent_by         bigint,
    sent_at         timestamptz, -- when somebody sent it last
    paper_number    text, -- of the signed paper; kept when signing fails, so that no number is lost
    paper_code      text,
    signed_document uuid,
    search_text     text        NOT NULL, -- year, day, organisation, maker and who decided, as the list screens search
    CHECK ((paper_number IS NULL) = (paper_code IS NULL)),
    CHECK (signed_document IS NULL OR paper_number IS NOT NULL),
    CHECK ((submitted_by IS NULL) = (submitted_at IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state NOT IN ('APPROVED', 'SENDING', 'SENT') OR (decided_at IS NOT NULL AND refusal IS NULL))
) WITH (fillfactor = 80);

CREATE INDEX residence_list_by_organisation ON residence_list (organisation, created_at DESC, id DESC);

-- Who a member is, and lives where, is written down when the list is made: it says what it said.
CREATE TABLE residence_line (
    id               uuid        PRIMARY KEY,
    list             uuid        NOT NULL REFERENCES residence_list,
    person           bigint      NOT NULL,
    personal_id      text        NOT NULL,
    full_name        text        NOT NULL,
    card_number      text,
    file_number      text,
    search_text      text        NOT NULL,
    sort_key         text        NOT NULL COLLATE "C", -- the given name first
    cell             text        NOT NULL,
    residence        text        NOT NULL, -- code of the organisation there
    address          text,
    kind             text        NOT NULL CHECK (kind IN ('COMMENT', 'INTRODUCE', 'INTRODUCE_AND_COMMENT')),
    report_wanted    boolean     NOT NULL,
    exempt_group     text, -- key in config/rules/residence.yaml
    state            text        NOT NULL
                     CHECK (state IN ('WAITING', 'SENT', 'TAKEN', 'STARTED', 'SUBMITTED', 'APPROVED', 'RECEIVED')),
    problem          text        CHECK (problem IN ('UNKNOWN', 'ENDED', 'NOT_RESIDENTIAL')), -- why it could not be sent
    dossier          text        UNIQUE,
    dossier_step     smallint    NOT NULL DEFAULT 0, -- the portal's number of where the dossier stands; 0 before there is one
    delivery         uuid,
    part             integer,
    sent_at          timestamptz,
    due_at           timestamptz,
    taken_at         timestamptz,
    overdue          boolean     NOT NULL DEFAULT false, -- as the organisation at the residence says
    report_sent_at   timestamptz,
    reminded_at      timestamptz,
    comment_document uuid,
    comment_number   text,
    comment_by       text,
    on_paper         boolean     NOT NULL DEFAULT false,
    received_at      timestamptz,
    announced_at     timestamptz, -- told to the member at the yearly review
    UNIQUE (list, person),
    CHECK ((delivery IS NULL) = (part IS NULL)),
    CHECK (state = 'WAITING' OR (delivery IS NOT NULL AND sent_at IS NOT NULL AND due_at IS NOT NULL)),
    CHECK (dossier IS NOT NULL OR dossier_step = 0),
    CHECK ((state = 'RECEIVED') = (received_at IS NOT NULL)),
    CHECK ((state = 'RECEIVED') = (comment_document IS NOT NULL)),
    CHECK (problem IS NULL OR (state = 'WAITING' AND delivery IS NULL))
) WITH (fillfactor = 70);

CREATE INDEX residence_line_in_order ON residence_line (list, sort_key, id);
CREATE INDEX residence_line_of_person ON residence_line (person, sent_at DESC) WHERE state <> 'WAITING';
CREATE INDEX residence_line_to_deliver ON residence_line (list, delivery, part) WHERE state = 'WAITING' AND delivery IS NOT NULL;
CREATE INDEX residence_line_to_remind ON residence_line (sent_at)
    WHERE report_wanted AND report_sent_at IS NULL AND reminded_at IS NULL AND state IN ('SENT', 'TAKEN', 'STARTED');

-- What goes to one organisation at once, in parts.
CREATE TABLE residence_delivery (
    id           uuid        PRIMARY KEY,
    list         uuid        NOT NULL REFERENCES residence_list,
    organisation text        NOT NULL,
    parts        integer     NOT NULL CHECK (parts > 0),
    created_at   timestamptz NOT NULL
);
CREATE INDEX residence_delivery_of_list ON residence_delivery (list);

-- The list as it was each time it was submitted, and what was said to it.
CREATE TABLE residence_submission (
    list         uuid        NOT NULL REFERENCES residence_list,
    submission   integer     NOT NULL,
    submitted_by bigint      NOT NULL,
    submitted_at timestamptz NOT NULL,
    decided_by   bigint,
    decided_at   timestamptz,
    approved     boolean,
    reason       text,
    PRIMARY KEY (list, submission),
    CHECK ((decided_at IS NULL) = (approved IS NULL))
);

CREATE TABLE residence_submitted_line (
    list          uuid    NOT NULL,
    submission    integer NOT NULL,
    person        bigint  NOT NULL,
    full_name     text    NOT NULL,
    sort_key      text    NOT NULL COLLATE "C",
    cell          text    NOT NULL,
    residence     text    NOT NULL,
    kind          text    NOT NULL,
    report_wanted boolean NOT NULL,
    exempt_group  text,
    PRIMARY KEY (list, submission, person),
    FOREIGN KEY (list, submission) REFERENCES residence_submission
);

-- Dossiers of a list that was refused, until they are closed.
CREATE TABLE residence_refused_dossier (
    dossier text PRIMARY KEY,
    list    uuid NOT NULL REFERENCES residence_list,
    reason  text NOT NULL
);
CREATE INDEX residence_refused_dossier_of_list ON residence_refused_dossier (list);

-- The member's report on the tasks at the residence.
CREATE TABLE residence_report (
    line         uuid        PRIMARY KEY REFERENCES residence_line,
    comment      text        NOT NULL CHECK (length(comment) <= 10000),
    state        text        NOT NULL CHECK (state IN ('DRAFT', 'SENT')),
    saved_at     timestamptz NOT NULL,
    sent_at      timestamptz,
    withdrawn_at timestamptz,
    CHECK ((state = 'SENT') = (sent_at IS NOT NULL))
);

CREATE TABLE residence_report_file (
    document     uuid        PRIMARY KEY REFERENCES document,
    line         uuid        NOT NULL REFERENCES residence_report,
    name         text        NOT NULL,
    content_type text        NOT NULL,
    size         bigint      NOT NULL,
    added_at     timestamptz NOT NULL
);
CREATE INDEX residence_report_file_of_line ON residence_report_file (line, added_at);
