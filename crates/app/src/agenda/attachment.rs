//! Files of meetings: taken in piece by piece, kept under the hash of what is in them, and given out
//! to whoever may read them. What nobody names any more is cleared away after a day.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use domain::access::Permission;
use domain::agenda::{Attachment, AttachmentAccess, sniff};
use domain::event::{Fact, Fate};
use domain::id::{AttachmentId, MeetingId, PersonId};
use jiff::Timestamp;
use store::{Arrived, Tx, Upload};

use crate::{Answer, App, Error, Noun, Once, Problem, Refusal, Who, text};

/// Files one meeting may have.
const ATTACHMENTS_MOST: usize = 100;
/// Bytes one file may have where nobody said.
const BYTES_MOST: u64 = 50 * 1024 * 1024;
/// How long a content is kept that nobody names: longer than a backup or an upload takes.
const ORPHAN_KEPT: Duration = Duration::from_secs(24 * 3600);
/// Orphans are looked for this often.
const ORPHAN_SECONDS: i64 = 3600;

/// A file with what a reader needs to show it.
#[derive(Clone, Debug)]
pub struct AttachmentDetail {
    pub attachment: Attachment,
    pub added_by: Option<(PersonId, Arc<str>)>,
    /// Whether the reader may take it away or let others read it.
    pub may_change: bool,
}

/// A content on its way in; dropped before its end, it leaves nothing.
pub struct Incoming {
    upload: Upload,
    most: u64,
}

impl Incoming {
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let most = self.most;
        if self.upload.bytes().saturating_add(bytes.len() as u64) > most {
            return Err(Error::refused(Refusal::FileTooLarge { most }));
        }
        self.upload.write(bytes).map_err(|error| unkept(&error))
    }
}

impl App {
    /// How large one file may be.
    pub fn file_bytes_most(&self) -> u64 {
        let set = self.files.get();
        set.and_then(|set| set.bytes_most).unwrap_or(BYTES_MOST)
    }

    /// Whoever may add a file begins here. Asked before a byte is read.
    pub fn begin_attachment(&self, who: &Who, id: MeetingId) -> Result<Incoming, Error> {
        self.store.read(|tx| {
            let scene = self.scene(tx, who, id)?;
            may_add(scene.leads || scene.meeting.involves(&who.caller))?;
            match tx.attachments_of(id, None, ATTACHMENTS_MOST)?.len() {
                ATTACHMENTS_MOST => {
                    let most = ATTACHMENTS_MOST;
                    Err(Error::invalid("attachments", Problem::TooMany { most }))
                }
                _ => Ok(()),
            }
        })?;
        self.take_in(self.file_bytes_most())
    }

    /// Begins to take in a content of so many bytes at most.
    pub(crate) fn take_in(&self, most: u64) -> Result<Incoming, Error> {
        let upload = self.store.files().begin();
        let upload = upload.map_err(|error| unkept(&error))?;
        Ok(Incoming { upload, most })
    }

    /// A content for reading; `None` when it is missing, which is logged.
    pub(crate) fn open_content(&self, hash: &[u8; 32]) -> Result<Option<File>, Error> {
        match self.store.files().open(hash) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                tracing::error!(?hash, "a file is missing");
                Ok(None)
            }
            Err(error) => Err(broken(&error)),
        }
    }

    /// The first bytes of a content, which ought to be there.
    pub(crate) fn read_content(&self, hash: &[u8; 32], most: u64) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        if let Some(file) = self.open_content(hash)? {
            let read = file.take(most).read_to_end(&mut bytes);
            read.map_err(|error| broken(&error))?;
        }
        Ok(bytes)
    }

    /// A backup that began before still finds the content: it stays for a day from now on.
    pub(crate) fn keep_for_backups(&self, hash: &[u8; 32], now: Timestamp) {
        self.store.files().touch(hash, system_time(now)).ok();
    }

    /// The content has reached the disk; only the name is missing.
    pub fn keep_content(&self, incoming: Incoming) -> Result<Arrived, Error> {
        let kept = self.store.files().keep(incoming.upload);
        kept.map_err(|error| unkept(&error))
    }

    pub fn add_attachment(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        name: &str,
        access: AttachmentAccess,
        content: Arrived,
        once: Option<Once<AttachmentDetail>>,
    ) -> Result<Answer<AttachmentDetail>, Error> {
        let name: Arc<str> = file_name(name)?.into();
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let scene = app.scene(tx, &actor, id)?;
            may_add(scene.leads || scene.meeting.involves(&actor.caller))?;
            let attachment = Attachment {
                id: app.ids(now).attachment(),
                meeting: id,
                name: name.clone(),
                media_type: sniff(&content.head).into(),
                bytes: i64::try_from(content.bytes).unwrap_or(i64::MAX),
                hash: content.hash,
                access,
                added_by: scene.who.caller.person(),
                added_at: now,
                version: 1,
            };
            tx.insert_attachment(&attachment)?;
            let fact = Fact::of_attachment(&attachment, &scene.meeting, Fate::Saved);
            app.log(tx, &scene.who, now, fact)?;
            app.attachment_detail(tx, &actor, scene.leads, attachment)
        };
        self.once(who, once, act, |error| error)
    }

    /// Those of a meeting that the caller may read.
    pub fn attachments(&self, who: &Who, id: MeetingId) -> Result<Vec<AttachmentDetail>, Error> {
        let places = self.places();
        self.store.read(|tx| {
            let scene = self.scene(tx, who, id)?;
            let all = tx.attachments_of(id, None, ATTACHMENTS_MOST)?;
            let mut seen = Vec::new();
            for one in all {
                if one.may_read(&scene.agenda, &scene.meeting, &who.caller, &places) {
                    seen.push(self.attachment_detail(tx, who, scene.leads, one)?);
                }
            }
            Ok(seen)
        })
    }

    /// The content of a file, for whoever may read it.
    pub fn open_attachment(
        &self,
        who: &Who,
        id: AttachmentId,
    ) -> Result<(Attachment, File), Error> {
        let (attachment, _) = self.store.read(|tx| self.known_attachment(tx, who, id))?;
        let file = self.open_content(&attachment.hash)?;
        Ok((attachment, file.ok_or(Error::NotFound(Noun::Attachment))?))
    }

    /// Another name, or other readers.
    pub fn change_attachment(
        self: &Arc<Self>,
        who: &Who,
        id: AttachmentId,
        name: Option<String>,
        access: Option<AttachmentAccess>,
        version: Option<i64>,
    ) -> Result<AttachmentDetail, Error> {
        let name = name.map(|name| file_name(&name)).transpose()?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let (before, scene) = app.known_attachment(tx, &who, id)?;
            may_add(scene.leads || before.added_by == who.caller.acts_as())?;
            let stale = || Error::Stale {
                version: before.version,
            };
            if version.is_some_and(|version| version != before.version) {
                return Err(stale());
            }
            let name = name.as_deref();
            let after = Attachment {
                name: name.map_or_else(|| before.name.clone(), Into::into),
                access: access.unwrap_or(before.access),
                version: before.version + 1,
                ..before.clone()
            };
            if !tx.update_attachment(&after, before.version)? {
                return Err(stale());
            }
            let fact = Fact::of_attachment(&after, &scene.meeting, Fate::Saved);
            app.log(tx, &scene.who, now, fact)?;
            app.attachment_detail(tx, &who, scene.leads, after)
        })
    }

    pub fn remove_attachment(self: &Arc<Self>, who: &Who, id: AttachmentId) -> Result<(), Error> {
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let (attachment, scene) = app.known_attachment(tx, &who, id)?;
            may_add(scene.leads || attachment.added_by == who.caller.acts_as())?;
            app.keep_for_backups(&attachment.hash, now);
            tx.delete_attachment(id)?;
            let fact = Fact::of_attachment(&attachment, &scene.meeting, Fate::Deleted);
            app.log(tx, &scene.who, now, fact)
        })
    }

    /// Clears away contents that nobody names. Says how many.
    pub(crate) fn sweep_files(&self) -> Result<usize, Error> {
        let now = self.now();
        {
            let mut swept = crate::lock(&self.files_swept);
            let is_early = swept.is_some_and(|at: Timestamp| {
                now.duration_since(at).as_secs() < ORPHAN_SECONDS && at <= now
            });
            if is_early {
                return Ok(0);
            }
            *swept = Some(now);
        }
        let files = self.store.files();
        let Some(then) = system_time(now).checked_sub(ORPHAN_KEPT) else {
            return Ok(0);
        };
        files.clear_incoming(then).map_err(|error| broken(&error))?;
        let old = files.older_than(then).map_err(|error| broken(&error))?;
        let mut removed = 0;
        for hash in old {
            let is_used = self
                .store
                .read(|tx| tx.is_file_used(&hash).map_err(Error::from))?;
            // An upload of the same content that comes in between puts a new file in its place
            // first; that one is young.
            let is_old = || files.older_than(then).is_ok_and(|old| old.contains(&hash));
            if !is_used && is_old() {
                files.remove(&hash).map_err(|error| broken(&error))?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    fn known_attachment(
        &self,
        tx: &mut Tx,
        who: &Who,
        id: AttachmentId,
    ) -> Result<(Attachment, super::Scene), Error> {
        let gone = || Error::NotFound(Noun::Attachment);
        let attachment = tx.attachment(id)?.ok_or_else(gone)?;
        let scene = match self.scene(tx, who, attachment.meeting) {
            Err(Error::NotFound(_) | Error::Denied(_)) => return Err(gone()),
            scene => scene?,
        };
        let places = self.places();
        match attachment.may_read(&scene.agenda, &scene.meeting, &who.caller, &places) {
            true => Ok((attachment, scene)),
            false => Err(gone()),
        }
    }

    fn attachment_detail(
        &self,
        tx: &mut Tx,
        who: &Who,
        leads: bool,
        attachment: Attachment,
    ) -> Result<AttachmentDetail, Error> {
        let names = self.names(tx, attachment.added_by)?;
        let by = attachment.added_by;
        Ok(AttachmentDetail {
            added_by: by.map(|by| (by, names.get(&by).cloned().unwrap_or_default())),
            may_change: leads || (by.is_some() && by == who.caller.acts_as()),
            attachment,
        })
    }
}

fn may_add(may: bool) -> Result<(), Error> {
    match may {
        true => Ok(()),
        false => Err(Error::Denied(Permission::MeetingManage)),
    }
}

/// What a file may be called: no path, and nothing that a file system takes for something else.
pub(crate) fn file_name(name: &str) -> Result<String, Error> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = text::name("name", last, text::NAME_MOST)?;
    match name.trim_matches('.').is_empty() {
        true => Err(Error::invalid("name", Problem::Empty)),
        false => Ok(name),
    }
}

fn system_time(at: Timestamp) -> SystemTime {
    let seconds = u64::try_from(at.as_second()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// A content could not be written: nothing of it is kept.
fn unkept(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::StorageFull
        | io::ErrorKind::QuotaExceeded
        // More than this process may write into one file.
        | io::ErrorKind::FileTooLarge => {
            tracing::error!(%error, "the disk for files is full");
            Error::refused(Refusal::StorageFull)
        }
        io::ErrorKind::PermissionDenied
        | io::ErrorKind::ReadOnlyFilesystem
        | io::ErrorKind::NotADirectory
        | io::ErrorKind::AlreadyExists
        | io::ErrorKind::NotFound => {
            tracing::error!(%error, "the folder for files cannot be written");
            Error::refused(Refusal::StorageClosed)
        }
        _ => broken(error),
    }
}

pub(crate) fn broken(error: &io::Error) -> Error {
    Error::Broken(store::StoreError::Driver {
        code: "files".into(),
        text: error.to_string(),
    })
}
