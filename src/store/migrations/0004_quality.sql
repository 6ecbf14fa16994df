-- How good members' connections were: how often they were looked at, the sum of the scores, the lowest, and what made
-- them less than good, one bit each.

ALTER TABLE call_members ADD COLUMN quality_looks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call_members ADD COLUMN quality_sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call_members ADD COLUMN quality_worst INTEGER NOT NULL DEFAULT 0;
ALTER TABLE call_members ADD COLUMN quality_reasons INTEGER NOT NULL DEFAULT 0;
