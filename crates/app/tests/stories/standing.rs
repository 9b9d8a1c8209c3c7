//! Those who book and do not come: counted, warned, barred for a while, pardoned.

use crate::teller::check;

#[test]
fn who_does_not_come_is_warned_and_then_may_not_book() {
    check(
        "campus North noShowsWarn=1 noShowsBar=2 noShowDays=30 barDays=7
         room Peony in North checkInRequired=true
         room Rose
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         08:00 alice books Peony 12:00-13:00     => confirmed Peony 12:00-13:00
         10:10 clock                             => warned of the release of Peony@10:00
         10:15 clock                             => released Peony@10:00: no_show
         10:16 alice stands                      => 1 no-shows, warned
         12:10 clock                             => warned of the release of Peony@12:00
         12:15 clock                             => released Peony@12:00: no_show
         12:16 alice stands                      => 2 no-shows, warned, barred until +7/12:15
         12:16 alice books Peony 15:00-16:00     => refused: barred until +7/12:15 after 2 no-shows
         12:16 alice begins Peony                => refused: barred until +7/12:15 after 2 no-shows
         12:16 alice books Rose 15:00-16:00      => confirmed Rose 15:00-16:00
         12:16 bob looks-how alice stands        => refused: not allowed: StandingManage
         12:16 ADA books Peony 15:00-16:00 on-behalf-of=alice => confirmed Peony 15:00-16:00
         +7/12:14 alice books Peony +8/10:00-11:00 => refused: barred until +7/12:15 after 2 no-shows
         +7/12:15 alice books Peony +8/10:00-11:00 => confirmed Peony +8/10:00-11:00
         +30/13:14 alice stands                  => 1 no-shows, warned
         +30/13:15 alice stands                  => 0 no-shows",
    );
}

#[test]
fn an_appeal_is_heard_and_a_pardon_counts_at_once() {
    check(
        "room Peony checkInRequired=true noShowsBar=1
         08:00 ADA stands                        => 0 no-shows
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         10:10 clock                             => warned of the release of Peony@10:00
         10:15 clock                             => released Peony@10:00: no_show
         10:19 alice's inbox                     => Nobody has checked in: meeting; You cannot book until Monday, 16 March 2026, 10:15; Room released: meeting
         10:20 alice appeals                     => appealed
         10:20 alice appeals                     => refused: NoShowSettled { state: Appealed }
         10:20 ADA's inbox                       => Appeal to decide: meeting
         10:20 ADA's mail                        => Appeal to decide: meeting
         10:20 bob's inbox                       => nothing
         10:21 alice books Peony 15:00-16:00     => refused: barred until +14/10:15 after 1 no-shows
         10:22 alice pardons alice               => refused: not allowed: StandingManage
         10:22 bob pardons alice                 => refused: NoShow not found
         10:22 ADA upholds alice                 => upheld
         10:22 alice's inbox                     => Still counts: meeting
         10:23 alice books Peony 15:00-16:00     => refused: barred until +14/10:15 after 1 no-shows
         10:24 ADA pardons alice                 => pardoned
         10:24 alice's inbox                     => Does not count any more: meeting
         10:24 ADA's inbox                       => nothing
         10:24 ADA upholds alice                 => refused: NoShowSettled { state: Pardoned }
         10:25 alice books Peony 15:00-16:00     => confirmed Peony 15:00-16:00",
    );
}

#[test]
fn who_comes_late_is_not_counted() {
    check(
        "room Peony checkInRequired=true noShowsBar=1
         08:00 alice books Peony 10:00-11:00     => confirmed Peony 10:00-11:00
         10:10 clock                             => warned of the release of Peony@10:00
         10:15 clock                             => released Peony@10:00: no_show
         10:16 alice undoes the release of Peony@10:00 => running Peony 10:00-11:00
         10:17 alice stands                      => 0 no-shows
         10:17 alice books Peony 15:00-16:00     => confirmed Peony 15:00-16:00",
    );
}
