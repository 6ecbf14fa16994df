-- Whom everybody in a call sees large.
ALTER TABLE calls ADD COLUMN spotlight TEXT;
