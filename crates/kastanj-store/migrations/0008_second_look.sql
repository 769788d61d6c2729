-- A second look at what was read, and a second keying of sheets.

-- What a picture is for: a question in doubt, one that was drawn for a second look though the
-- machine was sure, or words that somebody wrote by hand. Both kinds of question wait in one queue
-- by what a wrong answer would cost.
ALTER TABLE row_picture ADD COLUMN purpose TEXT NOT NULL DEFAULT 'doubt'
    CHECK (purpose IN ('doubt', 'drawn', 'words'));
ALTER TABLE row_picture ADD COLUMN loss REAL;
-- Seconds since 1970; unknown for pictures that an earlier version kept.
ALTER TABLE row_picture ADD COLUMN added_at INTEGER;

-- An accepted answer that was drawn for a second look. When its client is erased, what came of it
-- stays as a count: no assessment, no question, no answer.
CREATE TABLE reading_check (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    unit TEXT NOT NULL REFERENCES service_unit (code),
    -- Random; the same for what was drawn from one page.
    page BLOB NOT NULL CHECK (length(page) = 16),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'agreed', 'differs', 'machine_right', 'machine_wrong')),
    assessment BLOB REFERENCES assessment (id),
    item TEXT,
    sealed BLOB,
    UNIQUE (assessment, item),
    CHECK ((assessment IS NULL) = (item IS NULL) AND (assessment IS NULL) = (sealed IS NULL))
) STRICT;
CREATE INDEX reading_check_state ON reading_check (state);

-- Who decided what on a reading, when, and what the machine had said; sealed as a whole, so that
-- no question to the database can gather it by person.
CREATE TABLE ruling (
    assessment BLOB NOT NULL REFERENCES assessment (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    sealed BLOB NOT NULL,
    PRIMARY KEY (assessment, number)
) STRICT;

-- What somebody keyed from a sheet that the record has, without seeing what it has.
CREATE TABLE keying (
    assessment BLOB NOT NULL REFERENCES assessment (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
    sealed BLOB NOT NULL,
    PRIMARY KEY (assessment, number)
) STRICT;

-- Sheets that somebody is to key once more.
CREATE TABLE keying_wanted (
    assessment BLOB PRIMARY KEY REFERENCES assessment (id)
) STRICT;
