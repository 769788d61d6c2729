-- Who has asked to take the record out, and who has answered: where several people share a store,
-- nobody takes it out alone. Staff, no clients.

CREATE TABLE export_request (
    number INTEGER PRIMARY KEY,
    purpose TEXT NOT NULL,
    -- Codes of the units that go along; NULL is all of them.
    units TEXT,
    asked_by TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'declined', 'withdrawn', 'taken', 'void')),
    answered_by TEXT,
    answered_at INTEGER
) STRICT;
