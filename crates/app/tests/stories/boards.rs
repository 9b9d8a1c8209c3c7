//! Boards where people pass: every room of a floor, the way to it, and nothing that is private.

use crate::teller::check;

#[test]
fn a_board_shows_its_building_and_no_secrets() {
    check(
        "campus North
         building Main in North
         building Annex in North
         room Peony in Main seats=8
         room Rose in Main seats=20
         room Hall in Annex
         08:00 bob hangs-board Lobby in Main           => refused: not allowed: PanelManage
         08:00 ADA hangs-board Lobby in Peony          => refused: placeId Unknown
         08:00 ADA hangs-board Lobby in Main           => hung
         08:00 alice books Peony 09:00-10:00 about=Budget => confirmed Peony 09:00-10:00
         08:00 alice books Peony 10:00-11:00 about=Salaries privately => confirmed Peony 10:00-11:00
         08:00 alice books Hall 09:00-10:00            => confirmed Hall 09:00-10:00
         08:00 alice books Rose 09:00-09:30 about=Short => confirmed Rose 09:00-09:30
         08:01 ADA reads-board Lobby                   => Peony: 09:00-10:00 Budget, 10:00-11:00 taken; Rose: 09:00-09:30 Short
         09:45 ADA reads-board Lobby                   => Peony: 09:00-10:00 Budget, 10:00-11:00 taken; Rose: free",
    );
}

#[test]
fn a_board_says_the_way_until_it_hangs_elsewhere() {
    check(
        "campus North
         building Main in North
         building Annex in North
         room Peony in Main
         room Rose in Main
         room Hall in Annex
         08:00 ADA hangs-board Lobby in Main           => hung
         08:00 ADA sets-board Lobby way=Main:right way=Peony:left:By_the_lift => set
         08:00 ADA reads-board Lobby                   => Peony left by the lift: free; Rose right: free
         08:00 ADA sets-board Lobby way=Hall:left      => refused: board.ways Unknown
         08:00 ADA sets-board Lobby page=2             => refused: board.pageSeconds OutOfRange { least: 5, most: 120 }
         08:00 ADA moves-board Lobby to Annex          => set
         08:00 ADA reads-board Lobby                   => Hall: free",
    );
}

#[test]
fn guests_are_welcomed_where_it_is_wanted() {
    check(
        "campus Main
         room Peony in Main
         room Rose in Main
         08:00 ADA hangs-board Lobby in Main           => hung
         08:00 alice books Peony 09:00-10:00 about=Visit guest=g@other.org => confirmed Peony 09:00-10:00
         08:00 alice books Rose 09:00-10:00 about=Inside => confirmed Rose 09:00-10:00
         08:00 alice books Peony 11:00-12:00 about=Offer guest=g@other.org privately => confirmed Peony 11:00-12:00
         08:00 alice books Rose 14:00-15:00 about=Late guest=g@other.org => confirmed Rose 14:00-15:00
         08:00 ADA reads-board Lobby                   => Peony: 09:00-10:00 Visit, 11:00-12:00 taken; Rose: 09:00-10:00 Inside, 14:00-15:00 Late
         08:00 ADA sets-board Lobby greets             => set
         08:00 ADA reads-board Lobby                   => Peony: 09:00-10:00 Visit (welcome), 11:00-12:00 taken; Rose: 09:00-10:00 Inside, 14:00-15:00 Late
         10:30 ADA reads-board Lobby                   => Peony: 11:00-12:00 taken; Rose: 14:00-15:00 Late (welcome)",
    );
}

#[test]
fn a_festival_is_worn_while_it_lasts() {
    check(
        "campus North
         building Main in North
         building Annex in North
         room Peony in Main
         room Hall in Annex
         08:00 ADA hangs-board Lobby in Main           => hung
         08:00 ADA looks-at-board Lobby                => plain
         08:00 bob dresses North House accent=#112233  => refused: not allowed: PanelManage
         08:00 ADA dresses North House accent=red      => refused: accent NotACode
         08:00 ADA dresses North House accent=#112233 greeting=Hello => dressed
         08:00 ADA dresses Annex Other greeting=Elsewhere => dressed
         08:00 ADA dresses North Feast greeting=Happy_New_Year from=2026-03-02..2026-03-02 => dressed
         08:00 ADA dresses North Feast from=2026-03-03..2026-03-02 => refused: until EndNotAfterStart
         08:00 ADA dresses Main Own greeting=Main_hall => dressed
         08:01 ADA looks-at-board Lobby                => #112233, Happy New Year
         +1/08:00 ADA looks-at-board Lobby             => #112233, Main hall",
    );
}
