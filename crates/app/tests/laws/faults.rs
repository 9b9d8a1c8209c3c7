//! The database goes away at every single step of a booking, of a sweep with its jobs, and while
//! the log is followed. Whoever asks again when it is back finds everything done, and once.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::clock::{Chance, Clock};
use app::series::WantedRecurrence;
use app::{Answer, App, Error, SetClock, SystemChance, Who};
use jiff::{SignedDuration, Timestamp};
use store::Options;
use store::testing::{Fresh, Outage, Outages, on_both_engines};

use super::once::{answer, once};
use super::picture::{follow_everything, picture, replayed};
use super::world::{World, at, booked, held, node, overlaps, start};

/// Both clock and chance, which every use case asks as it goes along: that is where an outage can
/// be put between any two of its steps, also inside a transaction.
struct Trap {
    clock: SetClock,
    outages: Outages,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Steps to go.
    armed: Option<usize>,
    outage: Option<Outage>,
}

impl Trap {
    fn new(fresh: &Fresh) -> Arc<Trap> {
        Arc::new(Trap {
            clock: SetClock::new(start()),
            outages: fresh.outages(),
            state: Mutex::default(),
        })
    }

    fn arm(&self, steps: usize) {
        self.state.lock().unwrap().armed = Some(steps);
    }

    /// Ends the outage; `false` when it never came so far.
    fn lift(&self) -> bool {
        let mut state = self.state.lock().unwrap();
        state.armed = None;
        state.outage.take().is_some()
    }

    fn step(&self) {
        let mut state = self.state.lock().unwrap();
        match state.armed {
            Some(0) => {
                state.outage = self.outages.begin();
                // What cannot be had just now is tried at the next step.
                if state.outage.is_some() {
                    state.armed = None;
                }
            }
            Some(steps) => state.armed = Some(steps - 1),
            None => {}
        }
    }
}

impl Clock for Trap {
    fn now(&self) -> Timestamp {
        self.step();
        self.clock.now()
    }
}

impl Chance for Trap {
    fn fill(&self, bytes: &mut [u8]) {
        self.step();
        SystemChance.fill(bytes);
    }
}

/// A deployment that loses patience with its database soon.
fn trapped(fresh: &Fresh) -> (World, Arc<Trap>) {
    let options = Options {
        patience: Duration::from_millis(100),
        ..fresh.options()
    };
    let trap = Trap::new(fresh);
    let store = store::Store::open(&options).unwrap();
    let app = App::over(store, trap.clone(), trap.clone()).unwrap();
    app.warm_up().unwrap();
    (World::of(app), trap)
}

/// Asks again like anybody who was told that the database is away, but not for ever.
fn until_it_is_back<T>(mut act: impl FnMut() -> Result<T, Error>) -> T {
    for _ in 0..200 {
        match act() {
            Ok(done) => return done,
            Err(Error::Busy(_)) => {}
            Err(error) => panic!("away is no other fault: {error:?}"),
        }
    }
    panic!("the database did not come back");
}

#[test]
fn a_booking_that_meets_an_outage_at_any_step_is_made_once() {
    on_both_engines(|fresh| {
        let (world, trap) = trapped(fresh);
        let mut steps = 0;
        let mut interrupted = 0;
        loop {
            let key = format!("k{steps}");
            let book = || {
                let wish = world.wish(0, 60 * (1 + steps as i64), 60);
                world.app.book(&world.who(0), wish, Some(once(&key, 1)))
            };
            trap.arm(steps);
            let first = book();
            let sprung = trap.lift();
            if let Err(error) = &first {
                assert!(matches!(error, Error::Busy(_)), "step {steps}: {error:?}");
                interrupted += 1;
            }
            let was_told = first.is_ok();
            let first = answer(first);
            let second = answer(Ok(until_it_is_back(book)));
            assert!(!was_told || first == second, "{first}, and then {second}");
            steps += 1;
            let tables = held(fresh);
            assert_eq!((tables.len(), overlaps(&tables)), (steps, 0));
            if !sprung {
                break;
            }
        }
        // On SQLite nothing comes between the first statement and the commit.
        let least = if fresh.reads_fail_in_outages() { 4 } else { 1 };
        assert!(interrupted >= least, "{interrupted} of {steps}");
        let rooms = world.app.places().rooms().to_vec();
        let tables = held(fresh);
        follow_everything(&world.app, fresh);
        assert_eq!(replayed(&world.app), tables, "the log alone");
        assert_eq!(picture(&world.app, &rooms), tables, "what memory shows");
        assert_eq!(picture(&node(fresh.open()), &rooms), tables, "a restart");
    });
}

#[test]
fn sweeps_and_jobs_that_meet_an_outage_at_any_step_make_each_date_once() {
    on_both_engines(|fresh| {
        let (world, trap) = trapped(fresh);
        let mut wish = world.wish(0, 60, 60);
        wish.recurrence = Some(WantedRecurrence {
            rule: "FREQ=WEEKLY".to_owned(),
            exdates: Vec::new(),
            rdates: Vec::new(),
        });
        let made = booked(world.app.book(&world.who(0), wish, None))
            .unwrap()
            .len();
        let work = || {
            world.app.sweep("worker")?;
            world.app.run_jobs("worker")
        };
        let mut steps = 0;
        let mut interrupted = 0;
        loop {
            // A week later there is one more date to make.
            trap.clock.set(at((steps as i64 + 1) * 7 * 24 * 60));
            trap.arm(steps);
            let first = work();
            let sprung = trap.lift();
            if let Err(error) = first {
                assert!(matches!(error, Error::Busy(_)), "step {steps}: {error:?}");
                interrupted += 1;
            }
            // Leases that nobody gave back run out, and what failed is due again.
            trap.clock.advance(SignedDuration::from_hours(1));
            until_it_is_back(work);
            let open = until_it_is_back(|| {
                world
                    .app
                    .store()
                    .read(|tx| tx.jobs_open().map_err(Error::from))
            });
            assert_eq!(open, 0, "step {steps}");
            steps += 1;
            let tables = held(fresh);
            assert_eq!(tables.len(), made + steps, "step {steps}");
            let is_weekly = tables
                .windows(2)
                .all(|pair| (pair[1].1 - pair[0].1).as_hours() == 7 * 24);
            assert!(is_weekly, "a date is missing or doubled after step {steps}");
            if !sprung {
                break;
            }
        }
        assert!(interrupted > 3, "{interrupted} of {steps}");
        follow_everything(&world.app, fresh);
        assert_eq!(replayed(&world.app), held(fresh), "the log alone");
    });
}

#[test]
fn a_follower_cut_off_in_the_middle_of_the_log_tells_every_line_once() {
    on_both_engines(|fresh| {
        let (world, _) = trapped(fresh);
        let options = Options {
            patience: Duration::from_millis(100),
            ..fresh.options()
        };
        let other = node(store::Store::open(&options).unwrap());
        let told = Arc::new(Mutex::new(Vec::new()));
        let cut: Arc<Mutex<Option<Outage>>> = Arc::default();
        let (heard, breaks, outages) = (told.clone(), cut.clone(), fresh.outages());
        other.listen(Box::new(move |lines| {
            let mut heard = heard.lock().unwrap();
            if heard.is_empty() {
                *breaks.lock().unwrap() = outages.begin();
            }
            heard.extend(lines.iter().map(|line| line.position));
        }));
        // More lines than are read at once.
        let mut table = String::from("code,campus,building,floor,name,capacity,kind,time_zone\n");
        for n in 0..700 {
            table.push_str(&format!("x{n},North,Main,1,Extra {n},4,x,UTC\n"));
        }
        let before = other.position();
        world
            .app
            .import_rooms(&Who::console(), table.as_bytes(), false, &|_, _| {})
            .unwrap();
        follow_everything(&world.app, fresh);
        let written = world.app.events_after(before, 10_000).unwrap();
        assert!(written.len() >= 700);
        let mut outcome = Ok(());
        while told.lock().unwrap().is_empty() {
            outcome = other.follow_once();
        }
        assert!(cut.lock().unwrap().take().is_some(), "nothing was cut");
        if fresh.reads_fail_in_outages() {
            assert!(matches!(outcome, Err(Error::Busy(_))), "{outcome:?}");
        }
        until_it_is_back(|| other.follow_once());
        follow_everything(&other, fresh);
        let written: Vec<_> = written.iter().map(|line| line.position).collect();
        assert_eq!(*told.lock().unwrap(), written);
        assert_eq!(
            other.places().rooms().len(),
            world.app.places().rooms().len()
        );
    });
}

#[test]
fn an_answer_is_kept_even_if_nobody_heard_it() {
    on_both_engines(|fresh| {
        let (world, trap) = trapped(fresh);
        let book = || {
            let wish = world.wish(0, 60, 60);
            world.app.book(&world.who(0), wish, Some(once("k", 1)))
        };
        let first = answer(book());
        trap.arm(0);
        let away = book();
        if trap.lift() && fresh.reads_fail_in_outages() {
            assert!(matches!(away, Err(Error::Busy(_))));
        }
        let again = until_it_is_back(book);
        assert!(matches!(again, Answer::Repeated(_)));
        assert_eq!(answer(Ok(again)), first);
        assert_eq!(held(fresh).len(), 1);
    });
}
