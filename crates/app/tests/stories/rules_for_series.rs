//! Rules about series as a whole.

use crate::teller::check;

#[test]
fn a_series_ends_within_so_many_days() {
    check(
        "
        room Peony longestSeriesDays=14
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=WEEKLY;COUNT=4 => refused: series_too_long longestSeriesDays 14, was 21 set at Peony
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=WEEKLY;COUNT=3 => 3 dates, first confirmed Peony 10:00-11:00
        ",
    );
}

#[test]
fn a_series_beyond_the_horizon_goes_on_is_cut_or_is_refused() {
    check(
        r#"
        room Peony horizonDays=14
        room Rose horizonDays=14 seriesBeyondHorizon="cut"
        room Lily horizonDays=14 seriesBeyondHorizon="refused"
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=WEEKLY => 3 dates, first confirmed Peony 10:00-11:00
        08:00 alice books Rose 10:00-11:00 repeat=FREQ=WEEKLY => 3 dates, first confirmed Rose 10:00-11:00
        08:00 alice books Lily 10:00-11:00 repeat=FREQ=WEEKLY => refused: series_beyond_horizon seriesBeyondHorizon 14, was null set at Lily
        08:00 alice books Lily 10:00-11:00 repeat=FREQ=WEEKLY;COUNT=3 => 3 dates, first confirmed Lily 10:00-11:00
        +8/08:00 clock => 1 jobs
        +8/08:00 alice dates Peony@10:00 => 10:00-11:00 ended, +7/10:00-11:00 ended, +14/10:00-11:00 confirmed, +21/10:00-11:00 confirmed
        +8/08:00 alice dates Rose@10:00 => 10:00-11:00 ended, +7/10:00-11:00 ended, +14/10:00-11:00 confirmed
        "#,
    );
}

#[test]
fn a_series_survives_as_many_clashes_as_are_tolerated() {
    check(
        "
        room Peony mostConflicts=1
        room Rose mostConflictsPercent=50
        room Lily mostConflicts=2 mostConflictsPercent=25
        08:00 bob books Peony+Rose+Lily 10:00-11:00 => confirmed Peony+Rose+Lily 10:00-11:00
        08:00 bob books Peony+Rose+Lily +1/10:00-11:00 => confirmed Peony+Rose+Lily +1/10:00-11:00
        08:00 alice previews Peony +1/10:00-11:00 repeat=FREQ=DAILY;COUNT=4 => 4 dates, 1 clash, bookable: true
        08:00 alice books Peony +1/10:00-11:00 repeat=FREQ=DAILY;COUNT=4 => 3 dates, 1 skipped, first confirmed Peony +2/10:00-11:00
        08:00 alice books Rose 10:00-11:00 repeat=FREQ=DAILY;COUNT=3 => refused: busy Rose 10:00-11:00, Rose +1/10:00-11:00; instead Rose 11:00-12:00
        08:00 alice books Rose 10:00-11:00 repeat=FREQ=DAILY;COUNT=4 => 2 dates, 2 skipped, first confirmed Rose +2/10:00-11:00
        08:00 alice books Lily 10:00-11:00 repeat=FREQ=DAILY;COUNT=7 => refused: busy Lily 10:00-11:00, Lily +1/10:00-11:00; instead Lily 11:00-12:00
        08:00 alice books Lily 10:00-11:00 repeat=FREQ=DAILY;COUNT=8 => 6 dates, 2 skipped, first confirmed Lily +2/10:00-11:00
        ",
    );
}

#[test]
fn series_may_be_forbidden_or_short() {
    check(
        "
        room Peony recurrenceAllowed=false
        room Rose mostOccurrences=3
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=2 => refused: recurrence_not_allowed recurrenceAllowed false, was true set at Peony
        08:00 alice books Rose 10:00-11:00 repeat=FREQ=DAILY;COUNT=4 => refused: too_many_occurrences mostOccurrences 3, was 4 set at Rose
        08:00 alice books Rose 10:00-11:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Rose 10:00-11:00
        ",
    );
}

#[test]
fn what_is_kept_around_meetings_keeps_the_dates_of_a_series_apart() {
    check(
        "
        room Peony setUpMinutes=15 tearDownMinutes=15
        08:00 alice books Peony 10:00-10:30 repeat=FREQ=HOURLY;COUNT=3 => 3 dates, first confirmed Peony 10:00-10:30 held 09:45-10:45
        08:00 alice books Peony 14:00-14:31 repeat=FREQ=HOURLY;COUNT=3 => refused: SeriesOverlapsItself { one: Span { from: 2026-03-02T14:00:00Z, until: 2026-03-02T14:31:00Z }, other: Span { from: 2026-03-02T15:00:00Z, until: 2026-03-02T15:31:00Z } }
        ",
    );
}
