-- The record of the study. No column holds a name, personal number, phone,
-- e-mail, address or birth of anyone; a test compares all columns with a list.
-- What a client answered or wants to change is sealed under the client's key.

CREATE TABLE migration (
    number INTEGER PRIMARY KEY,
    checksum TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    topic TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE study (
    revision INTEGER PRIMARY KEY,
    content TEXT NOT NULL,
    checksum TEXT NOT NULL
) STRICT;

CREATE TABLE service_unit (
    code TEXT PRIMARY KEY,
    label TEXT NOT NULL
) STRICT;

CREATE TABLE client (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    unit TEXT NOT NULL REFERENCES service_unit (code),
    kind TEXT NOT NULL CHECK (kind IN ('own', 'relative'))
) STRICT;

CREATE TABLE episode (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    code TEXT NOT NULL UNIQUE,
    client BLOB NOT NULL REFERENCES client (id),
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    first_visit TEXT,
    -- The way in and what the client wants to change.
    sealed BLOB NOT NULL,
    short_code INTEGER CHECK (short_code BETWEEN 0 AND 999),
    end_week TEXT,
    end_reason TEXT,
    UNIQUE (client, sequence),
    CHECK ((end_week IS NULL) = (end_reason IS NULL))
) STRICT;

CREATE TABLE pack (
    serial TEXT PRIMARY KEY,
    unit TEXT NOT NULL REFERENCES service_unit (code),
    episode BLOB UNIQUE REFERENCES episode (id),
    -- Its client was erased: a late sheet must not start a new record.
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;

CREATE TABLE sheet (
    serial TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('personal', 'stock')),
    unit TEXT NOT NULL REFERENCES service_unit (code),
    form TEXT NOT NULL,
    occasion TEXT,
    episode BLOB REFERENCES episode (id)
) STRICT;
CREATE INDEX sheet_episode ON sheet (episode);

CREATE TABLE assessment (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    episode BLOB NOT NULL REFERENCES episode (id),
    occasion TEXT NOT NULL,
    questionnaire TEXT NOT NULL,
    version INTEGER NOT NULL,
    variant TEXT NOT NULL,
    lang TEXT NOT NULL,
    week TEXT,
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    therapist_present INTEGER CHECK (therapist_present IN (0, 1)),
    sheet_kind TEXT,
    sheet_serial TEXT,
    revision INTEGER NOT NULL,
    -- Questions that wait for a person.
    doubts INTEGER NOT NULL,
    UNIQUE (episode, occasion, questionnaire, version, variant)
) STRICT;

-- One sealed value per state of an assessment: the history of its answers.
CREATE TABLE answers (
    assessment BLOB NOT NULL REFERENCES assessment (id),
    revision INTEGER NOT NULL,
    cause TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (assessment, revision)
) STRICT;

-- A second version of an assessment that says something else; a person decides.
CREATE TABLE conflict (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    assessment BLOB NOT NULL REFERENCES assessment (id),
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX conflict_assessment ON conflict (assessment);

CREATE TABLE loss (
    episode BLOB NOT NULL REFERENCES episode (id),
    stage TEXT NOT NULL CHECK (stage IN ('not_asked', 'declined', 'before', 'after', 'follow_up')),
    reason TEXT,
    PRIMARY KEY (episode, stage)
) STRICT;

CREATE TABLE monthly_tally (
    unit TEXT NOT NULL REFERENCES service_unit (code),
    month TEXT NOT NULL,
    eligible INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    PRIMARY KEY (unit, month)
) STRICT;

CREATE TABLE tally_reason (
    unit TEXT NOT NULL,
    month TEXT NOT NULL,
    reason TEXT NOT NULL,
    persons INTEGER NOT NULL,
    PRIMARY KEY (unit, month, reason),
    FOREIGN KEY (unit, month) REFERENCES monthly_tally (unit, month)
) STRICT;

CREATE TABLE consent_event (
    episode BLOB NOT NULL REFERENCES episode (id),
    number INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    text_version TEXT NOT NULL,
    week TEXT NOT NULL,
    PRIMARY KEY (episode, number)
) STRICT;

CREATE TABLE session_report (
    episode BLOB NOT NULL REFERENCES episode (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    week TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (episode, number)
) STRICT;

CREATE TABLE scan_page (
    file_hash TEXT NOT NULL,
    page INTEGER NOT NULL CHECK (page >= 1),
    outcome TEXT NOT NULL,
    page_code TEXT,
    assessment BLOB REFERENCES assessment (id),
    PRIMARY KEY (file_hash, page)
) STRICT;
CREATE INDEX scan_assessment ON scan_page (assessment);

-- A sheet whose client is not known yet, sealed under a provisional key.
CREATE TABLE unassigned (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    unit TEXT NOT NULL REFERENCES service_unit (code),
    reason TEXT NOT NULL,
    form TEXT NOT NULL,
    sheet_kind TEXT NOT NULL,
    sheet_serial TEXT,
    sealed BLOB NOT NULL,
    -- What a person chose and what came of it, so that it can be undone.
    episode BLOB REFERENCES episode (id),
    outcome TEXT,
    assessment BLOB REFERENCES assessment (id),
    revision INTEGER,
    conflict BLOB
) STRICT;
CREATE INDEX unassigned_episode ON unassigned (episode);

-- The picture of a row that the machine could not decide, until a person has.
CREATE TABLE row_picture (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    assessment BLOB REFERENCES assessment (id),
    unassigned BLOB REFERENCES unassigned (id),
    item TEXT NOT NULL,
    reason TEXT NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (assessment, item),
    UNIQUE (unassigned, item),
    CHECK ((assessment IS NULL) <> (unassigned IS NULL))
) STRICT;

CREATE TABLE audit (
    entry INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    person TEXT NOT NULL,
    action TEXT NOT NULL,
    noun TEXT NOT NULL,
    object TEXT NOT NULL,
    times INTEGER NOT NULL,
    head BLOB NOT NULL CHECK (length(head) = 32)
) STRICT;
