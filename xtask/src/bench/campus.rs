//! Big data in a minute: rooms and people come in by the import everybody uses, a million meetings
//! by the database's own shell, spread so that none overlap.

use crate::deployment::{Deployment, Engine};
use anyhow::Result;

/// How much there is to be.
pub(super) struct Size {
    pub(super) rooms: usize,
    pub(super) people: usize,
    pub(super) meetings_per_room: usize,
    /// Midnight of the first day, seconds since 1970.
    pub(super) first_day: i64,
}

/// Four meetings of a room each day, from eight o'clock on.
const PER_DAY: usize = 4;

/// Fills an empty deployment whose rooms are there. The servers must be started anew afterwards:
/// this goes past the event log.
pub(super) fn fill(deployment: &Deployment, size: &Size) -> Result<()> {
    let mut people = String::from("login,name,email\n");
    for number in 0..size.people {
        people.push_str(&format!(
            "p{number},Person {number},p{number}@example.org\n"
        ));
    }
    deployment.import("people", &people)?;
    deployment
        .ask(&statements(deployment.engine(), size))
        .map(drop)
}

/// Start and length depend on room and number only, so that every run has the same data.
fn statements(engine: Engine, size: &Size) -> String {
    let (id, yes, no) = match engine {
        Engine::Sqlite => ("randomblob(16)", "1", "0"),
        Engine::Postgres => ("gen_random_uuid()", "TRUE", "FALSE"),
    };
    let at = |seconds: &str| match engine {
        Engine::Sqlite => format!("({seconds}) * 1000000"),
        Engine::Postgres => format!("to_timestamp({seconds})"),
    };
    let Size {
        people,
        meetings_per_room,
        first_day,
        ..
    } = size;
    let begins = format!(
        "{first_day} + (k / {PER_DAY}) * 86400 + 28800 + (k % {PER_DAY}) * 9000 + ((room * 7 + k * 13) % 12) * 300"
    );
    let (starts_at, ends_at) = (at("begins"), at("begins + lasts"));
    let now = at(&first_day.to_string());
    format!(
        "BEGIN;
CREATE TEMP TABLE bulk AS
WITH RECURSIVE counted(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM counted WHERE k < {meetings_per_room} - 1),
room AS (SELECT id AS room_id, row_number() OVER (ORDER BY code) AS room FROM place WHERE kind = 'room'),
organizer AS (SELECT id AS person_id, row_number() OVER (ORDER BY login) AS person FROM person WHERE login LIKE 'p%')
SELECT {id} AS id, {id} AS hold_id, room_id, person_id, {begins} AS begins, 1800 + ((room + k) % 13) * 300 AS lasts
FROM room CROSS JOIN counted JOIN organizer ON organizer.person = (room * 31 + k * 7) % {people} + 1;
INSERT INTO meeting (id, apart, organizer_id, host_id, subject, private, starts_at, ends_at, long, time_zone, state, created_at, version)
SELECT id, {no}, person_id, person_id, 'Planning of the coming quarter', {no}, {starts_at}, {ends_at}, {no}, 'UTC', 'confirmed', {now}, 1 FROM bulk;
INSERT INTO hold (id, meeting_id, room_id, held_from, held_until, active)
SELECT hold_id, id, room_id, {starts_at}, {ends_at}, {yes} FROM bulk;
COMMIT;
ANALYZE;"
    )
}
