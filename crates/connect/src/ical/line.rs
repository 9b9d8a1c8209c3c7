//! Content lines of iCalendar: `NAME;PARAM=value:VALUE`, folded over several physical lines
//! (RFC 5545, section 3.1). Unfolding works on bytes, because writers may fold in the middle of a
//! character.

use std::borrow::Cow;
use std::ops::Range;

use domain::text::is_hidden;

use crate::Unreadable;

/// The lines of a file, unfolded, blank ones left out.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
}

/// One unfolded line: where it lies in the file and what it holds.
pub(super) struct RawLine<'a> {
    pub(super) content: Cow<'a, [u8]>,
    pub(super) line: usize,
    pub(super) range: Range<usize>,
}

impl<'a> Lines<'a> {
    /// Reads from `range.start` on, which lies on `line`; stops at `range.end`.
    pub(super) fn within(bytes: &'a [u8], range: Range<usize>, line: usize) -> Lines<'a> {
        Lines {
            bytes: bytes.get(..range.end).unwrap_or(bytes),
            at: range.start,
            line,
        }
    }

    /// The next physical line without its ending.
    fn physical(&mut self) -> Option<&'a [u8]> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = rest.iter().position(|byte| *byte == b'\n');
        let line = rest.get(..end.unwrap_or(rest.len()))?;
        self.at += end.map_or(rest.len(), |end| end + 1);
        self.line += 1;
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }

    fn folds_on(&self) -> bool {
        matches!(self.bytes.get(self.at), Some(b' ' | b'\t'))
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = RawLine<'a>;

    fn next(&mut self) -> Option<RawLine<'a>> {
        loop {
            let (start, line) = (self.at, self.line);
            let first = self.physical()?;
            if first.is_empty() && !self.folds_on() {
                continue;
            }
            let mut content = Cow::Borrowed(first);
            while self.folds_on() {
                let Some(more) = self.physical() else { break };
                content
                    .to_mut()
                    .extend_from_slice(more.get(1..).unwrap_or_default());
            }
            return Some(RawLine {
                content,
                line,
                range: start..self.at,
            });
        }
    }
}

impl RawLine<'_> {
    /// `file` is what [`Lines`] read, to tell where the wrong byte lies.
    pub(super) fn text(&self, file: &[u8]) -> Result<&str, Unreadable> {
        std::str::from_utf8(&self.content).map_err(|error| {
            let physical = file.get(self.range.clone()).unwrap_or_default();
            let byte = self.range.start + folded_position(physical, error.valid_up_to());
            Unreadable::NotUtf8 {
                line: crate::unreadable::line_of(file, byte),
                byte,
            }
        })
    }
}

/// Where the `wanted`th byte of an unfolded line lay before unfolding.
fn folded_position(physical: &[u8], wanted: usize) -> usize {
    let mut position = 0;
    let mut left = wanted;
    while let Some(rest) = physical.get(position..) {
        let skipped = match rest {
            [b'\r', b'\n', b' ' | b'\t', ..] => 3,
            [b'\n', b' ' | b'\t', ..] => 2,
            _ => 0,
        };
        if skipped == 0 && left == 0 {
            break;
        }
        if skipped == 0 {
            left -= 1;
        }
        position += skipped.max(1);
    }
    position
}

/// One property, borrowed from its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Property<'a> {
    pub(super) name: &'a str,
    parameters: &'a str,
    pub(super) value: &'a str,
}

impl<'a> Property<'a> {
    /// `None`: this is no content line.
    pub(super) fn parse(line: &'a str) -> Option<Property<'a>> {
        let name_end = line.find([':', ';'])?;
        let (name, rest) = line.split_at_checked(name_end)?;
        let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.is_empty() || !name.chars().all(named) {
            return None;
        }
        let value_start = outside_quotes(rest, ':')?;
        let (parameters, value) = rest.split_at_checked(value_start)?;
        Some(Property {
            name,
            parameters,
            value: value.get(1..)?,
        })
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The value of a parameter, without its quotes and with `^` escapes resolved (RFC 6868).
    pub(super) fn parameter(&self, name: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.parameters.strip_prefix(';')?;
        loop {
            let end = outside_quotes(rest, ';');
            let parameter = rest.get(..end.unwrap_or(rest.len()))?;
            if let Some((key, value)) = parameter.split_once('=')
                && key.trim().eq_ignore_ascii_case(name)
            {
                return Some(parameter_text(value.trim()));
            }
            rest = rest.get(end? + 1..)?;
        }
    }
}

/// Where `wanted` first stands outside double quotes.
fn outside_quotes(text: &str, wanted: char) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(index, c)| {
        if c == '"' {
            quoted = !quoted;
        }
        (c == wanted && !quoted).then_some(index)
    })
}

fn parameter_text(value: &str) -> Cow<'_, str> {
    let bare = value
        .strip_prefix('"')
        .and_then(|inner| inner.strip_suffix('"'))
        .unwrap_or(value);
    if !bare.contains('^') {
        return Cow::Borrowed(bare);
    }
    Cow::Owned(replace_escapes(bare, '^', |c| match c {
        'n' => Some('\n'),
        '^' => Some('^'),
        '\'' => Some('"'),
        _ => None,
    }))
}

/// A TEXT value with its backslash escapes resolved (RFC 5545, section 3.3.11) and without
/// control characters other than line ends and tabs, which the standard forbids and word
/// processors leave behind, nor those that turn or hide text.
pub(super) fn plain_text(value: &str) -> String {
    let text = replace_escapes(value, '\\', |c| match c {
        'n' | 'N' => Some('\n'),
        '\\' | ',' | ';' => Some(c),
        _ => None,
    });
    text.chars()
        .filter(|c| !is_hidden(*c) || matches!(c, '\n' | '\t'))
        .collect()
}

/// An escape that means nothing is kept as it stands.
fn replace_escapes(text: &str, mark: char, meaning: impl Fn(char) -> Option<char>) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let escaped = if c == mark {
            rest.clone().next().and_then(&meaning)
        } else {
            None
        };
        if escaped.is_some() {
            rest.next();
        }
        plain.push(escaped.unwrap_or(c));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8]) -> Vec<(usize, String)> {
        Lines::within(text, 0..text.len(), 1)
            .map(|raw| (raw.line, String::from_utf8_lossy(&raw.content).into_owned()))
            .collect()
    }

    #[test]
    fn folded_lines_are_joined_and_keep_the_number_of_the_first() {
        let text = b"A:1\r\nB:one\r\n  two\n\tthree\r\n\r\nC:3";
        let expected = [(1, "A:1"), (2, "B:one twothree"), (6, "C:3")];
        assert_eq!(
            lines(text),
            expected.map(|(line, text)| (line, text.to_owned()))
        );
    }

    #[test]
    fn a_character_folded_in_its_middle_is_whole_again() {
        let text = b"SUMMARY:\xE4\xBC\r\n \x9A";
        let raw = Lines::within(text, 0..text.len(), 1).next().unwrap();
        assert_eq!(raw.text(text), Ok("SUMMARY:会"));
    }

    #[test]
    fn a_wrong_byte_is_found_where_it_lies_in_the_file() {
        let text = b"A:1\nB:x\r\n y\n z\xFF\n";
        let raw = Lines::within(text, 0..text.len(), 1).nth(1).unwrap();
        assert_eq!(text[14], 0xFF);
        assert_eq!(
            raw.text(text),
            Err(Unreadable::NotUtf8 { line: 4, byte: 14 })
        );
    }

    #[test]
    fn parameters_may_be_quoted_and_hold_colons() {
        let line = r#"ATTENDEE;CN="Li: ^'Ming^' ^^; x";role=OPT-PARTICIPANT:mailto:li@x.example"#;
        let property = Property::parse(line).unwrap();
        assert!(property.is("attendee"));
        assert_eq!(property.value, "mailto:li@x.example");
        assert_eq!(property.parameter("cn").unwrap(), "Li: \"Ming\" ^; x");
        assert_eq!(property.parameter("ROLE").unwrap(), "OPT-PARTICIPANT");
        assert_eq!(property.parameter("EMAIL"), None);
    }

    #[test]
    fn what_is_no_content_line_is_told_apart() {
        for line in [
            "",
            "no colon",
            ":no name",
            "DT START:1",
            "CN;X=\"open:1",
            "ü:1",
        ] {
            assert!(Property::parse(line).is_none(), "{line}");
        }
    }

    #[test]
    fn escapes_of_texts_are_resolved_and_unknown_ones_kept() {
        assert_eq!(plain_text(r"a\, b\; c\\n\nd\x"), "a, b; c\\n\nd\\x");
        assert_eq!(plain_text("a\u{b}b\tc\\"), "ab\tc\\");
    }
}
