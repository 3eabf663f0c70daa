-- What the portal is told of a dossier beside its steps: the fees that were paid for it, and the papers that came of it.
CREATE TABLE dossier_fee (
    dossier text   NOT NULL REFERENCES dossier (number),
    code    text   NOT NULL,
    name    text   NOT NULL,
    amount  bigint NOT NULL CHECK (amount > 0), -- VND
    PRIMARY KEY (dossier, code)
);

CREATE TABLE dossier_result (
    dossier text NOT NULL REFERENCES dossier (number),
    id      text NOT NULL, -- the hub's own name of the paper, told to the portal too
    name    text NOT NULL,
    path    text NOT NULL, -- on the hub
    PRIMARY KEY (dossier, id)
);
