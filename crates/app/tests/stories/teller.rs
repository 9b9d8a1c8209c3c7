//! Tells a story: reads its lines, does what they say through the use cases, and puts what came
//! of it behind the arrow. `check` fails where the story says otherwise.

mod administering;
mod agenda;
mod attendance;
mod auditing;
mod boards;
mod closures;
mod passing;
mod responses;

use std::collections::HashMap;
use std::sync::Arc;

use app::clock::Chance;
use app::meeting::{Booked, Changed, Detail, EditScope, OnConflict, Wanted, WantedChange};
use app::series::WantedRecurrence;
use app::{Answer, App, Error, Refusal, SetClock, Who};
use domain::access::Subject;
use domain::event::Origin;
use domain::id::{FlowId, MeetingId, PersonId, PlaceId};
use domain::meeting;
use domain::place::{BookingMode, Place, PlaceKind, PlaceRefusal};
use domain::policy::{Day, DayKind, IsoWeekday, Policy, RuleRefusal, Violation};
use jiff::civil::DateTime;
use store::testing::on_both_engines;

mod approvals;
mod finding;
mod rights;
pub(crate) mod when;

use crate::postman::Postman;
use when::{ZONE, at, day, instant, moment, span, times};

/// Fails unless the story comes out as it is written, on both engines.
#[track_caller]
pub(crate) fn check(story: &str) {
    on_both_engines(|fresh| {
        let mut told = String::new();
        let mut teller = Teller::new(fresh.open());
        for line in story.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (said, _) = line.split_once("=>").unwrap_or((line, ""));
            match teller.tell(said.trim()) {
                Some(outcome) => told.push_str(&format!("{} => {outcome}\n", said.trim())),
                None => told.push_str(&format!("{}\n", said.trim())),
            }
        }
        let expected: String = story
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| match line.split_once("=>") {
                Some((said, outcome)) => format!("{} => {}\n", said.trim(), outcome.trim()),
                None => format!("{line}\n"),
            })
            .collect();
        assert!(
            told == expected,
            "the story came out as\n\n{told}\nand not as\n\n{expected}"
        );
    });
}

/// Repeatable chance: counts.
struct Counting(std::sync::atomic::AtomicU64);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        let next = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        bytes.fill(0);
        for (to, from) in bytes.iter_mut().rev().zip(next.to_le_bytes()) {
            *to = from;
        }
    }
}

struct Teller {
    app: Arc<App>,
    /// Flows by name.
    flows: HashMap<String, FlowId>,
    /// How far the log of requests was read aloud.
    heard: app::Position,
    /// The link in the last mail.
    link: Option<String>,
    /// Org units and groups by name.
    bodies: HashMap<String, Subject>,
    clock: Arc<SetClock>,
    rooms: HashMap<String, PlaceId>,
    /// Boards by name, with their keys.
    boards: HashMap<String, (domain::id::PanelId, app::access::TokenHash)>,
    people: HashMap<String, PersonId>,
    /// Meetings by what they are called in the story: room and start.
    meetings: Vec<(String, MeetingId)>,
    /// The exchange proposed last.
    offer: Option<domain::id::SwapOfferId>,
    /// The meeting offered last.
    hand_over: Option<domain::id::HandOverId>,
    /// The closure planned last.
    closure: Option<domain::id::ClosureId>,
    postman: Postman,
    /// A code of a room that somebody kept.
    code: String,
}

impl Teller {
    fn new(store: store::Store) -> Teller {
        let clock = Arc::new(SetClock::new(instant(day(0), "08:00".parse().unwrap())));
        let app = App::over(store, clock.clone(), Arc::new(Counting(0.into()))).unwrap();
        app.warm_up().unwrap();
        Teller {
            postman: Postman::for_house(&app),
            app,
            flows: HashMap::new(),
            heard: app::Position::default(),
            link: None,
            bodies: HashMap::new(),
            clock,
            rooms: HashMap::new(),
            boards: HashMap::new(),
            people: HashMap::new(),
            meetings: Vec::new(),
            offer: None,
            hand_over: None,
            closure: None,
            code: String::new(),
        }
    }

    /// What came of one line; `None` for lines that set the scene.
    fn tell(&mut self, line: &str) -> Option<String> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["gone", name] => {
                approvals::leave(self, name);
                None
            }
            ["unit" | "group", ..] => {
                rights::belong(self, &words);
                None
            }
            ["campus", name, rules @ ..] => {
                self.place(PlaceKind::Campus, name, None, rules);
                None
            }
            ["building", name, "in", above, rules @ ..] => {
                let above = self.rooms[*above];
                self.place(PlaceKind::Building, name, Some(above), rules);
                None
            }
            ["calendar", code, days @ ..] => {
                self.calendar(code, days);
                None
            }
            ["type", code, exempt @ ..] => {
                rights::meeting_type(self, code, exempt);
                None
            }
            ["department", name, people @ ..] => {
                self.department(name, people);
                None
            }
            ["room", name, "in", above, rules @ ..] => {
                let above = self.rooms[*above];
                self.place(PlaceKind::Room, name, Some(above), rules);
                None
            }
            ["room", name, rules @ ..] => {
                self.place(PlaceKind::Room, name, None, rules);
                None
            }
            [when, "clock"] => {
                self.set_clock(when);
                Some(self.sweep())
            }
            [when, "sensor", room, "sees", what] => {
                self.set_clock(when);
                self.sense(when, room, what);
                None
            }
            [when, "mail", trouble @ ..] => {
                self.set_clock(when);
                self.postman.trouble(trouble);
                None
            }
            [when, reader, "mail"] => {
                self.set_clock(when);
                let reader = reader.trim_end_matches("'s");
                Some(self.postman.mail_of(&self.app, reader))
            }
            [when, reader, "inbox"] => {
                self.set_clock(when);
                let person = self.person(reader.trim_end_matches("'s"));
                Some(self.postman.inbox_of(&self.app, person))
            }
            [when, reader, "inbox", "says"] => {
                self.set_clock(when);
                let person = self.person(reader.trim_end_matches("'s"));
                Some(self.postman.newest_of(&self.app, person))
            }
            [when, "imports", rooms, times, rest @ ..] => {
                self.set_clock(when);
                let wanted = self.wanted(rooms, times, rest);
                let who = Who {
                    caller: domain::access::Caller::system(),
                    origin: Origin::Import,
                };
                let outcome = self.app.book(&who, wanted, None);
                Some(self.outcome(outcome.map(|answer| match answer {
                    Answer::Fresh(booked) => booked,
                    Answer::Repeated(_) => unreachable!("no key was given"),
                })))
            }
            [when, who, rest @ ..] => {
                self.set_clock(when);
                let person = self.person(who);
                let caller = Who {
                    caller: self.app.caller_of(person).unwrap(),
                    origin: Origin::Web,
                };
                let told = self.administer(&caller, rest);
                let told = told.or_else(|| self.follow_up(&caller, rest));
                let told = told.or_else(|| rights::act(self, &caller, rest));
                let told = told.or_else(|| approvals::act(self, &caller, rest));
                let told = told.or_else(|| self.attend(&caller, rest));
                let told = told.or_else(|| self.respond(&caller, rest));
                let told = told.or_else(|| boards::act(self, &caller, rest));
                let told = told.or_else(|| closures::act(self, &caller, rest));
                Some(told.unwrap_or_else(|| self.act(&caller, rest)))
            }
            _ => panic!("the story says nothing: {line}"),
        }
    }

    fn place(&mut self, kind: PlaceKind, name: &str, parent: Option<PlaceId>, words: &[&str]) {
        let mut place = Place {
            id: self.app.new_place_id(),
            parent,
            kind,
            code: name.to_lowercase(),
            name: name.to_owned(),
            time_zone: Some(ZONE.to_owned()),
            capacity: None,
            room_kind: None,
            features: Default::default(),
            booking_mode: BookingMode::Open,
            in_service: true,
            policy: Policy::default(),
            version: 0,
        };
        let mut rules = Vec::new();
        for word in words {
            match word.split_once('=') {
                None if *word == "approval" => place.booking_mode = BookingMode::Approval,
                None if *word == "instant" => place.booking_mode = BookingMode::Instant,
                None if *word == "closed" => place.in_service = false,
                Some(("seats", seats)) => place.capacity = Some(seats.parse().unwrap()),
                Some(("has", features)) => {
                    place.features = features.split(',').map(str::to_owned).collect();
                }
                Some(_) => rules.push(*word),
                None => panic!("a place cannot be '{word}'"),
            }
        }
        place.policy = self.policy(&rules);
        let saved = self.app.save_place(&Who::console(), place, None).unwrap();
        self.rooms.insert(name.to_owned(), saved.id);
    }

    /// `rule=value` in JSON, `rule=value!locked` where places below may not differ.
    fn policy(&mut self, rules: &[&str]) -> Policy {
        let mut policy = serde_json::Map::new();
        for rule in rules {
            let (rule, value) = rule.split_once('=').unwrap();
            let (value, locked) = match value.strip_suffix("!locked") {
                Some(value) => (value, true),
                None => (value, false),
            };
            let value = rights::audience(self, rule, value)
                .or_else(|| approvals::rule(self, rule, value))
                .unwrap_or_else(|| serde_json::from_str(value).unwrap());
            policy.insert(
                rule.to_owned(),
                serde_json::json!({"value": value, "locked": locked}),
            );
        }
        serde_json::from_value(policy.into()).unwrap()
    }

    /// `2026-03-06=holiday`, or worked as a Friday `2026-03-07=5`.
    fn calendar(&mut self, code: &str, days: &[&str]) {
        let day = |text: &&str| {
            let (date, kind) = text.split_once('=').unwrap();
            let as_weekday = kind
                .parse::<i8>()
                .ok()
                .map(|day| IsoWeekday::try_from(day).unwrap());
            let kind = match as_weekday {
                None => DayKind::Holiday,
                Some(_) => DayKind::Workday,
            };
            let day = Day {
                kind,
                as_weekday,
                name: "Feast".to_owned(),
            };
            (date.parse().unwrap(), day)
        };
        let days = days.iter().map(day).collect();
        self.app
            .save_calendar(&Who::console(), code, code, days, None)
            .unwrap();
    }

    fn department(&mut self, name: &str, people: &[&str]) {
        let mut table = String::from("login,name,department\n");
        for person in people {
            table.push_str(&format!("{person},{person},{name}\n"));
        }
        self.app
            .import_people(&Who::console(), table.as_bytes(), false, &|_, _| {})
            .unwrap();
        for person in people {
            let login = domain::person::login_key(person);
            let found = self.app.store().read(|tx| tx.person_by_login(&login));
            self.people
                .insert((*person).to_owned(), found.unwrap().unwrap().id);
        }
    }

    /// People are there as soon as they are named; names in capitals are administrators.
    fn person(&mut self, name: &str) -> PersonId {
        if let Some(person) = self.people.get(name) {
            return *person;
        }
        let console = Who::console();
        let table = format!("login,name,email,language\n{name},{name},{name}@house.org,en\n");
        let import = self
            .app
            .import_people(&console, table.as_bytes(), false, &|_, _| {});
        import.unwrap();
        if name.chars().all(char::is_uppercase) {
            let made = self.app.create_administrator(&console, name, name, None);
            made.unwrap();
        }
        let found = self
            .app
            .store()
            .read(|tx| tx.person_by_login(name))
            .unwrap();
        let person = found.unwrap().id;
        self.people.insert(name.to_owned(), person);
        person
    }

    fn act(&mut self, who: &Who, words: &[&str]) -> String {
        match words {
            ["books", rooms, times, rest @ ..] => {
                let wanted = self.wanted(rooms, times, rest);
                let outcome = self.app.book(who, wanted, None);
                self.outcome(outcome.map(|answer| match answer {
                    Answer::Fresh(booked) => booked,
                    Answer::Repeated(_) => unreachable!("no key was given"),
                }))
            }
            ["sets", place, rules @ ..] => {
                let id = self.rooms[*place];
                let policy = self.policy(rules);
                match self.app.set_rules(who, id, policy, None) {
                    Ok(_) => "set".to_owned(),
                    Err(error) => self.refusal(error),
                }
            }
            ["previews", rooms, times, rest @ ..] => {
                let wanted = self.wanted(rooms, times, rest);
                match self.app.preview(who, wanted) {
                    Ok(preview) => {
                        let clashing = preview
                            .dates
                            .iter()
                            .filter(|date| !date.clashes.is_empty())
                            .count();
                        let (all, ok) = (preview.dates.len(), preview.is_bookable());
                        let forbidden = preview.dates.iter().flat_map(|date| &date.violations);
                        let forbidden = match forbidden.count() {
                            0 => String::new(),
                            count => format!(", {count} violations"),
                        };
                        format!("{all} dates, {clashing} clash{forbidden}, bookable: {ok}")
                    }
                    Err(error) => self.refusal(error),
                }
            }
            ["moves", meeting, "to", times, rest @ ..] => {
                let span = span(times);
                let wanted = WantedChange {
                    start: Some(span.from()),
                    end: Some(span.until()),
                    ..WantedChange::default()
                };
                self.change(who, meeting, wanted, rest)
            }
            ["renames", meeting, subject, rest @ ..] => {
                let edit = meeting::Edit {
                    subject: Some((*subject).into()),
                    ..meeting::Edit::default()
                };
                self.change(
                    who,
                    meeting,
                    WantedChange {
                        edit,
                        ..WantedChange::default()
                    },
                    rest,
                )
            }
            ["invites", people, "to", meeting, rest @ ..] => {
                let edit = meeting::Edit {
                    attendees: Some(self.invited(people).into()),
                    ..meeting::Edit::default()
                };
                self.change(
                    who,
                    meeting,
                    WantedChange {
                        edit,
                        ..WantedChange::default()
                    },
                    rest,
                )
            }
            ["wants", wishes @ ..] => {
                self.postman.wish(&self.app, who, wishes);
                "noted".to_owned()
            }
            ["takes", room, "for", meeting, rest @ ..] => {
                let edit = meeting::Edit {
                    rooms: Some(vec![self.rooms[*room]]),
                    ..meeting::Edit::default()
                };
                self.change(
                    who,
                    meeting,
                    WantedChange {
                        edit,
                        ..WantedChange::default()
                    },
                    rest,
                )
            }
            ["expects", people, "at", meeting] => {
                let edit = meeting::Edit {
                    people: Some(Some(people.parse().unwrap())),
                    ..meeting::Edit::default()
                };
                self.change(
                    who,
                    meeting,
                    WantedChange {
                        edit,
                        ..WantedChange::default()
                    },
                    &[],
                )
            }
            ["types", meeting, code, rest @ ..] => {
                let wanted = rights::of_type(code);
                self.change(who, meeting, wanted, rest)
            }
            ["repeats", meeting, rule, rest @ ..] => {
                let wanted = WantedChange {
                    recurrence: Some(recurrence(rule)),
                    ..WantedChange::default()
                };
                self.change(who, meeting, wanted, rest)
            }
            ["cancels", meeting, rest @ ..] => {
                let id = self.named(meeting);
                let outcome = self.app.cancel(who, id, None, scope(rest), None);
                self.one(outcome)
            }
            ["extends", meeting, minutes] => self.one(self.app.extend(
                who,
                self.named(meeting),
                minutes.parse().unwrap(),
            )),
            ["ends", meeting] => self.one(self.app.end(who, self.named(meeting))),
            ["sees", meeting] => match self.app.meeting(who, self.named(meeting)) {
                Ok(detail) if detail.masked => format!("{} (masked)", self.shown(&detail)),
                Ok(detail) => format!("{} '{}'", self.shown(&detail), detail.meeting.topic.subject),
                Err(error) => self.refusal(error),
            },
            ["dates", meeting] => {
                let id = self
                    .app
                    .meeting(who, self.named(meeting))
                    .unwrap()
                    .meeting
                    .series;
                let dates = self.app.occurrences(who, id.unwrap(), None, 1_000).unwrap();
                let dates: Vec<_> = dates.iter().map(|date| self.date(date)).collect();
                dates.join(", ")
            }
            ["finds", times, rest @ ..] => self.find(who, times, rest),
            ["seeks", minutes, times, rest @ ..] => self.seek(who, minutes, times, rest),
            _ => self.pass(who, words),
        }
    }

    /// People and guests between plus signs.
    fn invited(&mut self, names: &str) -> Vec<meeting::Attendee> {
        let invited = names.split('+').map(|name| meeting::Attendee {
            party: if name.contains('@') {
                meeting::Party::Guest(name.to_owned())
            } else {
                meeting::Party::Person(self.person(name))
            },
            required: true,
        });
        invited.collect()
    }

    fn wanted(&mut self, rooms: &str, times: &str, rest: &[&str]) -> Wanted {
        let span = span(times);
        let mut wanted = Wanted {
            subject: "meeting".to_owned(),
            description: None,
            private: false,
            organizer: None,
            host: None,
            people: None,
            meeting_type: None,
            attendees: Vec::new(),
            start: span.from(),
            end: span.until(),
            time_zone: Some(ZONE.to_owned()),
            rooms: rooms.split('+').map(|room| self.rooms[room]).collect(),
            recurrence: None,
            on_conflict: OnConflict::Refuse,
            bypass: false,
        };
        for word in rest {
            match word.split_once('=') {
                Some(("for", people)) => wanted.people = Some(people.parse().unwrap()),
                Some(("inviting", people)) => wanted.attendees = self.invited(people),
                Some(("about", subject)) => wanted.subject = subject.replace('_', " "),
                Some(("type", code)) => wanted.meeting_type = Some(code.to_owned()),
                Some(("on-behalf-of", name)) => wanted.organizer = Some(self.person(name)),
                Some(("host", name)) => wanted.host = Some(self.person(name)),
                Some(("repeat", rule)) => wanted.recurrence = Some(recurrence(rule)),
                Some(("except", local)) => {
                    let local: DateTime = local.parse().unwrap();
                    let recurrence = wanted.recurrence.as_mut().unwrap();
                    recurrence
                        .exdates
                        .push(domain::series::Moment::Local(local));
                }
                None if *word == "regardless" => wanted.bypass = true,
                Some(("guest", address)) => wanted.attendees.push(meeting::Attendee {
                    party: meeting::Party::Guest(address.to_owned()),
                    required: true,
                }),
                None if *word == "privately" => wanted.private = true,
                None if *word == "skipping" => wanted.on_conflict = OnConflict::Skip,
                _ => panic!("nobody books '{word}'"),
            }
        }
        wanted
    }

    fn change(&mut self, who: &Who, name: &str, wanted: WantedChange, rest: &[&str]) -> String {
        let id = self.named(name);
        match self.app.change(who, id, wanted, scope(rest), None) {
            Ok(Changed::One(detail)) => self.known(&detail),
            Ok(Changed::Series(series)) => {
                let first = self.known(&series.first);
                format!("{} dates changed, first {first}", series.changed)
            }
            Err(error) => self.refusal(error),
        }
    }

    fn outcome(&mut self, outcome: Result<Booked, Error>) -> String {
        match outcome {
            Ok(Booked::One(detail)) => self.known(&detail),
            Ok(Booked::Series(series)) => {
                for date in &series.made {
                    self.meetings.push((self.title(date), date.id));
                }
                let first = series.first.as_ref().map(|first| self.shown(first));
                let skipped = match series.skipped.len() {
                    0 => String::new(),
                    count => format!(", {count} skipped"),
                };
                format!(
                    "{} dates{skipped}, first {}",
                    series.made.len(),
                    first.unwrap()
                )
            }
            Err(error) => self.refusal(error),
        }
    }

    fn one(&self, outcome: Result<Detail, Error>) -> String {
        match outcome {
            Ok(detail) => self.shown(&detail),
            Err(error) => self.refusal(error),
        }
    }

    /// Remembers a meeting by its new name.
    fn known(&mut self, detail: &Detail) -> String {
        let title = self.title(&detail.meeting);
        self.meetings.retain(|(_, id)| *id != detail.meeting.id);
        self.meetings.push((title, detail.meeting.id));
        self.shown(detail)
    }

    /// Room and start, as stories name a meeting: `Peony@10:00`, on later days `Peony@+7/10:00`.
    fn title(&self, meeting: &meeting::Meeting) -> String {
        let room = meeting
            .holds
            .first()
            .map(|hold| self.room_name(hold.room))
            .unwrap_or_default();
        format!("{room}@{}", moment(meeting.span.from()))
    }

    fn named(&self, name: &str) -> MeetingId {
        let found = self.meetings.iter().rev().find(|(title, _)| title == name);
        found
            .unwrap_or_else(|| panic!("no meeting {name} among {:?}", self.meetings))
            .1
    }

    fn shown(&self, detail: &Detail) -> String {
        let rooms: Vec<_> = detail
            .meeting
            .rooms()
            .into_iter()
            .map(|room| self.room_name(room))
            .collect();
        let mut times = times(detail.meeting.span);
        for hold in detail.meeting.active_holds() {
            if hold.span != detail.meeting.span {
                times = format!("{times} held {}", self::times(hold.span));
            }
        }
        for notice in &detail.notices {
            times = format!("{times}, told: {}", self.violation(notice));
        }
        let rooms = if rooms.is_empty() {
            "no room".to_owned()
        } else {
            rooms.join("+")
        };
        let asked = approvals::proposal(self, &detail.meeting);
        format!("{} {rooms} {times}{asked}", detail.state.as_str())
    }

    fn date(&self, detail: &Detail) -> String {
        format!("{} {}", times(detail.meeting.span), detail.state.as_str())
    }

    fn room_name(&self, id: PlaceId) -> String {
        self.rooms
            .iter()
            .find(|(_, room)| **room == id)
            .map(|(name, _)| name.clone())
            .unwrap()
    }

    fn refusal(&self, error: Error) -> String {
        let text = match error {
            Error::Denied(permission) => format!("not allowed: {permission:?}"),
            Error::NotFound(noun) => format!("{noun:?} not found"),
            Error::Refused(refusal) => match *refusal {
                Refusal::RoomBusy {
                    clashes,
                    alternatives,
                } => {
                    let taken: Vec<_> = clashes
                        .iter()
                        .map(|clash| {
                            format!("{} {}", self.room_name(clash.room), times(clash.taken))
                        })
                        .collect();
                    let ways: Vec<_> = alternatives
                        .iter()
                        .map(|way| format!("{} {}", self.room_name(way.room), times(way.span)))
                        .collect();
                    let instead = match ways.first() {
                        Some(first) => format!("; instead {first}"),
                        None => String::new(),
                    };
                    format!("busy {}{instead}", taken.join(", "))
                }
                Refusal::Meeting(meeting::Refusal::Violates(violations)) => {
                    let all: Vec<_> = violations.iter().map(|v| self.violation(v)).collect();
                    all.join("; ")
                }
                Refusal::Meeting(meeting::Refusal::NotYet { from }) => {
                    format!("not before {}", moment(from))
                }
                Refusal::Meeting(meeting::Refusal::TooLate { since }) => {
                    format!("too late since {}", moment(since))
                }
                Refusal::Meeting(meeting::Refusal::Over { since }) => {
                    format!("over since {}", moment(since))
                }
                Refusal::Meeting(meeting::Refusal::WrongState { state, .. }) => {
                    format!("it is {}", state.as_str())
                }
                Refusal::Approval(refusal) => approvals::refusal(&refusal),
                Refusal::Flow(refusal) => format!("{} {:?}", refusal.reason(), refusal.step()),
                Refusal::Barred { until, count, .. } => {
                    format!("barred until {} after {count} no-shows", moment(until))
                }
                Refusal::BeyondOwnRights { missing } => {
                    format!("beyond own rights: {}", missing.as_str())
                }
                Refusal::LastAdministrator => "the last administrator stays".to_owned(),
                Refusal::InUse { uses } => format!("in use {uses} times"),
                Refusal::Place(PlaceRefusal::Rules(RuleRefusal::Contradicts(found))) => {
                    let named = |rule: &str, place: Option<PlaceId>| match place {
                        Some(place) => format!("{rule} set at {}", self.room_name(place)),
                        None => format!("{rule} by default"),
                    };
                    format!(
                        "at {}, {} contradicts {}",
                        self.room_name(found.at),
                        named(found.rule, found.place),
                        named(found.other, found.other_place)
                    )
                }
                Refusal::Place(PlaceRefusal::Rules(RuleRefusal::Value { rule, fault })) => {
                    format!("{rule} {fault:?}")
                }
                other => format!("{other:?}"),
            },
            other => format!("{other:?}"),
        };
        format!("refused: {text}")
    }

    fn violation(&self, violation: &Violation) -> String {
        let code = serde_json::to_value(violation.code).unwrap();
        let set_at = match violation.place_id {
            Some(place) => format!(" set at {}", self.room_name(place)),
            None => String::new(),
        };
        let Violation {
            rule,
            limit,
            actual,
            ..
        } = violation;
        format!(
            "{} {rule} {limit}, was {actual}{set_at}",
            code.as_str().unwrap()
        )
    }

    fn set_clock(&self, when: &str) {
        self.clock.set(at(when));
    }
}

fn recurrence(rule: &str) -> WantedRecurrence {
    WantedRecurrence {
        rule: rule.to_owned(),
        exdates: Vec::new(),
        rdates: Vec::new(),
    }
}

fn scope(words: &[&str]) -> EditScope {
    match words {
        [] => EditScope::This,
        ["and-following"] => EditScope::Following,
        ["all"] => EditScope::All,
        other => panic!("no scope: {other:?}"),
    }
}
