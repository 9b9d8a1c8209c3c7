//! What a notice says, as it was when it was said: everything that words and calendars are made
//! of, so that a message that goes out days later still says what it was meant to.

use std::collections::{BTreeMap, HashMap};

use domain::agenda::ActionItem;
use domain::attendance::{Responded, Response};
use domain::id::{MeetingId, PersonId, PlaceId};
use domain::meeting::{Meeting, Party, ReleaseReason, Topic};
use domain::notice::{Letter, Look, Which};
use domain::person::Person;
use domain::place::Places;
use domain::span::Span;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::App;

/// People named in an invitation; beyond that it names its reader only.
const NAMED_MOST: usize = 50;

#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    /// Of the meeting or series in calendars.
    pub uid: String,
    pub sequence: i64,
    pub stamp: Timestamp,
    pub meeting: Option<MeetingId>,
    pub subject: String,
    pub description: Option<String>,
    pub private: bool,
    pub span: Option<Span>,
    pub time_zone: String,
    pub rooms: Vec<Place>,
    pub organizer: Someone,
    pub host: Someone,
    pub attendees: Vec<Someone>,
    pub rule: Option<String>,
    pub exdates: Vec<Timestamp>,
    pub rdates: Vec<Timestamp>,
    pub recurrence_id: Option<Timestamp>,
    /// What the reader knew before.
    pub before: Option<Before>,
    /// In the words of who did it.
    pub reason: Option<String>,
    /// Dates concerned, where it is about several.
    pub count: usize,
    /// Of a reminder.
    pub minutes: i64,
    /// Of an overview.
    pub items: Vec<Item>,
    /// Why the rooms were given back.
    #[serde(default)]
    pub released: Option<ReleaseReason>,
    /// Until when something holds or can be done.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// The reader is to check in, and may do so from the message.
    #[serde(default)]
    pub check_in: bool,
    /// Whose notice this is a copy of.
    #[serde(default)]
    pub copy_of: Option<String>,
    /// Who did what it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Rooms that somebody offers for those of the meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<Place>,
    /// Who runs it now that the reader takes no part any more; calendars know the organizer by
    /// whom they were asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// What people said of coming since the reader was last told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// The edition of the minutes that goes along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<i64>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    pub title: String,
    pub due: Option<Date>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    pub name: String,
    pub response: Response,
    pub note: Option<String>,
    /// How many dates it is about, and of a series the first of them.
    pub dates: usize,
    pub date: Option<Span>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    pub id: PlaceId,
    pub code: String,
    pub name: String,
    /// What lies above, outermost first.
    pub path: Vec<String>,
}

#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Someone {
    pub name: String,
    pub address: Option<String>,
    pub optional: bool,
    /// Whether they said that they come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<Response>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Before {
    pub subject: String,
    pub span: Span,
    pub time_zone: String,
    pub rooms: Vec<String>,
    pub rule: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub organizer: String,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Item {
    pub meeting: MeetingId,
    pub subject: String,
    pub span: Span,
    pub time_zone: String,
    pub rooms: Vec<String>,
}

/// People by id, as far as a body needs them.
pub(super) type People = HashMap<PersonId, Person>;

impl Body {
    pub(super) fn of_letter(
        app: &App,
        letter: &Letter,
        uid: uuid::Uuid,
        sequence: i64,
        topic: &Topic,
        people: &People,
        now: Timestamp,
    ) -> Body {
        let look = &letter.look;
        let places = app.places();
        Body {
            uid: format!("{uid}@smart-meeting"),
            sequence,
            stamp: now,
            subject: look.subject.to_string(),
            description: look.description.as_deref().map(str::to_owned),
            private: look.private,
            span: Some(look.span),
            time_zone: look.time_zone.to_string(),
            rooms: look
                .rooms
                .iter()
                .map(|room| place(&places, *room))
                .collect(),
            organizer: someone(look.organizer, people),
            host: someone(look.host, people),
            attendees: attendees(topic, people),
            rule: look.rule.clone(),
            exdates: letter.exdates.clone(),
            rdates: look.rdates.clone(),
            recurrence_id: match letter.which {
                Which::Whole => None,
                Which::Date(start) => Some(start),
            },
            before: letter
                .before
                .as_ref()
                .map(|look| before(&places, look, people)),
            count: 1,
            ..Body::default()
        }
    }

    /// A meeting as it is, for what is said beside the calendar.
    pub(super) fn of_meeting(
        app: &App,
        meeting: &Meeting,
        people: &People,
        now: Timestamp,
    ) -> Body {
        let places = app.places();
        let thread = domain::notice::Thread::of(meeting.id, meeting.series);
        Body {
            uid: format!("{}@smart-meeting", thread.id()),
            stamp: now,
            meeting: Some(meeting.id),
            subject: meeting.topic.subject.to_string(),
            description: meeting.topic.description.as_deref().map(str::to_owned),
            private: meeting.topic.private,
            span: Some(meeting.span),
            time_zone: meeting.time_zone.to_string(),
            rooms: meeting
                .holds
                .iter()
                .map(|hold| place(&places, hold.room))
                .collect(),
            organizer: someone(meeting.topic.organizer, people),
            host: someone(meeting.topic.host, people),
            reason: meeting.reason.clone(),
            count: 1,
            ..Body::default()
        }
    }

    /// With what those who are named said, so that nobody's calendar forgets it.
    pub(super) fn responded(
        mut self,
        said: &BTreeMap<PersonId, Responded>,
        people: &People,
    ) -> Body {
        for one in said.values() {
            let address = people
                .get(&one.person)
                .and_then(|person| person.email.as_ref());
            let named = self.attendees.iter_mut();
            for someone in named.filter(|named| named.address.as_ref() == address) {
                someone.response = address.map(|_| one.response);
            }
        }
        self
    }

    /// Without what only those may know who take part.
    pub(super) fn masked(self) -> Body {
        Body {
            subject: String::new(),
            description: None,
            attendees: Vec::new(),
            ..self
        }
    }
}

impl Task {
    pub(super) fn of(action: &ActionItem) -> Task {
        Task {
            title: action.title.to_string(),
            due: action.due,
        }
    }
}

impl Item {
    pub(super) fn of(meeting: &Meeting, places: &Places) -> Item {
        Item {
            meeting: meeting.id,
            subject: meeting.topic.subject.to_string(),
            span: meeting.span,
            time_zone: meeting.time_zone.to_string(),
            rooms: names(places, &meeting.rooms()),
        }
    }
}

pub(super) fn place(places: &Places, id: PlaceId) -> Place {
    let found = places.get(id);
    Place {
        id,
        code: found.map(|place| place.code.clone()).unwrap_or_default(),
        name: found.map(|place| place.name.clone()).unwrap_or_default(),
        path: places.path_names(id),
    }
}

fn names(places: &Places, rooms: &[PlaceId]) -> Vec<String> {
    rooms.iter().map(|room| place(places, *room).name).collect()
}

fn before(places: &Places, look: &Look, people: &People) -> Before {
    Before {
        subject: look.subject.to_string(),
        span: look.span,
        time_zone: look.time_zone.to_string(),
        rooms: names(places, &look.rooms),
        rule: look.rule.clone(),
        organizer: someone(look.organizer, people).name,
    }
}

fn someone(id: PersonId, people: &People) -> Someone {
    people
        .get(&id)
        .map_or_else(Someone::default, |person| Someone {
            name: person.name.clone(),
            address: person.email.clone(),
            optional: false,
            response: None,
        })
}

/// Those who can be named with an address; too many are not named at all.
fn attendees(topic: &Topic, people: &People) -> Vec<Someone> {
    if topic.attendees.len() > NAMED_MOST {
        return Vec::new();
    }
    let named = topic.attendees.iter().map(|attendee| {
        let someone = match &attendee.party {
            Party::Person(person) => someone(*person, people),
            Party::Guest(address) => Someone {
                name: address.clone(),
                address: Some(address.clone()),
                optional: false,
                response: None,
            },
        };
        Someone {
            optional: !attendee.required,
            ..someone
        }
    });
    named.filter(|someone| !someone.name.is_empty()).collect()
}
