//! The wall-clock times of a rule, ascending, without any time zone: period by period, jumping
//! over what cannot yield, and never working without end.

use jiff::civil::{DateTime, Time};

use super::clock::{ClockFilter, Times};
use super::days::{Day, DayFilter, LAST_DAY, month_length, number_of, week_of};
use super::rule::{Frequency, Rule};

/// A wall-clock time, as seconds since 1970 on that clock and as a date-time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Local {
    pub(super) second: i64,
    pub(super) datetime: DateTime,
}

/// How much work may go by without an instance that is asked for: some 20 milliseconds.
const WORK: u32 = 200_000;
/// How much work one delivered instance earns.
const WORK_EARNED: u32 = 1_000;

#[derive(Debug)]
pub(super) struct LocalTimes {
    frequency: Frequency,
    interval: i64,
    days_filter: DayFilter,
    clock_filter: ClockFilter,
    positions: Vec<i64>,
    week_start: i64,
    /// The second the rule starts at; nothing earlier is an instance.
    start: i64,
    /// Days before this one are passed over without a look at their times.
    first_day: i64,
    /// Nothing later is wanted.
    last: i64,
    /// Periods are numbered in years, months, days, hours, minutes or seconds.
    first_period: i64,
    /// The next period to look at; `None` when no more can yield.
    next_period: Option<i64>,
    /// The period that holds `last`.
    last_period: i64,
    /// The last period that held anything, and after how long a silence nothing ever will.
    full_period: i64,
    silence: i64,
    /// Days and times of the period at hand, the place in their product, and where it stops.
    days: Vec<Day>,
    times: Times,
    picked: Vec<usize>,
    place: usize,
    places: usize,
    /// What was yielded last, with its time of day kept for the next.
    previous: i64,
    time: (i64, Time),
    work_left: u32,
}

impl LocalTimes {
    pub(super) fn new(rule: &Rule, start: DateTime, last: i64) -> LocalTimes {
        let day = Day::from_date(start.date());
        let clock = start.time();
        let second_of_day = i64::from(clock.hour()) * 3600
            + i64::from(clock.minute()) * 60
            + i64::from(clock.second());
        let week_start = rule.week_start.to_monday_zero_offset().into();
        let start = day.number * 86_400 + second_of_day;
        let period_of = |second| period_of(rule.frequency, week_start, second);
        let first_period = period_of(start).unwrap_or(0);
        let interval = i64::from(rule.interval);
        let mut local = LocalTimes {
            frequency: rule.frequency,
            interval: if rule.frequency == Frequency::Weekly {
                interval * 7
            } else {
                interval
            },
            days_filter: DayFilter::new(rule, day),
            clock_filter: ClockFilter::new(rule),
            positions: rule
                .by_set_position
                .iter()
                .copied()
                .map(i64::from)
                .collect(),
            week_start,
            start,
            first_day: day.number,
            last,
            first_period,
            next_period: Some(first_period),
            last_period: period_of(last).unwrap_or(i64::MAX),
            full_period: first_period,
            silence: interval.saturating_mul(calendar_cycle(rule.frequency)),
            days: Vec::with_capacity(7),
            times: Times::new(rule, second_of_day),
            picked: Vec::new(),
            place: 0,
            places: 0,
            previous: i64::MIN,
            time: (0, Time::midnight()),
            work_left: WORK,
        };
        if !local.can_yield() {
            local.next_period = None;
        }
        local
    }

    /// Whether the times of day and positions leave anything, which dates need not be asked for.
    fn can_yield(&self) -> bool {
        let frequency = self.frequency;
        let days: i64 = match frequency {
            Frequency::Yearly => 367,
            Frequency::Monthly => 32,
            Frequency::Weekly => 7,
            _ => 1,
        };
        let most = self.times.most(frequency).saturating_mul(days);
        let is_picked = self.positions.iter().any(|position| position.abs() <= most);
        if !self.positions.is_empty() && !is_picked {
            return false;
        }
        frequency >= Frequency::Daily
            || self.clock_filter.is_met(
                frequency,
                unit(frequency),
                self.first_period,
                self.interval,
            )
    }

    /// Skips the periods that end before a wall-clock second; only at the beginning.
    pub(super) fn seek(&mut self, second: i64) {
        let Some(period) = period_of(self.frequency, self.week_start, second) else {
            return;
        };
        self.first_day = self.first_day.max(second.div_euclid(86_400));
        // One period earlier, because SKIP=FORWARD lets an instance reach into the next one.
        let steps = (period - self.first_period).div_euclid(self.interval) - 1;
        if steps > 0 && self.next_period.is_some() {
            let period = self.first_period + steps * self.interval;
            self.next_period = Some(period);
            self.full_period = period;
        }
    }

    /// Whether the work allowed was used up, so that the end is not the end of the rule.
    pub(super) fn is_exhausted(&self) -> bool {
        self.work_left == 0
    }

    /// An instance reached who asked: there may be more work.
    #[inline]
    pub(super) fn earn(&mut self) {
        if self.work_left != 0 {
            self.work_left = (self.work_left + WORK_EARNED).min(WORK);
        }
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<Local> {
        loop {
            while self.place < self.places {
                let place = match self.picked.get(self.place) {
                    Some(picked) => *picked,
                    None => self.place,
                };
                self.place += 1;
                let times = self.times.len();
                let (day, time) = if times == 1 {
                    (place, 0)
                } else {
                    (place / times, place % times)
                };
                let day = self.days.get(day).copied()?;
                let second_of_day = self.times.at(time)?;
                let second = day.number * 86_400 + second_of_day;
                self.work()?;
                // A day moved by SKIP may meet one that is there by itself.
                if second < self.start || second <= self.previous {
                    continue;
                }
                if second > self.last {
                    self.next_period = None;
                    self.places = 0;
                    return None;
                }
                self.previous = second;
                let time = self.clock(second_of_day)?;
                return Some(Local {
                    second,
                    datetime: DateTime::from_parts(day.date, time),
                });
            }
            self.fill()?;
        }
    }

    /// Takes one unit of work, or answers `None` when nothing is left of it.
    #[inline]
    fn work(&mut self) -> Option<()> {
        self.work_left = self.work_left.saturating_sub(1);
        (self.work_left != 0).then_some(())
    }

    /// The time of day, made anew only when it changes.
    #[inline]
    fn clock(&mut self, second_of_day: i64) -> Option<Time> {
        if self.time.0 != second_of_day {
            let part = |number: i64| i8::try_from(number).ok();
            let (hour, minute) = (part(second_of_day / 3600)?, part(second_of_day / 60 % 60)?);
            let time = Time::new(hour, minute, part(second_of_day % 60)?, 0).ok()?;
            self.time = (second_of_day, time);
        }
        Some(self.time.1)
    }

    /// Finds the next period that holds anything.
    fn fill(&mut self) -> Option<()> {
        self.place = 0;
        self.places = 0;
        loop {
            let period = self.next_period?;
            if period > self.last_period || period - self.full_period > self.silence {
                self.next_period = None;
                return None;
            }
            self.work()?;
            self.next_period = period.checked_add(self.interval);
            let found = match self.frequency {
                Frequency::Yearly => self.year(period),
                Frequency::Monthly => self.months(period.div_euclid(12), period.rem_euclid(12) + 1),
                Frequency::Weekly => self.week(period),
                Frequency::Daily => self.day(period, period),
                _ => self.part_of_day(period),
            };
            if found.is_none() {
                self.next_period = None;
                return None;
            }
            if self.days.is_empty() {
                continue;
            }
            self.places = self.days.len() * self.times.len();
            if !self.positions.is_empty() {
                self.pick();
            } else if self
                .days
                .first()
                .is_some_and(|day| day.number < self.first_day)
            {
                let first_day = self.first_day;
                let passed = self.days.partition_point(|day| day.number < first_day);
                self.place = passed * self.times.len();
            }
            if self.places > 0 {
                self.full_period = period;
                return Some(());
            }
        }
    }

    /// Chooses the places that BYSETPOS names.
    fn pick(&mut self) {
        let places = self.places;
        self.picked.clear();
        for position in &self.positions {
            let from_front = match usize::try_from(*position) {
                Ok(position) => position.checked_sub(1),
                Err(_) => usize::try_from(-position)
                    .ok()
                    .and_then(|back| places.checked_sub(back)),
            };
            self.picked
                .extend(from_front.filter(|place| *place < places));
        }
        self.picked.sort_unstable();
        self.picked.dedup();
        self.places = self.picked.len();
    }

    // The makers of one period: each fills `days`, and answers `None` past the end of time.

    fn year(&mut self, year: i64) -> Option<()> {
        // A year is worth its months, and costs as much.
        self.work_left = self.work_left.saturating_sub(11).max(1);
        self.days.clear();
        if year > 9999 {
            return None;
        }
        for month in 1..=12 {
            self.add_month(year, month);
        }
        self.days.extend(self.days_filter.instead_in_year(year));
        self.days.dedup();
        Some(())
    }

    fn months(&mut self, year: i64, month: i64) -> Option<()> {
        self.days.clear();
        if year > 9999 {
            return None;
        }
        self.add_month(year, month);
        Some(())
    }

    fn add_month(&mut self, year: i64, month: i64) {
        let mut bits = self.days_filter.in_month(year, month);
        while bits != 0 {
            let day = Day::new(year, month, bits.trailing_zeros().into());
            bits &= bits - 1;
            self.days
                .extend(day.filter(|day| self.days.last().is_none_or(|last| last != day)));
        }
        let instead = self.days_filter.instead_in_month(year, month);
        self.days
            .extend(instead.filter(|day| self.days.last().is_none_or(|last| last != day)));
    }

    fn week(&mut self, week: i64) -> Option<()> {
        let known = self.days.last().copied();
        self.days.clear();
        // As python-dateutil has it, a rule's first week begins with its start: BYSETPOS does
        // not see the days before.
        let from = week.max(self.start.div_euclid(86_400));
        let mut offsets = self.days_filter.in_week();
        while offsets != 0 {
            let number = week + i64::from(offsets.trailing_zeros());
            offsets &= offsets - 1;
            if number < from || number > LAST_DAY {
                continue;
            }
            let day = near(self.days.last().copied().or(known), number)?;
            if self.days_filter.has_month(day.month()) {
                self.days.push(day);
            }
        }
        (week <= LAST_DAY).then_some(())
    }

    /// One day; if it does not pass, the next period worth looking at is found.
    fn day(&mut self, number: i64, period: i64) -> Option<()> {
        let day = near(self.days.last().copied(), number)?;
        self.days.clear();
        if self.days_filter.is_open() {
            self.days.push(day);
            return Some(());
        }
        let (year, month) = (day.year(), day.month());
        let in_month = self.days_filter.in_month(year, month);
        if in_month >> day.date.day() & 1 == 1 {
            self.days.push(day);
            return Some(());
        }
        let later = in_month >> day.date.day();
        let target = if later == 0 {
            number_of(year, month, 1) + month_length(year, month)
        } else {
            number + i64::from(later.trailing_zeros())
        };
        self.resume(period, target * 86_400);
        Some(())
    }

    fn part_of_day(&mut self, period: i64) -> Option<()> {
        let second = period * unit(self.frequency);
        let (number, second_of_day) = (second.div_euclid(86_400), second.rem_euclid(86_400));
        self.day(number, period)?;
        if self.days.is_empty() {
            return Some(());
        }
        match self.clock_filter.blocked(self.frequency, second_of_day) {
            Some(next) => {
                self.days.clear();
                self.resume(period, number * 86_400 + next);
            }
            None => self.times.narrow(self.frequency, second_of_day),
        }
        Some(())
    }

    /// Goes on with the first period of the series that does not begin before a second.
    fn resume(&mut self, period: i64, second: i64) {
        let unit = unit(self.frequency);
        let target = (second + unit - 1).div_euclid(unit);
        let steps = (target - period + self.interval - 1)
            .div_euclid(self.interval)
            .max(1);
        self.next_period = Some(period + steps * self.interval);
    }
}

/// The number of the period around a wall-clock second; `None` past the end of time.
fn period_of(frequency: Frequency, week_start: i64, second: i64) -> Option<i64> {
    let number = second.div_euclid(86_400);
    let period = match frequency {
        Frequency::Yearly => Day::from_number(number)?.year(),
        Frequency::Monthly => {
            let day = Day::from_number(number)?;
            day.year() * 12 + day.month() - 1
        }
        Frequency::Weekly => week_of(number, week_start),
        Frequency::Daily => number,
        sub_daily => second.div_euclid(unit(sub_daily)),
    };
    Some(period)
}

/// In how many years, months, days or shorter units the calendar repeats itself: 400 years,
/// which are whole weeks too. What is silent for that long at interval 1, or n times as long at
/// interval n, stays so.
fn calendar_cycle(frequency: Frequency) -> i64 {
    match frequency {
        Frequency::Yearly => 400,
        Frequency::Monthly => 4_800,
        Frequency::Weekly | Frequency::Daily => 146_097,
        sub_daily => 146_097 * (86_400 / unit(sub_daily)),
    }
}

/// Seconds in a period of a day or less.
fn unit(frequency: Frequency) -> i64 {
    match frequency {
        Frequency::Secondly => 1,
        Frequency::Minutely => 60,
        Frequency::Hourly => 3_600,
        _ => 86_400,
    }
}

/// The day of that number, cheaply when one shortly before is known.
#[inline]
fn near(known: Option<Day>, number: i64) -> Option<Day> {
    match known {
        Some(day) if day.number <= number && number - day.number < 28 => {
            day.plus(number - day.number)
        }
        _ => Day::from_number(number),
    }
}
