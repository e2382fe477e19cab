-- The list's filters by source and approval: what is rare is found by an index, what is common is met while walking the order.
-- Without them a registry of 100,000 was read from end to end, twice, to find that nobody had been refused.
CREATE INDEX registrations_by_source ON registrations (source, id) WHERE deleted_at IS NULL AND source <> 'console';
CREATE INDEX registrations_unapproved ON registrations (approval, id) WHERE deleted_at IS NULL AND approval <> 'approved';
