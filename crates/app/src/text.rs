//! What a text from outside must be to get in: trimmed, of bounded length, without control
//! characters, and on one line without those that make it look like another. Refusals say what
//! would be accepted.

use domain::text::is_hidden;
use domain::zone::iana;

use crate::{Error, Problem};

/// Longest subject, name or title in characters.
pub const NAME_MOST: usize = 200;
/// Longest description in characters.
pub const DESCRIPTION_MOST: usize = 10_000;

/// One line of text that must not be empty.
pub fn name(field: &'static str, text: &str, most: usize) -> Result<String, Error> {
    let text = line(field, text, most)?;
    if text.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
        Err(Error::invalid(field, Problem::Empty))
    } else {
        Ok(text)
    }
}

/// One line of text; may be empty.
pub fn line(field: &'static str, text: &str, most: usize) -> Result<String, Error> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(Error::invalid(field, Problem::ControlCharacter));
    }
    if text.chars().any(is_hidden) {
        return Err(Error::invalid(field, Problem::HiddenCharacter));
    }
    bounded(field, text, most)
}

/// Text of several lines; `None` when nothing is left of it.
pub fn paragraphs(field: &'static str, text: &str, most: usize) -> Result<Option<String>, Error> {
    let text = text.trim();
    if text
        .chars()
        .any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    {
        return Err(Error::invalid(field, Problem::ControlCharacter));
    }
    Ok(Some(bounded(field, text, most)?).filter(|text| !text.is_empty()))
}

/// A mail address, as far as it can be told without sending: something@something.
pub fn address(field: &'static str, text: &str) -> Result<String, Error> {
    let text = name(field, text, 254)?;
    let is_address = text.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && !host.is_empty() && !host.contains('@') && !text.contains(' ')
    });
    if is_address {
        Ok(text)
    } else {
        Err(Error::invalid(field, Problem::NotAnAddress))
    }
}

/// An IANA zone name.
pub fn time_zone(field: &'static str, text: &str) -> Result<String, Error> {
    match iana(text) {
        Some(zone) => Ok(zone.iana_name().unwrap_or(text).to_owned()),
        None => Err(Error::invalid(field, Problem::UnknownTimeZone)),
    }
}

/// Characters that show nothing: zero width spaces, joiners, direction marks. Within a text they
/// have their use; a name of nothing else could not be clicked.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{061C}') || is_hidden(c)
}

fn bounded(field: &'static str, text: &str, most: usize) -> Result<String, Error> {
    if text.chars().count() > most {
        return Err(Error::invalid(field, Problem::TooLong { most }));
    }
    Ok(text.to_owned())
}
