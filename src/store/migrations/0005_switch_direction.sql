-- Which way camera video flows after a switch that was about that alone.
ALTER TABLE messages ADD COLUMN direction TEXT;
