//! A file that belongs to a meeting, and who may read it.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Agenda;
use crate::access::Caller;
use crate::attendance::words;
use crate::id::{AttachmentId, MeetingId, PersonId};
use crate::meeting::Meeting;
use crate::place::Places;

words! {
    /// Who may read it.
    AttachmentAccess {
        /// Who takes part, and whoever runs the meeting.
        Participants = "participants",
        /// Only who runs the meeting or keeps its minutes.
        Leaders = "leaders",
        /// Everybody who may know what the meeting is about.
        Everybody = "everybody",
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attachment {
    pub id: AttachmentId,
    pub meeting: MeetingId,
    pub name: Arc<str>,
    /// What its first bytes look like, whatever its name says.
    pub media_type: Arc<str>,
    pub bytes: i64,
    /// SHA-256 of its content, under which that is kept.
    pub hash: [u8; 32],
    pub access: AttachmentAccess,
    pub added_by: Option<PersonId>,
    pub added_at: Timestamp,
    pub version: i64,
}

impl Attachment {
    pub fn may_read(
        &self,
        agenda: &Agenda,
        meeting: &Meeting,
        caller: &Caller,
        places: &Places,
    ) -> bool {
        if !meeting.may_see(caller, places) {
            return false;
        }
        let leads = agenda.may_write(meeting, caller, places);
        match self.access {
            AttachmentAccess::Everybody => true,
            AttachmentAccess::Participants => leads || meeting.involves(caller),
            AttachmentAccess::Leaders => leads,
        }
    }
}

/// What content looks like by its first bytes. Only named to people: it is never shown in place.
pub fn sniff(head: &[u8]) -> &'static str {
    const KNOWN: &[(&[u8], &str)] = &[
        (b"%PDF-", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"PK\x03\x04", "application/zip"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "application/x-ole-storage",
        ),
        (b"\x1f\x8b", "application/gzip"),
        (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    ];
    let known = KNOWN.iter().find(|(start, _)| head.starts_with(start));
    let is_text = || {
        let text = match std::str::from_utf8(head) {
            Ok(text) => text,
            // The head may end within a letter.
            Err(error) if error.error_len().is_none() => "",
            Err(_) => return false,
        };
        !text.chars().any(|c| c.is_control() && !c.is_whitespace())
    };
    match known {
        Some((_, media_type)) => media_type,
        None if !head.contains(&0) && is_text() => "text/plain",
        None => "application/octet-stream",
    }
}
