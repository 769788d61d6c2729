-- What was decided before the data were seen, as it was frozen. Nothing here is ever changed or
-- taken away, but that the reference of whoever dated the receipt is added once.
CREATE TABLE frozen_plan (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    -- JSON: the values that the digest is taken over.
    content TEXT NOT NULL,
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    -- Seconds since 1970.
    frozen_at INTEGER NOT NULL,
    frozen_by TEXT NOT NULL,
    -- Why a later plan took the place of an earlier one.
    reason TEXT,
    -- Forms that the store held when it was frozen: what could have been seen.
    forms_before INTEGER NOT NULL CHECK (forms_before >= 0),
    forms_after INTEGER NOT NULL CHECK (forms_after >= 0),
    receipt TEXT,
    receipt_at INTEGER,
    CHECK ((receipt IS NULL) = (receipt_at IS NULL))
) STRICT;
