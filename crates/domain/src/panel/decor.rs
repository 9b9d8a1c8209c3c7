//! Decor: how panels and boards within a place look, always or within a season. What lies nearer
//! counts before what lies above, and a season counts before what is always.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::id::{DecorId, PictureId, PlaceId};

/// Decors kept at one place.
pub const DECORS_MOST: usize = 50;
/// Characters of a greeting.
pub const GREETING_MOST: usize = 120;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decor {
    pub id: DecorId,
    /// Where it counts, and in all below.
    pub place: PlaceId,
    pub name: String,
    /// `None`: always.
    pub season: Option<Season>,
    pub look: DecorLook,
    pub version: i64,
}

/// The days on which a decor is worn, both of them too.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Season {
    pub from: Date,
    pub until: Date,
    /// Every year on the same days of the calendar.
    pub yearly: bool,
}

/// What a decor changes; what it leaves out is as elsewhere.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct DecorLook {
    /// Behind everything.
    pub background: Option<PictureId>,
    pub logo: Option<PictureId>,
    /// In its place where the screen speaks English.
    pub english_logo: Option<PictureId>,
    /// As `#rrggbb`.
    pub accent: Option<String>,
    pub ornament: Option<Ornament>,
    /// A line while nothing is on.
    pub greeting: Option<String>,
}

/// Small drawings in a corner.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Ornament {
    Lanterns,
    Blossom,
    Snow,
    Stars,
}

impl Season {
    /// A season ends after it begins; a yearly one may go beyond New Year.
    pub fn is_sound(&self) -> bool {
        self.yearly || self.from <= self.until
    }

    pub fn contains(&self, day: Date) -> bool {
        if !self.yearly {
            return (self.from..=self.until).contains(&day);
        }
        let of_year = |date: Date| (date.month(), date.day());
        let (from, until, day) = (of_year(self.from), of_year(self.until), of_year(day));
        if from <= until {
            (from..=until).contains(&day)
        } else {
            day >= from || day <= until
        }
    }

    fn days(&self) -> i32 {
        let days = self.from.until(self.until).map(|span| span.get_days());
        let days = days.unwrap_or(i32::MAX);
        if self.yearly {
            days.rem_euclid(366)
        } else {
            days
        }
    }
}

impl DecorLook {
    /// The pictures it shows.
    pub fn pictures(&self) -> impl Iterator<Item = PictureId> {
        [self.background, self.logo, self.english_logo]
            .into_iter()
            .flatten()
    }

    fn or(self, other: DecorLook) -> DecorLook {
        // A logo in two languages is one logo.
        let own_logo = self.logo.is_some() || self.english_logo.is_some();
        let (logo, english_logo) = match own_logo {
            true => (self.logo, self.english_logo),
            false => (other.logo, other.english_logo),
        };
        DecorLook {
            background: self.background.or(other.background),
            logo,
            english_logo,
            accent: self.accent.or(other.accent),
            ornament: self.ornament.or(other.ornament),
            greeting: self.greeting.or(other.greeting),
        }
    }
}

/// What is worn on a day at a place, by its path from the root down. For each thing the first
/// counts that says something: seasons before what is always, near before far, short before long.
pub fn worn(decors: &[Decor], path: &[PlaceId], day: Date) -> DecorLook {
    let mut counting: Vec<_> = decors
        .iter()
        .filter_map(|decor| {
            let depth = path.iter().position(|place| *place == decor.place)?;
            let is_on = decor.season.is_none_or(|season| season.contains(day));
            is_on.then_some((decor, depth))
        })
        .collect();
    counting.sort_by_key(|(decor, depth)| {
        let days = decor.season.map_or(i32::MAX, |season| season.days());
        (
            decor.season.is_none(),
            std::cmp::Reverse(*depth),
            days,
            decor.id,
        )
    });
    let looks = counting.into_iter().map(|(decor, _)| decor.look.clone());
    looks.fold(DecorLook::default(), DecorLook::or)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn place(number: u8) -> PlaceId {
        PlaceId(Uuid::from_u128(number.into()))
    }

    fn decor(number: u8, at: u8, season: Option<Season>) -> Decor {
        Decor {
            id: DecorId(Uuid::from_u128(number.into())),
            place: place(at),
            name: format!("{number}"),
            season,
            look: DecorLook {
                greeting: Some(format!("{number}")),
                ..DecorLook::default()
            },
            version: 1,
        }
    }

    fn season(from: (i8, i8), until: (i8, i8), yearly: bool) -> Season {
        Season {
            from: date(2026, from.0, from.1),
            until: date(2026, until.0, until.1),
            yearly,
        }
    }

    #[test]
    fn a_season_may_go_beyond_new_year() {
        let winter = season((12, 20), (1, 5), true);
        for (day, is_on) in [
            (date(2026, 12, 19), false),
            (date(2026, 12, 20), true),
            (date(2031, 1, 5), true),
            (date(2031, 1, 6), false),
        ] {
            assert_eq!(winter.contains(day), is_on, "{day}");
        }
        let once = season((2, 10), (2, 20), false);
        assert!(once.contains(date(2026, 2, 20)) && !once.contains(date(2027, 2, 15)));
        assert!(!season((3, 2), (3, 1), false).is_sound());
    }

    #[test]
    fn the_nearest_season_counts_first_and_the_rest_fills_up() {
        let spring = season((2, 10), (2, 20), false);
        let mut campus = decor(1, 1, Some(spring));
        campus.look.ornament = Some(Ornament::Lanterns);
        let mut room = decor(2, 3, None);
        room.look.accent = Some("#112233".to_owned());
        let all = [campus, room, decor(3, 9, Some(spring))];
        let path = [place(1), place(2), place(3)];
        let on = worn(&all, &path, date(2026, 2, 15));
        assert_eq!(
            on.greeting.as_deref(),
            Some("1"),
            "a season before what is always"
        );
        assert_eq!(on.accent.as_deref(), Some("#112233"));
        assert_eq!(on.ornament, Some(Ornament::Lanterns));
        let off = worn(&all, &path, date(2026, 3, 1));
        assert_eq!((off.greeting.as_deref(), off.ornament), (Some("2"), None));
    }

    #[test]
    fn logos_of_two_places_are_not_mixed() {
        let picture = |number| Some(PictureId(Uuid::from_u128(number)));
        let mut far = decor(1, 1, None);
        far.look.english_logo = picture(1);
        let mut near = decor(2, 2, None);
        near.look.logo = picture(2);
        let on = worn(&[far, near], &[place(1), place(2)], date(2026, 1, 1));
        assert_eq!((on.logo, on.english_logo), (picture(2), None));
    }

    proptest! {
        #[test]
        fn the_order_in_which_decors_are_kept_does_not_matter(
            places in prop::collection::vec((0_u8..5, prop::option::of((1_i8..13, 1_i8..28))), 0..8), seed in any::<u64>()) {
            let mut all: Vec<_> = places.iter().enumerate().map(|(number, (at, from))| {
                let season = from.map(|from| season(from, (12, 28), true));
                decor(u8::try_from(number).unwrap(), *at, season)
            }).collect();
            let path = [place(0), place(1), place(2)];
            let day = date(2027, 6, 15);
            let first = worn(&all, &path, day);
            let count = all.len().max(1);
            all.rotate_left(usize::try_from(seed % 8).unwrap() % count);
            prop_assert_eq!(worn(&all, &path, day), first);
        }

        #[test]
        fn what_is_worn_is_of_the_path_and_of_the_day(at in 0_u8..6, month in 1_i8..13) {
            let summer = season((6, 1), (8, 31), true);
            let on = worn(&[decor(1, at, Some(summer))], &[place(0), place(1)], date(2026, month, 15));
            let expected = at < 2 && (6..=8).contains(&month);
            prop_assert_eq!(on.greeting.is_some(), expected);
        }
    }
}
