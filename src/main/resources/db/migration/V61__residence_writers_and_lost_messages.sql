-- Whoever wrote in a form never decides it. Forms whose task is there already keep the deciders it has.
ALTER TABLE residence_form ADD COLUMN writers bigint[] NOT NULL DEFAULT '{}';
UPDATE residence_form
   SET writers = ARRAY (SELECT DISTINCT unnest(CASE WHEN state IN ('DRAFT', 'RETURNED') THEN behalf_writers || saved_by
                                                    ELSE behalf_writers END) ORDER BY 1)
 WHERE saved_by IS NOT NULL;

-- When it was last looked whether the message that takes a form, or a list, its next step was lost.
ALTER TABLE residence_form ADD COLUMN step_checked_at timestamptz;
ALTER TABLE residence_list ADD COLUMN step_checked_at timestamptz;
CREATE INDEX residence_form_signing ON residence_form (signing_at) WHERE state = 'SIGNING';
CREATE INDEX residence_form_submitted ON residence_form (submitted_at) WHERE state = 'SUBMITTED';
CREATE INDEX residence_list_moving ON residence_list (state) WHERE state IN ('SUBMITTED', 'SENDING');
