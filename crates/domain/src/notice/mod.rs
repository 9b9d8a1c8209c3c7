//! Notices: what people are told, by which way, and when. What a meeting's people have to hear
//! follows from what they were told before and what is true now (`picture`), so that nothing is
//! said twice and several quick changes become one message.

mod picture;
mod settings;

use serde::{Deserialize, Serialize};

pub use picture::{Asks, Letter, Look, Part, Picture, Told, Which, of_meeting, of_series, tell};
pub use settings::{Digest, Quiet, Settings};

use crate::id::{MeetingId, PersonId, SeriesId};
use crate::meeting::{Happened, Meeting, ReleaseReason, State};

/// What a notice is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// To whom a meeting belongs: it is in the book.
    Booked,
    Invited,
    Changed,
    Cancelled,
    /// Somebody else runs it from now on.
    HandedOver,
    /// It takes place, without the reader.
    Removed,
    /// To those who decide.
    ApprovalWanted,
    Approved,
    Declined,
    /// A change was: the meeting stays as it was.
    ChangeDeclined,
    Released,
    /// To who runs the meeting: the time to check in has begun.
    CheckInAsked,
    /// Nobody has checked in, and soon the rooms are given away.
    ReleaseWarned,
    /// A meeting to which nobody came counts against who booked it.
    NoShow,
    /// So many of them: no booking for a while.
    Barred,
    NoShowPardoned,
    NoShowUpheld,
    /// One more date to which nobody comes, and the series ends.
    SeriesWarned,
    SeriesStopped,
    /// Somebody would exchange rooms.
    SwapProposed,
    /// To who proposed it: the rooms are exchanged.
    SwapAccepted,
    SwapDeclined,
    /// Somebody would hand them a meeting.
    HandOverProposed,
    /// To who offered it: it stays with who has it.
    HandOverDeclined,
    /// The next in the room are waiting.
    Knocked,
    /// Some minutes before the start.
    ReminderBefore,
    ReminderStart,
    /// Before the end, to those who run it.
    ReminderEnd,
    Digest,
    /// Something is theirs to do.
    ActionGiven,
    /// What is theirs to do is due, or was.
    ActionDue,
    /// Minutes are to be confirmed.
    MinutesSent,
    /// To whoever sent them: somebody objects.
    MinutesObjected,
    MinutesConfirmed,
    /// To who looks after a panel: it has not been heard of.
    PanelOffline,
    /// Somebody at the door says what is broken.
    PanelFault,
    /// To who runs a meeting: who comes and who does not.
    Replied,
    /// To who may pardon it: somebody says that a missed meeting should not count.
    Appealed,
    /// To who booked: the room closes, and the meeting has to go elsewhere.
    RoomCloses,
}

impl Kind {
    pub const ALL: [Kind; 39] = [
        Kind::Booked,
        Kind::Invited,
        Kind::Changed,
        Kind::Cancelled,
        Kind::HandedOver,
        Kind::Removed,
        Kind::ApprovalWanted,
        Kind::Approved,
        Kind::Declined,
        Kind::ChangeDeclined,
        Kind::Released,
        Kind::CheckInAsked,
        Kind::ReleaseWarned,
        Kind::NoShow,
        Kind::Barred,
        Kind::NoShowPardoned,
        Kind::NoShowUpheld,
        Kind::SeriesWarned,
        Kind::SeriesStopped,
        Kind::SwapProposed,
        Kind::SwapAccepted,
        Kind::SwapDeclined,
        Kind::HandOverProposed,
        Kind::HandOverDeclined,
        Kind::Knocked,
        Kind::ReminderBefore,
        Kind::ReminderStart,
        Kind::ReminderEnd,
        Kind::Digest,
        Kind::ActionGiven,
        Kind::ActionDue,
        Kind::MinutesSent,
        Kind::MinutesObjected,
        Kind::MinutesConfirmed,
        Kind::PanelOffline,
        Kind::PanelFault,
        Kind::Replied,
        Kind::Appealed,
        Kind::RoomCloses,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Booked => "booked",
            Kind::Invited => "invited",
            Kind::Changed => "changed",
            Kind::Cancelled => "cancelled",
            Kind::HandedOver => "handedOver",
            Kind::Removed => "removed",
            Kind::ApprovalWanted => "approvalWanted",
            Kind::Approved => "approved",
            Kind::Declined => "declined",
            Kind::ChangeDeclined => "changeDeclined",
            Kind::Released => "released",
            Kind::CheckInAsked => "checkInAsked",
            Kind::ReleaseWarned => "releaseWarned",
            Kind::NoShow => "noShow",
            Kind::Barred => "barred",
            Kind::NoShowPardoned => "noShowPardoned",
            Kind::NoShowUpheld => "noShowUpheld",
            Kind::SeriesWarned => "seriesWarned",
            Kind::SeriesStopped => "seriesStopped",
            Kind::SwapProposed => "swapProposed",
            Kind::SwapAccepted => "swapAccepted",
            Kind::SwapDeclined => "swapDeclined",
            Kind::HandOverProposed => "handOverProposed",
            Kind::HandOverDeclined => "handOverDeclined",
            Kind::Knocked => "knocked",
            Kind::ReminderBefore => "reminderBefore",
            Kind::ReminderStart => "reminderStart",
            Kind::ReminderEnd => "reminderEnd",
            Kind::Digest => "digest",
            Kind::ActionGiven => "actionGiven",
            Kind::ActionDue => "actionDue",
            Kind::MinutesSent => "minutesSent",
            Kind::MinutesObjected => "minutesObjected",
            Kind::MinutesConfirmed => "minutesConfirmed",
            Kind::PanelOffline => "panelOffline",
            Kind::PanelFault => "panelFault",
            Kind::Replied => "replied",
            Kind::Appealed => "appealed",
            Kind::RoomCloses => "roomCloses",
        }
    }

    pub fn parse(text: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Worth nothing when it comes late.
    pub fn is_reminder(self) -> bool {
        matches!(
            self,
            Kind::CheckInAsked
                | Kind::ReleaseWarned
                | Kind::ReminderBefore
                | Kind::ReminderStart
                | Kind::ReminderEnd
        )
    }
}

/// A way to reach somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// In the product itself.
    Inbox,
    Mail,
}

impl Channel {
    pub const ALL: [Channel; 2] = [Channel::Inbox, Channel::Mail];

    pub fn as_str(self) -> &'static str {
        match self {
            Channel::Inbox => "inbox",
            Channel::Mail => "mail",
        }
    }

    pub fn parse(text: &str) -> Option<Channel> {
        Channel::ALL
            .into_iter()
            .find(|channel| channel.as_str() == text)
    }
}

/// Where a delivery by some channel stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryState {
    /// Waits for its time or for the other side.
    Queued,
    Sent,
    /// Given up after trying for days, or because it came to nothing in time.
    Failed,
    /// Refused for good by the other side.
    Bounced,
    /// The channel was not set up.
    Off,
}

impl DeliveryState {
    pub const ALL: [DeliveryState; 5] = [
        DeliveryState::Queued,
        DeliveryState::Sent,
        DeliveryState::Failed,
        DeliveryState::Bounced,
        DeliveryState::Off,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            DeliveryState::Queued => "queued",
            DeliveryState::Sent => "sent",
            DeliveryState::Failed => "failed",
            DeliveryState::Bounced => "bounced",
            DeliveryState::Off => "off",
        }
    }

    pub fn parse(text: &str) -> Option<DeliveryState> {
        DeliveryState::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
    }
}

/// Somebody who is told.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Recipient {
    Person(PersonId),
    /// A guest, by mail address.
    Guest(String),
}

/// What keeps its identity in people's calendars: a single meeting, or a series with its dates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", content = "id")]
pub enum Thread {
    Meeting(MeetingId),
    Series(SeriesId),
}

impl Thread {
    pub fn of(meeting: MeetingId, series: Option<SeriesId>) -> Thread {
        series.map_or(Thread::Meeting(meeting), Thread::Series)
    }

    pub fn id(self) -> uuid::Uuid {
        match self {
            Thread::Meeting(id) => id.0,
            Thread::Series(id) => id.0,
        }
    }
}

/// Something beside the calendar: a question, an answer, a loss.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Aside {
    pub kind: Kind,
    /// The first meeting it is about.
    pub meeting: MeetingId,
    /// How many dates it is about.
    pub count: usize,
}

/// What follows from what happened to the meetings of one thread, as far as it still holds.
pub fn asides(happened: &[(MeetingId, Happened)], meetings: &[Meeting]) -> Vec<Aside> {
    let mut all: Vec<Aside> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (id, what) in happened {
        let Some(meeting) = meetings.iter().find(|meeting| meeting.id == *id) else {
            continue;
        };
        for kind in kinds_of(*what, meeting) {
            if !seen.insert((kind, *id)) {
                continue;
            }
            match all.iter_mut().find(|aside| aside.kind == kind) {
                Some(aside) => aside.count += 1,
                None => all.push(Aside {
                    kind,
                    meeting: *id,
                    count: 1,
                }),
            }
        }
    }
    all
}

fn kinds_of(what: Happened, meeting: &Meeting) -> Vec<Kind> {
    let kind = match (what, meeting.state) {
        (Happened::SwapProposed, state) if state.holds_rooms() => Kind::SwapProposed,
        (Happened::SwapDeclined, state) if state.holds_rooms() => Kind::SwapDeclined,
        // Somebody may have to agree to the other room as well.
        (Happened::Swapped, State::Requested) => {
            return vec![Kind::SwapAccepted, Kind::ApprovalWanted];
        }
        (Happened::Swapped, state) if state.holds_rooms() => Kind::SwapAccepted,
        (Happened::Knocked, state) if state.holds_rooms() => Kind::Knocked,
        (_, State::Requested) => Kind::ApprovalWanted,
        (Happened::Approved, State::Confirmed | State::Running) => Kind::Approved,
        (Happened::Declined, State::Declined) => Kind::Declined,
        (Happened::ChangeDeclined, state) if state.holds_rooms() => Kind::ChangeDeclined,
        // Of a series that ends as a whole its organizer is told by itself.
        (Happened::Released, State::Released) if !is_stopped(meeting) => Kind::Released,
        _ => return Vec::new(),
    };
    vec![kind]
}

fn is_stopped(meeting: &Meeting) -> bool {
    let mut holds = meeting.holds.iter();
    holds.any(|hold| hold.released == Some(ReleaseReason::SeriesStopped))
}
