-- Periods that a decision ended before they began. They give no right, so they are not among the positions; they are kept, or the
-- file that named them would bring them back.
CREATE TABLE position_never_begun (
    person_id         bigint NOT NULL REFERENCES person,
    organisation_code text   NOT NULL,
    kind              text   NOT NULL,
    valid_from        date   NOT NULL,
    -- the decision: task:<id>
    ended_by          text   NOT NULL,
    PRIMARY KEY (person_id, organisation_code, kind, valid_from)
);
