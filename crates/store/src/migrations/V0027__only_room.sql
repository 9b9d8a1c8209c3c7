-- Quotas read what an organizer has in a period with every booking. Nearly all meetings are short
-- and keep one room; told beside the meeting, it is read from the index alone, without its holds.
ALTER TABLE meeting ADD COLUMN only_room UUID;
UPDATE meeting SET only_room = (SELECT room_id FROM hold WHERE meeting_id = meeting.id AND active)
    WHERE NOT long
    AND 1 = (SELECT count(*) FROM hold WHERE meeting_id = meeting.id AND active);
DROP INDEX meeting_organizer;
CREATE INDEX meeting_organizer
    ON meeting (organizer_id, starts_at, ends_at, state, meeting_type, only_room, id);
DROP INDEX meeting_long_organizer;
CREATE INDEX meeting_seldom_organizer ON meeting (organizer_id, ends_at)
    WHERE only_room IS NULL AND state IN ('requested', 'confirmed', 'running', 'ended');
