//! What the operator would want to know of the data: whether it is whole, and what is missing.

use std::collections::HashMap;

use domain::id::PlaceId;
use domain::span::Span;
use jiff::tz::TimeZone;

use crate::{App, Error};

/// What was found by looking at everything once.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Examination {
    pub rooms: usize,
    pub holds: usize,
    /// Pairs of active holds of one room that overlap; the law says none.
    pub overlaps: usize,
    /// Codes of places whose time zone nobody knows.
    pub unknown_zones: Vec<String>,
    pub has_administrator: bool,
    pub jobs_open: u64,
}

impl App {
    pub fn examine(&self) -> Result<Examination, Error> {
        let places = self.places();
        let is_unknown = |zone: &Option<String>| {
            zone.as_ref()
                .is_some_and(|name| TimeZone::get(name).is_err())
        };
        let mut unknown_zones: Vec<_> = places
            .all()
            .filter(|place| is_unknown(&place.time_zone))
            .map(|place| place.code.clone())
            .collect();
        unknown_zones.sort();
        let (by_room, has_administrator, jobs_open) = self.store.read(|tx| {
            let mut by_room: HashMap<PlaceId, Vec<Span>> = HashMap::new();
            tx.for_each_entry(|entry| {
                for (_, room, span) in entry.holds {
                    by_room.entry(room).or_default().push(span);
                }
            })?;
            Ok::<_, Error>((by_room, tx.any_administrator(self.now())?, tx.jobs_open()?))
        })?;
        let holds = by_room.values().map(Vec::len).sum();
        let overlaps = by_room.into_values().map(overlaps_in).sum();
        let rooms = places.rooms().len();
        Ok(Examination {
            rooms,
            holds,
            overlaps,
            unknown_zones,
            has_administrator,
            jobs_open,
        })
    }
}

fn overlaps_in(mut spans: Vec<Span>) -> usize {
    spans.sort();
    let mut latest: Option<Span> = None;
    let mut count = 0;
    for span in spans {
        if latest.is_some_and(|before| before.overlaps(&span)) {
            count += 1;
        }
        latest = latest
            .filter(|before| before.until() > span.until())
            .or(Some(span));
    }
    count
}
