//! Series: the rule and what its dates have in common. The dates are rows of `meeting`.

use domain::id::SeriesId;
use domain::meeting::Topic;
use domain::series::Series;
use jiff::Timestamp;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};
use crate::value::Json;

macro_rules! columns {
    () => {
        "id, organizer_id, host_id, subject, description, private, people, attendees, rooms, rule, \
         start_local, time_zone, seconds, exdates, rdates, made_until, prolong_at, complete, \
         created_at, version, meeting_type"
    };
}

impl Tx {
    pub fn series(&mut self, id: SeriesId) -> Result<Option<Series>, StoreError> {
        self.first(
            concat!("SELECT ", columns!(), " FROM series WHERE id = $1"),
            &[&id],
            series,
        )
    }

    /// Nobody else changes it before this transaction ends.
    pub fn series_for_update(&mut self, id: SeriesId) -> Result<Option<Series>, StoreError> {
        match self.engine {
            Engine::Sqlite(_) => self.series(id),
            Engine::Postgres(_) => self.first(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM series WHERE id = $1 FOR NO KEY UPDATE"
                ),
                &[&id],
                series,
            ),
        }
    }

    pub fn insert_series(&mut self, series: &Series) -> Result<(), StoreError> {
        self.run(
            concat!(
                "INSERT INTO series (",
                columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                    $17, $18, $19, $20, $21)"
            ),
            &[
                &series.id,
                &series.topic.organizer,
                &series.topic.host,
                &series.topic.subject,
                &series.topic.description,
                &series.topic.private,
                &series.topic.people,
                &Json(&series.topic.attendees),
                &Json(&series.rooms),
                &series.rule,
                &series.start,
                &series.time_zone,
                &series.seconds,
                &Json(&series.exdates),
                &Json(&series.rdates),
                &series.made_until,
                &series.prolong_at,
                &series.complete,
                &series.created_at,
                &series.version,
                &series.topic.meeting_type,
            ],
        )?;
        Ok(())
    }

    /// `false` when the row no longer has the version that the change was worked out from.
    pub fn update_series(
        &mut self,
        series: &Series,
        version_before: i64,
    ) -> Result<bool, StoreError> {
        let updated = self.run(
            "UPDATE series SET organizer_id = $2, host_id = $3, subject = $4, description = $5,
                private = $6, people = $7, attendees = $8, rooms = $9, rule = $10,
                start_local = $11, time_zone = $12, seconds = $13, exdates = $14, rdates = $15,
                made_until = $16, prolong_at = $17, complete = $18, version = $19,
                meeting_type = $21
             WHERE id = $1 AND version = $20",
            &[
                &series.id,
                &series.topic.organizer,
                &series.topic.host,
                &series.topic.subject,
                &series.topic.description,
                &series.topic.private,
                &series.topic.people,
                &Json(&series.topic.attendees),
                &Json(&series.rooms),
                &series.rule,
                &series.start,
                &series.time_zone,
                &series.seconds,
                &Json(&series.exdates),
                &Json(&series.rdates),
                &series.made_until,
                &series.prolong_at,
                &series.complete,
                &series.version,
                &version_before,
                &series.topic.meeting_type,
            ],
        )?;
        Ok(updated == 1)
    }

    /// Series to be prolonged by now, the longest due first.
    pub fn series_due(
        &mut self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<SeriesId>, StoreError> {
        self.all(
            "SELECT id FROM series WHERE NOT complete AND prolong_at <= $1
             ORDER BY prolong_at LIMIT $2",
            &[&now, &limit],
            |row| row.read(),
        )
    }
}

fn series(row: &mut Row<'_>) -> Result<Series, StoreError> {
    let mut series = Series {
        id: row.read()?,
        topic: Topic {
            organizer: row.read()?,
            host: row.read()?,
            subject: row.read()?,
            description: row.read()?,
            private: row.read()?,
            people: row.read()?,
            meeting_type: None,
            attendees: row.read::<Json<Vec<_>>>()?.0.into(),
        },
        rooms: row.read::<Json<_>>()?.0,
        rule: row.read()?,
        start: row.read()?,
        time_zone: row.read()?,
        seconds: row.read()?,
        exdates: row.read::<Json<_>>()?.0,
        rdates: row.read::<Json<_>>()?.0,
        made_until: row.read()?,
        prolong_at: row.read()?,
        complete: row.read()?,
        created_at: row.read()?,
        version: row.read()?,
    };
    series.topic.meeting_type = row.read()?;
    Ok(series)
}
