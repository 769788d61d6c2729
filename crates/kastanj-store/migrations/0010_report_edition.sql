-- Effect reports as they were given out: what it takes to make the same bytes again, and the few
-- figures that a later edition tells the change of. No figure stands here that the edition itself
-- did not print.
CREATE TABLE report_edition (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('room', 'board', 'public')),
    unit TEXT REFERENCES service_unit (code),
    language TEXT NOT NULL,
    -- The week as of which everything was counted.
    as_of TEXT NOT NULL,
    study_revision INTEGER NOT NULL REFERENCES study (revision),
    program TEXT NOT NULL,
    data_digest TEXT NOT NULL,
    pdf TEXT NOT NULL CHECK (length(pdf) = 64),
    html TEXT NOT NULL CHECK (length(html) = 64),
    -- JSON: how the plan stood to what was frozen, and the figures.
    standing TEXT NOT NULL,
    figures TEXT NOT NULL
) STRICT;
