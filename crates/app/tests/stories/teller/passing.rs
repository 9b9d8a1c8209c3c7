//! What the teller knows of rooms that pass between people: taken at once, handed over, exchanged,
//! waited for.

use app::meeting::WantedChange;
use app::{Answer, Who};
use domain::meeting;

use super::{Teller, scope, span};

impl Teller {
    pub(super) fn pass(&mut self, who: &Who, words: &[&str]) -> String {
        match words {
            ["hands", meeting, "to", name, rest @ ..] => {
                let (id, to) = (self.named(meeting), self.person(name));
                match self.app.hand_over(who, id, to, scope(rest), None) {
                    Ok(Answer::Repeated(_)) => unreachable!("no key was given"),
                    Ok(Answer::Fresh(detail)) => {
                        self.hand_over = Some(detail.offer.id);
                        detail.offer.state.as_str().to_owned()
                    }
                    Err(error) => self.refusal(error),
                }
            }
            ["gives", meeting, "to", name] => {
                let edit = meeting::Edit {
                    organizer: Some(self.person(name)),
                    ..meeting::Edit::default()
                };
                let wanted = WantedChange {
                    edit,
                    ..WantedChange::default()
                };
                self.change(who, meeting, wanted, &[])
            }
            [
                answer @ ("accepts" | "refuses" | "withdraws"),
                "the",
                "meeting",
            ] => {
                let answer = match *answer {
                    "accepts" => meeting::OfferState::Accepted,
                    "refuses" => meeting::OfferState::Declined,
                    _ => meeting::OfferState::Withdrawn,
                };
                let id = self.hand_over.unwrap();
                match self.app.answer_hand_over(who, id, answer) {
                    Ok(detail) => detail.offer.state.as_str().to_owned(),
                    Err(error) => self.refusal(error),
                }
            }
            ["begins", room, rest @ ..] => self.begin(who, room, rest),
            ["may-go-on", meeting] => match self.app.extension(who, self.named(meeting)) {
                Ok(extension) => format!("by {:?}", extension.minutes),
                Err(error) => self.refusal(error),
            },
            ["knocks", meeting, "for", next] => {
                match self.app.knock(who, self.named(meeting), self.named(next)) {
                    Ok(()) => "heard".to_owned(),
                    Err(error) => self.refusal(error),
                }
            }
            ["swaps", mine, "with", theirs] => {
                match self
                    .app
                    .swap(who, self.named(mine), self.named(theirs), None)
                {
                    Ok(Answer::Repeated(_)) => unreachable!("no key was given"),
                    Ok(Answer::Fresh(offer)) => {
                        self.offer = Some(offer.id);
                        offer.state.as_str().to_owned()
                    }
                    Err(error) => self.refusal(error),
                }
            }
            [
                answer @ ("accepts" | "refuses" | "withdraws"),
                "the",
                "swap",
            ] => {
                let answer = match *answer {
                    "accepts" => meeting::OfferState::Accepted,
                    "refuses" => meeting::OfferState::Declined,
                    _ => meeting::OfferState::Withdrawn,
                };
                let id = self.offer.unwrap();
                match self.app.answer_swap(who, id, answer) {
                    Ok(offer) => offer.state.as_str().to_owned(),
                    Err(error) => self.refusal(error),
                }
            }
            ["waits", rooms, times, minutes, rest @ ..] => {
                self.wait(who, rooms, times, minutes, rest)
            }
            ["waits-for"] => {
                let all = self.app.waitings(who, None, 100).unwrap();
                let shown = all.iter().rev().map(|wish| match wish.meeting {
                    Some(meeting) => self.shown(&self.app.meeting(who, meeting).unwrap()),
                    None => wish.state.as_str().to_owned(),
                });
                shown.collect::<Vec<_>>().join(", ")
            }
            ["says", words @ ..] => self.say(who, &words.join(" ")),
            _ => self.look_back(who, words),
        }
    }

    /// `begins ROOM`, or `begins any`.
    fn begin(&mut self, who: &Who, room: &str, rest: &[&str]) -> String {
        let mut wanted = app::meeting::WantedNow {
            room: (room != "any").then(|| self.rooms[room]),
            wish: app::find::Wish::default(),
            minutes: None,
            subject: "meeting".to_owned(),
        };
        for word in rest {
            match word.split_once('=') {
                Some(("for", people)) => wanted.wish.capacity = people.parse().unwrap(),
                Some(("minutes", minutes)) => wanted.minutes = Some(minutes.parse().unwrap()),
                _ => panic!("nobody begins '{word}'"),
            }
        }
        let outcome = self.app.book_now(who, wanted, None);
        self.outcome(outcome.map(|answer| match answer {
            Answer::Fresh(booked) => booked,
            Answer::Repeated(_) => unreachable!("no key was given"),
        }))
    }

    /// `waits ROOM+ROOM TIMES MINUTES`, or `waits any …`.
    fn wait(
        &mut self,
        who: &Who,
        rooms: &str,
        times: &str,
        minutes: &str,
        rest: &[&str],
    ) -> String {
        let window = span(times);
        let named = rooms.split('+').filter(|room| *room != "any");
        let mut wanted = app::meeting::WantedWaiting {
            subject: "meeting".to_owned(),
            private: false,
            people: None,
            attendees: Vec::new(),
            earliest: window.from(),
            latest: window.until(),
            minutes: minutes.parse().unwrap(),
            time_zone: None,
            rooms: named.map(|room| self.rooms[room]).collect(),
            within: None,
            features: Vec::new(),
        };
        for word in rest {
            match word.split_once('=') {
                Some(("for", people)) => wanted.people = Some(people.parse().unwrap()),
                Some(("with", feature)) => wanted.features.push(feature.to_owned()),
                _ => panic!("nobody waits '{word}'"),
            }
        }
        match self.app.wait_for_room(who, wanted, None) {
            Ok(Answer::Fresh(waiting)) => waiting.state.as_str().to_owned(),
            Ok(Answer::Repeated(_)) => unreachable!("no key was given"),
            Err(error) => self.refusal(error),
        }
    }
}
