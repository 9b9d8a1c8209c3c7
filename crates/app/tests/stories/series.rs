//! Series: booking many dates, exceptions, changing some of them, and further dates as time goes.

use crate::teller::check;

#[test]
fn a_weekly_series_keeps_its_local_time_when_the_clocks_change() {
    check(
        "
        room Peony
        08:00 alice books Peony +14/09:00-10:00 repeat=FREQ=WEEKLY;COUNT=3 => 3 dates, first confirmed Peony +14/09:00-10:00
        08:00 alice dates Peony@+14/09:00 => +14/09:00-10:00 confirmed, +21/09:00-10:00 confirmed, +28/09:00-10:00 confirmed
        ",
    );
}

#[test]
fn a_series_with_a_clash_is_refused_whole_or_skips_it() {
    check(
        "
        room Peony
        08:00 bob books Peony +8/09:30-10:30 => confirmed Peony +8/09:30-10:30
        08:01 alice books Peony +1/09:00-10:00 repeat=FREQ=WEEKLY;COUNT=3 => refused: busy Peony +8/09:30-10:30; instead Peony +8/08:30-09:30
        08:02 alice previews Peony +1/09:00-10:00 repeat=FREQ=WEEKLY;COUNT=3 => 3 dates, 1 clash, bookable: false
        08:02 alice previews Peony +1/09:00-10:00 repeat=FREQ=WEEKLY;COUNT=3 skipping => 3 dates, 1 clash, bookable: true
        08:03 alice books Peony +1/09:00-10:00 repeat=FREQ=WEEKLY;COUNT=3 skipping => 2 dates, 1 skipped, first confirmed Peony +1/09:00-10:00
        08:04 alice dates Peony@+1/09:00 => +1/09:00-10:00 confirmed, +15/09:00-10:00 confirmed
        ",
    );
}

#[test]
fn rules_look_at_every_date_of_a_series() {
    check(
        "
        room Peony recurrenceAllowed=false
        room Rose mostOccurrences=3
        08:00 alice books Peony 09:00-10:00 repeat=FREQ=DAILY;COUNT=2 => refused: recurrence_not_allowed recurrenceAllowed false, was true set at Peony
        08:00 alice books Rose 09:00-10:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Rose 09:00-10:00
        08:00 alice books Rose 11:00-12:00 repeat=FREQ=DAILY;COUNT=4 => refused: too_many_occurrences mostOccurrences 3, was 4 set at Rose
        08:00 alice books Rose 13:00-14:00 repeat=FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 => refused: NoOccurrence
        08:00 alice books Rose 13:00-15:00 repeat=FREQ=HOURLY;COUNT=3 => refused: SeriesOverlapsItself { one: Span { from: 2026-03-02T13:00:00Z, until: 2026-03-02T15:00:00Z }, other: Span { from: 2026-03-02T14:00:00Z, until: 2026-03-02T16:00:00Z } }
        ",
    );
}

#[test]
fn one_date_is_moved_and_one_cancelled() {
    check(
        "
        room Peony
        08:00 alice books Peony +1/09:00-10:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Peony +1/09:00-10:00
        08:01 alice moves Peony@+2/09:00 to +2/14:00-15:00 => confirmed Peony +2/14:00-15:00
        08:02 alice cancels Peony@+3/09:00 => cancelled no room +3/09:00-10:00
        08:03 alice dates Peony@+1/09:00 => +1/09:00-10:00 confirmed, +2/14:00-15:00 confirmed, +3/09:00-10:00 cancelled
        08:04 bob books Peony +2/09:00-10:00 => confirmed Peony +2/09:00-10:00
        ",
    );
}

#[test]
fn dates_that_stand_apart_stay_where_they_are() {
    check(
        "
        room Peony
        room Rose
        08:00 alice books Peony +1/09:00-10:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Peony +1/09:00-10:00
        08:01 alice takes Rose for Peony@+2/09:00 => confirmed Rose +2/09:00-10:00
        08:02 bob books Peony +2/09:00-10:00 => confirmed Peony +2/09:00-10:00
        08:03 alice renames Peony@+1/09:00 retro all => 3 dates changed, first confirmed Peony +1/09:00-10:00
        08:04 alice moves Peony@+3/09:00 to +3/11:00-12:00 => confirmed Peony +3/11:00-12:00
        08:05 alice moves Peony@+1/09:00 to +3/11:30-12:30 all => refused: busy Peony +3/11:00-12:00
        ",
    );
}

#[test]
fn this_and_following_become_a_series_of_their_own() {
    check(
        "
        room Peony
        08:00 alice books Peony +1/09:00-10:00 repeat=FREQ=DAILY;COUNT=4 => 4 dates, first confirmed Peony +1/09:00-10:00
        08:01 alice moves Peony@+3/09:00 to +3/11:00-12:30 and-following => 2 dates changed, first confirmed Peony +3/11:00-12:30
        08:02 alice dates Peony@+1/09:00 => +1/09:00-10:00 confirmed, +2/09:00-10:00 confirmed
        08:03 alice dates Peony@+3/11:00 => +3/11:00-12:30 confirmed, +4/11:00-12:30 confirmed
        08:04 bob books Peony +4/09:00-10:00 => confirmed Peony +4/09:00-10:00
        08:05 alice cancels Peony@+2/09:00 and-following => cancelled no room +2/09:00-10:00
        08:06 alice sees Peony@+3/11:00 => confirmed Peony +3/11:00-12:30 'meeting'
        ",
    );
}

#[test]
fn all_dates_ahead_move_alike_even_through_each_others_places() {
    check(
        "
        room Peony
        08:00 alice books Peony +1/00:00-24:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Peony +1/00:00-+2/00:00
        08:01 alice moves Peony@+1/00:00 to +2/00:00-24:00 all => 3 dates changed, first confirmed Peony +2/00:00-+3/00:00
        08:02 alice moves Peony@+2/00:00 to +1/00:00-24:00 all => 3 dates changed, first confirmed Peony +1/00:00-+2/00:00
        ",
    );
}

#[test]
fn a_new_rule_replaces_what_lies_ahead() {
    check(
        "
        room Peony
        08:00 alice books Peony +1/09:00-10:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Peony +1/09:00-10:00
        08:01 alice repeats Peony@+2/09:00 FREQ=WEEKLY;COUNT=2 and-following => 2 dates changed, first confirmed Peony +2/09:00-10:00
        08:02 alice dates Peony@+2/09:00 => +2/09:00-10:00 confirmed, +9/09:00-10:00 confirmed
        08:03 bob books Peony +3/09:00-10:00 => confirmed Peony +3/09:00-10:00
        ",
    );
}

#[test]
fn renaming_all_leaves_what_is_over_as_it_was() {
    check(
        "
        room Peony
        08:00 alice books Peony 09:00-10:00 repeat=FREQ=DAILY;COUNT=3 => 3 dates, first confirmed Peony 09:00-10:00
        12:00 alice renames Peony@+1/09:00 retro all => 2 dates changed, first ended Peony 09:00-10:00
        12:01 alice sees Peony@09:00 => ended Peony 09:00-10:00 'meeting'
        12:01 alice sees Peony@+2/09:00 => confirmed Peony +2/09:00-10:00 'retro'
        ",
    );
}

#[test]
fn a_series_without_end_follows_the_horizon() {
    check(
        "
        room Peony horizonDays=14
        08:00 alice books Peony 09:00-10:00 repeat=FREQ=WEEKLY => 3 dates, first confirmed Peony 09:00-10:00
        08:01 bob books Peony +1/09:00-10:00 => confirmed Peony +1/09:00-10:00
        +1/08:00 clock => 1 jobs
        +7/08:01 clock => 1 jobs
        +7/08:02 alice dates Peony@09:00 => 09:00-10:00 ended, +7/09:00-10:00 confirmed, +14/09:00-10:00 confirmed, +21/09:00-10:00 confirmed
        ",
    );
}
