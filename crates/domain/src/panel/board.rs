//! What a board shows of its floor or building: rooms or the meetings of the day, which way to
//! each, whom it welcomes, and the pictures it shows in between.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::id::{PictureId, PlaceId};
use crate::person::Language;
use crate::place::plan::{Corner, SIDE};

/// Places to which a board says the way.
const WAYS_MOST: usize = 1_000;
/// Pictures in one playlist.
const SLIDES_MOST: usize = 50;
/// Characters of the words beside an arrow.
pub const WAY_WORDS_MOST: usize = 40;
const PAGE_SECONDS: std::ops::RangeInclusive<u16> = 5..=120;
const SLIDE_SECONDS: std::ops::RangeInclusive<u16> = 3..=600;
const LINES: std::ops::RangeInclusive<u8> = 3..=30;

/// The settings of a board.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Board {
    pub layout: BoardLayout,
    /// Shown beside the first one.
    pub second_language: Option<Language>,
    /// Which way to a place and all within it, as seen by who stands before the board.
    pub ways: BTreeMap<PlaceId, Way>,
    /// How long one page stands.
    pub page_seconds: u16,
    /// Lines of one page; `None`: as many as can be read from afar.
    pub lines: Option<u8>,
    /// Whether meetings with guests are welcomed on a page of their own.
    pub greets_guests: bool,
    pub playlist: Vec<Slide>,
    pub media: MediaTime,
    /// Where the board itself hangs on the plan.
    pub here: Option<Corner>,
    /// Which way of the plan somebody looks who reads it: arrows to rooms follow from both.
    pub facing: Arrow,
}

impl Default for Board {
    fn default() -> Board {
        Board {
            layout: BoardLayout::Rooms,
            second_language: None,
            ways: BTreeMap::new(),
            page_seconds: 12,
            lines: None,
            greets_guests: false,
            playlist: Vec::new(),
            media: MediaTime::Between,
            here: None,
            facing: Arrow::Up,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum BoardLayout {
    /// Every room with what is on now and next.
    #[default]
    Rooms,
    /// The meetings of the day in order of time, as in the lobby of a hotel.
    Meetings,
    /// The rooms where they are on the plan of the place; in a list, while it has none.
    Plan,
}

/// When the playlist is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum MediaTime {
    /// After each round of pages.
    #[default]
    Between,
    /// In place of the pages, while nothing is on and nothing begins soon.
    Idle,
}

/// One picture of a playlist.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Slide {
    pub picture: PictureId,
    pub seconds: u16,
}

/// Which way to go.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Way {
    pub arrow: Arrow,
    /// Such as 'by the lift'.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Arrow {
    Left,
    UpLeft,
    Up,
    UpRight,
    Right,
    DownRight,
    Down,
    DownLeft,
}

/// Why settings of a board cannot be: the field, and what it accepts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutOfBounds {
    pub field: &'static str,
    pub least: u32,
    pub most: u32,
}

impl Board {
    /// Refuses numbers that no screen could follow.
    pub fn admit(&self) -> Result<(), OutOfBounds> {
        let within = |field, value: u32, least: u32, most: u32| {
            let refused = OutOfBounds { field, least, most };
            (least..=most).contains(&value).then_some(()).ok_or(refused)
        };
        let (least, most) = (*PAGE_SECONDS.start(), *PAGE_SECONDS.end());
        let stands = u32::from(self.page_seconds);
        within("board.pageSeconds", stands, least.into(), most.into())?;
        if let Some(lines) = self.lines {
            let (least, most) = (*LINES.start(), *LINES.end());
            within("board.lines", lines.into(), least.into(), most.into())?;
        }
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (slides, ways) = (count(self.playlist.len()), count(self.ways.len()));
        within("board.playlist", slides, 0, count(SLIDES_MOST))?;
        within("board.ways", ways, 0, count(WAYS_MOST))?;
        if let Some(Corner { x, y }) = self.here {
            within("board.here", x.max(y).into(), 0, SIDE.into())?;
        }
        let (least, most) = (*SLIDE_SECONDS.start(), *SLIDE_SECONDS.end());
        self.playlist.iter().try_for_each(|slide| {
            let seconds = u32::from(slide.seconds);
            within("board.playlist", seconds, least.into(), most.into())
        })
    }

    /// The way to a place, by its path from the root down: that of the nearest place which has one.
    pub fn way(&self, path: &[PlaceId]) -> Option<&Way> {
        path.iter().rev().find_map(|place| self.ways.get(place))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn place(number: u8) -> PlaceId {
        PlaceId(Uuid::from_u128(number.into()))
    }

    fn way(arrow: Arrow) -> Way {
        Way { arrow, words: None }
    }

    proptest! {
        #[test]
        fn the_nearest_way_counts(path in prop::collection::vec(0_u8..20, 0..6), known in prop::collection::btree_set(0_u8..20, 0..10)) {
            let path: Vec<_> = path.into_iter().map(place).collect();
            let board = Board {
                ways: known.iter().map(|number| (place(*number), Way {
                    words: Some(number.to_string()),
                    ..way(Arrow::Up)
                })).collect(),
                ..Board::default()
            };
            let nearest = path.iter().rposition(|place| board.ways.contains_key(place));
            let expected = nearest.map(|at| &board.ways[&path[at]]);
            prop_assert_eq!(board.way(&path), expected);
        }

        #[test]
        fn what_is_admitted_can_be_followed(page in 0_u16..200, lines in prop::option::of(0_u8..40), seconds in prop::collection::vec(0_u16..700, 0..60)) {
            let picture = PictureId(Uuid::nil());
            let playlist: Vec<_> = seconds.iter().map(|seconds| Slide { picture, seconds: *seconds }).collect();
            let board = Board { page_seconds: page, lines, playlist, ..Board::default() };
            let sound = (5..=120).contains(&page)
                && lines.is_none_or(|lines| (3..=30).contains(&lines))
                && seconds.len() <= 50
                && seconds.iter().all(|seconds| (3..=600).contains(seconds));
            prop_assert_eq!(board.admit().is_ok(), sound);
        }
    }

    #[test]
    fn settings_are_read_back_as_they_were_written() {
        let board = Board {
            ways: [(place(1), way(Arrow::UpLeft))].into(),
            second_language: Some(Language::English),
            ..Board::default()
        };
        let text = serde_json::to_string(&board).unwrap();
        assert_eq!(serde_json::from_str::<Board>(&text).unwrap(), board);
        assert_eq!(
            serde_json::from_str::<Board>("{}").unwrap(),
            Board::default()
        );
    }
}
