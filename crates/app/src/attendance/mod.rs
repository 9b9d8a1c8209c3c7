//! Checking in: whoever is there is noted, and the first who comes keeps the rooms. All doors end in
//! `note`; what becomes of meetings to which nobody comes is told in `release`.

mod code;
mod desk;
mod export;
mod link;
mod release;
mod response;
pub(crate) mod seal;

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Caller, Identity, Permission, Target};
use domain::attendance::{
    Attendance, CheckInRule, Method, Proxy, SAME_DEVICE_SECONDS, SheetLine, Watch, release_at,
    sheet, undo_until,
};
use domain::event::Fact;
use domain::id::{MeetingId, PersonId};
use domain::meeting::{self, Action, Change, Circumstances, Meeting, Party, State};
use domain::place::Places;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

pub use self::code::{LetIn, RoomCode};
pub use self::desk::DeskLine;
pub use self::export::FileKind;
pub use self::link::CheckInLink;
pub(crate) use self::response::Spoken;
pub use self::response::{Responses, Tally, Word};
use crate::meeting::{Detail, require_manage};
use crate::{App, Error, Noun, Problem, Who, text};

/// Letters of the name of a device.
const DEVICE_MOST: usize = 100;

/// The sheet of a meeting.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub meeting: Meeting,
    pub lines: Vec<SheetLine>,
    /// Names of the people it mentions.
    pub names: HashMap<PersonId, Arc<str>>,
}

/// Who is there, and how that is known.
#[derive(Clone, Debug)]
struct Came {
    party: Party,
    method: Method,
    by: Option<PersonId>,
    device: Option<Arc<str>>,
}

impl App {
    /// The caller is there; somebody who looks after the rooms may say so for the meeting without
    /// being there. Saying it twice changes nothing.
    pub fn check_in(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        device: Option<&str>,
    ) -> Result<Detail, Error> {
        let device = named_device(device)?;
        self.act(who, id, None, move |app, tx, who, meeting, now| {
            let me = who.caller.acts_as();
            let member = me.filter(|person| meeting.topic.members().contains(person));
            match member {
                Some(person) => {
                    let came = Came {
                        party: Party::Person(person),
                        method: Method::Button,
                        by: None,
                        device: device.clone(),
                    };
                    app.note(tx, who, meeting, came, now)
                }
                None => {
                    if !app.touches_at_door(tx, who, &meeting)? {
                        require_manage(who, &meeting, &app.places())?;
                    }
                    let rule = app.check_in_rule(tx, &meeting, now)?;
                    Ok(meeting::check_in(meeting, &rule, now)?)
                }
            }
        })
    }

    /// Notes somebody else as being there: the front desk, or, marked as such, somebody who runs
    /// the meeting.
    pub fn check_in_other(
        self: &Arc<Self>,
        who: &Who,
        id: MeetingId,
        party: Party,
    ) -> Result<Detail, Error> {
        let party = match party {
            Party::Guest(address) => Party::Guest(text::address("email", &address)?),
            person => person,
        };
        self.act(who, id, None, move |app, tx, who, meeting, now| {
            let places = app.places();
            let method = if is_front_desk(&who.caller, &meeting, &places) {
                Method::FrontDesk
            } else {
                require_manage(who, &meeting, &places)?;
                Method::Other
            };
            if let Party::Person(person) = party {
                let known = tx.person(person)?.filter(|person| person.active);
                known.ok_or(Error::invalid("personId", Problem::UnknownPerson))?;
            }
            let came = Came {
                party: party.clone(),
                method,
                by: who.caller.person(),
                device: None,
            };
            app.note(tx, who, meeting, came, now)
        })
    }

    /// Who was to come and who came.
    pub fn attendance(&self, who: &Who, id: MeetingId) -> Result<Sheet, Error> {
        let now = self.now();
        self.store.read(|tx| {
            let meeting = tx.meeting(id)?.ok_or(Error::NotFound(Noun::Meeting))?;
            self.see(who, &meeting)?;
            let places = self.places();
            if !is_front_desk(&who.caller, &meeting, &places) {
                require_manage(who, &meeting, &places)?;
            }
            if !meeting.may_see(&who.caller, &places) {
                return Err(Error::Denied(Permission::MeetingSeePrivate));
            }
            let came = tx.attendances_of(id)?;
            let lines = sheet(&meeting, &came, now);
            let people = lines.iter().flat_map(|line| {
                let person = match line.party {
                    Party::Person(person) => Some(person),
                    Party::Guest(_) => None,
                };
                let by = line.attendance.as_ref().and_then(|one| one.by);
                person.into_iter().chain(by)
            });
            let people: Vec<_> = people.collect();
            let names = self.names(tx, people)?;
            Ok(Sheet {
                meeting,
                lines,
                names,
            })
        })
    }

    /// Writes down who came, if that is new, and checks the meeting in.
    fn note(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: Meeting,
        came: Came,
        now: Timestamp,
    ) -> Result<Change, Error> {
        let rule = self.check_in_rule(tx, &meeting, now)?;
        let change = meeting::check_in(meeting, &rule, now)?;
        let proxy = proxy_of(tx, &came, now)?;
        let attendance = Attendance {
            id: self.ids(now).attendance(),
            meeting: change.meeting.id,
            party: came.party,
            at: now,
            method: came.method,
            by: came.by,
            device: came.device,
            proxy,
        };
        if tx.add_attendance(&attendance)? {
            let fact = Fact::of_attendance(&attendance, &change.meeting);
            self.log(tx, who, now, fact)?;
        }
        Ok(change)
    }

    /// What the places ask of those who come to the meeting.
    pub(crate) fn check_in_rule(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<CheckInRule, Error> {
        let organizer = meeting.topic.organizer;
        // Looked up where a profile asks for it, which is rare.
        let mut looked_up: Option<Result<Caller, Error>> = None;
        let rule = CheckInRule::of(meeting, &self.places(), |audience| {
            let caller = looked_up.get_or_insert_with(|| {
                let rights = self.rights_of(tx, organizer, now)?;
                Ok(Caller::new(Identity::Person(organizer), rights))
            });
            caller.as_ref().is_ok_and(|caller| audience.admits(caller))
        });
        match looked_up {
            Some(Err(error)) => Err(error),
            _ => Ok(rule),
        }
    }

    /// When the rooms are released unless somebody checks in, and until when that can be undone: for
    /// whoever can do something about it.
    pub(crate) fn release_times(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        known: &Circumstances,
        actions: &[Action],
        now: Timestamp,
    ) -> Result<(Option<Timestamp>, Option<Timestamp>), Error> {
        let rule = &known.check_in;
        let undone = known
            .released_at
            .filter(|_| actions.contains(&Action::UndoRelease))
            .map(|at| undo_until(rule, at).min(meeting.span.until()));
        let waits = rule.required
            && actions.contains(&Action::CheckIn)
            && meeting.state_at(now) == State::Confirmed;
        if !waits {
            return Ok((None, undone));
        }
        let watch = Watch::of(meeting, tx.check_in_watch(meeting.id)?);
        Ok((Some(release_at(meeting, rule, &watch)), undone))
    }

    pub(crate) fn circumstances(
        &self,
        tx: &mut Tx,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<Circumstances, Error> {
        // Only these two states let anybody do what depends on it.
        if !matches!(meeting.state, State::Confirmed | State::Released) {
            return Ok(Circumstances::default());
        }
        let released_at = match meeting.state {
            State::Released => tx.check_in_watch(meeting.id)?,
            _ => None,
        };
        Ok(Circumstances {
            check_in: self.check_in_rule(tx, meeting, now)?,
            released_at: released_at.and_then(|watch| watch.released_at),
        })
    }
}

/// Whether the caller may note others as being there, in every room of the meeting.
fn is_front_desk(caller: &Caller, meeting: &Meeting, places: &Places) -> bool {
    let rooms: Vec<_> = meeting.holds.iter().map(|hold| hold.room).collect();
    !rooms.is_empty()
        && rooms.iter().all(|room| {
            let target = Target::place(places.path(*room));
            caller.may(Permission::AttendanceNote, &target)
        })
}

fn proxy_of(tx: &mut Tx, came: &Came, now: Timestamp) -> Result<Option<Proxy>, Error> {
    if came.method == Method::Other {
        return Ok(Some(Proxy::ByOther));
    }
    let (Some(device), Party::Person(person)) = (&came.device, &came.party) else {
        return Ok(None);
    };
    let window = SignedDuration::from_secs(SAME_DEVICE_SECONDS);
    let since = now.checked_sub(window).unwrap_or(now);
    let shared = tx.device_used_by_other(device, since, *person)?;
    Ok(shared.then_some(Proxy::SameDevice))
}

fn named_device(device: Option<&str>) -> Result<Option<Arc<str>>, Error> {
    device
        .map(|device| text::name("device", device, DEVICE_MOST).map(Arc::from))
        .transpose()
}
