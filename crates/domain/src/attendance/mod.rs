//! Attendance: who was there, how that is known, and what becomes of a meeting to which nobody
//! comes. The rules are told in `rule`, the steps towards a release in `release`.

mod release;
mod response;
mod rule;
mod streak;

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use release::{Evidence, Step, Watch, due, release_at, undo_until};
pub use response::{Responded, Response, may_respond, responses};
pub use rule::{CheckInRule, Profile, Then, When};
pub use streak::{Streak, streak};

use crate::id::{AttendanceId, MeetingId, PersonId};
use crate::meeting::{Meeting, Party, State};

/// Minutes after the start from which somebody who comes is late.
pub const LATE_MINUTES: i64 = 5;
/// Seconds within which two people who check in on one device are looked at twice.
pub const SAME_DEVICE_SECONDS: i64 = 60;

/// One word per case, the same in the database, in the log and on the wire.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident = $word:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$case_doc])* #[serde(rename = $word)] $case,)*
        }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$case),*];

            pub fn as_str(self) -> &'static str {
                match self { $($name::$case => $word),* }
            }

            pub fn parse(text: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|word| word.as_str() == text)
            }
        }
    )*};
}
pub(crate) use words;

words! {
    /// How somebody checked in.
    Method {
        /// The button in the web app.
        Button = "button",
        /// The link in a mail.
        Link = "link",
        /// The changing code shown in the room.
        Code = "code",
        /// A code printed on the wall of the room.
        PrintedCode = "printedCode",
        /// Login and password at the panel of the room.
        Password = "password",
        /// A card held against the reader at the door.
        Card = "card",
        /// Somebody at the front desk noted it.
        FrontDesk = "frontDesk",
        /// Another person of the meeting noted it.
        Other = "other",
    }

    /// Why it may be that somebody checked in for somebody else.
    Proxy {
        /// Another person of the meeting did it.
        ByOther = "byOther",
        /// Another person had checked in on the same device just before.
        SameDevice = "sameDevice",
    }

    /// How somebody stands to a meeting.
    Mark {
        /// May still come.
        Expected = "expected",
        OnTime = "onTime",
        Late = "late",
        /// The meeting is over and they did not come.
        Absent = "absent",
    }
}

/// One person is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attendance {
    pub id: AttendanceId,
    pub meeting: MeetingId,
    pub party: Party,
    pub at: Timestamp,
    pub method: Method,
    /// Who noted it, when it was not the person.
    pub by: Option<PersonId>,
    /// What it was done on, as far as that is known.
    pub device: Option<Arc<str>>,
    pub proxy: Option<Proxy>,
}

/// One line of the sheet of a meeting.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetLine {
    pub party: Party,
    pub mark: Mark,
    pub required: bool,
    /// Came without being invited.
    pub walk_in: bool,
    pub attendance: Option<Attendance>,
}

/// Everybody who was to come, in the order of the invitation, then those who came unasked.
pub fn sheet(meeting: &Meeting, came: &[Attendance], now: Timestamp) -> Vec<SheetLine> {
    let line = |party: Party, required: bool, walk_in: bool| {
        let attendance = came.iter().find(|one| one.party == party).cloned();
        SheetLine {
            mark: mark(meeting, attendance.as_ref(), now),
            party,
            required,
            walk_in,
            attendance,
        }
    };
    let mut invited: Vec<(Party, bool)> = Vec::new();
    let runs = [meeting.topic.organizer, meeting.topic.host];
    let runs = runs.map(|person| (Party::Person(person), true));
    let asked = meeting
        .topic
        .attendees
        .iter()
        .map(|attendee| (attendee.party.clone(), attendee.required));
    for (party, required) in runs.into_iter().chain(asked) {
        if !invited.iter().any(|(known, _)| *known == party) {
            invited.push((party, required));
        }
    }
    let unasked = came
        .iter()
        .filter(|one| !invited.iter().any(|(party, _)| *party == one.party))
        .map(|one| line(one.party.clone(), false, true));
    let unasked: Vec<_> = unasked.collect();
    let expected = invited
        .into_iter()
        .map(|(party, required)| line(party, required, false));
    expected.chain(unasked).collect()
}

fn mark(meeting: &Meeting, attendance: Option<&Attendance>, now: Timestamp) -> Mark {
    let late_from = later(meeting.span.from(), LATE_MINUTES);
    match attendance {
        Some(attendance) if attendance.at >= late_from => Mark::Late,
        Some(_) => Mark::OnTime,
        None if meeting.state_at(now) == State::Ended => Mark::Absent,
        None => Mark::Expected,
    }
}

fn later(at: Timestamp, minutes: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_mins(minutes))
        .unwrap_or(at)
}
