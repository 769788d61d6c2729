-- Whose answers an export takes along. What was asked for before this column was everything.

ALTER TABLE export_request ADD COLUMN extent TEXT NOT NULL DEFAULT 'everything'
    CHECK (extent IN ('agreed', 'everything'));
