-- The card that a client takes home, and what a client says with it.

-- What opens with a card: a slow hash, sealed under the client's key. The pepper of the hash stands
-- in no database, and nobody's name stands here: who made a card is told by the log.
CREATE TABLE card (
    episode BLOB PRIMARY KEY REFERENCES episode (id),
    shelf TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL
) STRICT;

-- A yes that a client took back alone, until somebody at the unit has seen it.
CREATE TABLE withdrawal (
    episode BLOB PRIMARY KEY REFERENCES episode (id),
    week TEXT NOT NULL
) STRICT;
