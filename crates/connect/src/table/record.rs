//! Records of a CSV file (RFC 4180) with the lines they begin on. Strict where a lenient reader
//! would swallow the rest of the file: a quote that never closes, text behind a closing quote.

use std::borrow::Cow;

use crate::Unreadable;

/// Records in order; blank lines, and rows of nothing but separators as spreadsheets leave them
/// at the end, are left out.
pub(super) struct Records<'a> {
    text: &'a str,
    line: usize,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'a> {
    pub(super) line: usize,
    /// Without the space around them.
    pub(super) cells: Vec<Cow<'a, str>>,
}

/// What stands behind a cell.
enum After {
    Cell,
    Record,
}

impl<'a> Records<'a> {
    pub(super) fn of(text: &'a str) -> Records<'a> {
        Records { text, line: 1 }
    }

    fn record(&mut self) -> Result<Record<'a>, Unreadable> {
        let mut record = Record {
            line: self.line,
            cells: Vec::new(),
        };
        loop {
            let cell = match self.text.strip_prefix('"') {
                Some(rest) => self.quoted(rest)?,
                None => self.plain(),
            };
            record.cells.push(trimmed(cell));
            if let After::Record = self.separator()? {
                return Ok(record);
            }
        }
    }

    fn plain(&mut self) -> Cow<'a, str> {
        let end = self.text.find([',', '\r', '\n']).unwrap_or(self.text.len());
        let (cell, rest) = self.text.split_at_checked(end).unwrap_or((self.text, ""));
        self.text = rest;
        Cow::Borrowed(cell)
    }

    /// `rest` begins behind the opening quote.
    fn quoted(&mut self, mut rest: &'a str) -> Result<Cow<'a, str>, Unreadable> {
        let opened_on = self.line;
        let mut cell = Cow::Borrowed("");
        loop {
            let Some((part, after)) = rest.split_once('"') else {
                return Err(Unreadable::UnclosedQuote { line: opened_on });
            };
            self.line += line_ends(part);
            if cell.is_empty() {
                cell = Cow::Borrowed(part);
            } else {
                cell.to_mut().push_str(part);
            }
            match after.strip_prefix('"') {
                Some(after) => {
                    cell.to_mut().push('"');
                    rest = after;
                }
                None => {
                    self.text = after;
                    return Ok(cell);
                }
            }
        }
    }

    fn separator(&mut self) -> Result<After, Unreadable> {
        if let Some(rest) = self.text.strip_prefix(',') {
            self.text = rest;
            return Ok(After::Cell);
        }
        if self.text.is_empty() {
            return Ok(After::Record);
        }
        let line_end = ["\r\n", "\n", "\r"]
            .iter()
            .find_map(|end| self.text.strip_prefix(end));
        let Some(rest) = line_end else {
            return Err(Unreadable::StrayQuote { line: self.line });
        };
        self.text = rest;
        self.line += 1;
        Ok(After::Record)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Result<Record<'a>, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.text.is_empty() {
            match self.record() {
                Ok(record) if record.cells.iter().all(|cell| cell.is_empty()) => {}
                Ok(record) => return Some(Ok(record)),
                Err(error) => {
                    self.text = "";
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

fn trimmed(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// `\r\n`, `\n` and `\r` each end one line.
fn line_ends(text: &str) -> usize {
    let newlines = text.matches('\n').count();
    let returns = text.matches('\r').count();
    newlines + returns - text.matches("\r\n").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        Records::of(text)
            .map(|record| record.unwrap())
            .map(|record| {
                (
                    record.line,
                    record.cells.into_iter().map(Cow::into_owned).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn each_line_ending_ends_a_record() {
        let expected = [(1, vec!["a", "b"]), (2, vec!["c", ""]), (3, vec!["", "d"])];
        for text in ["a,b\nc,\n,d", "a,b\r\nc,\r\n,d\r\n", "a,b\rc,\r,d\r"] {
            let expected: Vec<_> = expected
                .iter()
                .map(|(line, cells)| (*line, cells.iter().map(|cell| cell.to_string()).collect()))
                .collect();
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn quoted_cells_hold_separators_quotes_and_lines() {
        assert_eq!(
            read("\"a,\"\"b\"\"\",\"two\r\nlines\"\n\"\"\"\",x\n"),
            [
                (1, vec!["a,\"b\"".to_owned(), "two\r\nlines".to_owned()]),
                (3, vec!["\"".to_owned(), "x".to_owned()])
            ]
        );
    }

    #[test]
    fn blank_rows_are_left_out_and_counted() {
        assert_eq!(
            read("\n\na\n,,\n  \nb"),
            [(3, vec!["a".to_owned()]), (6, vec!["b".to_owned()])]
        );
    }

    #[test]
    fn a_quote_inside_a_plain_cell_is_a_quote() {
        assert_eq!(
            read("5\" pipe,x"),
            [(1, vec!["5\" pipe".to_owned(), "x".to_owned()])]
        );
    }

    #[test]
    fn quotes_that_do_not_match_are_refused_with_their_line() {
        let error = |text| Records::of(text).find_map(Result::err);
        assert_eq!(
            error("a\nb,\"open\nc\n"),
            Some(Unreadable::UnclosedQuote { line: 2 })
        );
        assert_eq!(
            error("a\n\"b\"c\n"),
            Some(Unreadable::StrayQuote { line: 2 })
        );
    }
}
