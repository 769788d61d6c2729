-- What happens in the room: forms answered on a screen, closing, what was talked about.

-- What a client has answered so far; the row goes when the form is done.
CREATE TABLE screen_draft (
    episode BLOB NOT NULL REFERENCES episode (id),
    occasion TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    variant TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (episode, occasion, questionnaire, variant)
) STRICT;

-- How a contact ended, as the therapist sees it; a module that a study can leave out.
CREATE TABLE closing_report (
    episode BLOB PRIMARY KEY REFERENCES episode (id),
    sealed BLOB NOT NULL
) STRICT;

-- Whether the forms helped the talks: once at closing, by each of the two.
CREATE TABLE added_value (
    episode BLOB NOT NULL REFERENCES episode (id),
    answered_by TEXT NOT NULL CHECK (answered_by IN ('client', 'therapist')),
    sealed BLOB NOT NULL,
    PRIMARY KEY (episode, answered_by)
) STRICT;

-- Which marks the two have talked about.
CREATE TABLE talked_about (
    episode BLOB PRIMARY KEY REFERENCES episode (id),
    sealed BLOB NOT NULL
) STRICT;

-- What helps to find a contact again that has lost its card: chosen by the client, sealed under
-- the client's key, with a log of its own.
CREATE TABLE alias (
    client BLOB PRIMARY KEY REFERENCES client (id),
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE alias_log (
    entry INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('write', 'search', 'open', 'erase')),
    client TEXT NOT NULL,
    head BLOB NOT NULL CHECK (length(head) = 32)
) STRICT;

-- What a unit's month said before it was corrected. Counts, nobody's.
CREATE TABLE tally_before (
    unit TEXT NOT NULL,
    month TEXT NOT NULL,
    revision INTEGER NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (unit, month, revision),
    FOREIGN KEY (unit) REFERENCES service_unit (code)
) STRICT;
