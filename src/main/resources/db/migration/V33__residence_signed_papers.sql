-- Whoever signs a list signs the papers of its lines, which go to the residence instead of the list: that names everybody on it,
-- wherever they live.

-- null for a list nobody signed, and for one signed before: the papers of its lines are only sealed
ALTER TABLE residence_list ADD COLUMN signed_by bigint;

-- the workplace's own paper, as it came with the line; null when none did
ALTER TABLE residence_request ADD COLUMN paper uuid;

-- residence_received_delivery.signed_list is written no more; nodes of the version before still read it

-- Giving a request back takes it out of what people have chosen.
CREATE INDEX residence_chosen_of_line ON residence_chosen (line);
