//! What somebody has booked already, as quotas count it: one question per subject, asked only
//! where a quota is set, in the transaction that books.

use domain::id::{MeetingId, OrgUnitId, PersonId, PlaceId};
use domain::policy::Used;
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};

/// Meetings that last longer are found by an index of their own.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Rooms of an organizer's meetings that overlap `$2`..`$3` and keep their rooms. Short ones with one
/// room begin after `$4`, a day before, and are read from an index alone; the few others are found
/// by one of their own.
macro_rules! counted {
    ($whose:literal) => {
        concat!(
            "SELECT id, only_room, starts_at, ends_at, meeting_type FROM meeting
             WHERE only_room IS NOT NULL AND ",
            $whose,
            " AND starts_at >= $4 AND starts_at < $3 AND ends_at > $2
             AND state IN ('requested', 'confirmed', 'running', 'ended')
             UNION ALL
             SELECT meeting.id, room_id, starts_at, ends_at, meeting_type
             FROM meeting JOIN hold ON hold.meeting_id = meeting.id AND hold.active
             WHERE only_room IS NULL AND ends_at > $2 AND starts_at < $3 AND ",
            $whose,
            " AND state IN ('requested', 'confirmed', 'running', 'ended')"
        )
    };
}

impl Tx {
    /// Rooms that meetings of the organizer keep at times that overlap the span.
    pub fn used_by_person(
        &mut self,
        person: PersonId,
        span: Span,
    ) -> Result<Vec<Used>, StoreError> {
        self.all(
            counted!("organizer_id = $1"),
            &[&person, &span.from(), &span.until(), &a_day_before(span)],
            used,
        )
    }

    /// The same for all organizers of an org unit.
    pub fn used_by_department(
        &mut self,
        unit: OrgUnitId,
        span: Span,
    ) -> Result<Vec<Used>, StoreError> {
        self.all(
            counted!("organizer_id IN (SELECT id FROM person WHERE org_unit_id = $1)"),
            &[&unit, &span.from(), &span.until(), &a_day_before(span)],
            used,
        )
    }

    /// The same for whoever uses one room.
    pub fn used_in_room(&mut self, room: PlaceId, span: Span) -> Result<Vec<Used>, StoreError> {
        let earlier = a_day_before(span);
        // A hold begins at most a day before its meeting.
        let held_from = earlier.checked_sub(DAY).unwrap_or(earlier);
        self.all(
            "SELECT meeting.id, room_id, starts_at, ends_at, meeting_type
             FROM meeting JOIN hold ON hold.meeting_id = meeting.id AND hold.active
             WHERE room_id = $1 AND held_from >= $5 AND held_from < $3
             AND starts_at >= $4 AND starts_at < $3 AND ends_at > $2
             AND state IN ('requested', 'confirmed', 'running', 'ended')
             UNION ALL
             SELECT meeting.id, room_id, starts_at, ends_at, meeting_type
             FROM meeting JOIN hold ON hold.meeting_id = meeting.id AND hold.active
             WHERE room_id = $1 AND long AND ends_at > $2 AND starts_at < $4
             AND state IN ('requested', 'confirmed', 'running', 'ended')",
            &[&room, &span.from(), &span.until(), &earlier, &held_from],
            used,
        )
    }

    /// The org unit of a person.
    pub fn org_unit_of(&mut self, person: PersonId) -> Result<Option<OrgUnitId>, StoreError> {
        let found = self.first(
            "SELECT id, org_unit_id FROM person WHERE id = $1",
            &[&person],
            |row| {
                row.read::<PersonId>()?;
                row.read::<Option<OrgUnitId>>()
            },
        )?;
        Ok(found.flatten())
    }

    /// Makes every other transaction that counts for the same person, or the same org unit, wait
    /// for the end of this one, so that two bookings at once cannot both be the last allowed. On
    /// SQLite there is only one writer anyway.
    pub fn lock_counted(
        &mut self,
        unit: Option<OrgUnitId>,
        person: PersonId,
    ) -> Result<(), StoreError> {
        if matches!(self.engine, Engine::Sqlite(_)) {
            return Ok(());
        }
        if let Some(unit) = unit {
            self.first(
                "SELECT id FROM org_unit WHERE id = $1 FOR NO KEY UPDATE",
                &[&unit],
                |row| row.read::<OrgUnitId>(),
            )?;
        }
        self.first(
            "SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE",
            &[&person],
            |row| row.read::<PersonId>(),
        )?;
        Ok(())
    }
}

fn a_day_before(span: Span) -> Timestamp {
    span.from().checked_sub(DAY).unwrap_or(span.from())
}

fn used(row: &mut Row<'_>) -> Result<Used, StoreError> {
    Ok(Used {
        meeting: row.read::<MeetingId>()?,
        room: row.read()?,
        span: row.read_span()?,
        meeting_type: row.read()?,
    })
}
