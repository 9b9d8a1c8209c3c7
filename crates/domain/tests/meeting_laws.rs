//! Laws of meetings, over random commands and a clock that jumps: a small world in memory keeps
//! what the decisions say, and after each step the laws are looked at.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::access::{Admission, Entry};
use domain::attendance::{CheckInRule, Step, Watch, due};
use domain::id::{HoldId, MeetingId, PersonId, PlaceId};
use domain::meeting::{self, Change, Clash, Edit, Hold, Meeting, Refusal, State, Topic};
use domain::place::{BookingMode, Place, PlaceKind, Places};
use domain::policy::{Ask, Policy, Setting};
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use uuid::Uuid;

/// Two that anybody books, one by request, one by request beside rivals.
const ROOMS: u128 = 4;

const RULE: CheckInRule = CheckInRule {
    required: true,
    minutes_before: 15,
    minutes_after: 15,
    warn_minutes: 5,
    undo_minutes: 15,
};

fn admitted(entry: Entry) -> Admission {
    Admission {
        entry,
        shut: None,
        out_of_policy: false,
    }
}

#[derive(Clone, Debug)]
enum Command {
    Book {
        rooms: Vec<u8>,
        start: i64,
        minutes: i64,
        approves: bool,
    },
    Change {
        meeting: usize,
        rooms: Option<Vec<u8>>,
        start: i64,
        minutes: i64,
    },
    CheckIn(usize),
    Extend {
        meeting: usize,
        minutes: i64,
    },
    End(usize),
    Cancel(usize),
    Approve(usize),
    Decline(usize),
    Recall(usize),
    /// What the clock does about those to which nobody has come.
    Sweep,
    UndoRelease(usize),
    Clock(i64),
}

fn command() -> impl Strategy<Value = Command> {
    let rooms = || proptest::collection::btree_set(0..ROOMS as u8, 1..3).prop_map(to_vec);
    let start = || -30_i64..600;
    let minutes = || 1_i64..180;
    let meeting = || 0_usize..12;
    prop_oneof![
        4 => (rooms(), start(), minutes(), any::<bool>()).prop_map(|(rooms, start, minutes, approves)| {
            Command::Book { rooms, start, minutes, approves }
        }),
        2 => (meeting(), proptest::option::of(rooms()), start(), minutes()).prop_map(
            |(meeting, rooms, start, minutes)| Command::Change { meeting, rooms, start, minutes }
        ),
        2 => meeting().prop_map(Command::CheckIn),
        1 => (meeting(), minutes()).prop_map(|(meeting, minutes)| Command::Extend { meeting, minutes }),
        1 => meeting().prop_map(Command::End),
        1 => meeting().prop_map(Command::Cancel),
        1 => meeting().prop_map(Command::Approve),
        1 => meeting().prop_map(Command::Decline),
        1 => meeting().prop_map(Command::Recall),
        3 => Just(Command::Sweep),
        1 => meeting().prop_map(Command::UndoRelease),
        2 => (-60_i64..240).prop_map(Command::Clock),
        2 => (0_i64..20).prop_map(Command::Clock),
    ]
}

fn to_vec(rooms: BTreeSet<u8>) -> Vec<u8> {
    rooms.into_iter().collect()
}

fn set<T>(value: T) -> Option<Setting<T>> {
    Some(Setting {
        value,
        locked: false,
    })
}

/// What a store would hold.
struct World {
    now: Timestamp,
    places: Places,
    meetings: Vec<Meeting>,
    watches: BTreeMap<MeetingId, Watch>,
    next_id: u128,
}

impl World {
    fn new() -> World {
        let room = |n: u128| Place {
            id: place(n),
            parent: None,
            kind: PlaceKind::Room,
            code: format!("r{n}"),
            name: format!("Room {n}"),
            time_zone: Some("Europe/Lisbon".into()),
            capacity: Some(8),
            room_kind: None,
            features: BTreeSet::new(),
            booking_mode: if n >= 2 {
                BookingMode::Approval
            } else {
                BookingMode::Open
            },
            in_service: true,
            policy: Policy {
                longest_minutes: set(240),
                set_up_minutes: set(if n == 1 { 10 } else { 0 }),
                tear_down_minutes: set(if n == 1 { 5 } else { 0 }),
                rival_requests: Some(Setting {
                    value: n == 3,
                    locked: false,
                }),
                ..Policy::default()
            },
            version: 1,
        };
        World {
            now: "2026-03-29T00:00Z".parse().unwrap(),
            places: Places::new((0..ROOMS).map(room).collect()),
            meetings: Vec::new(),
            watches: BTreeMap::new(),
            next_id: 100,
        }
    }

    fn id(&mut self) -> Uuid {
        self.next_id += 1;
        Uuid::from_u128(self.next_id)
    }

    fn at(&self, minutes: i64) -> Timestamp {
        self.now
            .checked_add(SignedDuration::from_mins(minutes))
            .unwrap()
    }

    /// As the store answers it: every active hold in the way.
    fn clashes(&self, rooms: &[PlaceId], span: Span, except: Option<MeetingId>) -> Vec<Clash> {
        let mut found = Vec::new();
        for other in self
            .meetings
            .iter()
            .filter(|other| Some(other.id) != except)
        {
            for hold in other.all_holds().filter(|hold| hold.active) {
                let wanted = self.places.hold_span(hold.room, span);
                if rooms.contains(&hold.room) && hold.span.overlaps(&wanted) {
                    let (wanted, taken) = (span, hold.span);
                    found.push(Clash {
                        room: hold.room,
                        wanted,
                        taken,
                        meeting: other.id,
                    });
                }
            }
        }
        found
    }

    fn ask(&self, span: Span) -> Ask {
        Ask {
            people: Some(4),
            ..Ask::new(span, self.now)
        }
    }

    /// Decides and keeps what was decided; a refusal changes nothing.
    fn run(&mut self, command: Command) -> Result<(), Refusal> {
        let count = self.meetings.len();
        let pick = |index: usize| (count > 0).then(|| index % count.max(1));
        match command {
            Command::Clock(minutes) => {
                self.now = self.at(minutes);
                Ok(())
            }
            Command::Book {
                rooms,
                start,
                minutes,
                approves,
            } => {
                let span = Span::new(self.at(start), self.at(start + minutes)).unwrap();
                let rooms: Vec<_> = rooms.into_iter().map(|n| place(n.into())).collect();
                let draft = self.draft(&rooms, span);
                let clashes = self.clashes(&rooms, span, None);
                let entry = if approves {
                    Entry::Approves
                } else {
                    Entry::Books
                };
                let change = meeting::book(
                    draft,
                    &self.places,
                    &self.ask(span),
                    clashes,
                    admitted(entry),
                )?;
                self.meetings.push(change.meeting);
                self.outdo(self.meetings.len() - 1);
                Ok(())
            }
            Command::Change {
                meeting,
                rooms,
                start,
                minutes,
            } => {
                let Some(index) = pick(meeting) else {
                    return Ok(());
                };
                let before = self.meetings[index].clone();
                let span = Span::new(self.at(start), self.at(start + minutes)).unwrap();
                let rooms: Option<Vec<_>> =
                    rooms.map(|rooms| rooms.into_iter().map(|n| place(n.into())).collect());
                let wanted = rooms.clone().unwrap_or_else(|| before.rooms());
                let clashes = self.clashes(&wanted, span, Some(before.id));
                let edit = Edit {
                    rooms,
                    ..Edit::default()
                };
                let ask = self.ask(span);
                let first = self.next_id;
                let mut used = 0;
                let admission = admitted(Entry::Books);
                let new_id = || {
                    used += 1;
                    HoldId(Uuid::from_u128(first + used))
                };
                let change = meeting::change(
                    before,
                    &edit,
                    &self.places,
                    &ask,
                    clashes,
                    admission,
                    new_id,
                )?;
                self.next_id += used;
                self.keep(index, change);
                Ok(())
            }
            Command::Extend { meeting, minutes } => {
                let Some(index) = pick(meeting) else {
                    return Ok(());
                };
                let before = self.meetings[index].clone();
                let until = before.span.until();
                let later = until
                    .checked_add(SignedDuration::from_mins(minutes))
                    .unwrap();
                let added = Span::new(until, later).unwrap();
                let whole = Span::new(before.span.from(), later).unwrap_or(added);
                let clashes = self.clashes(&before.rooms(), whole, Some(before.id));
                let ask = self.ask(whole);
                let admission = admitted(Entry::Books);
                let change = meeting::extend(before, &self.places, &ask, clashes, admission)?;
                self.keep(index, change);
                Ok(())
            }
            Command::CheckIn(meeting) => self.act(pick(meeting), |meeting, now| {
                meeting::check_in(meeting, &CheckInRule::default(), now)
            }),
            Command::Sweep => {
                self.sweep();
                Ok(())
            }
            Command::UndoRelease(meeting) => {
                let Some(index) = pick(meeting) else {
                    return Ok(());
                };
                let before = self.meetings[index].clone();
                let released_at = self.watches.get(&before.id).and_then(|one| one.released_at);
                let rooms: Vec<_> = before.holds.iter().map(|hold| hold.room).collect();
                let clashes = self.clashes(&rooms, before.span, Some(before.id));
                let released_at = released_at.unwrap_or(Timestamp::MIN);
                let rule = RULE;
                let change = meeting::undo_release(before, &rule, released_at, clashes, self.now)?;
                self.keep(index, change);
                Ok(())
            }
            Command::End(meeting) => self.act(pick(meeting), meeting::end),
            Command::Approve(meeting) => {
                let Some(index) = pick(meeting) else {
                    return Ok(());
                };
                let before = self.meetings[index].clone();
                let rivals: Vec<_> = before.rival_holds().cloned().collect();
                let found = rivals
                    .iter()
                    .flat_map(|hold| self.clashes(&[hold.room], hold.span, Some(before.id)))
                    .collect();
                let first = self.next_id;
                self.next_id += 10;
                let mut used = 0;
                let new_id = || {
                    used += 1;
                    HoldId(Uuid::from_u128(first + used))
                };
                let change = meeting::approve(before, &self.places, found, self.now, new_id)?;
                self.keep(index, change);
                Ok(())
            }
            Command::Decline(meeting) => self.give_up(pick(meeting), |meeting, now| {
                meeting::decline(meeting, None, now)
            }),
            Command::Recall(meeting) => self.give_up(pick(meeting), |meeting, now| {
                meeting::recall(meeting, None, now)
            }),
            Command::Cancel(meeting) => self.act(pick(meeting), |meeting, now| {
                meeting::cancel(meeting, None, false, now)
            }),
        }
    }

    fn act(
        &mut self,
        index: Option<usize>,
        decide: impl Fn(Meeting, Timestamp) -> Result<Change, Refusal>,
    ) -> Result<(), Refusal> {
        let Some(index) = index else { return Ok(()) };
        let change = decide(self.meetings[index].clone(), self.now)?;
        self.keep(index, change);
        Ok(())
    }

    /// What is not agreed to leaves a meeting that was confirmed as it was.
    fn give_up(
        &mut self,
        index: Option<usize>,
        decide: impl Fn(Meeting, Timestamp) -> Result<Change, Refusal>,
    ) -> Result<(), Refusal> {
        let Some(index) = index else { return Ok(()) };
        let before = self.meetings[index].clone();
        self.act(Some(index), decide)?;
        if before.proposal.is_some() {
            let after = &self.meetings[index];
            let state = if before.checked_in_at.is_some() {
                State::Running
            } else {
                State::Confirmed
            };
            let expected = Meeting {
                proposal: None,
                state,
                version: before.version + 1,
                ..before
            };
            assert_eq!(
                after, &expected,
                "a change that came to nothing left a trace"
            );
        }
        Ok(())
    }

    /// Whoever waited for a room that somebody has now goes without.
    fn outdo(&mut self, index: usize) {
        let winner = self.meetings[index].clone();
        for other in 0..self.meetings.len() {
            let rival = self.meetings[other].clone();
            let loses = rival.id != winner.id
                && rival.rival_holds().any(|wanted| {
                    winner
                        .all_holds()
                        .filter(|hold| hold.active)
                        .any(|hold| hold.room == wanted.room && hold.span.overlaps(&wanted.span))
                });
            if loses {
                let change = meeting::decline(rival, None, self.now).unwrap();
                self.meetings[other] = change.meeting;
            }
        }
    }

    /// Every step that is due, as the sweep takes them.
    fn sweep(&mut self) {
        for index in 0..self.meetings.len() {
            let meeting = self.meetings[index].clone();
            loop {
                let watch = Watch::of(&meeting, self.watches.get(&meeting.id).copied());
                let Some(step) = due(&meeting, &RULE, &watch, self.now) else {
                    break;
                };
                let taken = watch.after(step, self.now);
                self.watches.insert(meeting.id, taken);
                if step == Step::Release {
                    let warned = watch.warned_at.unwrap();
                    let waited = self.now.as_second() - warned.as_second();
                    assert!(waited >= 300, "warned only {waited} s before");
                    let change = meeting::release(meeting, self.now).unwrap();
                    self.keep(index, change);
                    break;
                }
            }
        }
    }

    fn keep(&mut self, index: usize, change: Change) {
        let before = &self.meetings[index];
        assert!(
            change.meeting == *before || change.meeting.version == before.version + 1,
            "a change counts the version up by one"
        );
        self.meetings[index] = change.meeting;
        self.outdo(index);
    }

    fn draft(&mut self, rooms: &[PlaceId], span: Span) -> Meeting {
        let me = PersonId(Uuid::from_u128(1));
        let holds = rooms
            .iter()
            .map(|room| Hold {
                id: HoldId(self.id()),
                room: *room,
                span: self.places.hold_span(*room, span),
                active: true,
                released: None,
            })
            .collect();
        Meeting {
            id: MeetingId(self.id()),
            series: None,
            original_start: None,
            apart: false,
            topic: Topic {
                subject: "s".into(),
                description: None,
                private: false,
                organizer: me,
                host: me,
                people: Some(4),
                meeting_type: None,
                attendees: Arc::new([]),
            },
            span,
            time_zone: "Europe/Lisbon".into(),
            state: State::Draft,
            holds,
            created_at: self.now,
            checked_in_at: None,
            proposal: None,
            reason: None,
            version: 1,
        }
    }

    fn check_laws(&self) {
        let active: Vec<_> = self
            .meetings
            .iter()
            .flat_map(|meeting| {
                let active = meeting.all_holds().filter(|hold| hold.active);
                active.map(move |hold| (meeting, hold))
            })
            .collect();
        for (index, (one, hold)) in active.iter().enumerate() {
            for (other, rival) in active.iter().skip(index + 1) {
                assert!(
                    hold.room != rival.room || !hold.span.overlaps(&rival.span),
                    "{:?} and {:?} hold one room at one time",
                    one.id,
                    other.id
                );
            }
            assert!(
                one.state.holds_rooms(),
                "{:?} holds a room as {:?}",
                one.id,
                one.state
            );
            let proposed = one.proposal.iter().flat_map(|proposal| &proposal.holds);
            let is_proposed = proposed.map(|hold| hold.id).any(|id| id == hold.id);
            assert!(
                is_proposed || hold.span == self.places.hold_span(hold.room, one.span),
                "a hold covers its meeting and what is kept around it"
            );
        }
        for waiting in &self.meetings {
            for wanted in waiting.rival_holds() {
                let taken = active.iter().any(|(one, hold)| {
                    one.id != waiting.id
                        && hold.room == wanted.room
                        && hold.span.overlaps(&wanted.span)
                });
                assert!(!taken, "{:?} waits for what somebody has", waiting.id);
            }
        }
        for meeting in &self.meetings {
            let keeps_rooms = !meeting.rooms().is_empty();
            let is_live = matches!(
                meeting.state,
                State::Requested | State::Confirmed | State::Running
            );
            assert!(keeps_rooms || !is_live, "{:?} lost its rooms", meeting.id);
            assert!(meeting.state != State::Draft, "a draft was kept");
            assert!(meeting.checked_in_at.is_some() || meeting.state != State::Running);
            let is_request = meeting.state == State::Requested && meeting.proposal.is_none();
            for hold in meeting.holds.iter().filter(|hold| hold.is_rival()) {
                assert!(is_request, "{:?} waits without a request", hold.id);
            }
            assert!(
                meeting.proposal.is_none()
                    || matches!(meeting.state, State::Requested | State::Running),
                "a change waits for a meeting that is {:?}",
                meeting.state
            );
        }
    }
}

fn place(n: u128) -> PlaceId {
    PlaceId(Uuid::from_u128(n + 1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_whatever_is_commanded(
        commands in proptest::collection::vec(command(), 1..60)
    ) {
        let mut world = World::new();
        for command in commands {
            let before = world.meetings.clone();
            if world.run(command).is_err() {
                prop_assert_eq!(&world.meetings, &before, "a refusal changed something");
            }
            world.check_laws();
        }
    }
}

#[test]
fn random_commands_reach_every_state() {
    // Otherwise the property above would hold for want of anything happening.
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let strategy = proptest::collection::vec(command(), 60);
    let mut reached = BTreeSet::new();
    for _ in 0..200 {
        let commands = strategy.new_tree(&mut runner).unwrap().current();
        let mut world = World::new();
        for command in commands {
            world.run(command).ok();
        }
        reached.extend(world.meetings.iter().map(|meeting| meeting.state.as_str()));
    }
    let expected: BTreeSet<_> = [
        "requested",
        "confirmed",
        "running",
        "ended",
        "declined",
        "released",
        "cancelled",
    ]
    .into();
    assert_eq!(reached, expected);
}
