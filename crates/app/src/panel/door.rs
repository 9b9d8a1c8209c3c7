//! What a panel itself asks and says: the day of its room, a report of how it is, and what somebody
//! at the door says is broken. What is done there, it does as anybody else does.

use std::sync::Arc;

use domain::access::Identity;
use domain::attendance::{Watch, release_at};
use domain::event::{Fact, PanelHappened};
use domain::meeting::{Meeting, check_in_opens};
use domain::panel::{DecorLook, Panel, PanelCommand, PanelFault, Seen};
use domain::place::Place;
use domain::policy::Shut;
use domain::span::Span;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use crate::meeting::Detail;
use crate::{App, Error, Noun, Who, text};

/// Hours of the past and of the future that a panel knows, for a day without the network.
const BACK_HOURS: i64 = 18;
const AHEAD_HOURS: i64 = 36;
const LOG_LINES: usize = 40;
const LOG_LINE_MOST: usize = 300;
const VERSION_MOST: usize = 40;
const FAULT_MOST: usize = 500;

/// The room of a panel, as it is and will be.
#[derive(Debug)]
pub struct Door {
    pub panel: Panel,
    pub room: Place,
    pub time_zone: String,
    pub now: Timestamp,
    pub decor: DecorLook,
    /// In order of time.
    pub bookings: Vec<Booking>,
    /// When it is not open, in order of time.
    pub shut: Vec<Shut>,
}

/// A meeting that keeps the room.
#[derive(Debug)]
pub struct Booking {
    pub detail: Detail,
    /// With what is kept around it.
    pub held: Span,
    /// From when on somebody has to check in, and until when; `None`: nobody has to, or has.
    pub check_in: Option<(Timestamp, Timestamp)>,
}

/// What a panel reports of itself.
pub type Reported = Seen;

/// What it is told in turn.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    pub now: Timestamp,
    pub panel: Panel,
    /// To be done once.
    pub command: Option<PanelCommand>,
}

impl App {
    /// What the panel shows.
    pub fn panel_door(&self, who: &Who) -> Result<Door, Error> {
        let now = self.now();
        self.renew()?;
        self.store.read(|tx| {
            let panel = own_panel(tx, who)?;
            let places = self.places();
            let room = places.room(panel.place).cloned();
            let room = room.ok_or(Error::NotFound(Noun::Room))?;
            let from = now.checked_sub(SignedDuration::from_hours(BACK_HOURS));
            let until = now.checked_add(SignedDuration::from_hours(AHEAD_HOURS));
            let span = Span::new(from.unwrap_or(now), until.unwrap_or(now));
            let held = match span {
                Some(span) => tx.active_holds_between(room.id, span)?,
                None => Vec::new(),
            };
            let mut bookings = Vec::with_capacity(held.len());
            for (held, id) in held {
                let Some(meeting) = tx.meeting(id)? else {
                    continue;
                };
                let rule = self.check_in_rule(tx, &meeting, now)?;
                let watch = Watch::of(&meeting, tx.check_in_watch(id)?);
                let wanted =
                    rule.required && meeting.checked_in_at.is_none() && meeting.span.until() > now;
                let opens = check_in_opens(&meeting, &rule);
                let check_in = wanted.then(|| (opens, release_at(&meeting, &rule, &watch)));
                let mut detail = self.detail(tx, who, meeting, now)?;
                detail.masked |= !panel.look.shows_subjects;
                bookings.push(Booking {
                    detail,
                    held,
                    check_in,
                });
            }
            bookings.sort_by_key(|booking| booking.held.from());
            let zone = places.zone(room.id);
            let decor = self.worn_at(tx, room.id, now)?;
            let shut = span.map(|span| places.shut_within(room.id, span));
            Ok(Door {
                decor,
                time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
                panel,
                room,
                now,
                bookings,
                shut: shut.unwrap_or_default(),
            })
        })
    }

    /// Whether the caller is the panel at the door of the meeting's room, and a touch of it is
    /// enough to say that somebody is there.
    pub(crate) fn touches_at_door(
        &self,
        tx: &mut Tx,
        who: &Who,
        meeting: &Meeting,
    ) -> Result<bool, Error> {
        let places = self.places();
        if !meeting.is_at_door_of(&who.caller, &places) {
            return Ok(false);
        }
        match own_panel(tx, who) {
            Ok(panel) => Ok(panel.look.touch_check_in),
            Err(Error::NotFound(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The panel says how it is, and hears what it is to do.
    pub fn panel_beat(self: &Arc<Self>, who: &Who, seen: Reported) -> Result<Told, Error> {
        let now = self.now();
        let seen = Seen {
            app_version: cut(&seen.app_version, VERSION_MOST),
            battery_percent: seen.battery_percent.map(|percent| percent.min(100)),
            log: last_lines(&seen.log),
            ..seen
        };
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let before = own_panel(tx, &actor)?;
            tx.note_beat(before.id, &seen, now)?;
            let panel = Panel {
                seen: Some(seen.clone()),
                seen_at: Some(now),
                offline_since: None,
                command: None,
                ..before.clone()
            };
            if before.offline_since.is_some() {
                let fact = Fact::of_panel(&panel, PanelHappened::CameBack);
                app.log(tx, &actor, now, fact)?;
            }
            Ok(Told {
                now,
                panel,
                command: before.command,
            })
        })
    }

    /// Somebody at the door says what is broken; who looks after the panel hears of it.
    pub fn report_panel_fault(self: &Arc<Self>, who: &Who, words: &str) -> Result<(), Error> {
        let words = text::name("words", words, FAULT_MOST)?;
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let panel = own_panel(tx, &actor)?;
            let fault = PanelFault {
                id: app.ids(now).uuid(),
                panel: panel.id,
                place: panel.place,
                at: now,
                words: words.clone(),
            };
            tx.add_panel_fault(&fault)?;
            app.log(tx, &actor, now, Fact::of_panel_fault(&panel, &words))?;
            app.tell_of_panel_fault(tx, &panel, &words, now)
        })
    }
}

/// The panel whose key the caller holds.
pub(super) fn own_panel(tx: &mut Tx, who: &Who) -> Result<Panel, Error> {
    let Identity::ApiKey(key, _) = who.caller.identity else {
        return Err(Error::NotFound(Noun::Panel));
    };
    tx.panel_of_key(key)?.ok_or(Error::NotFound(Noun::Panel))
}

fn last_lines(log: &[String]) -> Vec<String> {
    let skipped = log.len().saturating_sub(LOG_LINES);
    let lines = log.iter().skip(skipped);
    lines.map(|line| cut(line, LOG_LINE_MOST)).collect()
}

/// What a machine says is cut rather than refused: a panel that cannot report is worse.
fn cut(text: &str, most: usize) -> String {
    text.chars()
        .filter(|letter| !letter.is_control())
        .take(most)
        .collect()
}
