-- An address that a registration declared and nobody has approved: mails go there while the registration is open, and afterwards
-- only where none is in force.
ALTER TABLE person ADD COLUMN declared_email text;
COMMENT ON COLUMN person.email IS 'in force';
