//! Notices: how far the log was read for them, what waits to be said, what was said last, what
//! people were told, and their wishes.

mod delivery;

use domain::id::{MeetingId, NoticeId, PersonId};
use domain::meeting::Happened;
use domain::notice::{Asks, Digest, Kind, Settings, Thread, Told};
use domain::person::Language;
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

pub use delivery::{Attempt, Delivery, DeliveryFilter, DeliveryLine};

use crate::error::StoreError;
use crate::event::Position;
use crate::row::Row;
use crate::tx::{Tx, sixteen};
use crate::value::Json;

/// A meeting or series of which something may have to be said.
#[derive(Clone, PartialEq, Debug)]
pub struct NoticeDue {
    pub thread: Thread,
    /// When the first change since the last word was seen.
    pub first_at: Timestamp,
    pub due_at: Timestamp,
    pub happened: Vec<(MeetingId, Happened)>,
    /// Who did all of it; `None` when it was more than one, or the clock.
    pub actor: Option<PersonId>,
}

/// What somebody is told. The words are made of the body when it is read.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    pub id: NoticeId,
    pub body: Uuid,
    pub person: Option<PersonId>,
    /// A guest's address.
    pub email: Option<String>,
    pub kind: Kind,
    pub asks: Option<Asks>,
    pub language: Language,
    pub meeting: Option<MeetingId>,
    pub created_at: Timestamp,
    pub in_inbox: bool,
    pub read_at: Option<Timestamp>,
}

/// A deployment's own words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Template {
    pub kind: Kind,
    pub language: Language,
    pub subject: String,
    pub body: String,
    pub version: i64,
}

macro_rules! notice_columns {
    () => {
        "notice.id, body_id, person_id, email, kind, asks, language, meeting_id, created_at, \
         in_inbox, read_at"
    };
}

impl Tx {
    /// `None` where nothing was read yet: then all of the log is new.
    pub fn notice_position(&mut self) -> Result<Option<Position>, StoreError> {
        self.first(
            "SELECT tx, seq FROM notice_reader WHERE id = 1",
            &[],
            |row| {
                Ok(Position {
                    tx: row.read()?,
                    seq: row.read()?,
                })
            },
        )
    }

    pub fn save_notice_position(&mut self, position: Position) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO notice_reader (id, tx, seq) VALUES (1, $1, $2)
             ON CONFLICT (id) DO UPDATE SET tx = $1, seq = $2",
            &[&position.tx, &position.seq],
        )?;
        Ok(())
    }

    pub fn notice_due_of(&mut self, thread: Thread) -> Result<Option<NoticeDue>, StoreError> {
        self.first(
            "SELECT thread_id, thread, first_at, due_at, happened, actor_id FROM notice_due
             WHERE thread_id = $1",
            &[&thread.id()],
            due,
        )
    }

    /// What has been quiet for long enough, oldest first.
    pub fn notices_due(
        &mut self,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<NoticeDue>, StoreError> {
        self.all(
            "SELECT thread_id, thread, first_at, due_at, happened, actor_id FROM notice_due
             WHERE due_at <= $1 ORDER BY due_at, thread_id LIMIT $2",
            &[&now, &limit],
            due,
        )
    }

    pub fn save_notice_due(&mut self, due: &NoticeDue) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO notice_due (thread_id, thread, first_at, due_at, happened, actor_id)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (thread_id) DO UPDATE
             SET due_at = $4, happened = $5, actor_id = $6",
            &[
                &due.thread.id(),
                &Json(&due.thread),
                &due.first_at,
                &due.due_at,
                &Json(&due.happened),
                &due.actor,
            ],
        )?;
        Ok(())
    }

    /// Takes it off the list; `false` when somebody else has.
    pub fn take_notice_due(&mut self, thread: Thread) -> Result<bool, StoreError> {
        let taken = self.run(
            "DELETE FROM notice_due WHERE thread_id = $1",
            &[&thread.id()],
        )?;
        Ok(taken == 1)
    }

    /// What was said last; nothing at first.
    pub fn notice_told(&mut self, thread: Thread) -> Result<Told, StoreError> {
        let found = self.first(
            "SELECT thread_id, told FROM notice_told WHERE thread_id = $1",
            &[&thread.id()],
            |row| {
                row.read::<Uuid>()?;
                Ok(row.read::<Json<Told>>()?.0)
            },
        )?;
        Ok(found.unwrap_or_default())
    }

    pub fn save_notice_told(
        &mut self,
        thread: Thread,
        told: &Told,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO notice_told (thread_id, told, told_at) VALUES ($1, $2, $3)
             ON CONFLICT (thread_id) DO UPDATE SET told = $2, told_at = $3",
            &[&thread.id(), &Json(told), &at],
        )?;
        Ok(())
    }

    pub fn add_notice_body<T: Serialize + Sync>(
        &mut self,
        id: Uuid,
        content: &T,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO notice_body (id, content) VALUES ($1, $2)",
            &[&id, &Json(content)],
        )?;
        Ok(())
    }

    pub fn notice_bodies<T: DeserializeOwned>(
        &mut self,
        ids: &[Uuid],
    ) -> Result<Vec<(Uuid, T)>, StoreError> {
        self.all_of(
            concat!(
                "SELECT id, content FROM notice_body WHERE id IN ",
                sixteen!()
            ),
            ids.iter().copied(),
            |row| Ok((row.read()?, row.read::<Json<T>>()?.0)),
        )
    }

    /// `false` when what `dedup` names was said before.
    pub fn add_notice(&mut self, notice: &Notice, dedup: Option<&str>) -> Result<bool, StoreError> {
        let added = self.run(
            "INSERT INTO notice (id, body_id, person_id, email, kind, asks, language, meeting_id,
                created_at, in_inbox, read_at, dedup)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING",
            &[
                &notice.id,
                &notice.body,
                &notice.person,
                &notice.email,
                &notice.kind,
                &notice.asks,
                &notice.language,
                &notice.meeting,
                &notice.created_at,
                &notice.in_inbox,
                &notice.read_at,
                &dedup,
            ],
        )?;
        Ok(added == 1)
    }

    /// Whether what `dedup` names was said.
    pub fn was_said(&mut self, dedup: &str) -> Result<bool, StoreError> {
        let found = self.first("SELECT id FROM notice WHERE dedup = $1", &[&dedup], |row| {
            row.read::<NoticeId>()
        })?;
        Ok(found.is_some())
    }

    /// Takes what `dedup` names out of the inbox, and from what still waits to be sent.
    pub fn take_back_notice(&mut self, dedup: &str, at: Timestamp) -> Result<(), StoreError> {
        self.run(
            "UPDATE notice SET in_inbox = FALSE WHERE dedup = $1",
            &[&dedup],
        )?;
        self.run(
            "UPDATE delivery SET expires_at = $2 WHERE state = 'queued'
             AND notice_id IN (SELECT id FROM notice WHERE dedup = $1)",
            &[&dedup, &at],
        )?;
        Ok(())
    }

    pub fn notice(&mut self, id: NoticeId) -> Result<Option<Notice>, StoreError> {
        self.first(
            concat!("SELECT ", notice_columns!(), " FROM notice WHERE id = $1"),
            &[&id],
            notice,
        )
    }

    /// What a person finds in the inbox, newest first, older than the given one.
    pub fn inbox(
        &mut self,
        person: PersonId,
        before: Option<NoticeId>,
        limit: usize,
    ) -> Result<Vec<Notice>, StoreError> {
        let before = before.unwrap_or(NoticeId(Uuid::max()));
        self.all(
            concat!(
                "SELECT ",
                notice_columns!(),
                " FROM notice WHERE person_id = $1 AND in_inbox AND id < $2
                ORDER BY id DESC LIMIT $3"
            ),
            &[&person, &before, &limit],
            notice,
        )
    }

    pub fn unread_count(&mut self, person: PersonId) -> Result<u64, StoreError> {
        let count = self.first(
            "SELECT COUNT(*) FROM notice WHERE person_id = $1 AND in_inbox AND read_at IS NULL",
            &[&person],
            |row| row.read::<u64>(),
        )?;
        Ok(count.unwrap_or(0))
    }

    /// `false` when it was read before or is not in this person's inbox.
    pub fn mark_read(
        &mut self,
        person: PersonId,
        id: NoticeId,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let marked = self.run(
            "UPDATE notice SET read_at = $3
             WHERE id = $2 AND person_id = $1 AND in_inbox AND read_at IS NULL",
            &[&person, &id, &at],
        )?;
        Ok(marked == 1)
    }

    /// Everything up to and including the given one; says how many were unread.
    pub fn mark_all_read(
        &mut self,
        person: PersonId,
        up_to: NoticeId,
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        self.run(
            "UPDATE notice SET read_at = $3
             WHERE person_id = $1 AND id <= $2 AND in_inbox AND read_at IS NULL",
            &[&person, &up_to, &at],
        )
    }

    /// A person's wishes with their version; `None` when nothing was wished yet.
    pub fn notice_settings(
        &mut self,
        person: PersonId,
    ) -> Result<Option<(Settings, i64)>, StoreError> {
        self.first(
            "SELECT person_id, settings, version FROM notice_settings WHERE person_id = $1",
            &[&person],
            |row| {
                row.read::<PersonId>()?;
                Ok((row.read::<Json<Settings>>()?.0, row.read()?))
            },
        )
    }

    /// The wishes of those of the people who have any.
    pub fn notice_settings_of(
        &mut self,
        people: &[PersonId],
    ) -> Result<Vec<(PersonId, Settings)>, StoreError> {
        self.all_of(
            concat!(
                "SELECT person_id, settings FROM notice_settings WHERE person_id IN ",
                sixteen!()
            ),
            people.iter().map(|person| person.0),
            |row| Ok((row.read()?, row.read::<Json<Settings>>()?.0)),
        )
    }

    /// People who want overviews, with their wishes, after the given one.
    pub fn digest_readers_after(
        &mut self,
        after: Option<PersonId>,
        limit: usize,
    ) -> Result<Vec<(PersonId, Settings)>, StoreError> {
        let after = after.unwrap_or(PersonId(Uuid::nil()));
        self.all(
            "SELECT person_id, settings FROM notice_settings WHERE digest AND person_id > $1
             ORDER BY person_id LIMIT $2",
            &[&after, &limit],
            |row| Ok((row.read()?, row.read::<Json<Settings>>()?.0)),
        )
    }

    /// How many minutes before the start, and before the end, somebody wants to be reminded.
    pub fn remind_minutes_in_use(&mut self) -> Result<(Vec<u32>, Vec<u32>), StoreError> {
        let before = self.all(
            "SELECT DISTINCT remind_minutes FROM notice_settings ORDER BY remind_minutes",
            &[],
            |row| row.read(),
        )?;
        let end = self.all(
            "SELECT DISTINCT remind_end_minutes FROM notice_settings ORDER BY remind_end_minutes",
            &[],
            |row| row.read(),
        )?;
        Ok((before, end))
    }

    pub fn save_notice_settings(
        &mut self,
        person: PersonId,
        settings: &Settings,
        version: i64,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO notice_settings (person_id, settings, remind_minutes,
                remind_end_minutes, digest, version)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (person_id) DO UPDATE SET settings = $2, remind_minutes = $3,
                remind_end_minutes = $4, digest = $5, version = $6",
            &[
                &person,
                &Json(settings),
                &settings.remind_minutes,
                &settings.remind_end_minutes,
                &(settings.digest != Digest::Never),
                &version,
            ],
        )?;
        Ok(())
    }

    /// All words of the deployment's own; there are at most as many as kinds and languages.
    pub fn notice_templates(&mut self) -> Result<Vec<Template>, StoreError> {
        self.all(
            "SELECT kind, language, subject, body, version FROM notice_template
             ORDER BY kind, language",
            &[],
            template,
        )
    }

    pub fn notice_template(
        &mut self,
        kind: Kind,
        language: Language,
    ) -> Result<Option<Template>, StoreError> {
        self.first(
            "SELECT kind, language, subject, body, version FROM notice_template
             WHERE kind = $1 AND language = $2",
            &[&kind, &language],
            template,
        )
    }

    pub fn save_notice_template(&mut self, template: &Template) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO notice_template (kind, language, subject, body, version)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (kind, language) DO UPDATE SET subject = $3, body = $4, version = $5",
            &[
                &template.kind,
                &template.language,
                &template.subject,
                &template.body,
                &template.version,
            ],
        )?;
        Ok(())
    }

    /// `false` when there were no own words.
    pub fn drop_notice_template(
        &mut self,
        kind: Kind,
        language: Language,
    ) -> Result<bool, StoreError> {
        let dropped = self.run(
            "DELETE FROM notice_template WHERE kind = $1 AND language = $2",
            &[&kind, &language],
        )?;
        Ok(dropped == 1)
    }

    /// Forgets what was said before `before`: notices with their deliveries, and what nobody refers
    /// to any more. Says how many notices went.
    pub fn purge_notices(&mut self, before: NoticeId, told: Timestamp) -> Result<u64, StoreError> {
        self.run(
            "DELETE FROM delivery WHERE notice_id < $1 AND state <> 'queued'",
            &[&before],
        )?;
        let gone = self.run(
            "DELETE FROM notice WHERE id < $1 AND NOT EXISTS (
                SELECT 1 FROM delivery WHERE notice_id = notice.id
             )",
            &[&before],
        )?;
        if gone > 0 {
            self.run(
                "DELETE FROM notice_body WHERE NOT EXISTS (
                    SELECT 1 FROM notice WHERE body_id = notice_body.id
                 )",
                &[],
            )?;
            self.run("DELETE FROM notice_told WHERE told_at < $1", &[&told])?;
        }
        Ok(gone)
    }
}

fn due(row: &mut Row<'_>) -> Result<NoticeDue, StoreError> {
    row.read::<Uuid>()?;
    Ok(NoticeDue {
        thread: row.read::<Json<_>>()?.0,
        first_at: row.read()?,
        due_at: row.read()?,
        happened: row.read::<Json<_>>()?.0,
        actor: row.read()?,
    })
}

fn notice(row: &mut Row<'_>) -> Result<Notice, StoreError> {
    Ok(Notice {
        id: row.read()?,
        body: row.read()?,
        person: row.read()?,
        email: row.read()?,
        kind: row.read()?,
        asks: row.read()?,
        language: row.read()?,
        meeting: row.read()?,
        created_at: row.read()?,
        in_inbox: row.read()?,
        read_at: row.read()?,
    })
}

fn template(row: &mut Row<'_>) -> Result<Template, StoreError> {
    Ok(Template {
        kind: row.read()?,
        language: row.read()?,
        subject: row.read()?,
        body: row.read()?,
        version: row.read()?,
    })
}
