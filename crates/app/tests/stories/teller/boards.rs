//! What the teller knows of boards: `hangs-board Lobby in Main`, `sets-board Lobby greets
//! way=Peony:left:by_the_lift`, `moves-board Lobby to Annex`, `reads-board Lobby` (what stands on
//! it, whoever reads) · `dresses Main Spring from=2026-03-02..2026-03-03 accent=#aa0033
//! greeting=Hello` · `looks-at-board Lobby` (what it wears).

use app::access::TokenHash;
use app::panel::{BoardRoom, PanelEdit, WantedDecor, WantedPanel};
use app::{Answer, Error, Refusal, Who};
use domain::event::Origin;
use domain::id::PanelId;
use domain::panel::{Arrow, Board, DecorLook, PanelKind, Season, Way};

use super::{Teller, times};

pub(super) fn act(teller: &mut Teller, who: &Who, words: &[&str]) -> Option<String> {
    Some(match words {
        ["hangs-board", name, "in", place] => hang(teller, who, name, place),
        ["sets-board", name, settings @ ..] => {
            let board = board(teller, settings);
            let edit = PanelEdit {
                board: Some(board),
                ..PanelEdit::default()
            };
            change(teller, who, name, edit)
        }
        ["moves-board", name, "to", place] => {
            let edit = PanelEdit {
                place: Some(teller.rooms[*place]),
                ..PanelEdit::default()
            };
            change(teller, who, name, edit)
        }
        ["dresses", place, name, settings @ ..] => dress(teller, who, place, name, settings),
        ["looks-at-board", name] => wears(teller, name),
        ["reads-board", name] => read(teller, name),
        _ => return None,
    })
}

fn hang(teller: &mut Teller, who: &Who, name: &str, place: &str) -> String {
    let offered = teller.app.offer_pairing("here").unwrap();
    let wanted = WantedPanel {
        code: offered.code,
        place: teller.rooms[place],
        kind: PanelKind::Board,
        name: Some(name.to_owned()),
    };
    match teller.app.pair_panel(who, wanted, None) {
        Ok(Answer::Fresh(detail)) => {
            let key = TokenHash::of(offered.secret.as_str());
            let board = (detail.panel.id, key);
            teller.boards.insert(name.to_owned(), board);
            "hung".to_owned()
        }
        Ok(Answer::Repeated(_)) => unreachable!("no key was given"),
        Err(error) => refused(teller, error),
    }
}

fn board(teller: &Teller, settings: &[&str]) -> Board {
    let mut board = Board::default();
    for word in settings {
        match word.split_once('=') {
            None if *word == "greets" => board.greets_guests = true,
            Some(("page", seconds)) => board.page_seconds = seconds.parse().unwrap(),
            Some(("way", way)) => {
                let mut parts = way.splitn(3, ':');
                let place = teller.rooms[parts.next().unwrap()];
                let arrow = match parts.next() {
                    Some("left") => Arrow::Left,
                    Some("right") => Arrow::Right,
                    Some("up") => Arrow::Up,
                    other => panic!("nobody goes '{other:?}'"),
                };
                let words = parts.next().map(|words| words.replace('_', " "));
                board.ways.insert(place, Way { arrow, words });
            }
            _ => panic!("a board cannot be '{word}'"),
        }
    }
    board
}

fn change(teller: &mut Teller, who: &Who, name: &str, edit: PanelEdit) -> String {
    let (id, _): (PanelId, _) = teller.boards[name];
    match teller.app.change_panel(who, id, edit, None) {
        Ok(_) => "set".to_owned(),
        Err(error) => refused(teller, error),
    }
}

fn refused(teller: &Teller, error: Error) -> String {
    match error {
        Error::Refused(refusal) => match *refusal {
            Refusal::Invalid { field, problem } => format!("refused: {field} {problem:?}"),
            other => teller.refusal(Error::refused(other)),
        },
        error => teller.refusal(error),
    }
}

fn dress(teller: &Teller, who: &Who, place: &str, name: &str, settings: &[&str]) -> String {
    let mut wanted = WantedDecor {
        name: name.to_owned(),
        season: None,
        look: DecorLook::default(),
    };
    for word in settings {
        match word.split_once('=') {
            Some(("greeting", words)) => {
                wanted.look.greeting = Some(words.replace('_', " "));
            }
            Some(("accent", colour)) => wanted.look.accent = Some(colour.to_owned()),
            Some(("from", days)) => {
                let (from, until) = days.split_once("..").unwrap();
                wanted.season = Some(Season {
                    from: from.parse().unwrap(),
                    until: until.parse().unwrap(),
                    yearly: false,
                });
            }
            _ => panic!("nobody dresses in '{word}'"),
        }
    }
    match teller.app.add_decor(who, teller.rooms[place], wanted, None) {
        Ok(_) => "dressed".to_owned(),
        Err(error) => refused(teller, error),
    }
}

fn wears(teller: &Teller, name: &str) -> String {
    let (_, key) = teller.boards[name];
    let bearer = teller.app.bearer(key, Origin::Api).unwrap().unwrap();
    let look = teller.app.board_day(&bearer.who).unwrap().decor;
    let worn: Vec<_> = look.accent.into_iter().chain(look.greeting).collect();
    match worn.is_empty() {
        true => "plain".to_owned(),
        false => worn.join(", "),
    }
}

fn read(teller: &Teller, name: &str) -> String {
    let (_, key) = teller.boards[name];
    let bearer = teller.app.bearer(key, Origin::Api).unwrap().unwrap();
    let day = match teller.app.board_day(&bearer.who) {
        Ok(day) => day,
        Err(error @ (Error::Denied(_) | Error::NotFound(_))) => return teller.refusal(error),
        Err(error) => panic!("{error}"),
    };
    let shown: Vec<_> = day.rooms.iter().map(shown).collect();
    shown.join("; ")
}

fn shown(room: &BoardRoom) -> String {
    let way = match &room.way {
        Some(way) => {
            let words = way.words.as_deref().map(|words| format!(" {words}"));
            format!(" {:?}{}", way.arrow, words.unwrap_or_default()).to_lowercase()
        }
        None => String::new(),
    };
    let bookings = room.bookings.iter().map(|one| {
        let what = one.subject.as_deref().unwrap_or("taken");
        let welcome = if one.is_greeted { " (welcome)" } else { "" };
        format!("{} {what}{welcome}", times(one.span))
    });
    let bookings: Vec<_> = bookings.collect();
    let bookings = match bookings.is_empty() {
        true => "free".to_owned(),
        false => bookings.join(", "),
    };
    format!("{}{way}: {bookings}", room.room.name)
}
