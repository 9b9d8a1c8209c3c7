//! What rules refer to by code: working calendars and types of meetings. They are few and read
//! whole.

use domain::policy::{Calendar, MeetingType};

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;
use crate::value::Json;

impl Tx {
    pub fn calendars(&mut self) -> Result<Vec<Calendar>, StoreError> {
        self.all(
            "SELECT id, code, name, days, version FROM calendar ORDER BY code",
            &[],
            calendar,
        )
    }

    /// Adds the calendar, or replaces the one with its id. `Conflict` when another one has its
    /// code.
    pub fn save_calendar(&mut self, calendar: &Calendar) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO calendar (id, code, name, days, version) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (id) DO UPDATE SET code = $2, name = $3, days = $4, version = $5",
            &[
                &calendar.id,
                &calendar.code,
                &calendar.name,
                &Json(&calendar.days),
                &calendar.version,
            ],
        )?;
        Ok(())
    }

    pub fn meeting_types(&mut self) -> Result<Vec<MeetingType>, StoreError> {
        self.all(
            "SELECT id, code, name, exempt, users, version FROM meeting_type ORDER BY code",
            &[],
            meeting_type,
        )
    }

    /// Adds the type, or replaces the one with its id. `Conflict` when another one has its code.
    pub fn save_meeting_type(&mut self, kind: &MeetingType) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO meeting_type (id, code, name, exempt, users, version)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO UPDATE
             SET code = $2, name = $3, exempt = $4, users = $5, version = $6",
            &[
                &kind.id,
                &kind.code,
                &kind.name,
                &Json(&kind.exempt),
                &Json(&kind.users),
                &kind.version,
            ],
        )?;
        Ok(())
    }
}

fn calendar(row: &mut Row<'_>) -> Result<Calendar, StoreError> {
    Ok(Calendar {
        id: row.read()?,
        code: row.read()?,
        name: row.read()?,
        days: row.read::<Json<_>>()?.0,
        version: row.read()?,
    })
}

fn meeting_type(row: &mut Row<'_>) -> Result<MeetingType, StoreError> {
    Ok(MeetingType {
        id: row.read()?,
        code: row.read()?,
        name: row.read()?,
        exempt: row.read::<Json<_>>()?.0,
        users: row.read::<Json<_>>()?.0,
        version: row.read()?,
    })
}
