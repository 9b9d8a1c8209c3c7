//! The times of day of a rule: which hours, minutes and seconds a period holds, and which period
//! of an hour, minute or second can hold anything at all.

use super::rule::{Frequency, Rule};

/// The times one day of a period yields, ascending: hours × minutes × seconds.
#[derive(Debug)]
pub(super) struct Times {
    hours: Vec<u8>,
    minutes: Vec<u8>,
    seconds: Vec<u8>,
    /// The first time, which is the only one in nearly every rule.
    first: i64,
    len: usize,
}

/// Which hours, minutes and seconds BYHOUR, BYMINUTE and BYSECOND let pass.
#[derive(Debug)]
pub(super) struct ClockFilter {
    hours: u64,
    minutes: u64,
    seconds: u64,
}

const ALL_HOURS: u64 = (1 << 24) - 1;
const ALL_SIXTY: u64 = (1 << 60) - 1;

impl Times {
    /// `start` is the second of the day the rule starts at; it fills in what the rule leaves open.
    pub(super) fn new(rule: &Rule, start: i64) -> Times {
        let or_start = |list: &[i16], start: i64| -> Vec<u8> {
            let start = i16::try_from(start).ok();
            let named = list
                .iter()
                .copied()
                .chain(start.filter(|_| list.is_empty()));
            // Without leap seconds, second 60 is taken for 59 (RFC 5545 section 3.3.12).
            let mut list: Vec<u8> = named.filter_map(|n| u8::try_from(n.min(59)).ok()).collect();
            list.dedup();
            list
        };
        let mut times = Times {
            hours: or_start(&rule.by_hour, start / 3600),
            minutes: or_start(&rule.by_minute, start / 60 % 60),
            seconds: or_start(&rule.by_second, start % 60),
            first: 0,
            len: 0,
        };
        times.measure();
        times
    }

    /// Leaves the one hour, minute or second that a period of that length lies in.
    pub(super) fn narrow(&mut self, frequency: Frequency, second_of_day: i64) {
        let put = |list: &mut Vec<u8>, value: i64| {
            list.clear();
            list.extend(u8::try_from(value).ok());
        };
        if frequency <= Frequency::Hourly {
            put(&mut self.hours, second_of_day / 3600);
        }
        if frequency <= Frequency::Minutely {
            put(&mut self.minutes, second_of_day / 60 % 60);
        }
        if frequency <= Frequency::Secondly {
            put(&mut self.seconds, second_of_day % 60);
        }
        self.measure();
    }

    /// How many times one day holds, or one period shorter than a day.
    pub(super) fn most(&self, frequency: Frequency) -> i64 {
        let count = |list: &[u8], all: Frequency| match frequency <= all {
            true => 1,
            false => i64::try_from(list.len()).unwrap_or(1),
        };
        count(&self.hours, Frequency::Hourly)
            * count(&self.minutes, Frequency::Minutely)
            * count(&self.seconds, Frequency::Secondly)
    }

    /// At least 1.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The second of the day at a place below `len`.
    pub(super) fn at(&self, place: usize) -> Option<i64> {
        if place == 0 {
            return Some(self.first);
        }
        let second = place % self.seconds.len();
        let minute = place / self.seconds.len() % self.minutes.len();
        let hour = place / self.seconds.len() / self.minutes.len();
        let part = |list: &[u8], place: usize| list.get(place).copied().map(i64::from);
        let hour = part(&self.hours, hour)?;
        Some(hour * 3600 + part(&self.minutes, minute)? * 60 + part(&self.seconds, second)?)
    }

    fn measure(&mut self) {
        let first = |list: &[u8]| list.first().copied().map_or(0, i64::from);
        let (hour, minute) = (first(&self.hours), first(&self.minutes));
        self.first = hour * 3600 + minute * 60 + first(&self.seconds);
        self.len = self.hours.len() * self.minutes.len() * self.seconds.len();
    }
}

impl ClockFilter {
    pub(super) fn new(rule: &Rule) -> ClockFilter {
        let bits = |list: &[i16], all: u64| match list {
            [] => all,
            list => list
                .iter()
                .fold(0, |bits, value| bits | 1 << (*value).min(59)),
        };
        ClockFilter {
            hours: bits(&rule.by_hour, ALL_HOURS),
            minutes: bits(&rule.by_minute, ALL_SIXTY),
            seconds: bits(&rule.by_second, ALL_SIXTY),
        }
    }

    /// `None` when the period of that length beginning at the second of the day may yield;
    /// otherwise the next second of the day worth looking at, 86,400 meaning tomorrow.
    pub(super) fn blocked(&self, frequency: Frequency, second_of_day: i64) -> Option<i64> {
        let hour = second_of_day / 3600;
        if self.hours >> hour & 1 == 0 {
            return Some(next_bit(self.hours, hour).map_or(86_400, |hour| hour * 3600));
        }
        let minute = second_of_day / 60 % 60;
        if frequency <= Frequency::Minutely && self.minutes >> minute & 1 == 0 {
            let next = next_bit(self.minutes, minute).unwrap_or(60);
            return Some(hour * 3600 + next * 60);
        }
        let second = second_of_day % 60;
        if frequency <= Frequency::Secondly && self.seconds >> second & 1 == 0 {
            let next = next_bit(self.seconds, second).unwrap_or(60);
            return Some(second_of_day - second + next);
        }
        None
    }

    /// Whether a series of periods `unit` seconds long, `interval` apart and passing through
    /// period `first` ever meets a time of day that passes. Over all days such a series meets
    /// exactly the periods that are congruent modulo the common divisor with a day.
    pub(super) fn is_met(
        &self,
        frequency: Frequency,
        unit: i64,
        first: i64,
        interval: i64,
    ) -> bool {
        let divisor = common_divisor(interval, 86_400 / unit);
        let mut second_of_day = 0;
        while second_of_day < 86_400 {
            match self.blocked(frequency, second_of_day) {
                Some(next) => second_of_day = next,
                None if (second_of_day / unit - first).rem_euclid(divisor) == 0 => return true,
                None => second_of_day += unit,
            }
        }
        false
    }
}

/// The lowest set bit above a place.
fn next_bit(bits: u64, place: i64) -> Option<i64> {
    let above = bits >> place >> 1;
    (above != 0).then(|| place + 1 + i64::from(above.trailing_zeros()))
}

fn common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common_divisor(b, a % b) }
}
