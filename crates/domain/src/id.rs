//! Identifiers: one UUIDv7 newtype per kind, so that a room is never passed where a meeting is
//! meant. UUIDv7 sorts by creation time, which keeps new rows at one end of every index.

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use uuid::Uuid;

/// Reads an identifier from a text, and says of others that they are none.
struct Text;

impl Visitor<'_> for Text {
    type Value = Uuid;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an id")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Uuid, E> {
        Uuid::try_parse(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                reader.deserialize_str(Text).map($name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map($name)
            }
        }
    )*};
}

ids! {
    /// An API key: a bearer token of a machine.
    ApiKeyId,
    /// What somebody is to do after a meeting.
    ActionItemId,
    /// One thing to talk about.
    AgendaItemId,
    /// A file that belongs to a meeting.
    AttachmentId,
    /// A working calendar.
    CalendarId,
    /// A place is closed for a while.
    ClosureId,
    /// A request walking through the steps of a flow.
    ApprovalId,
    /// Somebody was there.
    AttendanceId,
    /// How panels and boards within a place look.
    DecorId,
    /// Leave to act for somebody.
    DelegationId,
    /// A way of deciding on requests.
    FlowId,
    /// A role given to somebody within a scope.
    GrantId,
    /// A named set of people.
    GroupId,
    /// A meeting that somebody would hand to another.
    HandOverId,
    /// One room kept for one meeting.
    HoldId,
    /// Durable work to do at or after a time.
    JobId,
    /// One date of what people come together for.
    MeetingId,
    /// One attempt to reach somebody by one channel.
    DeliveryId,
    /// What somebody is told.
    NoticeId,
    /// A kind of meeting that rules tell apart.
    MeetingTypeId,
    /// Somebody booked and nobody came.
    NoShowId,
    /// A company or department.
    OrgUnitId,
    /// A screen beside a door, or at the end of a floor.
    PanelId,
    /// Somebody who can sign in.
    PersonId,
    /// A picture for panels and boards.
    PictureId,
    /// A node of the tree of places; a room is one too.
    PlaceId,
    /// What a sensor said once.
    ReadingId,
    /// A role that administrators made.
    RoleId,
    /// A recurring meeting.
    SeriesId,
    /// A signed-in browser or program.
    SessionId,
    /// An exchange of rooms that somebody proposed.
    SwapOfferId,
    /// A wish that waits for a room.
    WaitingId,
}
