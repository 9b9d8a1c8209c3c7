//! From the TZID of a property to a zone. Files name zones in four ways: IANA names, Windows
//! names, IANA names behind a path (`/vendor/20050126_1/Europe/Lisbon`), and names of their own
//! whose VTIMEZONE says where they lie. Offsets in a VTIMEZONE are not matched against zones: two
//! zones may agree for years and then part, and a guess would move meetings.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::windows_zone;
use domain::zone::iana;

/// Zones of one VCALENDAR. Remembers what was asked, unknown names included, because a file asks
/// for the same few zones thousands of times.
pub(super) struct Zones<'a> {
    floating: &'a TimeZone,
    locations: &'a HashMap<String, String>,
    known: HashMap<String, Option<TimeZone>>,
}

impl<'a> Zones<'a> {
    pub(super) fn new(floating: &'a TimeZone, locations: &'a HashMap<String, String>) -> Self {
        Zones {
            floating,
            locations,
            known: HashMap::new(),
        }
    }

    /// The zone of times that name none.
    pub(super) fn floating(&self) -> TimeZone {
        self.floating.clone()
    }

    pub(super) fn named(&mut self, id: &str) -> Option<TimeZone> {
        if let Some(known) = self.known.get(id) {
            return known.clone();
        }
        let location = self.locations.get(id).map(String::as_str);
        let zone = zone_of(id).or_else(|| location.and_then(zone_of));
        self.known.insert(id.to_owned(), zone.clone());
        zone
    }
}

fn zone_of(name: &str) -> Option<TimeZone> {
    let name = name.trim();
    iana(name)
        .or_else(|| windows_zone::iana_name(name).and_then(iana))
        .or_else(|| behind_a_path(name))
}

/// The last two or three parts, as in `America/Argentina/Salta`. Only for names that begin with
/// `/`: RFC 5545 reserves those for such registries, and `My/Office/Europe/Lisbon` may be anything.
fn behind_a_path(name: &str) -> Option<TimeZone> {
    let path = name.strip_prefix('/')?;
    let mut starts = path
        .rmatch_indices('/')
        .map(|(place, _)| place + 1)
        .skip(1)
        .take(2);
    starts.find_map(|start| path.get(start..).and_then(iana))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_of_naming_a_zone_is_understood() {
        let locations = HashMap::from([
            ("Office".to_owned(), "Europe/Lisbon".to_owned()),
            ("Nowhere".to_owned(), "Mars/Olympus".to_owned()),
        ]);
        let utc = TimeZone::UTC;
        let mut zones = Zones::new(&utc, &locations);
        let mut name = |id: &str| {
            zones
                .named(id)
                .map(|zone| zone.iana_name().expect("a named zone").to_owned())
        };
        assert_eq!(name("Asia/Shanghai").as_deref(), Some("Asia/Shanghai"));
        assert_eq!(
            name("China Standard Time").as_deref(),
            Some("Asia/Shanghai")
        );
        assert_eq!(
            name("/x.example/20050126_1/Europe/Lisbon").as_deref(),
            Some("Europe/Lisbon")
        );
        assert_eq!(
            name("/x.example/Tzfile/America/Argentina/Salta").as_deref(),
            Some("America/Argentina/Salta")
        );
        assert_eq!(name("Office").as_deref(), Some("Europe/Lisbon"));
        assert_eq!(
            name("Office").as_deref(),
            Some("Europe/Lisbon"),
            "asked again"
        );
        for unknown in [
            "Nowhere",
            "Customized Time Zone",
            "",
            "/",
            "My/Europe/Lisbon",
        ] {
            assert_eq!(name(unknown), None, "{unknown}");
        }
    }
}
