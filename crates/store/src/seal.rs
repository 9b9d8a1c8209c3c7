//! Seals over stretches of the log. A stretch is sealed once nothing can be written into it any more;
//! how that is known on PostgreSQL, where numbers are given out before they are committed, is told
//! in docs/adr/0013.

use jiff::Timestamp;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Engine, Tx};

/// The seal over all lines after one number up to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Counted from 1 without gaps.
    pub id: i64,
    pub after_seq: i64,
    pub until_seq: i64,
    pub lines: u64,
    /// Number and shortened digest of each line; empty once the lines are gone.
    pub digests: Vec<u8>,
    pub lines_hash: [u8; 32],
    pub hash: [u8; 32],
    pub made_at: Timestamp,
    /// When its lines were thrown away.
    pub purged_at: Option<Timestamp>,
}

macro_rules! seal_columns {
    () => {
        "id, after_seq, until_seq, lines, digests, lines_hash, hash, made_at, purged_at"
    };
}

impl Tx {
    pub fn last_seal(&mut self) -> Result<Option<Seal>, StoreError> {
        self.first(
            concat!(
                "SELECT ",
                seal_columns!(),
                " FROM seal ORDER BY id DESC LIMIT 1"
            ),
            &[],
            seal,
        )
    }

    /// Seals after one, in their order.
    pub fn seals_after(&mut self, id: i64, limit: usize) -> Result<Vec<Seal>, StoreError> {
        self.all(
            concat!(
                "SELECT ",
                seal_columns!(),
                " FROM seal WHERE id > $1 ORDER BY id LIMIT $2"
            ),
            &[&id, &limit],
            seal,
        )
    }

    /// `false`: there is one of that number, made by another node meanwhile.
    pub fn add_seal(&mut self, seal: &Seal) -> Result<bool, StoreError> {
        let added = self.run(
            concat!(
                "INSERT INTO seal (",
                seal_columns!(),
                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING"
            ),
            &[
                &seal.id,
                &seal.after_seq,
                &seal.until_seq,
                &seal.lines,
                &seal.digests,
                &seal.lines_hash,
                &seal.hash,
                &seal.made_at,
                &seal.purged_at,
            ],
        )?;
        Ok(added > 0)
    }

    /// The oldest seal whose lines are still there, if it was made before a time and is not the last.
    pub fn seal_to_purge(&mut self, before: Timestamp) -> Result<Option<Seal>, StoreError> {
        self.first(
            concat!(
                "SELECT ",
                seal_columns!(),
                " FROM seal WHERE purged_at IS NULL AND made_at < $1
                AND id < (SELECT MAX(id) FROM seal) ORDER BY id LIMIT 1"
            ),
            &[&before],
            seal,
        )
    }

    /// Throws the lines of a seal away and keeps the seal; says how many they were.
    pub fn purge_sealed(&mut self, seal: &Seal, now: Timestamp) -> Result<u64, StoreError> {
        let within = [&seal.after_seq as &dyn crate::value::Bind, &seal.until_seq];
        let gone = self.run("DELETE FROM event WHERE seq > $1 AND seq <= $2", &within)?;
        self.run(
            "DELETE FROM event_place WHERE seq > $1 AND seq <= $2",
            &within,
        )?;
        let none: [u8; 0] = [];
        self.run(
            "UPDATE seal SET purged_at = $2, digests = $3 WHERE id = $1",
            &[&seal.id, &now, &none],
        )?;
        Ok(gone)
    }

    /// The number up to which nothing can be written into the log any more. On PostgreSQL it lags
    /// one call behind: what a call sees counts once every transaction of that moment is over.
    pub fn settled_seq(&mut self) -> Result<i64, StoreError> {
        let last = self
            .last_seal()?
            .map(|seal| seal.until_seq)
            .unwrap_or_default();
        let (Engine::Sqlite(_), settled) = (&self.engine, last) else {
            return self.settled_by_mark(last);
        };
        let newest = self.first("SELECT MAX(seq) FROM event", &[], |row| {
            row.read::<Option<i64>>()
        })?;
        Ok(newest.flatten().unwrap_or(settled))
    }

    fn settled_by_mark(&mut self, last: i64) -> Result<i64, StoreError> {
        let now = self.first(
            "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT),
                CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT),
                (SELECT MAX(seq) FROM event)",
            &[],
            |row| {
                Ok((
                    row.read::<i64>()?,
                    row.read::<i64>()?,
                    row.read::<Option<i64>>()?,
                ))
            },
        )?;
        let (oldest, next, newest) = now.unwrap_or_default();
        let mark = self.first("SELECT tx, seq FROM seal_mark WHERE id = 1", &[], |row| {
            Ok((row.read::<i64>()?, row.read::<i64>()?))
        })?;
        let settled = match mark {
            Some((tx, _)) if tx > oldest => return Ok(last),
            Some((_, seq)) => seq.max(last),
            None => last,
        };
        self.run(
            "INSERT INTO seal_mark (id, tx, seq) VALUES (1, $1, $2)
             ON CONFLICT (id) DO UPDATE SET tx = $1, seq = $2",
            &[&next, &newest.unwrap_or(last)],
        )?;
        Ok(settled)
    }
}

fn seal(row: &mut Row<'_>) -> Result<Seal, StoreError> {
    Ok(Seal {
        id: row.read()?,
        after_seq: row.read()?,
        until_seq: row.read()?,
        lines: row.read()?,
        digests: row.read()?,
        lines_hash: row.read()?,
        hash: row.read()?,
        made_at: row.read()?,
        purged_at: row.read()?,
    })
}
