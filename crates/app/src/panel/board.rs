//! What a board shows: every room of its floor or building that it may see, with what is on and to
//! come. Private meetings say only that the room is taken, whoever asks.

use std::collections::HashSet;

use domain::id::{MeetingId, PlaceId};
use domain::meeting::State;
use domain::panel::{Arrow, Board, BoardLayout, DecorLook, Panel, PanelKind, WAY_WORDS_MOST, Way};
use domain::place::{Place, Places};
use domain::policy::Shut;
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::door::own_panel;
use crate::place::{PlanDetail, needs_check_in};
use crate::{App, Error, Noun, Problem, Who, text};

/// Rooms one board shows; a building has fewer, a campus has several boards.
const ROOMS_MOST: usize = 500;
/// Hours that a board knows ahead, for a day without the network.
const AHEAD_HOURS: i64 = 36;
/// Guests are welcomed so many hours before their meeting.
const GREET_HOURS: i64 = 4;

/// The rooms of a board, as they are and will be.
#[derive(Debug)]
pub struct BoardDay {
    pub panel: Panel,
    pub board: Board,
    pub place_name: String,
    pub time_zone: String,
    pub now: Timestamp,
    pub decor: DecorLook,
    /// In reading order.
    pub rooms: Vec<BoardRoom>,
    /// Where they are, if the board shows that or hangs on it, and the place has a plan.
    pub plan: Option<PlanDetail>,
}

#[derive(Debug)]
pub struct BoardRoom {
    pub room: Place,
    /// Names of the places between the board's own and the room.
    pub within: Vec<String>,
    pub time_zone: String,
    pub way: Option<Way>,
    /// Whether a meeting there that nobody checked in to still waits for its people.
    pub needs_check_in: bool,
    /// What is on or to come, in order of time.
    pub bookings: Vec<BoardBooking>,
    /// When it is not open, in order of time.
    pub shut: Vec<Shut>,
}

#[derive(Debug)]
pub struct BoardBooking {
    pub meeting: MeetingId,
    pub span: Span,
    /// With what is kept around it.
    pub held: Span,
    pub state: State,
    /// `None`: the board does not tell.
    pub subject: Option<String>,
    pub organizer: Option<String>,
    /// Whether its guests are welcomed.
    pub is_greeted: bool,
}

impl App {
    /// What the board that asks is to show.
    pub fn board_day(&self, who: &Who) -> Result<BoardDay, Error> {
        self.renew()?;
        self.store.read(|tx| {
            let panel = own_panel(tx, who)?;
            self.day_of_board(tx, who, panel)
        })
    }

    /// What a board would show, for those who look after it.
    pub fn board_preview(&self, who: &Who, id: domain::id::PanelId) -> Result<BoardDay, Error> {
        self.renew()?;
        self.store.read(|tx| {
            let panel = self.managed_panel(tx, who, id)?;
            self.day_of_board(tx, who, panel)
        })
    }

    fn day_of_board(&self, tx: &mut Tx, who: &Who, panel: Panel) -> Result<BoardDay, Error> {
        let now = self.now();
        let places = self.places();
        let board = panel.board.clone().ok_or(Error::NotFound(Noun::Panel))?;
        let place = places
            .get(panel.place)
            .ok_or(Error::NotFound(Noun::Place))?;
        let mut rooms = self.visible_rooms(who, &places);
        rooms.retain(|room| places.is_within(*room, panel.place));
        rooms.truncate(ROOMS_MOST);
        let until = now.checked_add(SignedDuration::from_hours(AHEAD_HOURS));
        let span = Span::new(now, until.unwrap_or(now));
        let tells = panel.look.shows_subjects;
        let mut shown: Vec<BoardRoom> = self.look(|picture| {
            let days = span.into_iter().flat_map(|span| picture.day(&rooms, span));
            let room = |(id, holds)| {
                let holds: Vec<_> = holds;
                let bookings = holds
                    .iter()
                    .filter_map(|held| booking(held, tells, now))
                    .collect();
                let shut = span.map(|span| places.shut_within(id, span));
                let shut = shut.unwrap_or_default();
                board_room(&places, &board, panel.place, id, (bookings, shut))
            };
            days.map(|(id, holds)| (id, holds.collect()))
                .filter_map(room)
                .collect()
        });
        if board.greets_guests {
            greet(tx, &mut shown, now)?;
        }
        // Arrows follow from where the board hangs, whatever it lists.
        let is_planned = board.layout == BoardLayout::Plan || board.here.is_some();
        let plan = match is_planned {
            true => tx.plan(panel.place)?,
            false => None,
        };
        let zone = places.zone(panel.place);
        let decor = self.worn_at(tx, panel.place, now)?;
        Ok(BoardDay {
            decor,
            board,
            place_name: place.name.clone(),
            time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
            now,
            plan: plan.map(|plan| self.floor_plan_for(who, plan)),
            rooms: shown,
            panel,
        })
    }

    /// Settings as they may be kept at the place.
    pub(super) fn checked_board(
        &self,
        tx: &mut Tx,
        place: PlaceId,
        wanted: &Board,
    ) -> Result<Board, Error> {
        let mut board = wanted.clone();
        board.admit().map_err(|bounds| {
            let (least, most) = (bounds.least.into(), bounds.most.into());
            Error::invalid(bounds.field, Problem::OutOfRange { least, most })
        })?;
        let places = self.places();
        for (at, way) in &mut board.ways {
            if !places.is_within(*at, place) {
                return Err(Error::invalid("board.ways", Problem::Unknown));
            }
            let words = way.words.as_deref();
            let words = words.map(|words| text::line("board.ways", words, WAY_WORDS_MOST));
            way.words = words.transpose()?.filter(|words| !words.is_empty());
        }
        let pictures: HashSet<_> = board.playlist.iter().map(|slide| slide.picture).collect();
        self.admit_pictures(tx, "board.playlist", place, pictures)?;
        Ok(board)
    }

    /// Settings after the board was hung up elsewhere: no way leads out of its new place, and
    /// pictures of the old one stay there, as does where it hung.
    pub(super) fn carried(
        &self,
        tx: &mut Tx,
        place: PlaceId,
        board: Board,
    ) -> Result<Board, Error> {
        let places = self.places();
        let mut playlist = Vec::with_capacity(board.playlist.len());
        for slide in board.playlist {
            let picture = tx.picture(slide.picture)?;
            if picture.is_some_and(|picture| places.is_within(place, picture.place)) {
                playlist.push(slide);
            }
        }
        let mut ways = board.ways;
        ways.retain(|at, _| places.is_within(*at, place));
        Ok(Board {
            playlist,
            ways,
            here: None,
            facing: Arrow::Up,
            ..board
        })
    }
}

/// The settings a new screen begins with.
pub(super) fn first_board(kind: PanelKind) -> Option<Board> {
    (kind == PanelKind::Board).then(Board::default)
}

fn board_room(
    places: &Places,
    board: &Board,
    place: PlaceId,
    id: PlaceId,
    (bookings, shut): (Vec<BoardBooking>, Vec<Shut>),
) -> Option<BoardRoom> {
    let room = places.room(id)?;
    let path = places.path(id);
    let between = path.iter().skip_while(|at| **at != place).skip(1);
    let names = between.filter(|at| **at != id);
    let names = names.filter_map(|at| Some(places.get(*at)?.name.clone()));
    let zone = places.zone(id);
    Some(BoardRoom {
        room: room.clone(),
        within: names.collect(),
        time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
        way: board.way(path).cloned(),
        needs_check_in: needs_check_in(places, id),
        bookings,
        shut,
    })
}

fn booking(
    held: &domain::availability::Held<'_>,
    tells: bool,
    now: Timestamp,
) -> Option<BoardBooking> {
    let booking = &held.booking;
    let is_ahead = booking.span().until() > now;
    let counts = matches!(booking.state(), State::Confirmed | State::Running);
    let is_told = tells && !booking.is_private();
    (is_ahead && counts).then(|| BoardBooking {
        meeting: booking.meeting(),
        span: booking.span(),
        held: held.span,
        state: booking.state(),
        subject: is_told.then(|| booking.subject().to_owned()),
        organizer: booking
            .organizer()
            .filter(|_| is_told)
            .map(|(_, name)| name.to_owned()),
        is_greeted: false,
    })
}

/// Marks what is welcomed: meetings with guests that are on or begin soon, and that are told.
fn greet(tx: &mut Tx, rooms: &mut [BoardRoom], now: Timestamp) -> Result<(), Error> {
    let soon = now.checked_add(SignedDuration::from_hours(GREET_HOURS));
    let soon = soon.unwrap_or(now);
    let bookings = rooms.iter_mut().flat_map(|room| &mut room.bookings);
    let mut near: Vec<_> = bookings
        .filter(|one| one.subject.is_some() && one.span.from() <= soon)
        .collect();
    let ids: Vec<_> = near.iter().map(|one| one.meeting).collect();
    let meetings = tx.meetings_by_ids(&ids)?;
    let guests = meetings.iter().filter(|one| one.topic.has_guests());
    let greeted: HashSet<_> = guests.map(|one| one.id).collect();
    for one in &mut near {
        one.is_greeted = greeted.contains(&one.meeting);
    }
    Ok(())
}
