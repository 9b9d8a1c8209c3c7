//! Panels beside doors, and boards at the ends of floors: how they are paired, what they report of
//! themselves, and when one that is silent counts as gone.

mod board;
mod decor;
mod picture;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::id::{ApiKeyId, PanelId, PersonId, PlaceId};
use crate::person::Language;

pub use board::{Arrow, Board, BoardLayout, MediaTime, OutOfBounds, Slide, WAY_WORDS_MOST, Way};
pub use decor::{DECORS_MOST, Decor, DecorLook, GREETING_MOST, Ornament, Season, worn};
pub use picture::{PICTURE_BYTES_MOST, PICTURES_MOST, Picture, PictureKind, measure};

/// Seconds between two reports of a panel.
pub const BEAT_SECONDS: i64 = 60;
/// Reports that may be missing before a panel counts as gone.
pub const BEATS_MISSED: i64 = 3;
/// Minutes for which a pairing code is worth something.
pub const PAIRING_MINUTES: i64 = 10;
/// Letters and digits that nobody takes for another: no I, L, O, 0, 1.
const LETTERS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const CODE_LENGTH: usize = 6;

/// A screen that shows one place.
#[derive(Clone, PartialEq, Debug)]
pub struct Panel {
    pub id: PanelId,
    pub name: String,
    /// The room beside whose door it hangs; of a board, all that lies within.
    pub place: PlaceId,
    pub kind: PanelKind,
    pub look: Look,
    /// What a board shows; `None` of a panel.
    pub board: Option<Board>,
    pub key: ApiKeyId,
    /// In whose name it books: somebody who is nobody, and so cannot sign in.
    pub person: PersonId,
    /// Who hears when it is silent or somebody reports a fault.
    pub responsible: PersonId,
    pub created_at: Timestamp,
    /// What it said last; `None` until it speaks for the first time.
    pub seen: Option<Seen>,
    pub seen_at: Option<Timestamp>,
    /// Since when it has been silent for too long.
    pub offline_since: Option<Timestamp>,
    /// What it is told with its next report.
    pub command: Option<PanelCommand>,
    pub version: i64,
}

/// What a screen is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PanelKind {
    /// Beside the door of one room.
    Panel,
    /// Where people pass: all rooms of a floor or building.
    Board,
}

impl PanelKind {
    pub fn as_str(self) -> &'static str {
        match self {
            PanelKind::Panel => "panel",
            PanelKind::Board => "board",
        }
    }

    pub fn parse(text: &str) -> Option<PanelKind> {
        [PanelKind::Panel, PanelKind::Board]
            .into_iter()
            .find(|kind| kind.as_str() == text)
    }
}

/// What a panel can be told to do.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PanelCommand {
    /// Fetch its page anew.
    Reload,
    /// Show its name in large letters, for whoever looks for it.
    Identify,
}

impl PanelCommand {
    pub fn as_str(self) -> &'static str {
        match self {
            PanelCommand::Reload => "reload",
            PanelCommand::Identify => "identify",
        }
    }

    pub fn parse(text: &str) -> Option<PanelCommand> {
        [PanelCommand::Reload, PanelCommand::Identify]
            .into_iter()
            .find(|command| command.as_str() == text)
    }
}

/// How a panel looks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Look {
    pub theme: Theme,
    /// `None`: that of the device.
    pub language: Option<Language>,
    /// Whether it shows what meetings are about and whose they are.
    pub shows_subjects: bool,
    /// Whether touching it is enough to check in; else by its code or with login and password.
    pub touch_check_in: bool,
    /// A line of welcome.
    pub welcome: Option<String>,
    /// Of the background while the room is free, as `#rrggbb`; `None`: that of the product.
    pub background: Option<String>,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            theme: Theme::Auto,
            language: None,
            shows_subjects: true,
            touch_check_in: true,
            welcome: None,
            background: None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    Light,
    Dark,
}

/// What a panel reports of itself.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Seen {
    pub app_version: String,
    /// `None`: it hangs at the mains, or does not tell.
    pub battery_percent: Option<u8>,
    pub width: u32,
    pub height: u32,
    /// How far its clock is ahead of the server's.
    pub clock_offset_ms: i64,
    /// The last lines of its log, oldest first.
    pub log: Vec<String>,
}

/// Somebody at the door says what is broken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PanelFault {
    pub id: uuid::Uuid,
    pub panel: PanelId,
    pub place: PlaceId,
    pub at: Timestamp,
    pub words: String,
}

/// A panel that waits for somebody to enter its code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pairing {
    pub code: String,
    /// Of the secret that becomes the panel's key.
    pub secret_hash: [u8; 32],
    /// Where it came from, so that nobody fills the table.
    pub address: String,
    pub expires_at: Timestamp,
}

/// How a panel is, for those who look after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PanelState {
    /// It has not spoken yet.
    New,
    Online,
    Offline,
}

impl Panel {
    pub fn state(&self) -> PanelState {
        match (self.seen_at, self.offline_since) {
            (None, None) => PanelState::New,
            (_, Some(_)) => PanelState::Offline,
            (Some(_), None) => PanelState::Online,
        }
    }
}

/// Before this instant a panel must have spoken not to count as gone.
pub fn silent_before(now: Timestamp) -> Timestamp {
    now.checked_sub(SignedDuration::from_secs(BEAT_SECONDS * BEATS_MISSED))
        .unwrap_or(now)
}

/// A code for a screen, made of chance.
pub fn code_of(chance: [u8; CODE_LENGTH]) -> String {
    let letters = LETTERS.len();
    let letter = |byte: u8| LETTERS.get(usize::from(byte) % letters).copied();
    chance
        .into_iter()
        .filter_map(letter)
        .map(char::from)
        .collect()
}

/// A code as somebody typed it; spaces, dashes and small letters do no harm.
pub fn typed_code(text: &str) -> Option<String> {
    let code: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != '-')
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    let is_code = code.len() == CODE_LENGTH && code.bytes().all(|byte| LETTERS.contains(&byte));
    is_code.then_some(code)
}

/// Whether it is a colour as `#rrggbb`.
pub fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_code_is_read_back_however_it_is_typed(chance: [u8; 6], at in 1_usize..6) {
            let code = code_of(chance);
            prop_assert_eq!(code.len(), CODE_LENGTH);
            prop_assert!(!code.contains(['I', 'L', 'O', '0', '1']));
            let (head, tail) = code.split_at(at);
            let typed = format!(" {} - {}", head.to_lowercase(), tail);
            prop_assert_eq!(typed_code(&typed), Some(code));
        }

        #[test]
        fn what_is_no_code_is_not_taken_for_one(text in "\\PC{0,12}") {
            if let Some(code) = typed_code(&text) {
                prop_assert!(code.bytes().all(|byte| LETTERS.contains(&byte)));
                prop_assert_eq!(code.len(), CODE_LENGTH);
            }
        }
    }

    #[test]
    fn a_panel_may_miss_two_reports() {
        let now = Timestamp::from_second(1_000_000).unwrap();
        assert_eq!(silent_before(now).as_second(), 1_000_000 - 180);
    }

    #[test]
    fn a_colour_has_six_digits() {
        assert!(is_colour("#a0B1c2"));
        for wrong in ["a0b1c2", "#a0b1c", "#a0b1c2d", "#a0b1cg", "red", ""] {
            assert!(!is_colour(wrong), "{wrong}");
        }
    }
}
