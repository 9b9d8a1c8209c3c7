//! Requests with what was said about them, and the links by which one may decide from a mail.

use std::collections::HashMap;

use domain::approval::{Approval, Verdict, Vote};
use domain::id::{ApprovalId, MeetingId, PersonId, SeriesId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::error::StoreError;
use crate::row::Row;
use crate::tx::{Tx, sixteen};
use crate::value::Json;

macro_rules! columns {
    () => {
        "approval.id, meeting_id, series_id, organizer_id, asked_by, asked_at, starts_at, ends_at, \
         why, stages, approval.stage, stage_since, reminded, progress, lapses_at, decided_at, \
         approval.reason, version"
    };
}

/// A link that lets somebody decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApprovalLink {
    pub approval: ApprovalId,
    pub stage: usize,
    pub person: PersonId,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

impl Tx {
    pub fn approval(&mut self, id: ApprovalId) -> Result<Option<Approval>, StoreError> {
        let found = self.first(
            concat!("SELECT ", columns!(), " FROM approval WHERE id = $1"),
            &[&id],
            approval,
        )?;
        Ok(self.with_votes(found.into_iter().collect())?.pop())
    }

    /// The request about the meeting that is not settled.
    pub fn open_approval(&mut self, meeting: MeetingId) -> Result<Option<Approval>, StoreError> {
        let found = self.first(
            concat!(
                "SELECT ",
                columns!(),
                " FROM approval WHERE meeting_id = $1 AND progress = 'waiting'"
            ),
            &[&meeting],
            approval,
        )?;
        Ok(self.with_votes(found.into_iter().collect())?.pop())
    }

    /// Open requests in the order in which they were made, after the given one; of one series if it
    /// is named.
    pub fn approvals_waiting(
        &mut self,
        series: Option<SeriesId>,
        after: Option<ApprovalId>,
        limit: usize,
    ) -> Result<Vec<Approval>, StoreError> {
        let after = after.unwrap_or(ApprovalId(Uuid::nil()));
        let found = match series {
            None => self.all(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM approval WHERE progress = 'waiting' AND id > $1 ORDER BY id LIMIT $2"
                ),
                &[&after, &limit],
                approval,
            ),
            Some(series) => self.all(
                concat!(
                    "SELECT ",
                    columns!(),
                    " FROM approval WHERE progress = 'waiting' AND id > $1 AND series_id = $3
                    ORDER BY id LIMIT $2"
                ),
                &[&after, &limit, &series],
                approval,
            ),
        }?;
        self.with_votes(found)
    }

    /// Requests on which the person spoke, the latest first, before the given one.
    pub fn approvals_decided_by(
        &mut self,
        person: PersonId,
        before: Option<ApprovalId>,
        limit: usize,
    ) -> Result<Vec<Approval>, StoreError> {
        let before = before.unwrap_or(ApprovalId(Uuid::max()));
        let found = self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM approval WHERE id < $2
                AND id IN (SELECT approval_id FROM approval_vote WHERE cast_by = $1)
                ORDER BY id DESC LIMIT $3"
            ),
            &[&person, &before, &limit],
            approval,
        )?;
        self.with_votes(found)
    }

    /// Requests about meetings that the person organizes, the latest first.
    pub fn approvals_of(
        &mut self,
        organizer: PersonId,
        before: Option<ApprovalId>,
        limit: usize,
    ) -> Result<Vec<Approval>, StoreError> {
        let before = before.unwrap_or(ApprovalId(Uuid::max()));
        let found = self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM approval WHERE organizer_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"
            ),
            &[&organizer, &before, &limit],
            approval,
        )?;
        self.with_votes(found)
    }

    /// What was asked about one meeting, the latest first.
    pub fn approvals_about(
        &mut self,
        meeting: MeetingId,
        limit: usize,
    ) -> Result<Vec<Approval>, StoreError> {
        let found = self.all(
            concat!(
                "SELECT ",
                columns!(),
                " FROM approval WHERE meeting_id = $1 ORDER BY id DESC LIMIT $2"
            ),
            &[&meeting, &limit],
            approval,
        )?;
        self.with_votes(found)
    }

    /// Open requests with which the clock has something to do, the longest due first.
    pub fn approvals_due(
        &mut self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<(ApprovalId, MeetingId)>, StoreError> {
        self.all(
            "SELECT id, meeting_id FROM approval WHERE progress = 'waiting' AND look_at <= $1
             ORDER BY next_at, id LIMIT $2",
            &[&now, &limit],
            |row| Ok((row.read()?, row.read()?)),
        )
    }

    /// Adds the request, or replaces the one with its id. The clock looks at it at `look_at`, or
    /// before that when something is due.
    pub fn save_approval(
        &mut self,
        approval: &Approval,
        look_at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO approval (id, meeting_id, series_id, organizer_id, asked_by, asked_at,
                starts_at, ends_at, why, stages, stage, stage_since, reminded, progress, lapses_at,
                next_at, look_at, decided_at, reason, version)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                $18, $19, $20)
             ON CONFLICT (id) DO UPDATE SET starts_at = $7, ends_at = $8, why = $9, stages = $10,
                stage = $11, stage_since = $12, reminded = $13, progress = $14, lapses_at = $15,
                next_at = $16, look_at = $17, decided_at = $18, reason = $19, version = $20",
            &[
                &approval.id,
                &approval.meeting,
                &approval.series,
                &approval.organizer,
                &approval.asked_by,
                &approval.asked_at,
                &approval.span.from(),
                &approval.span.until(),
                &Json(&approval.why),
                &Json(&approval.stages),
                &approval.stage,
                &approval.stage_since,
                &approval.reminded,
                &approval.progress,
                &approval.lapses_at,
                &approval.next_at(),
                &approval.next_at().min(look_at),
                &approval.decided_at,
                &approval.reason,
                &approval.version,
            ],
        )?;
        for vote in &approval.votes {
            self.run(
                "INSERT INTO approval_vote (approval_id, stage, person_id, cast_by, approves,
                    overrides, at, reason)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
                &[
                    &approval.id,
                    &vote.stage,
                    &vote.person,
                    &vote.cast_by,
                    &(vote.verdict == Verdict::Approve),
                    &vote.overrides,
                    &vote.at,
                    &vote.reason,
                ],
            )?;
        }
        Ok(())
    }

    pub fn add_approval_link(
        &mut self,
        token_hash: &[u8; 32],
        link: &ApprovalLink,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO approval_link (token_hash, approval_id, stage, person_id, expires_at,
                used_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                token_hash,
                &link.approval,
                &link.stage,
                &link.person,
                &link.expires_at,
                &link.used_at,
            ],
        )?;
        Ok(())
    }

    pub fn approval_link(
        &mut self,
        token_hash: &[u8; 32],
    ) -> Result<Option<ApprovalLink>, StoreError> {
        self.first(
            "SELECT approval_id, stage, person_id, expires_at, used_at FROM approval_link
             WHERE token_hash = $1",
            &[token_hash],
            |row| {
                Ok(ApprovalLink {
                    approval: row.read()?,
                    stage: row.read()?,
                    person: row.read()?,
                    expires_at: row.read()?,
                    used_at: row.read()?,
                })
            },
        )
    }

    /// `true` for exactly one of all who use the link in its time.
    pub fn use_approval_link(
        &mut self,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let used = self.run(
            "UPDATE approval_link SET used_at = $2
             WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
            &[token_hash, &now],
        )?;
        Ok(used == 1)
    }

    /// Forgets links that open nothing any more.
    pub fn purge_approval_links(&mut self, before: Timestamp) -> Result<u64, StoreError> {
        self.run(
            "DELETE FROM approval_link WHERE expires_at <= $1",
            &[&before],
        )
    }

    fn with_votes(&mut self, mut found: Vec<Approval>) -> Result<Vec<Approval>, StoreError> {
        let votes = self.all_of(
            concat!(
                "SELECT approval_id, stage, person_id, cast_by, approves, overrides, at, reason
                FROM approval_vote WHERE approval_id IN ",
                sixteen!(),
                " ORDER BY approval_id, at, person_id"
            ),
            found.iter().map(|approval| approval.id.0),
            vote,
        )?;
        let mut by_approval: HashMap<ApprovalId, Vec<Vote>> = HashMap::new();
        for (approval, vote) in votes {
            by_approval.entry(approval).or_default().push(vote);
        }
        for approval in &mut found {
            approval.votes = by_approval.remove(&approval.id).unwrap_or_default();
        }
        Ok(found)
    }
}

/// Without votes.
fn approval(row: &mut Row<'_>) -> Result<Approval, StoreError> {
    Ok(Approval {
        id: row.read()?,
        meeting: row.read()?,
        series: row.read()?,
        organizer: row.read()?,
        asked_by: row.read()?,
        asked_at: row.read()?,
        span: row.read_span()?,
        why: row.read::<Json<_>>()?.0,
        stages: row.read::<Json<_>>()?.0,
        stage: row.read()?,
        stage_since: row.read()?,
        reminded: row.read()?,
        votes: Vec::new(),
        progress: row.read()?,
        lapses_at: row.read()?,
        decided_at: row.read()?,
        reason: row.read()?,
        version: row.read()?,
    })
}

fn vote(row: &mut Row<'_>) -> Result<(ApprovalId, Vote), StoreError> {
    let approval = row.read()?;
    let stage = row.read()?;
    let person = row.read()?;
    let cast_by = row.read()?;
    let verdict = if row.read()? {
        Verdict::Approve
    } else {
        Verdict::Decline
    };
    Ok((
        approval,
        Vote {
            stage,
            person,
            cast_by,
            verdict,
            overrides: row.read()?,
            at: row.read()?,
            reason: row.read()?,
        },
    ))
}
