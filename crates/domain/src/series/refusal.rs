//! Why a text is not a recurrence rule. Each reason carries what was wrong as data and has a
//! stable code; the words shown to people are made from both elsewhere.

use std::fmt;

use super::rule::{Frequency, Rule};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleError {
    /// Longer than [`Rule::LONGEST`] bytes.
    TooLong {
        length: usize,
    },
    /// A piece between semicolons that is not `NAME=VALUE`.
    Malformed {
        piece: String,
    },
    /// A part that neither RFC 5545 nor RFC 7529 defines.
    UnknownPart {
        name: String,
    },
    Repeated {
        part: Part,
    },
    FrequencyMissing,
    /// A value that cannot be read as what the part holds.
    BadValue {
        part: Part,
        value: String,
    },
    OutOfRange {
        part: Part,
        value: i64,
        least: i64,
        most: i64,
    },
    /// RFC 5545 forbids the part under this frequency.
    PartForbidden {
        part: Part,
        frequency: Frequency,
    },
    /// `2MO` and the like stand only under MONTHLY and YEARLY.
    OrdinalForbidden {
        frequency: Frequency,
    },
    OrdinalWithWeekNumber,
    CountAndUntil,
    /// BYSETPOS picks from what another BY part makes.
    PositionAlone,
    /// A calendar other than the Gregorian.
    UnknownCalendar {
        name: String,
    },
}

/// The parts of a rule, named as the standards name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Freq,
    Interval,
    Count,
    Until,
    BySecond,
    ByMinute,
    ByHour,
    ByDay,
    ByMonthDay,
    ByYearDay,
    ByWeekNo,
    ByMonth,
    BySetPos,
    Wkst,
    Rscale,
    Skip,
}

impl RuleError {
    /// All codes, in the order of the reasons above.
    pub const CODES: [&'static str; 13] = [
        "rrule_too_long",
        "rrule_malformed",
        "rrule_unknown_part",
        "rrule_repeated_part",
        "rrule_frequency_missing",
        "rrule_bad_value",
        "rrule_out_of_range",
        "rrule_part_forbidden",
        "rrule_ordinal_forbidden",
        "rrule_ordinal_with_week_number",
        "rrule_count_and_until",
        "rrule_position_alone",
        "rrule_unknown_calendar",
    ];

    /// Stable, for problem documents and translations.
    pub fn code(&self) -> &'static str {
        match self {
            RuleError::TooLong { .. } => "rrule_too_long",
            RuleError::Malformed { .. } => "rrule_malformed",
            RuleError::UnknownPart { .. } => "rrule_unknown_part",
            RuleError::Repeated { .. } => "rrule_repeated_part",
            RuleError::FrequencyMissing => "rrule_frequency_missing",
            RuleError::BadValue { .. } => "rrule_bad_value",
            RuleError::OutOfRange { .. } => "rrule_out_of_range",
            RuleError::PartForbidden { .. } => "rrule_part_forbidden",
            RuleError::OrdinalForbidden { .. } => "rrule_ordinal_forbidden",
            RuleError::OrdinalWithWeekNumber => "rrule_ordinal_with_week_number",
            RuleError::CountAndUntil => "rrule_count_and_until",
            RuleError::PositionAlone => "rrule_position_alone",
            RuleError::UnknownCalendar { .. } => "rrule_unknown_calendar",
        }
    }
}

impl Part {
    pub(super) const ALL: [Part; 16] = [
        Part::Freq,
        Part::Interval,
        Part::Count,
        Part::Until,
        Part::BySecond,
        Part::ByMinute,
        Part::ByHour,
        Part::ByDay,
        Part::ByMonthDay,
        Part::ByYearDay,
        Part::ByWeekNo,
        Part::ByMonth,
        Part::BySetPos,
        Part::Wkst,
        Part::Rscale,
        Part::Skip,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Part::Freq => "FREQ",
            Part::Interval => "INTERVAL",
            Part::Count => "COUNT",
            Part::Until => "UNTIL",
            Part::BySecond => "BYSECOND",
            Part::ByMinute => "BYMINUTE",
            Part::ByHour => "BYHOUR",
            Part::ByDay => "BYDAY",
            Part::ByMonthDay => "BYMONTHDAY",
            Part::ByYearDay => "BYYEARDAY",
            Part::ByWeekNo => "BYWEEKNO",
            Part::ByMonth => "BYMONTH",
            Part::BySetPos => "BYSETPOS",
            Part::Wkst => "WKST",
            Part::Rscale => "RSCALE",
            Part::Skip => "SKIP",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RuleError::TooLong { length } => {
                write!(
                    f,
                    "the rule has {length} bytes, at most {} are read",
                    Rule::LONGEST
                )
            }
            RuleError::Malformed { piece } => write!(f, "{piece:?} is not NAME=VALUE"),
            RuleError::UnknownPart { name } => write!(f, "{name:?} is no part of a rule"),
            RuleError::Repeated { part } => write!(f, "{part} stands twice"),
            RuleError::FrequencyMissing => f.write_str("FREQ is missing"),
            RuleError::BadValue { part, value } => write!(f, "{part} cannot be {value:?}"),
            RuleError::OutOfRange {
                part,
                value,
                least,
                most,
            } => {
                write!(f, "{part} {value} is not within {least} to {most}")
            }
            RuleError::PartForbidden { part, frequency } => {
                write!(f, "{part} may not stand with FREQ={}", frequency.name())
            }
            RuleError::OrdinalForbidden { frequency } => {
                write!(f, "BYDAY takes no number with FREQ={}", frequency.name())
            }
            RuleError::OrdinalWithWeekNumber => f.write_str("BYDAY takes no number with BYWEEKNO"),
            RuleError::CountAndUntil => f.write_str("COUNT and UNTIL exclude each other"),
            RuleError::PositionAlone => f.write_str("BYSETPOS needs another BY part"),
            RuleError::UnknownCalendar { name } => {
                write!(f, "{name:?} is not the Gregorian calendar")
            }
        }
    }
}

impl std::error::Error for RuleError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_reasons() {
        let (part, frequency) = (Part::Count, Frequency::Daily);
        let name = String::new;
        let all = [
            RuleError::TooLong { length: 0 },
            RuleError::Malformed { piece: name() },
            RuleError::UnknownPart { name: name() },
            RuleError::Repeated { part },
            RuleError::FrequencyMissing,
            RuleError::BadValue {
                part,
                value: name(),
            },
            RuleError::OutOfRange {
                part,
                value: 0,
                least: 1,
                most: 2,
            },
            RuleError::PartForbidden { part, frequency },
            RuleError::OrdinalForbidden { frequency },
            RuleError::OrdinalWithWeekNumber,
            RuleError::CountAndUntil,
            RuleError::PositionAlone,
            RuleError::UnknownCalendar { name: name() },
        ];
        assert_eq!(all.map(|reason| reason.code()), RuleError::CODES);
    }
}
