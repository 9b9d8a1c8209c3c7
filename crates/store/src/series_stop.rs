//! Series that were stopped because nobody came, with what they were before.

use domain::id::SeriesId;
use jiff::Timestamp;

use crate::error::StoreError;
use crate::tx::Tx;
use crate::value::Json;

/// The last time a series was stopped.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SeriesStop {
    pub series: SeriesId,
    pub at: Timestamp,
    /// What the series had before.
    pub rule: String,
    pub exdates: Vec<Timestamp>,
    pub rdates: Vec<Timestamp>,
    pub complete: bool,
    /// When somebody wanted it back.
    pub undone_at: Option<Timestamp>,
}

impl Tx {
    pub fn series_stop(&mut self, series: SeriesId) -> Result<Option<SeriesStop>, StoreError> {
        self.first(
            "SELECT series_id, stopped_at, rule, exdates, rdates, complete, undone_at
             FROM series_stop WHERE series_id = $1",
            &[&series],
            |row| {
                Ok(SeriesStop {
                    series: row.read()?,
                    at: row.read()?,
                    rule: row.read()?,
                    exdates: row.read::<Json<_>>()?.0,
                    rdates: row.read::<Json<_>>()?.0,
                    complete: row.read()?,
                    undone_at: row.read()?,
                })
            },
        )
    }

    /// Instead of what was known of an earlier time.
    pub fn save_series_stop(&mut self, stop: &SeriesStop) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO series_stop (series_id, stopped_at, rule, exdates, rdates, complete,
                undone_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (series_id) DO UPDATE SET stopped_at = $2, rule = $3, exdates = $4,
                rdates = $5, complete = $6, undone_at = $7",
            &[
                &stop.series,
                &stop.at,
                &stop.rule,
                &Json(&stop.exdates),
                &Json(&stop.rdates),
                &stop.complete,
                &stop.undone_at,
            ],
        )?;
        Ok(())
    }
}
