-- A decision somebody has to make. One row a task, changed in place under its row lock; everything that happened to it is
-- in the history.
CREATE TABLE human_task (
    id              uuid PRIMARY KEY,
    type            text        NOT NULL,
    dossier         text        NOT NULL,
    subject         text        NOT NULL,
    subject_person  bigint,
    subject_name    text        NOT NULL,
    search_text     text        NOT NULL,
    requested_by    text        NOT NULL,
    organisation    text        NOT NULL,
    escalated_to    text,
    state           text        NOT NULL CHECK (state IN ('OPEN', 'CLAIMED', 'DECIDED', 'RESUMED', 'CANCELLED', 'EXPIRED')),
    claimed_by      bigint,
    claimed_at      timestamptz,
    outcome         text,
    reason          text,
    decided_by      bigint,
    on_behalf_of    bigint,
    decided_at      timestamptz,
    created_by_message uuid     NOT NULL,
    created_at      timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    expires_at      timestamptz,
    CHECK ((state = 'CLAIMED') = (claimed_by IS NOT NULL)),
    CHECK ((state IN ('DECIDED', 'RESUMED')) = (outcome IS NOT NULL)),
    UNIQUE (type, created_by_message)
) WITH (fillfactor = 80);

CREATE INDEX human_task_waiting ON human_task (organisation, type, due_at, id) WHERE state IN ('OPEN', 'CLAIMED');
CREATE INDEX human_task_escalated ON human_task (escalated_to, type, due_at, id)
    WHERE state IN ('OPEN', 'CLAIMED') AND escalated_to IS NOT NULL;
CREATE INDEX human_task_due ON human_task (due_at) WHERE state IN ('OPEN', 'CLAIMED');
CREATE INDEX human_task_expiring ON human_task (expires_at) WHERE state IN ('OPEN', 'CLAIMED') AND expires_at IS NOT NULL;
CREATE INDEX human_task_claimed ON human_task (claimed_by) WHERE state = 'CLAIMED';
CREATE INDEX human_task_decided ON human_task (decided_by, decided_at DESC, id) WHERE decided_by IS NOT NULL;
CREATE INDEX human_task_subject ON human_task (subject);
CREATE INDEX human_task_dossier ON human_task (dossier);

CREATE TABLE human_task_history (
    task   uuid        NOT NULL REFERENCES human_task,
    at     timestamptz NOT NULL,
    event  text        NOT NULL,
    actor  text        NOT NULL,
    detail text,
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);
CREATE INDEX human_task_history_task ON human_task_history (task, id);
