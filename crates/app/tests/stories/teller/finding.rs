//! What the teller knows of looking for rooms and times.

use app::Who;
use app::find::Wish;

use domain::phrase::Meaning;

use super::{Teller, ZONE, day, span, times};

/// Rooms and times that are told.
const MOST: usize = 10;

impl Teller {
    /// Which rooms are free; `to-book` leaves out those that a rule would refuse.
    pub(super) fn find(&self, who: &Who, times: &str, rest: &[&str]) -> String {
        let (to_book, rest): (Vec<&str>, Vec<&str>) =
            rest.iter().partition(|word| **word == "to-book");
        let (span, wish) = (span(times), self.wish(&rest));
        self.app.renew().unwrap();
        let found = if to_book.is_empty() {
            self.app.free_rooms(who, span, &wish, 0, MOST)
        } else {
            self.app.bookable_rooms(who, span, &wish, 0, MOST)
        };
        told(found.into_iter().map(|id| self.room_name(id)).collect())
    }

    /// The first times at which a room can be had for so many minutes.
    pub(super) fn seek(&self, who: &Who, minutes: &str, window: &str, rest: &[&str]) -> String {
        let wish = self.wish(rest);
        self.app.renew().unwrap();
        let minutes = minutes.parse().unwrap();
        let slots = self
            .app
            .common_slots(who, &[], minutes, &[span(window)], &wish, 3);
        let slot = |slot: &domain::availability::Slot| {
            format!("{} {}", self.room_name(slot.room), times(slot.span))
        };
        told(slots.iter().map(slot).collect())
    }

    /// What is understood of what somebody says, and what is not.
    pub(super) fn say(&self, who: &Who, text: &str) -> String {
        let read = match self.app.read_phrase(who, text, ZONE) {
            Ok(read) => read,
            Err(error) => return self.refusal(error),
        };
        let phrase = read.phrase;
        let clock = |time: jiff::civil::Time| time.strftime("%H:%M").to_string();
        let mut told = Vec::new();
        let days = phrase
            .day
            .map(|date| day(0).until(date).unwrap().get_days());
        told.extend(days.map(|days| format!("+{days}")));
        told.extend(phrase.from.map(clock));
        told.extend(phrase.minutes.map(|minutes| format!("{minutes} minutes")));
        told.extend(phrase.people.map(|people| format!("{people} people")));
        told.extend(phrase.features);
        told.extend(read.place_name);
        let unknown = phrase
            .parts
            .iter()
            .filter(|part| part.meaning == Meaning::Unknown);
        told.extend(unknown.map(|part| format!("not understood: {}", part.text)));
        told.join(", ")
    }

    fn wish(&self, words: &[&str]) -> Wish {
        let mut wish = Wish::default();
        for word in words {
            match word.split_once('=') {
                Some(("for", people)) => wish.capacity = people.parse().unwrap(),
                Some(("with", feature)) => wish.features.push(feature.to_owned()),
                Some(("in", place)) => wish.within = Some(self.rooms[place]),
                _ => panic!("nobody seeks '{word}'"),
            }
        }
        wish
    }
}

fn told(found: Vec<String>) -> String {
    if found.is_empty() {
        return "nothing".to_owned();
    }
    found.join(", ")
}
