//! Whether something of a style sheet only says how things look. It is read as a browser reads it:
//! comments gone, text between quotes apart, and what calls something known by name.

use super::known::{is_among, is_written_picture, is_written_typeface};

/// Rules beside those for elements; `@import` and `@namespace` are not among them.
const RULES: [&str; 9] = [
    "media",
    "font-face",
    "supports",
    "page",
    "charset",
    "keyframes",
    "-webkit-keyframes",
    "layer",
    "viewport",
];

/// What may be called beside `url`: nothing here names a file.
const CALLS: &str = "\
    rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix icc-color device-cmyk matrix \
    matrix3d translate translatex translatey translatez translate3d scale scalex scaley scalez \
    scale3d rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective var calc min \
    max clamp cubic-bezier steps blur brightness contrast drop-shadow grayscale hue-rotate \
    invert opacity saturate sepia polygon circle ellipse inset rect path linear-gradient \
    radial-gradient repeating-linear-gradient repeating-radial-gradient conic-gradient format \
    local tech not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang and \
    or selector only screen all";

/// Old ways to run something from a style.
const FORBIDDEN: [&str; 3] = ["-moz-binding", "behavior", "javascript:"];

/// Nothing is fetched, and nothing hides what it says: escapes could, from us and not from a browser.
pub(super) fn is_harmless(text: &str) -> bool {
    if text.contains('\\') {
        return false;
    }
    let text = text.to_ascii_lowercase();
    if FORBIDDEN.iter().any(|word| text.contains(word)) {
        return false;
    }
    let mut rest = text.as_str();
    // The word that ends here, which a bracket would make a call.
    let mut word = String::new();
    while let Some(letter) = rest.chars().next() {
        let after = rest.get(letter.len_utf8()..).unwrap_or_default();
        match letter {
            '/' if after.starts_with('*') => {
                let Some((_, after)) = after.get(1..).and_then(|text| text.split_once("*/")) else {
                    return false;
                };
                rest = after;
                word.clear();
                continue;
            }
            '"' | '\'' => {
                let Some((quoted, after)) = after.split_once(letter) else {
                    return false;
                };
                // What a line breaks is no text to a browser, and what follows is.
                if quoted.contains(['\n', '\r', '\u{c}']) {
                    return false;
                }
                rest = after;
                word.clear();
                continue;
            }
            '(' if word == "url" => {
                let Some(after) = skip_address(after) else {
                    return false;
                };
                rest = after;
                word.clear();
                continue;
            }
            '(' if !is_call(&word) => return false,
            '(' => word.clear(),
            '@' => {
                let end = after.find(|letter| !is_of_word(letter));
                let name = after.get(..end.unwrap_or(after.len())).unwrap_or_default();
                if !RULES.contains(&name) {
                    return false;
                }
                word.clear();
            }
            letter if is_of_word(letter) => word.push(letter),
            _ => word.clear(),
        }
        rest = after;
    }
    true
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-' || letter == '_' || !letter.is_ascii()
}

fn is_call(word: &str) -> bool {
    // Brackets alone call nothing.
    word.is_empty() || is_among(CALLS, word)
}

/// What follows an address that stays within the file; `None` when it does not.
fn skip_address(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let quote = text.chars().next().filter(|one| matches!(one, '"' | '\''));
    let (address, after) = match quote {
        Some(quote) => {
            let (address, after) = text.get(1..)?.split_once(quote)?;
            (address, after.trim_start().strip_prefix(')')?)
        }
        None => text.split_once(')')?,
    };
    let address = address.trim();
    let stays =
        address.starts_with('#') || is_written_picture(address) || is_written_typeface(address);
    let is_one = !address.contains(['"', '\'', '(', '\n', '\r', '\u{c}']);
    (stays && is_one).then_some(after)
}
