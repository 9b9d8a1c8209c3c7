//! Who was at a meeting, and what was done about those to which nobody came.

use domain::attendance::{Attendance, Watch};
use domain::id::{AttendanceId, MeetingId, PersonId};
use domain::meeting::Party;
use jiff::Timestamp;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;

macro_rules! columns {
    () => {
        "id, meeting_id, person_id, email, at, method, by_id, device, proxy"
    };
}

impl Tx {
    /// `false` when they were noted before.
    pub fn add_attendance(&mut self, attendance: &Attendance) -> Result<bool, StoreError> {
        let (person, email) = match &attendance.party {
            Party::Person(person) => (Some(*person), None),
            Party::Guest(email) => (None, Some(email)),
        };
        let added = self.run(
            concat!(
                "INSERT INTO attendance (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING"
            ),
            &[
                &attendance.id,
                &attendance.meeting,
                &person,
                &email,
                &attendance.at,
                &attendance.method,
                &attendance.by,
                &attendance.device,
                &attendance.proxy,
            ],
        )?;
        Ok(added == 1)
    }

    /// Everybody who came, in the order of their coming.
    pub fn attendances_of(&mut self, meeting: MeetingId) -> Result<Vec<Attendance>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM attendance WHERE meeting_id = $1 ORDER BY at, id"
            ),
            &[&meeting],
            attendance,
        )
    }

    /// Whether anybody else checked in on the device since then.
    pub fn device_used_by_other(
        &mut self,
        device: &str,
        since: Timestamp,
        person: PersonId,
    ) -> Result<bool, StoreError> {
        let found = self.first(
            "SELECT 1 FROM attendance
             WHERE device = $1 AND at >= $2 AND person_id IS NOT NULL AND person_id <> $3 LIMIT 1",
            &[&device, &since, &person],
            |_| Ok(()),
        )?;
        Ok(found.is_some())
    }

    pub fn check_in_watch(&mut self, meeting: MeetingId) -> Result<Option<Watch>, StoreError> {
        self.first(
            "SELECT meeting_id, start, asked_at, warned_at, released_at FROM check_in_watch
             WHERE meeting_id = $1",
            &[&meeting],
            |row| {
                Ok(Watch {
                    meeting: row.read()?,
                    start: row.read()?,
                    asked_at: row.read()?,
                    warned_at: row.read()?,
                    released_at: row.read()?,
                })
            },
        )
    }

    pub fn save_check_in_watch(&mut self, watch: &Watch) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO check_in_watch (meeting_id, start, asked_at, warned_at, released_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (meeting_id) DO UPDATE SET start = $2, asked_at = $3, warned_at = $4,
                released_at = $5",
            &[
                &watch.meeting,
                &watch.start,
                &watch.asked_at,
                &watch.warned_at,
                &watch.released_at,
            ],
        )?;
        Ok(())
    }
}

fn attendance(row: &mut Row<'_>) -> Result<Attendance, StoreError> {
    let (id, meeting): (AttendanceId, MeetingId) = (row.read()?, row.read()?);
    let (person, email): (Option<PersonId>, Option<String>) = (row.read()?, row.read()?);
    let party = match person {
        Some(person) => Party::Person(person),
        None => Party::Guest(email.unwrap_or_default()),
    };
    Ok(Attendance {
        id,
        meeting,
        party,
        at: row.read()?,
        method: row.read()?,
        by: row.read()?,
        device: row.read()?,
        proxy: row.read()?,
    })
}
