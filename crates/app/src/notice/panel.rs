//! What those who look after panels are told: one is silent, or somebody reported a fault.

use domain::id::{PersonId, PlaceId};
use domain::notice::{Kind, Recipient};
use domain::person::Language;
use jiff::Timestamp;
use store::Tx;

use super::body::{Body, place};
use super::say::{Audience, Saying};
use crate::{App, Error};

/// One thing about one panel.
pub(crate) struct PanelNews<'a> {
    /// Who looks after it.
    pub person: PersonId,
    pub kind: Kind,
    /// What the panel is called.
    pub panel: &'a str,
    pub place: PlaceId,
    /// Since when it is silent.
    pub since: Option<Timestamp>,
    /// What somebody said is broken.
    pub words: Option<&'a str>,
}

impl App {
    pub(crate) fn tell_panel_news(
        &self,
        tx: &mut Tx,
        news: &PanelNews<'_>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let to = Recipient::Person(news.person);
        let audience = Audience::of(tx, [news.person])?;
        let places = self.places();
        let zone = places.zone(news.place);
        let body = Body {
            stamp: now,
            subject: news.panel.to_owned(),
            time_zone: zone.iana_name().unwrap_or("UTC").to_owned(),
            rooms: vec![place(&places, news.place)],
            reason: news.words.map(str::to_owned),
            until: news.since,
            ..Body::default()
        };
        let saying = Saying {
            to: &to,
            kind: news.kind,
            asks: None,
            meeting: None,
            worthless_at: None,
            language: Language::default(),
            actor: None,
            dedup: None,
        };
        self.say(tx, &body, &[saying], &audience, now)?;
        Ok(())
    }
}
