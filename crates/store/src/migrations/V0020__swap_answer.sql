-- Who answered a proposed exchange, and the way to all that were proposed of a meeting.
ALTER TABLE swap_offer ADD COLUMN decided_by UUID REFERENCES person (id) DEFERRABLE;
CREATE INDEX swap_offer_of ON swap_offer (meeting_id);
CREATE INDEX swap_offer_to ON swap_offer (with_id);
