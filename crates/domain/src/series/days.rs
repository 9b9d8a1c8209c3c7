//! Days as plain numbers, and the date parts of a rule as bit masks over one month. All date
//! filtering of the expansion is an AND of such masks, whatever the frequency.

use jiff::civil::Date;

use super::rule::{Frequency, Rule, Skip};

/// One civil day. `number` counts from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) number: i64,
    pub(super) date: Date,
}

/// 9999-12-31, the last day there is.
pub(super) const LAST_DAY: i64 = 2_932_896;
/// Days from 0001-01-01 to 1970-01-01.
const EPOCH: i64 = 719_162;

/// Which days satisfy BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY and BYDAY together.
#[derive(Debug)]
pub(super) struct DayFilter {
    /// Bit m is month m.
    months: u16,
    /// Bit d is day d, counted from the front and from the back; `None` lets all pass.
    month_days: Option<(u32, u32)>,
    year_days: Vec<i16>,
    week_numbers: Vec<i16>,
    /// Bit 0 is Monday; 0 together with no `ordinals` lets all pass.
    weekdays: u8,
    /// Nth weekdays (Monday is 0), counted within the month or within the year.
    ordinals: Vec<(i64, i64)>,
    ordinals_in_year: bool,
    week_start: i64,
    skip: Skip,
}

impl Day {
    pub(super) fn from_number(number: i64) -> Option<Day> {
        let since_first = number + EPOCH;
        let cycle = since_first.div_euclid(146_097);
        let in_cycle = since_first.rem_euclid(146_097);
        let century = (in_cycle / 36_524).min(3);
        let in_century = in_cycle - century * 36_524;
        let four_years = in_century / 1_461;
        let in_four_years = in_century - four_years * 1_461;
        let single = (in_four_years / 365).min(3);
        let year = cycle * 400 + century * 100 + four_years * 4 + single + 1;
        let day_of_year = in_four_years - single * 365;
        // Pretending that February has 30 days makes the month a straight line.
        let after_february = if day_of_year < 59 + leap_days(year) {
            0
        } else {
            2 - leap_days(year)
        };
        let month = (12 * (day_of_year + after_february) + 373) / 367;
        let day = day_of_year - days_before(year, month) + 1;
        Day::of(number, year, month, day)
    }

    pub(super) fn new(year: i64, month: i64, day: i64) -> Option<Day> {
        Day::of(number_of(year, month, day), year, month, day)
    }

    pub(super) fn from_date(date: Date) -> Day {
        let (year, month, day) = (date.year().into(), date.month().into(), date.day().into());
        Day {
            number: number_of(year, month, day),
            date,
        }
    }

    /// The day `distance >= 0` days on: cheap within one month.
    pub(super) fn plus(self, distance: i64) -> Option<Day> {
        let day = i64::from(self.date.day()) + distance;
        if day <= 28 {
            return Day::of(self.number + distance, self.year(), self.month(), day);
        }
        Day::from_number(self.number + distance)
    }

    pub(super) fn year(self) -> i64 {
        self.date.year().into()
    }

    pub(super) fn month(self) -> i64 {
        self.date.month().into()
    }

    fn of(number: i64, year: i64, month: i64, day: i64) -> Option<Day> {
        let year = i16::try_from(year).ok()?;
        let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Day { number, date })
    }
}

impl DayFilter {
    /// The filter of a rule that starts on `start`, whose month, day or weekday fills in for
    /// what the rule leaves open.
    pub(super) fn new(rule: &Rule, start: Day) -> DayFilter {
        let mut filter = DayFilter {
            months: rule
                .by_month
                .iter()
                .fold(0, |bits, month| bits | 1 << month),
            month_days: None,
            year_days: rule.by_year_day.clone(),
            week_numbers: rule.by_week_number.clone(),
            weekdays: 0,
            ordinals: Vec::new(),
            ordinals_in_year: rule.frequency == Frequency::Yearly && rule.by_month.is_empty(),
            week_start: rule.week_start.to_monday_zero_offset().into(),
            skip: rule.skip,
        };
        if !rule.by_month_day.is_empty() {
            let bits = |sign: i16| {
                let days = rule.by_month_day.iter().map(|day| day * sign);
                days.filter(|day| *day > 0)
                    .fold(0, |bits, day| bits | 1 << day)
            };
            filter.month_days = Some((bits(1), bits(-1)));
        }
        for day in &rule.by_day {
            let weekday = day.weekday.to_monday_zero_offset();
            if day.ordinal == 0 {
                filter.weekdays |= 1 << weekday;
            } else {
                filter.ordinals.push((day.ordinal.into(), weekday.into()));
            }
        }
        let days_open = filter.month_days.is_none()
            && filter.year_days.is_empty()
            && filter.week_numbers.is_empty()
            && rule.by_day.is_empty();
        if days_open {
            match rule.frequency {
                Frequency::Yearly | Frequency::Monthly => {
                    filter.month_days = Some((1 << start.date.day(), 0));
                    if rule.frequency == Frequency::Yearly && filter.months == 0 {
                        filter.months = 1 << start.month();
                    }
                }
                Frequency::Weekly => filter.weekdays = 1 << weekday(start.number),
                _ => {}
            }
        }
        if filter.months == 0 {
            filter.months = 0x1ffe;
        }
        filter
    }

    /// Whether every day passes.
    pub(super) fn is_open(&self) -> bool {
        self.months == 0x1ffe
            && self.month_days.is_none()
            && self.year_days.is_empty()
            && self.week_numbers.is_empty()
            && self.weekdays == 0
            && self.ordinals.is_empty()
    }

    pub(super) fn has_month(&self, month: i64) -> bool {
        self.months >> month & 1 == 1
    }

    /// The weekdays that pass, ordinals left aside; bit 0 is the first day of the week.
    pub(super) fn in_week(&self) -> u8 {
        let weekdays = if self.weekdays == 0 {
            0x7f
        } else {
            self.weekdays
        };
        (weekdays >> self.week_start | weekdays << (7 - self.week_start)) & 0x7f
    }

    /// The days of the month that pass; bit d is day d.
    pub(super) fn in_month(&self, year: i64, month: i64) -> u32 {
        if !self.has_month(month) {
            return 0;
        }
        let length = month_length(year, month);
        let mut days = full_month(length);
        if let Some((front, back)) = self.month_days {
            // Day d from the back is day `length + 1 - d`: bit 31 of the reversal is day 0.
            let reversed = u64::from(back.reverse_bits()) << length >> 30;
            days &= front | u32::try_from(reversed & 0xffff_ffff).unwrap_or(0);
        }
        if days != 0 {
            days &= self.by_weekday(year, month);
        }
        if days != 0 && !self.year_days.is_empty() {
            days &= self.by_year_day(year, month);
        }
        if days != 0 && !self.week_numbers.is_empty() {
            days &= self.by_week_number(year, month);
        }
        days
    }

    /// The day that stands in for those the month lacks (RFC 7529), unless they are omitted.
    pub(super) fn instead_in_month(&self, year: i64, month: i64) -> Option<Day> {
        let (front, _) = self.month_days?;
        let lacking = front & !full_month(month_length(year, month)) & !1;
        if self.skip == Skip::Omit || lacking == 0 || !self.has_month(month) {
            return None;
        }
        if !self.year_days.is_empty() || !self.week_numbers.is_empty() {
            return None;
        }
        let last = Day::new(year, month, month_length(year, month))?;
        self.moved_from(last)
    }

    /// The day that stands in for day 366 of a year that has 365.
    pub(super) fn instead_in_year(&self, year: i64) -> Option<Day> {
        let lacking = self.year_days.contains(&366) && leap_days(year) == 0;
        let plain = self.month_days.is_none() && self.week_numbers.is_empty();
        if self.skip == Skip::Omit || !lacking || !plain || !self.has_month(12) {
            return None;
        }
        self.moved_from(Day::new(year, 12, 31)?)
    }

    /// From the last day before the gap to the day chosen; RFC 7529 applies BYDAY after that.
    fn moved_from(&self, last: Day) -> Option<Day> {
        let day = match self.skip {
            Skip::Omit => return None,
            Skip::Backward => last,
            Skip::Forward => last.plus(1)?,
        };
        let passes = self.by_weekday(day.year(), day.month()) >> day.date.day() & 1 == 1;
        passes.then_some(day)
    }

    fn by_weekday(&self, year: i64, month: i64) -> u32 {
        if self.weekdays == 0 && self.ordinals.is_empty() {
            return u32::MAX;
        }
        let first = number_of(year, month, 1);
        let first_weekday = weekday(first);
        let mut days = 0_u64;
        for weekday in 0..7 {
            if self.weekdays >> weekday & 1 == 1 {
                days |= 0x2040_8102_u64 << (weekday - first_weekday).rem_euclid(7);
            }
        }
        for (ordinal, weekday) in &self.ordinals {
            if let Some(number) = self.nth_weekday(year, month, *ordinal, *weekday) {
                let day = number - first + 1;
                if (1..=31).contains(&day) {
                    days |= 1 << day;
                }
            }
        }
        u32::try_from(days & 0xffff_fffe).unwrap_or(0)
    }

    /// The day number of the nth weekday of the year or month; `None` where there are fewer.
    fn nth_weekday(&self, year: i64, month: i64, ordinal: i64, on: i64) -> Option<i64> {
        let (first, last) = if self.ordinals_in_year {
            (number_of(year, 1, 1), number_of(year, 12, 31))
        } else {
            let first = number_of(year, month, 1);
            (first, first + month_length(year, month) - 1)
        };
        let number = if ordinal > 0 {
            first + (on - weekday(first)).rem_euclid(7) + (ordinal - 1) * 7
        } else {
            last - (weekday(last) - on).rem_euclid(7) + (ordinal + 1) * 7
        };
        (first <= number && number <= last).then_some(number)
    }

    fn by_year_day(&self, year: i64, month: i64) -> u32 {
        let before = days_before(year, month);
        let year_length = 365 + leap_days(year);
        let mut days = 0;
        for year_day in &self.year_days {
            let year_day = i64::from(*year_day);
            let from_front = if year_day < 0 {
                year_length + 1 + year_day
            } else {
                year_day
            };
            let day = from_front - before;
            if (1..=31).contains(&day) {
                days |= 1 << day;
            }
        }
        days
    }

    fn by_week_number(&self, year: i64, month: i64) -> u32 {
        let first = number_of(year, month, 1);
        let length = month_length(year, month);
        let mut days = 0;
        let mut week = week_of(first, self.week_start);
        while week < first + length {
            // A week belongs to the year that holds its fourth day.
            let fourth = week + 3;
            let owner = if fourth < number_of(year, 1, 1) {
                year - 1
            } else if fourth > number_of(year, 12, 31) {
                year + 1
            } else {
                year
            };
            let number = (fourth - number_of(owner, 1, 1)) / 7 + 1;
            let last_fourth = week_of(number_of(owner, 12, 28), self.week_start) + 3;
            let weeks = (last_fourth - number_of(owner, 1, 1)) / 7 + 1;
            let named = |wanted: &i16| {
                let wanted = i64::from(*wanted);
                wanted == number || wanted == number - weeks - 1
            };
            if self.week_numbers.iter().any(named) {
                for day in week.max(first)..(week + 7).min(first + length) {
                    days |= 1 << (day - first + 1);
                }
            }
            week += 7;
        }
        days
    }
}

/// The day number of the first day of the week around a day.
pub(super) fn week_of(number: i64, week_start: i64) -> i64 {
    number - (weekday(number) - week_start).rem_euclid(7)
}

/// Monday is 0.
pub(super) fn weekday(number: i64) -> i64 {
    (number + 3).rem_euclid(7)
}

pub(super) fn number_of(year: i64, month: i64, day: i64) -> i64 {
    let past = year - 1;
    let leaps = past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    past * 365 + leaps - EPOCH + days_before(year, month) + day - 1
}

pub(super) fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + leap_days(year),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days of the year before the month begins.
fn days_before(year: i64, month: i64) -> i64 {
    let february = if month <= 2 { 0 } else { 2 - leap_days(year) };
    (367 * month - 362) / 12 - february
}

fn leap_days(year: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    i64::from(leap)
}

/// Bits 1 to `length`.
fn full_month(length: i64) -> u32 {
    u32::MAX >> (31 - length) & !1
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;

    #[test]
    fn numbers_and_dates_agree_with_the_calendar_over_a_whole_cycle() {
        let mut date = Date::new(1899, 12, 31).unwrap();
        let first = number_of(1899, 12, 31);
        for number in first..first + 146_100 {
            let day = Day::from_number(number).unwrap();
            assert_eq!(day.date, date);
            assert_eq!(Day::from_date(date), day);
            assert_eq!(
                weekday(number),
                i64::from(date.weekday().to_monday_zero_offset())
            );
            assert_eq!(
                month_length(day.year(), day.month()),
                i64::from(date.days_in_month())
            );
            date = date.tomorrow().unwrap();
        }
        assert_eq!(number_of(1970, 1, 1), 0);
        assert_eq!(number_of(9999, 12, 31), LAST_DAY);
        assert!(Day::from_number(LAST_DAY + 1).is_none());
    }

    #[test]
    fn adding_days_agrees_with_the_calendar() {
        let start = Date::new(2024, 1, 31).unwrap();
        for distance in 0..800 {
            let expected = start.checked_add(distance.days()).unwrap();
            assert_eq!(Day::from_date(start).plus(distance).unwrap().date, expected);
        }
    }

    #[test]
    fn days_before_the_common_era_do_not_break_the_arithmetic() {
        let date = Date::new(-4, 2, 29).unwrap();
        assert_eq!(
            Day::from_number(Day::from_date(date).number).unwrap().date,
            date
        );
    }

    #[test]
    fn days_from_the_back_meet_the_end_of_the_month() {
        let rule = Rule::parse("FREQ=DAILY;BYMONTHDAY=-1,-31,2").unwrap();
        let filter = DayFilter::new(&rule, Day::new(2024, 1, 1).unwrap());
        assert_eq!(filter.in_month(2024, 2), 1 << 29 | 1 << 2);
        assert_eq!(filter.in_month(2023, 2), 1 << 28 | 1 << 2);
        assert_eq!(filter.in_month(2023, 3), 1 << 31 | 1 << 1 | 1 << 2);
    }
}
