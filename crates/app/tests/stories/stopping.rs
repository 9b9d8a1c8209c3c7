//! Series to which nobody comes: warned of, stopped, and taken up again.

use crate::teller::check;

#[test]
fn a_series_to_which_nobody_comes_is_stopped_after_a_warning() {
    check(
        "
        room Peony checkInRequired=true seriesNoShows=2
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=4 => 4 dates, first confirmed Peony 10:00-11:00
        08:01 alice's mail => Booked: meeting [PUBLISH 0]
        10:10 clock => warned of the release of Peony@10:00
        10:15 clock => released Peony@10:00: no_show
        10:15 alice's mail => Still needed? meeting
        10:16 alice's mail => Room released: meeting [CANCEL 1 10:00]
        +1/10:10 clock => warned of the release of Peony@+1/10:00
        +1/10:15 clock => released Peony@+1/10:00: no_show; released Peony@+2/10:00: series_stopped; released Peony@+3/10:00: series_stopped
        +1/10:15 alice's mail => The series ends: meeting
        +1/10:16 bob books Peony +2/10:00-11:00 => confirmed Peony +2/10:00-11:00
        +9/10:16 clock => 0 jobs
        ",
    );
}

#[test]
fn who_wants_the_series_takes_what_is_free_up_again() {
    check(
        "
        room Peony checkInRequired=true seriesNoShows=1
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=4 => 4 dates, first confirmed Peony 10:00-11:00
        08:01 alice takes-up the series of Peony@10:00 => refused: SeriesNotStopped
        10:10 clock => warned of the release of Peony@10:00
        10:15 clock => released Peony@10:00: no_show; released Peony@+1/10:00: series_stopped; released Peony@+2/10:00: series_stopped; released Peony@+3/10:00: series_stopped
        10:16 bob books Peony +2/10:30-11:30 => confirmed Peony +2/10:30-11:30
        10:16 bob takes-up the series of Peony@10:00 => refused: not allowed: MeetingManage
        10:29 alice takes-up the series of Peony@10:00 => 2 dates again, without +2/10:00-11:00
        10:29 alice takes-up the series of Peony@10:00 => refused: SeriesNotStopped
        10:30 bob books Peony +3/10:00-11:00 => refused: busy Peony +3/10:00-11:00; instead Peony +3/11:00-12:00
        +1/10:10 clock => warned of the release of Peony@+1/10:00
        +1/10:15 clock => released Peony@+1/10:00: no_show; released Peony@+3/10:00: series_stopped
        +1/10:30 alice takes-up the series of Peony@10:00 => refused: too late since +1/10:30
        ",
    );
}

#[test]
fn somebody_who_comes_in_between_is_enough() {
    check(
        "
        room Peony checkInRequired=true seriesNoShows=2
        08:00 alice books Peony 10:00-11:00 repeat=FREQ=DAILY;COUNT=4 => 4 dates, first confirmed Peony 10:00-11:00
        10:10 clock => warned of the release of Peony@10:00
        10:15 clock => released Peony@10:00: no_show
        +1/10:00 alice checks-in Peony@+1/10:00 => running Peony +1/10:00-11:00
        +2/10:10 clock => warned of the release of Peony@+2/10:00
        +2/10:15 clock => released Peony@+2/10:00: no_show
        +3/10:00 alice checks-in Peony@+3/10:00 => running Peony +3/10:00-11:00
        ",
    );
}
