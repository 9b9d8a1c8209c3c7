//! Which names of time zones are taken from outside: IANA ones, and nothing that only means
//! something on the machine that reads them.

use jiff::tz::TimeZone;

/// Longer than every IANA name, so that a hostile one is not looked up at all.
const MAX_NAME: usize = 64;

/// A zone by its IANA name, in any letter case.
pub fn iana(name: &str) -> Option<TimeZone> {
    // Databases on disk also hold these, and they are not places: what `localtime` means
    // depends on the machine.
    let local = ["localtime", "posixrules", "factory"];
    if name.len() > MAX_NAME || local.iter().any(|word| word.eq_ignore_ascii_case(name)) {
        return None;
    }
    TimeZone::get(name)
        .ok()
        .filter(|zone| zone.iana_name().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_places_are_known_in_any_case() {
        assert_eq!(
            iana("europe/lisbon").unwrap().iana_name(),
            Some("Europe/Lisbon")
        );
        assert_eq!(iana("UTC").unwrap().iana_name(), Some("UTC"));
    }

    #[test]
    fn names_that_mean_no_place_are_unknown() {
        for name in [
            "",
            "localtime",
            "Factory",
            "posixrules",
            "../../etc/passwd",
            "Mars/Olympus",
        ] {
            assert!(iana(name).is_none(), "{name}");
        }
        assert!(iana(&"Europe/".repeat(1000)).is_none());
    }
}
