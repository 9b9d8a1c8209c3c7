-- Quotas read what an organizer has in a period with every booking: from the index alone, and of
-- the few long meetings, which may have begun long before, without what else there ever was.
DROP INDEX meeting_organizer;
CREATE INDEX meeting_organizer
    ON meeting (organizer_id, starts_at, ends_at, state, meeting_type, id);
CREATE INDEX meeting_long_organizer ON meeting (organizer_id, ends_at) WHERE long;
