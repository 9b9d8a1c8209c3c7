//! Checking in at the door: the changing code a room shows, a printed one, a card held against a
//! reader, login and password at the panel. Who it is and which room is known; the meeting is found.

use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::attendance::Method;
use domain::event::Fact;
use domain::id::{MeetingId, PersonId, PlaceId};
use domain::meeting::{self, Meeting, Party, State};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Tx;
use uuid::Uuid;

use super::seal::Seal;
use super::{Came, named_device};
use crate::access::attempt::Way;
use crate::access::permit;
use crate::meeting::Detail;
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// Seconds for which a changing code is shown. The one before is taken as well, so that nobody
/// who scanned in the last moment is sent back.
const SLICE_SECONDS: i64 = 30;
/// Stands where the time stands in a code that changes.
const PRINTED: i64 = i64::MAX;
const KEY: &str = "roomCode";
/// Bytes of room and time.
const CODE_BYTES: usize = 16 + 8;
/// Minutes ahead in which a meeting is looked for; nobody lets people in earlier than that.
const AHEAD_MINUTES: i64 = 12 * 60;
const CARD_MOST: usize = 64;
const CARDS_MOST: usize = 10;

/// What a room shows to be scanned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoomCode {
    pub token: String,
    /// When the next one is to be shown; `None` for a printed one.
    pub until: Option<Timestamp>,
}

/// Somebody was let in at a door.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LetIn {
    pub meeting: MeetingId,
    pub person: PersonId,
    pub name: String,
}

impl App {
    /// The code to be shown in the room now, or one to be printed where that is allowed.
    pub fn room_code(
        self: &Arc<Self>,
        who: &Who,
        room: PlaceId,
        printed: bool,
    ) -> Result<RoomCode, Error> {
        let places = self.places();
        let target = Target::place(places.path(room));
        let is_known = places.room(room).is_some();
        if !is_known || !who.caller.may(Permission::AttendanceShowCode, &target) {
            // To whom the room is secret, it is not there; a machine sees no rooms at all.
            crate::access::admit(who)?;
            self.visible_room(who, room)?;
            return Err(Error::Denied(Permission::AttendanceShowCode));
        }
        let now = self.now();
        let seal = self.seal(KEY)?;
        if printed {
            let is_allowed = places
                .policy(room)
                .is_some_and(|policy| policy.printed_code_allowed.value);
            if !is_allowed {
                return Err(Error::refused(Refusal::PrintedCodeNotAllowed));
            }
            let token = token(&seal, room, PRINTED)?;
            return Ok(RoomCode { token, until: None });
        }
        let slice = now.as_second().div_euclid(SLICE_SECONDS);
        Ok(RoomCode {
            token: token(&seal, room, slice)?,
            until: Timestamp::from_second((slice + 1) * SLICE_SECONDS).ok(),
        })
    }

    /// The caller has scanned a code: they are there, in the meeting that is on in that room.
    pub fn check_in_by_code(
        self: &Arc<Self>,
        who: &Who,
        code: &str,
        device: Option<&str>,
    ) -> Result<Detail, Error> {
        let person = crate::access::person_of(who)?;
        let device = named_device(device)?;
        let now = self.now();
        let (room, slice) = read(&self.seal(KEY)?, code)?;
        let places = self.places();
        let method = if slice == PRINTED {
            let policy = places.policy(room);
            if !policy.is_some_and(|policy| policy.printed_code_allowed.value) {
                return Err(Error::refused(Refusal::PrintedCodeNotAllowed));
            }
            Method::PrintedCode
        } else {
            let passed = now.as_second().div_euclid(SLICE_SECONDS) - slice;
            if !(0..=1).contains(&passed) {
                return Err(Error::refused(Refusal::CodeExpired));
            }
            Method::Code
        };
        let came = Came {
            party: Party::Person(person),
            method,
            by: None,
            device,
        };
        let meeting = self.let_in(who, room, person, came)?;
        self.meeting(who, meeting)
    }

    /// A card was held against the reader of a room.
    pub fn check_in_by_card(
        self: &Arc<Self>,
        who: &Who,
        room_code: &str,
        card: &str,
    ) -> Result<LetIn, Error> {
        let room = self.door(who, Permission::AttendanceIngest, room_code)?;
        let number = text::name("card", card, CARD_MOST)?;
        let found = self.store.read(|tx| {
            let Some(person) = tx.person_of_card(&number)? else {
                return Ok(None);
            };
            Ok::<_, Error>(tx.person(person)?.filter(|person| person.active))
        })?;
        let person = found.ok_or(Error::refused(Refusal::UnknownCard))?;
        self.at_door(who, room, person, Method::Card)
    }

    /// Somebody wrote their login and password at the panel of a room.
    pub fn check_in_by_password(
        self: &Arc<Self>,
        who: &Who,
        room_code: &str,
        login: &str,
        password: &str,
    ) -> Result<LetIn, Error> {
        let room = self.door(who, Permission::AttendanceIngest, room_code)?;
        let person = self.know_by_password(login, password, Way::of(&who.caller))?;
        self.at_door(who, room, person, Method::Password)
    }

    fn at_door(
        self: &Arc<Self>,
        who: &Who,
        room: PlaceId,
        person: domain::person::Person,
        method: Method,
    ) -> Result<LetIn, Error> {
        let came = Came {
            party: Party::Person(person.id),
            method,
            by: None,
            device: None,
        };
        let meeting = self.let_in(who, room, person.id, came)?;
        Ok(LetIn {
            meeting,
            person: person.id,
            name: person.name,
        })
    }

    fn door(&self, who: &Who, permission: Permission, code: &str) -> Result<PlaceId, Error> {
        let places = self.places();
        let room = places.by_code(code).map(|place| place.id);
        let room = room.filter(|room| places.room(*room).is_some());
        // Whoever may not report anything learns of no room.
        let target = room.map(|room| Target::place(places.path(room)));
        permit(who, permission, &target.unwrap_or_default())?;
        room.ok_or(Error::NotFound(Noun::Room))
    }

    /// Notes somebody in the meeting that is on in the room, or the next one that is open.
    fn let_in(
        self: &Arc<Self>,
        who: &Who,
        room: PlaceId,
        person: PersonId,
        came: Came,
    ) -> Result<MeetingId, Error> {
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let id = self.store.write(move |tx| {
            let meeting = app.meeting_in(tx, room, person, now)?;
            // Anybody could have taken a picture of what is printed.
            if came.method == Method::PrintedCode && !meeting.topic.members().contains(&person) {
                return Err(Error::Denied(Permission::AttendanceNote));
            }
            let version_before = meeting.version;
            let change = app.note(tx, &actor, meeting, came.clone(), now)?;
            if change.meeting.version != version_before {
                if !tx.update_meeting(&change.meeting, version_before)? {
                    return Err(Error::Stale {
                        version: version_before,
                    });
                }
                app.log(tx, &actor, now, Fact::of_change(&change))?;
            }
            Ok(change.meeting.id)
        })?;
        self.changed([id]);
        Ok(id)
    }

    /// Of the meetings in the room that are open to check in, the person's own, else the first.
    fn meeting_in(
        &self,
        tx: &mut Tx,
        room: PlaceId,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Meeting, Error> {
        let ahead = now.checked_add(SignedDuration::from_mins(AHEAD_MINUTES));
        let span = ahead.ok().and_then(|until| Span::new(now, until));
        let held = match span {
            Some(span) => tx.active_holds_between(room, span)?,
            None => Vec::new(),
        };
        let mut open: Option<Meeting> = None;
        for (_, id) in held {
            let Some(meeting) = tx.meeting_for_update(id)? else {
                continue;
            };
            let rule = self.check_in_rule(tx, &meeting, now)?;
            let is_live = matches!(meeting.state_at(now), State::Confirmed | State::Running);
            if !is_live || now < meeting::check_in_opens(&meeting, &rule) {
                continue;
            }
            if meeting.topic.members().contains(&person) {
                return Ok(meeting);
            }
            open.get_or_insert(meeting);
        }
        open.ok_or(Error::refused(Refusal::NoMeetingHere))
    }

    /// These cards instead of those the person had.
    pub fn set_cards(
        self: &Arc<Self>,
        who: &Who,
        person: PersonId,
        numbers: Vec<String>,
    ) -> Result<Vec<String>, Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        if numbers.len() > CARDS_MOST {
            return Err(Error::invalid(
                "cards",
                Problem::TooMany { most: CARDS_MOST },
            ));
        }
        let mut checked = Vec::with_capacity(numbers.len());
        for number in numbers {
            checked.push(text::name("cards", &number, CARD_MOST)?);
        }
        checked.sort();
        checked.dedup();
        let (app, actor, now) = (self.clone(), who.clone(), self.now());
        self.store.write(move |tx| {
            let known = tx.person(person)?.ok_or(Error::NotFound(Noun::Person))?;
            for number in &checked {
                if tx
                    .person_of_card(number)?
                    .is_some_and(|owner| owner != person)
                {
                    return Err(Error::invalid("cards", Problem::Taken));
                }
            }
            tx.set_cards(person, &checked)?;
            let fact = Fact::of_person(&known, domain::event::PersonHappened::Saved);
            app.log(tx, &actor, now, fact)?;
            Ok(checked.clone())
        })
    }

    pub fn cards(&self, who: &Who, person: PersonId) -> Result<Vec<String>, Error> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        self.store.read(|tx| {
            tx.person(person)?.ok_or(Error::NotFound(Noun::Person))?;
            Ok(tx.cards_of(person)?)
        })
    }
}

fn token(seal: &Seal, room: PlaceId, slice: i64) -> Result<String, Error> {
    let mut bytes = Vec::with_capacity(CODE_BYTES);
    bytes.extend(room.0.as_bytes());
    bytes.extend(slice.to_be_bytes());
    seal.close(&bytes).ok_or_else(unknown)
}

/// Room and time of a code that we made.
fn read(seal: &Seal, code: &str) -> Result<(PlaceId, i64), Error> {
    let bytes = seal.open::<CODE_BYTES>(code).ok_or_else(unknown)?;
    let (room, slice) = bytes.split_first_chunk::<16>().ok_or_else(unknown)?;
    let slice = <[u8; 8]>::try_from(slice).map_err(|_| unknown())?;
    Ok((PlaceId(Uuid::from_bytes(*room)), i64::from_be_bytes(slice)))
}

fn unknown() -> Error {
    Error::refused(Refusal::UnknownCode)
}
