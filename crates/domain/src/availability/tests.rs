//! The read model against a naive one, a list of entries asked by brute force, over random
//! histories; and the borders of time one by one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const ROOMS: u128 = 70;
const PEOPLE: u128 = 4;
const MEETINGS: u128 = 240;
const FEATURES: [&str; 3] = ["display", "phone", "whiteboard"];

fn room(number: u128) -> PlaceId {
    PlaceId(Uuid::from_u128(number))
}

fn meeting(number: u128) -> MeetingId {
    MeetingId(Uuid::from_u128(number))
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn seconds(from: i64, until: i64) -> Span {
    let at = |second| Timestamp::from_second(second).unwrap();
    Span::new(at(from), at(until)).unwrap()
}

fn minutes(from: i64, until: i64) -> Span {
    seconds(from * 60, until * 60)
}

/// Three days are enough of a window of months: the naive side looks at every step of it.
fn short(window: Span) -> Span {
    let end = seconds(0, 260_000).until();
    Span::new(window.from(), window.until().min(end)).unwrap()
}

fn entry(number: u128, holds: &[(u128, Span)], people: &[u128], span: Span) -> Entry {
    let hold = |(at, (place, span)): (usize, &(u128, Span))| {
        (
            HoldId(Uuid::from_u128(number * 100 + at as u128)),
            room(*place),
            *span,
        )
    };
    Entry {
        meeting: meeting(number),
        series: number
            .is_multiple_of(2)
            .then(|| SeriesId(Uuid::from_u128(number % 4))),
        subject: format!("Subject {}", number % 3).into(),
        organizer: person(number % PEOPLE),
        organizer_name: format!("Name {}", number % PEOPLE).into(),
        private: number.is_multiple_of(3),
        state: State::Confirmed,
        span,
        holds: holds.iter().enumerate().map(hold).collect(),
        people: people.iter().map(|number| person(*number)).collect(),
    }
}

fn facts(number: u128, capacity: u32, features: u8, bookable: bool) -> RoomFacts {
    let has = |at: &usize| features & (1 << at) != 0;
    RoomFacts {
        id: room(number),
        capacity,
        features: (0..3)
            .filter(has)
            .map(|at| FEATURES[at].to_owned())
            .collect(),
        ancestors: vec![room(1_000), room(1_001 + number % 3)],
        bookable,
    }
}

/// One room that fits everything, and nothing else.
fn one_room() -> Availability {
    let mut model = Availability::default();
    model.set_rooms(vec![facts(1, 8, 7, true)]);
    model
}

fn free(model: &Availability, span: Span) -> Vec<PlaceId> {
    model
        .free_rooms(span, &Need::default(), 0, usize::MAX)
        .rooms
}

#[derive(Default)]
struct Naive {
    rooms: Vec<RoomFacts>,
    entries: BTreeMap<MeetingId, Entry>,
}

impl Naive {
    fn holds(&self, room: PlaceId, span: Span) -> Vec<(Span, HoldId, MeetingId)> {
        let mut holds: Vec<_> = self
            .entries
            .values()
            .flat_map(|entry| {
                entry
                    .holds
                    .iter()
                    .map(|hold| (hold.2, hold.0, hold.1, entry.meeting))
            })
            .filter(|(held, _, place, _)| *place == room && held.overlaps(&span))
            .map(|(held, id, _, meeting)| (held, id, meeting))
            .collect();
        holds.sort();
        holds
    }

    fn is_free(&self, room: PlaceId, span: Span, ignoring: Option<MeetingId>) -> bool {
        self.holds(room, span)
            .iter()
            .all(|(.., meeting)| Some(*meeting) == ignoring)
    }

    fn busy(&self, person: PersonId, span: Span) -> Vec<(Span, MeetingId)> {
        let comes = |entry: &&Entry| entry.people.contains(&person) && entry.span.overlaps(&span);
        let mut busy: Vec<_> = self
            .entries
            .values()
            .filter(comes)
            .map(|entry| (entry.span, entry.meeting))
            .collect();
        busy.sort();
        busy
    }

    fn free_rooms(&self, span: Span, need: &Need) -> Vec<PlaceId> {
        let fits = |facts: &&RoomFacts| {
            facts.bookable
                && facts.capacity >= need.capacity_min
                && need
                    .features
                    .iter()
                    .all(|feature| facts.features.contains(*feature))
                && need
                    .within
                    .is_none_or(|at| facts.id == at || facts.ancestors.contains(&at))
                && need.rooms.is_none_or(|rooms| rooms.contains(&facts.id))
                && self.is_free(facts.id, span, need.ignoring)
        };
        let mut free: Vec<&RoomFacts> = self.rooms.iter().filter(fits).collect();
        free.sort_by_key(|facts| (facts.capacity, facts.features.len() - need.features.len()));
        free.into_iter().map(|facts| facts.id).collect()
    }

    fn common(
        &self,
        people: &[PersonId],
        need: &Need,
        windows: &[Span],
        of: [i64; 2],
        suits: impl Fn(PlaceId, Span) -> bool,
    ) -> Vec<Slot> {
        let [length, step] = of.map(|minutes| minutes * 60);
        let mut slots = Vec::new();
        for window in windows {
            let mut from = window.from().as_second();
            while from + length <= window.until().as_second() {
                let span = seconds(from, from + length);
                let taken = |person: &PersonId| {
                    self.busy(*person, span)
                        .iter()
                        .any(|(_, id)| Some(*id) != need.ignoring)
                };
                if !people.iter().any(taken) {
                    let mut free = self.free_rooms(span, need).into_iter();
                    let best = free.find(|room| suits(*room, span));
                    slots.extend(best.map(|room| Slot { span, room }));
                }
                from += step;
            }
        }
        slots
    }

    fn other_times(
        &self,
        room: PlaceId,
        span: Span,
        ignoring: Option<MeetingId>,
        window: Span,
        step: i64,
    ) -> Vec<Span> {
        let shifted = |steps: i64| {
            let by = steps * step * 60;
            seconds(span.from().as_second() + by, span.until().as_second() + by)
        };
        let inside = |at: &Span| window.from() <= at.from() && at.until() <= window.until();
        (1..2_000)
            .flat_map(|steps| [shifted(steps), shifted(-steps)])
            .filter(|at| inside(at) && self.is_free(room, *at, ignoring))
            .collect()
    }
}

#[derive(Clone, Debug)]
enum Act {
    Apply(Entry),
    Forget(u128),
    SetRooms(Vec<RoomFacts>),
}

/// Mostly minutes around midnight of 1970, some of them odd to the second, some spans of days or
/// months: borders of cells, days and lists are met again and again.
fn spans() -> impl Strategy<Value = Span> {
    let start = prop_oneof![
        4 => (-150i64..150).prop_map(|cell| cell * 300),
        2 => (-750i64..750).prop_map(|minute| minute * 60),
        2 => -45_000i64..45_000,
    ];
    let length = prop_oneof![
        6 => (1i64..30).prop_map(|cells| cells * 300),
        4 => (1i64..150).prop_map(|minutes| minutes * 60),
        4 => 1i64..900,
        1 => 80_000i64..200_000,
        1 => Just(40 * 86_400i64),
    ];
    (start, length).prop_map(|(from, length)| seconds(from, from + length))
}

/// Half of all holds fall on three rooms, so that holds meet each other and themselves.
fn places() -> impl Strategy<Value = u128> {
    prop_oneof![0..3u128, 0..ROOMS]
}

fn entries() -> impl Strategy<Value = Entry> {
    (
        0..MEETINGS,
        spans(),
        vec((places(), -9i64..9, 0i64..9), 0..4),
        vec(0..PEOPLE, 0..4),
    )
        .prop_map(|(number, span, holds, people)| {
            let around = |(place, early, late): (u128, i64, i64)| {
                let (from, until) = (span.from().as_second(), span.until().as_second());
                let from = (from - early * 60).min(until - 1);
                (place, seconds(from, until + late * 60))
            };
            let holds: Vec<_> = holds.into_iter().map(around).collect();
            entry(number, &holds, &people, span)
        })
}

fn acts() -> impl Strategy<Value = Act> {
    let rooms = vec(
        (1u32..5, 0u8..8, prop::bool::weighted(0.9)),
        1..ROOMS as usize,
    );
    let rooms = rooms.prop_map(|rooms| {
        let facts = |(at, (capacity, features, bookable)): (usize, (u32, u8, bool))| {
            facts(at as u128, capacity, features, bookable)
        };
        rooms.into_iter().enumerate().map(facts).collect()
    });
    prop_oneof![
        20 => entries().prop_map(Act::Apply),
        6 => (0..MEETINGS).prop_map(Act::Forget),
        1 => rooms.prop_map(Act::SetRooms),
    ]
}

fn play(acts: Vec<Act>) -> (Availability, Naive) {
    let mut model = Availability::default();
    let mut naive = Naive::default();
    for act in acts {
        match act {
            Act::Apply(entry) => {
                naive.entries.insert(entry.meeting, entry.clone());
                model.apply(entry);
            }
            Act::Forget(number) => {
                naive.entries.remove(&meeting(number));
                model.forget(meeting(number));
            }
            Act::SetRooms(rooms) => {
                naive.rooms.clone_from(&rooms);
                model.set_rooms(rooms);
            }
        }
    }
    (model, naive)
}

fn histories() -> impl Strategy<Value = Vec<Act>> {
    // Days become bitmaps beyond 32 pieces per 64 rooms: short histories stay below, long ones pass.
    prop_oneof![vec(acts(), 1..40), vec(acts(), 250..400)].prop_map(|mut acts| {
        let rooms = (0..ROOMS).map(|at| facts(at, 1 + (at % 4) as u32, (at % 8) as u8, true));
        acts.insert(0, Act::SetRooms(rooms.collect()));
        acts
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn rooms_and_people_are_as_the_naive_list_has_them(
        history in histories(),
        questions in vec((spans(), places(), 0..PEOPLE), 1..12),
    ) {
        let (model, naive) = play(history);
        for (span, place, who) in questions {
            let mut held: Vec<_> = model
                .conflicts(room(place), span)
                .map(|held| (held.span, held.id, held.booking.meeting()))
                .collect();
            prop_assert!(held.is_sorted_by_key(|(span, ..)| span.from()));
            held.sort();
            prop_assert_eq!(&held, &naive.holds(room(place), span));
            prop_assert_eq!(model.is_free(room(place), span), held.is_empty());
            let mut busy: Vec<_> = model
                .person_busy(person(who), span)
                .map(|booking| (booking.span(), booking.meeting()))
                .collect();
            prop_assert!(busy.is_sorted_by_key(|(span, _)| span.from()));
            busy.sort();
            prop_assert_eq!(busy, naive.busy(person(who), span));
        }
    }

    #[test]
    fn free_rooms_are_those_of_the_naive_list_in_the_same_order(
        history in histories(),
        questions in vec((spans(), 0u32..5, 0u8..8, 0u128..6, 0..MEETINGS + 30, 0usize..6), 1..12),
    ) {
        let (model, naive) = play(history);
        for (span, capacity_min, features, within, ignoring, offset) in questions {
            let has = |at: &usize| features & (1 << at) != 0;
            let features: Vec<&str> = (0..3).filter(has).map(|at| FEATURES[at]).collect();
            let some: Vec<PlaceId> = (0..ROOMS).step_by(3).map(room).collect();
            let need = Need {
                capacity_min,
                features: if offset % 2 == 0 { &[] } else { &features },
                within: (within < 4).then(|| room(1_000 + within)),
                rooms: (within == 5).then_some(&some),
                ignoring: Some(meeting(ignoring)),
            };
            let expected = naive.free_rooms(span, &need);
            let found = model.free_rooms(span, &need, offset, 5);
            prop_assert_eq!(found.total, expected.len());
            let page: Vec<_> = expected.into_iter().skip(offset).take(5).collect();
            prop_assert_eq!(found.rooms, page);
        }
    }

    #[test]
    fn common_slots_are_those_of_the_naive_list(
        history in histories(),
        windows in vec(spans(), 1..3),
        capacity_min in 1u32..5,
        who in vec(0..PEOPLE + 1, 0..4),
        minutes in 1i64..180,
        step in prop_oneof![Just(15i64), Just(30), 7i64..60],
        ignoring in 0..MEETINGS + 30,
        odd in prop_oneof![Just(0i64), Just(3_600), Just(7_200)],
    ) {
        let (model, naive) = play(history);
        let people: Vec<PersonId> = who.into_iter().map(person).collect();
        let few = [room(0), room(1), room(2), room(66)];
        let need = Need { capacity_min, rooms: Some(&few), ignoring: Some(meeting(ignoring)), ..Need::default() };
        let windows: Vec<Span> = windows.into_iter().map(short).collect();
        // Some room suits at some times only.
        let suits = |at: PlaceId, span: Span| at != room(1) || span.from().as_second() % 7_200 < odd;
        let wanted = CommonTime {
            people: &people,
            need,
            windows: &windows,
            minutes: minutes as u32,
            step_minutes: step as u32,
        };
        let slots = model.common_slots(&wanted, usize::MAX, &mut { suits });
        prop_assert_eq!(&slots, &naive.common(&people, &need, &windows, [minutes, step], suits));
        let first = model.common_slots(&wanted, 3, &mut { suits });
        prop_assert_eq!(&first[..], &slots[..slots.len().min(3)]);
    }

    #[test]
    fn other_times_are_those_of_the_naive_list(
        history in histories(),
        place in places(),
        wanted in spans(),
        window in spans(),
        step in 5i64..40,
        ignoring in 0..MEETINGS + 30,
    ) {
        let (model, naive) = play(history);
        let (ignoring, window) = (Some(meeting(ignoring)), short(window));
        let expected = naive.other_times(room(place), wanted, ignoring, window, step);
        let times = model.other_times(room(place), wanted, ignoring, window, step as u32, 40);
        prop_assert_eq!(&times[..], &expected[..expected.len().min(40)]);
    }

    #[test]
    fn forgetting_everything_leaves_nothing_set(history in histories()) {
        let (mut model, naive) = play(history);
        naive.entries.keys().for_each(|meeting| model.forget(*meeting));
        prop_assert!(model.cells.is_empty());
        let always = Span::new(Timestamp::MIN, Timestamp::MAX).unwrap();
        let bookable = naive.rooms.iter().filter(|facts| facts.bookable).count();
        prop_assert_eq!(free(&model, always).len(), bookable);
    }
}

#[test]
fn touching_holds_leave_no_gap_and_no_clash() {
    let mut model = one_room();
    model.apply(entry(1, &[(1, minutes(600, 660))], &[], minutes(600, 660)));
    assert_eq!(free(&model, minutes(540, 600)), [room(1)]);
    assert_eq!(free(&model, minutes(660, 720)), [room(1)]);
    assert!(free(&model, minutes(599, 601)).is_empty());
    assert!(free(&model, seconds(39_599, 39_600)).is_empty());
    assert_eq!(free(&model, seconds(39_600, 39_601)), [room(1)]);
}

#[test]
fn two_holds_in_one_cell_are_taken_back_one_by_one() {
    let mut model = one_room();
    model.apply(entry(1, &[(1, minutes(600, 632))], &[], minutes(600, 632)));
    model.apply(entry(2, &[(1, minutes(632, 700))], &[], minutes(632, 700)));
    model.forget(meeting(1));
    assert_eq!(free(&model, minutes(600, 632)), [room(1)]);
    assert!(free(&model, minutes(630, 635)).is_empty());
    assert!(free(&model, minutes(631, 633)).is_empty());
}

#[test]
fn a_hold_of_the_same_five_minutes_need_not_be_in_the_way() {
    // Nights full of other holds make the day bitmaps; without them it is a list.
    for others in [0, 100] {
        let mut model = one_room();
        for number in 0..others {
            let span = minutes(number as i64, number as i64 + 1);
            model.apply(entry(number + 10, &[(1, span)], &[], span));
        }
        let span = seconds(36_060, 36_900);
        model.apply(entry(1, &[(1, span)], &[], span));
        assert_eq!(free(&model, seconds(36_010, 36_060)), [room(1)]);
        assert_eq!(free(&model, seconds(35_000, 36_060)), [room(1)]);
        assert_eq!(free(&model, seconds(36_900, 36_901)), [room(1)]);
        assert!(free(&model, seconds(36_010, 36_061)).is_empty());
        assert!(free(&model, seconds(36_899, 36_960)).is_empty());
    }
}

#[test]
fn midnight_is_a_minute_like_any_other() {
    let mut model = one_room();
    let night = minutes(1_430, 1_450);
    model.apply(entry(1, &[(1, night)], &[], night));
    assert!(free(&model, minutes(1_439, 1_440)).is_empty());
    assert!(free(&model, minutes(1_440, 1_441)).is_empty());
    assert_eq!(free(&model, minutes(1_450, 1_500)), [room(1)]);
    assert_eq!(free(&model, minutes(1_400, 1_430)), [room(1)]);
    assert!(free(&model, minutes(0, 5_000)).is_empty());
}

#[test]
fn holds_may_last_for_days_for_years_and_for_ever() {
    let always = Span::new(Timestamp::MIN, Timestamp::MAX).unwrap();
    for span in [minutes(-5_000, 5_000), minutes(0, 3_000_000), always] {
        let mut model = one_room();
        model.apply(entry(1, &[(1, span)], &[2], span));
        assert!(free(&model, minutes(1_000, 1_060)).is_empty());
        assert_eq!(
            model.person_busy(person(2), minutes(1_000, 1_060)).count(),
            1
        );
        assert_eq!(
            model.conflicts(room(1), minutes(7, 8)).next().unwrap().span,
            span
        );
        model.forget(meeting(1));
        assert_eq!(free(&model, always), [room(1)]);
        assert!(model.cells.is_empty());
    }
}

#[test]
fn the_ends_of_time_are_in_it() {
    let first = Span::new(
        Timestamp::MIN,
        Timestamp::from_second(-377_705_000_000).unwrap(),
    )
    .unwrap();
    let last = Span::new(
        Timestamp::from_second(253_402_200_000).unwrap(),
        Timestamp::MAX,
    )
    .unwrap();
    let mut model = one_room();
    model.apply(entry(1, &[(1, first)], &[1], first));
    model.apply(entry(2, &[(1, last)], &[1], last));
    for span in [first, last] {
        assert!(free(&model, span).is_empty());
        assert_eq!(model.person_busy(person(1), span).count(), 1);
        let wanted = CommonTime {
            people: &[person(1)],
            need: Need::default(),
            windows: &[span],
            minutes: 60,
            step_minutes: 60,
        };
        assert!(model.common_slots(&wanted, 1, &mut |_, _| true).is_empty());
        assert!(
            model
                .other_times(room(1), span, None, span, 60, 6)
                .is_empty()
        );
    }
    assert_eq!(free(&model, minutes(0, 60)), [room(1)]);
}

#[test]
fn holds_outlive_a_change_of_rooms_and_wait_for_rooms_to_come() {
    let mut model = Availability::default();
    let span = minutes(600, 660);
    model.apply(entry(1, &[(2, span)], &[], span));
    assert!(free(&model, span).is_empty());
    model.set_rooms(vec![facts(1, 8, 0, true), facts(2, 4, 0, true)]);
    assert_eq!(free(&model, span), [room(1)]);
    assert_eq!(free(&model, minutes(0, 60)), [room(2), room(1)]);
    model.set_rooms(vec![facts(1, 2, 0, true)]);
    assert_eq!(free(&model, minutes(0, 60)), [room(1)]);
    assert_eq!(model.conflicts(room(2), span).count(), 1);
    model.set_rooms(vec![facts(2, 4, 0, true), facts(1, 4, 0, false)]);
    assert!(free(&model, span).is_empty());
    assert_eq!(free(&model, minutes(0, 60)), [room(2)]);
}

#[test]
fn a_day_shows_what_was_applied_last() {
    let mut model = one_room();
    model.apply(entry(2, &[(1, minutes(600, 665))], &[1], minutes(600, 660)));
    let later = Entry {
        subject: "Moved".into(),
        ..entry(2, &[(1, minutes(700, 760))], &[3], minutes(705, 760))
    };
    model.apply(later.clone());
    let rooms = [room(1), room(9)];
    let day: Vec<(PlaceId, Vec<Held>)> = model
        .day(&rooms, minutes(0, 1_440))
        .map(|(room, holds)| (room, holds.collect()))
        .collect();
    assert_eq!(
        day.iter()
            .map(|(room, holds)| (*room, holds.len()))
            .collect::<Vec<_>>(),
        [(room(1), 1), (room(9), 0)]
    );
    let held = day[0].1[0];
    assert_eq!((held.id, held.span), (later.holds[0].0, minutes(700, 760)));
    assert_eq!(held.booking.meeting(), meeting(2));
    assert_eq!(held.booking.span(), minutes(705, 760));
    assert_eq!(held.booking.subject(), "Moved");
    assert_eq!(held.booking.series(), later.series);
    assert_eq!(held.booking.state(), State::Confirmed);
    assert_eq!(held.booking.organizer(), Some((person(2), "Name 2")));
    assert!(!held.booking.is_private());
    assert!(held.booking.involves(person(2)) && held.booking.involves(person(3)));
    assert!(!held.booking.involves(person(1)));
}

#[test]
fn dates_of_a_series_share_one_subject() {
    let mut model = one_room();
    for number in [4, 8, 12] {
        let at = minutes(number as i64 * 60, number as i64 * 60 + 30);
        model.apply(Entry {
            subject: "Weekly".into(),
            ..entry(number, &[(1, at)], &[], at)
        });
    }
    let subjects: BTreeSet<*const u8> = model
        .conflicts(room(1), minutes(0, 1_440))
        .map(|held| held.booking.subject().as_ptr())
        .collect();
    assert_eq!(subjects.len(), 1);
}
