-- Whether a page of a form has not come in, so that the worklist opens no answers; unknown for
-- forms that an earlier version stored, until they change.

ALTER TABLE assessment ADD COLUMN lacks_page INTEGER CHECK (lacks_page IN (0, 1));
