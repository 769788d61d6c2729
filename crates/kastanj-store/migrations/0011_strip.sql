-- What a client marked on the strip of a form on screen, until somebody has read it: sealed under the
-- client's key, erased when read, and in no export and no backup.
CREATE TABLE strip (
    episode BLOB PRIMARY KEY REFERENCES episode (id),
    sealed BLOB NOT NULL
) STRICT;
