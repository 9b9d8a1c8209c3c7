//! When a booking has to be agreed to: conditions a place sets, and the reasons that came of them.
//! Whoever decides is told the reasons, in these words.

use jiff::ToSpan;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::id::PlaceId;
use crate::meeting::Topic;
use crate::place::{BookingMode, Places};
use crate::policy::{Ask, IsoWeekday};
use crate::span::Span;

/// Something about a booking that makes it a matter for somebody to decide.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum Condition {
    /// It lasts more than so many minutes.
    LongerThan { minutes: u32 },
    /// More people than that are expected.
    PeopleOver { people: u32 },
    /// Somebody from outside is invited.
    Guests,
    /// It is a date of a series.
    Series,
    /// Some of it lies within these hours.
    During(Hours),
    /// Some of it lies outside these hours.
    Outside(Hours),
}

/// Hours of some days of the week, in the room's local time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Hours {
    /// Empty: every day.
    #[serde(default)]
    pub weekdays: Vec<IsoWeekday>,
    pub from: Time,
    /// 00:00 is midnight at the end of the day.
    pub until: Time,
}

/// Why a booking waits for somebody.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Reason {
    /// The room is booked by request.
    #[serde(rename_all = "camelCase")]
    RoomMode { room_id: PlaceId },
    /// The person may ask for the rooms and not book them.
    ByRequest,
    /// It breaks rules that this person may ask to be let off.
    #[serde(rename_all = "camelCase")]
    OutOfPolicy { rules: Vec<String> },
    /// A condition of a room holds.
    #[serde(rename_all = "camelCase")]
    Condition {
        room_id: PlaceId,
        condition: Condition,
    },
}

/// What conditions look at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Wish {
    pub span: Span,
    pub people: u32,
    pub has_guests: bool,
    pub is_series: bool,
}

impl Wish {
    pub fn of_ask(ask: &Ask) -> Wish {
        Wish {
            span: ask.span,
            people: ask.people.unwrap_or_default(),
            has_guests: ask.has_guests,
            is_series: ask.is_series,
        }
    }

    pub fn of(topic: &Topic, span: Span, is_series: bool) -> Wish {
        Wish {
            span,
            people: topic.head_count(),
            has_guests: topic.has_guests(),
            is_series,
        }
    }
}

/// Why the rooms want the wish agreed to; empty where nobody has to be asked.
pub fn reasons(rooms: &[PlaceId], places: &Places, wish: &Wish) -> Vec<Reason> {
    let mut found = Vec::new();
    for id in rooms {
        let by_request = places
            .room(*id)
            .is_some_and(|room| room.booking_mode == BookingMode::Approval);
        if by_request {
            found.push(Reason::RoomMode { room_id: *id });
        }
        let Some(policy) = places.policy(*id) else {
            continue;
        };
        let conditions = &policy.approval_when.value;
        if conditions.is_empty() {
            continue;
        }
        let zone = places.zone(*id);
        found.extend(
            conditions
                .iter()
                .filter(|condition| condition.holds(wish, &zone))
                .map(|condition| Reason::Condition {
                    room_id: *id,
                    condition: condition.clone(),
                }),
        );
    }
    found
}

impl Condition {
    pub fn holds(&self, wish: &Wish, zone: &TimeZone) -> bool {
        match self {
            Condition::LongerThan { minutes } => wish.span.seconds() > i64::from(*minutes) * 60,
            Condition::PeopleOver { people } => wish.people > *people,
            Condition::Guests => wish.has_guests,
            Condition::Series => wish.is_series,
            Condition::During(hours) => hours.seconds_of(wish.span, zone) > 0,
            Condition::Outside(hours) => hours.seconds_of(wish.span, zone) < wish.span.seconds(),
        }
    }

    /// Whether it could ever hold, or ever not.
    pub fn is_sound(&self) -> bool {
        match self {
            Condition::LongerThan { .. }
            | Condition::PeopleOver { .. }
            | Condition::Guests
            | Condition::Series => true,
            Condition::During(hours) | Condition::Outside(hours) => {
                hours.until == Time::midnight() || hours.from < hours.until
            }
        }
    }
}

impl Hours {
    /// Seconds of the span that lie within.
    fn seconds_of(&self, span: Span, zone: &TimeZone) -> i64 {
        let last = zone.to_datetime(span.until()).date();
        let mut day = zone.to_datetime(span.from()).date();
        let mut seconds = 0;
        while day <= last {
            let Ok(next) = day.checked_add(1.day()) else {
                break;
            };
            let listed =
                self.weekdays.is_empty() || self.weekdays.contains(&IsoWeekday(day.weekday()));
            let end = if self.until == Time::midnight() {
                next.to_datetime(self.until)
            } else {
                day.to_datetime(self.until)
            };
            if listed
                && let Ok(from) = zone.to_timestamp(day.to_datetime(self.from))
                && let Ok(until) = zone.to_timestamp(end)
                && let Some(part) = Span::new(from.max(span.from()), until.min(span.until()))
            {
                seconds += part.seconds();
            }
            day = next;
        }
        seconds
    }
}
