//! Plain language: what somebody says of the meeting they want, read with the words of this
//! deployment, as far as the reader may know them.

use std::collections::BTreeSet;

use domain::phrase::{self, LETTERS_MOST, Phrase, Vocabulary};
use jiff::tz::TimeZone;

use crate::{App, Error, Who, text};

/// A text as it was understood.
#[derive(Clone, Debug)]
pub struct ReadPhrase {
    pub phrase: Phrase,
    /// What the place is called that was named.
    pub place_name: Option<String>,
}

impl App {
    /// Reads a text by the wall clock of a zone. Nothing is kept, and nobody else is asked.
    pub fn read_phrase(&self, who: &Who, text: &str, zone: &str) -> Result<ReadPhrase, Error> {
        crate::access::admit(who)?;
        let zone = text::time_zone("timeZone", zone)?;
        let zone = TimeZone::get(&zone).unwrap_or(TimeZone::UTC);
        let text = text::line("text", text, LETTERS_MOST)?;
        let vocabulary = self.vocabulary(who);
        let now = zone.to_datetime(self.now());
        let phrase = phrase::read(&text, &vocabulary, now);
        let places = self.places();
        let place = phrase.place.and_then(|id| places.get(id));
        Ok(ReadPhrase {
            place_name: place.map(|place| place.name.clone()),
            phrase,
        })
    }

    /// Names of rooms the reader may see, of the places they lie in, and what they have.
    fn vocabulary(&self, who: &Who) -> Vocabulary {
        let places = self.places();
        let rooms = self.visible_rooms(who, &places);
        let paths = rooms.iter().flat_map(|room| places.path(*room));
        let known: BTreeSet<_> = paths
            .map(|place| (places.path(*place).len(), *place))
            .collect();
        let named = known.into_iter();
        let named = named.filter_map(|(_, id)| Some((places.get(id)?.name.clone(), id)));
        let rooms = rooms.iter().filter_map(|room| places.room(*room));
        let features: BTreeSet<String> = rooms.flat_map(|room| room.features.clone()).collect();
        Vocabulary {
            features: features.into_iter().collect(),
            places: named.collect(),
        }
    }
}
