//! Expansions per second of our recurrence engine beside the `rrule` crate, in turns on the same
//! rules. Prints one JSON line for each rule and engine: the median of the rounds, with the
//! slowest and the fastest. `xtask/bench/dateutil.py` does the same for python-dateutil.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::series::{Recurrence, Rule};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rrule::RRuleSet;

struct Case {
    name: &'static str,
    start: &'static str,
    zone: &'static str,
    rule: &'static str,
    dates: usize,
}

const CASES: [Case; 3] = [
    Case {
        name: "weekly_10_years_utc",
        start: "20240101T090000",
        zone: "UTC",
        rule: "FREQ=WEEKLY;COUNT=522",
        dates: 522,
    },
    Case {
        name: "daily_5_years_lisbon",
        start: "20240101T090000",
        zone: "Europe/Lisbon",
        rule: "FREQ=DAILY;COUNT=1827",
        dates: 1_827,
    },
    Case {
        name: "last_workday_10_years_lisbon",
        start: "20240101T090000",
        zone: "Europe/Lisbon",
        rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=120",
        dates: 120,
    },
];

const ROUNDS: usize = 9;
const ROUND_LENGTH: Duration = Duration::from_millis(150);

fn main() -> Result<(), Box<dyn Error>> {
    for case in CASES {
        let zone = TimeZone::get(case.zone)?;
        let start = DateTime::strptime("%Y%m%dT%H%M%S", case.start)?;
        let ours = Recurrence::new(Rule::parse(case.rule)?, start, zone);
        let text = format!(
            "DTSTART;TZID={}:{}\nRRULE:{}",
            case.zone, case.start, case.rule
        );
        let theirs: RRuleSet = text.parse()?;
        let run_ours = || {
            ours.instances()
                .map(|date| date.at.as_second())
                .fold((0, 0), tally)
        };
        let run_theirs = || {
            theirs
                .into_iter()
                .map(|date| date.timestamp())
                .fold((0, 0), tally)
        };
        let (found, expected) = (run_ours(), run_theirs());
        if found != expected || found.0 != case.dates {
            return Err(format!("{}: {found:?} is not {expected:?}", case.name).into());
        }
        let mut rates = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            rates.0.push(per_second(run_ours));
            rates.1.push(per_second(run_theirs));
        }
        print(case.name, "smart-meeting", rates.0);
        print(case.name, "rrule", rates.1);
    }
    Ok(())
}

/// How many dates, and a sum that tells them apart.
fn tally((count, sum): (usize, i64), second: i64) -> (usize, i64) {
    (count + 1, sum.wrapping_add(second))
}

fn per_second<T>(run: impl Fn() -> T) -> f64 {
    let began = Instant::now();
    let mut runs = 0.0;
    while began.elapsed() < ROUND_LENGTH {
        black_box(run());
        runs += 1.0;
    }
    runs / began.elapsed().as_secs_f64()
}

fn print(name: &str, engine: &str, mut rates: Vec<f64>) {
    rates.sort_by(f64::total_cmp);
    let [least, .., most] = rates.as_slice() else {
        return;
    };
    let median = rates.get(rates.len() / 2).unwrap_or(least);
    println!(
        "{{\"name\":\"{name}\",\"engine\":\"{engine}\",\"per_second\":{median:.1},\
         \"min\":{least:.1},\"max\":{most:.1}}}"
    );
}
