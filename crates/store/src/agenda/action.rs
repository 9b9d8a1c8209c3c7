//! What people are to do after meetings.

use domain::agenda::{ActionItem, ActionState};
use domain::id::{ActionItemId, MeetingId, PersonId, SeriesId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::Tx;

/// After every day that something can be due on.
const NEVER: &str = "9999-12-31";

macro_rules! columns {
    () => {
        "action_item.id, action_item.meeting_id, action_item.series_id, title, comment, owner_id, \
         due, action_item.time_zone, remind_every_days, remind_at, action_item.state, created_by, \
         action_item.created_at, settled_at, action_item.version"
    };
}

impl Tx {
    pub fn insert_action(&mut self, action: &ActionItem) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO action_item (id, meeting_id, series_id, title, comment, owner_id, due,
                time_zone, remind_every_days, remind_at, state, created_by, created_at, settled_at,
                version)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            &[
                &action.id,
                &action.meeting,
                &action.series,
                &action.title,
                &action.comment,
                &action.owner,
                &action.due,
                &action.time_zone,
                &action.remind_every_days,
                &action.remind_at,
                &action.state,
                &action.created_by,
                &action.created_at,
                &action.settled_at,
                &action.version,
            ],
        )?;
        Ok(())
    }

    /// `false` when the row no longer has the version that the change was worked out from.
    pub fn update_action(
        &mut self,
        action: &ActionItem,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE action_item SET title = $2, comment = $3, owner_id = $4, due = $5,
                remind_every_days = $6, remind_at = $7, state = $8, settled_at = $9, version = $10
             WHERE id = $1 AND version = $11",
            &[
                &action.id,
                &action.title,
                &action.comment,
                &action.owner,
                &action.due,
                &action.remind_every_days,
                &action.remind_at,
                &action.state,
                &action.settled_at,
                &action.version,
                &version_before,
            ],
        )?;
        Ok(updated == 1)
    }

    pub fn action(&mut self, id: ActionItemId) -> Result<Option<ActionItem>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM action_item WHERE id = $1"),
            &[&id],
            action,
        )
    }

    /// Of one meeting, in the order in which they were written down.
    pub fn actions_of(
        &mut self,
        meeting: MeetingId,
        limit: usize,
    ) -> Result<Vec<ActionItem>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM action_item WHERE meeting_id = $1 ORDER BY created_at, id LIMIT $2"
            ),
            &[&meeting, &limit],
            action,
        )
    }

    /// Those that dates of the series before this start left open.
    pub fn actions_left_open(
        &mut self,
        series: SeriesId,
        before: Timestamp,
        limit: usize,
    ) -> Result<Vec<ActionItem>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM action_item JOIN meeting ON meeting.id = action_item.meeting_id
                 WHERE action_item.series_id = $1 AND action_item.state = 'open'
                 AND meeting.starts_at < $2
                 ORDER BY meeting.starts_at, action_item.created_at, action_item.id LIMIT $3"
            ),
            &[&series, &before, &limit],
            action,
        )
    }

    /// Somebody's in one state: what is due first comes first, what is never due last.
    pub fn actions_owned(
        &mut self,
        owner: PersonId,
        state: ActionState,
        after: Option<(Option<jiff::civil::Date>, ActionItemId)>,
        limit: usize,
    ) -> Result<Vec<ActionItem>, StoreError> {
        let (due, id) = match after {
            Some((due, id)) => (
                due.map_or_else(|| NEVER.to_owned(), |due| due.to_string()),
                id,
            ),
            None => (String::new(), ActionItemId(Uuid::nil())),
        };
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM action_item WHERE owner_id = $1 AND state = $2
                 AND (COALESCE(due, '9999-12-31'), id) > ($3, $4)
                 ORDER BY COALESCE(due, '9999-12-31'), id LIMIT $5"
            ),
            &[&owner, &state, &due, &id, &limit],
            action,
        )
    }

    /// Whose owners are to be reminded.
    pub fn actions_to_remind(
        &mut self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<ActionItem>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM action_item WHERE remind_at <= $1 ORDER BY remind_at, id LIMIT $2"
            ),
            &[&now, &limit],
            action,
        )
    }
}

fn action(row: &mut Row<'_>) -> Result<ActionItem, StoreError> {
    Ok(ActionItem {
        id: row.read()?,
        meeting: row.read()?,
        series: row.read()?,
        title: row.read()?,
        comment: row.read()?,
        owner: row.read()?,
        due: row.read()?,
        time_zone: row.read()?,
        remind_every_days: row.read()?,
        remind_at: row.read()?,
        state: row.read()?,
        created_by: row.read()?,
        created_at: row.read()?,
        settled_at: row.read()?,
        version: row.read()?,
    })
}
