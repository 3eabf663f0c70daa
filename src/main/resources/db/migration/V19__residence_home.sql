-- The organisation where members live: what it is asked, its comment forms, its two-way members, violations.

-- One sending of a list; its parts come in any order.
CREATE TABLE residence_received_delivery (
    id           uuid        PRIMARY KEY,
    list         uuid        NOT NULL,
    year         int         NOT NULL,
    from_code    text        NOT NULL,
    from_name    text        NOT NULL,
    organisation text        NOT NULL,
    parts        int         NOT NULL CHECK (parts > 0),
    signed_list  uuid,
    sent_at      timestamptz NOT NULL,
    received_at  timestamptz NOT NULL
);

-- A line as it came; the id and the dossier are the workplace's.
CREATE TABLE residence_request (
    line             uuid        PRIMARY KEY,
    delivery         uuid        NOT NULL REFERENCES residence_received_delivery,
    dossier          text        NOT NULL,
    organisation     text        NOT NULL,
    year             int         NOT NULL,
    person           bigint      NOT NULL REFERENCES person,
    full_name        text        NOT NULL,
    card_number      text,
    file_number      text,
    address          text,
    work_cell        text        NOT NULL,
    kind             text        NOT NULL CHECK (kind IN ('COMMENT', 'INTRODUCE', 'INTRODUCE_AND_COMMENT')),
    report_wanted    boolean     NOT NULL,
    search_text      text        NOT NULL,
    received_at      timestamptz NOT NULL,
    -- when the cell took note of the introduction, and who did
    introduced_at    timestamptz,
    introduced_by    bigint,
    CHECK ((introduced_at IS NULL) = (introduced_by IS NULL)),
    CHECK (introduced_at IS NULL OR kind <> 'COMMENT')
) WITH (fillfactor = 80);
CREATE INDEX residence_request_introductions ON residence_request (organisation, received_at, line) WHERE kind <> 'COMMENT';
CREATE INDEX residence_request_person ON residence_request (person);

-- Phiếu nhận xét. A zero among the criteria is one not answered yet.
CREATE TABLE residence_form (
    line              uuid        PRIMARY KEY REFERENCES residence_request,
    organisation      text        NOT NULL,
    state             text        NOT NULL CHECK (state IN
                      ('WAITING', 'DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'SIGNING', 'UNSIGNED', 'SENT')),
    version           int         NOT NULL DEFAULT 0,
    criteria          int[]       NOT NULL DEFAULT '{0,0,0,0,0,0}'
                      CHECK (cardinality(criteria) = 6 AND 0 <= ALL (criteria) AND 3 >= ALL (criteria)),
    remarks           text        NOT NULL DEFAULT '',
    due_at            timestamptz NOT NULL,
    overdue_told_at   timestamptz,
    saved_by          bigint,
    saved_at          timestamptz,
    attempt           int         NOT NULL DEFAULT 0,
    submitted_by      bigint,
    submitted_as      text,
    submitted_at      timestamptz,
    decided_by        bigint,
    decided_at        timestamptz,
    decision_reason   text,
    -- chosen at the click, so that a second delivery of the order to sign makes no second paper
    number            text        UNIQUE,
    code              text,
    document          uuid        UNIQUE,
    signer            bigint,
    signer_position   text,
    signer_committee  text,
    signing_at        timestamptz,
    sign_problem      text,
    sent_at           timestamptz,
    CHECK (state IN ('WAITING', 'DRAFT', 'RETURNED') OR 0 < ALL (criteria)),
    CHECK (state NOT IN ('APPROVED', 'SIGNING', 'UNSIGNED', 'SENT') OR decided_by IS NOT NULL),
    -- four eyes
    CHECK (state NOT IN ('APPROVED', 'SIGNING', 'UNSIGNED', 'SENT') OR decided_by <> submitted_by),
    CHECK (state NOT IN ('SIGNING', 'UNSIGNED', 'SENT') OR document IS NOT NULL AND number IS NOT NULL AND code IS NOT NULL),
    CHECK ((state = 'SENT') = (sent_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX residence_form_list ON residence_form (organisation, due_at, line);
CREATE INDEX residence_form_late ON residence_form (due_at) WHERE overdue_told_at IS NULL AND state <> 'SENT';

-- The member's report; it may come before the request it belongs to. The latest word stands.
CREATE TABLE residence_received_report (
    line         uuid        PRIMARY KEY,
    organisation text        NOT NULL,
    at           timestamptz NOT NULL,
    comment      text        NOT NULL,
    documents    uuid[]      NOT NULL,
    withdrawn    boolean     NOT NULL
);

-- What somebody chose to work on: names at the left of the form, or forms being signed.
CREATE TABLE residence_choice (
    id           uuid        PRIMARY KEY,
    person       bigint      NOT NULL,
    chosen_at    timestamptz NOT NULL
);
CREATE INDEX residence_choice_person ON residence_choice (person, chosen_at);
CREATE TABLE residence_chosen (
    choice       uuid        NOT NULL REFERENCES residence_choice ON DELETE CASCADE,
    place        int         NOT NULL,
    line         uuid        NOT NULL REFERENCES residence_form,
    PRIMARY KEY (choice, place)
);

-- Đảng viên sinh hoạt hai chiều: those whose introduction a cell took note of.
CREATE TABLE residence_two_way (
    id           uuid        PRIMARY KEY,
    organisation text        NOT NULL,
    person       bigint      NOT NULL REFERENCES person,
    line         uuid        NOT NULL REFERENCES residence_request,
    since        date        NOT NULL,
    -- last day; null while it lasts
    until        date,
    UNIQUE (organisation, person)
);

-- What a two-way member took part in, and what was remarked.
CREATE TABLE residence_activity (
    id           uuid        PRIMARY KEY,
    member       uuid        NOT NULL REFERENCES residence_two_way,
    day          date        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('MEETING', 'PEOPLE_MEETING', 'CONTRIBUTION', 'MOVEMENT', 'OTHER')),
    attendance   text        NOT NULL CHECK (attendance IN ('PRESENT', 'EXCUSED', 'ABSENT')),
    remark       text        NOT NULL,
    written_by   bigint      NOT NULL,
    written_at   timestamptz NOT NULL
);
CREATE INDEX residence_activity_member ON residence_activity (member, day);

-- Thông báo vi phạm.
CREATE TABLE residence_violation (
    id           uuid        PRIMARY KEY,
    -- one per form that was opened: a second click writes no second notice
    form_key     uuid        NOT NULL UNIQUE,
    line         uuid        NOT NULL REFERENCES residence_request,
    organisation text        NOT NULL,
    person       bigint      NOT NULL,
    urgent       boolean     NOT NULL,
    text         text        NOT NULL CHECK (text <> ''),
    state        text        NOT NULL CHECK (state IN ('WRITTEN', 'SENT', 'REFUSED')),
    written_by   bigint      NOT NULL,
    written_at   timestamptz NOT NULL,
    decided_by   bigint,
    decided_at   timestamptz,
    reason       text,
    CHECK ((decided_by IS NULL) = (state = 'WRITTEN')),
    CHECK (decided_by IS NULL OR decided_by <> written_by)
);
CREATE INDEX residence_violation_list ON residence_violation (organisation, written_at DESC, id);
