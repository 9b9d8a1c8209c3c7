-- Whoever is invited by their address is found by it.
CREATE INDEX person_address ON person (lower(email));
