-- On whose side somebody is in a call: among agents the one who was called stands where a customer does.
ALTER TABLE call_members ADD COLUMN side TEXT NOT NULL DEFAULT 'agents';
UPDATE call_members SET side = 'customer' WHERE role = 'customer';
