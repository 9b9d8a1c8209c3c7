//! The first walk over a calendar file: is it whole, where are its events, which zones does it
//! define? A file that is broken anywhere is refused here, before anything of it is used.

use std::collections::HashMap;
use std::ops::Range;

use super::line::{Lines, Property};
use crate::Unreadable;
use crate::unreadable::{MAX_ITEMS, excerpt, text_start};

/// VCALENDAR > VEVENT > VALARM is three; nothing in the standard needs more than four.
const MAX_DEPTH: usize = 8;

#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) calendars: Vec<CalendarAt>,
    pub(super) events: Vec<EventAt>,
}

/// One VCALENDAR; a file may hold several.
#[derive(Debug, Default)]
pub(super) struct CalendarAt {
    /// `METHOD:CANCEL`: whatever is inside is called off.
    pub(super) cancels: bool,
    /// What VTIMEZONE components say about themselves: TZID → X-LIC-LOCATION.
    pub(super) locations: HashMap<String, String>,
}

/// The lines between BEGIN:VEVENT and END:VEVENT, both included.
#[derive(Debug)]
pub(super) struct EventAt {
    pub(super) calendar: usize,
    pub(super) line: usize,
    pub(super) range: Range<usize>,
}

impl Outline {
    pub(super) fn read(bytes: &[u8]) -> Result<Outline, Unreadable> {
        let start = text_start(bytes)?;
        let mut walk = Walk::default();
        let mut last_line = 1;
        for raw in Lines::within(bytes, start..bytes.len(), 1) {
            last_line = raw.line;
            let text = raw.text(bytes)?;
            match Property::parse(text) {
                Some(property) => walk.property(property, raw.line, raw.range.clone())?,
                None => walk.broken_line(raw.line)?,
            }
        }
        walk.finish(last_line)
    }
}

/// What is open at this point of the file.
#[derive(Default)]
struct Walk {
    outline: Outline,
    open: Vec<Open>,
    /// Of the VTIMEZONE that is open.
    zone_id: Option<String>,
    zone_location: Option<String>,
}

struct Open {
    name: String,
    line: usize,
    start: usize,
}

impl Walk {
    fn property(
        &mut self,
        property: Property<'_>,
        line: usize,
        range: Range<usize>,
    ) -> Result<(), Unreadable> {
        if property.is("BEGIN") {
            return self.begin(property.value.trim(), line, range.start);
        }
        if property.is("END") {
            return self.end(property.value.trim(), line, range.end);
        }
        match self.innermost() {
            None => return Err(Unreadable::NotACalendar { line }),
            Some("VCALENDAR") if property.is("METHOD") => {
                if let Some(calendar) = self.outline.calendars.last_mut() {
                    calendar.cancels = property.value.trim().eq_ignore_ascii_case("CANCEL");
                }
            }
            Some("VTIMEZONE") if property.is("TZID") => {
                self.zone_id = Some(property.value.trim().to_owned());
            }
            Some("VTIMEZONE") if property.is("X-LIC-LOCATION") => {
                self.zone_location = Some(property.value.trim().to_owned());
            }
            Some(_) => {}
        }
        Ok(())
    }

    fn begin(&mut self, name: &str, line: usize, start: usize) -> Result<(), Unreadable> {
        let name = excerpt(&name.to_ascii_uppercase());
        let misplaced = match (name.as_str(), self.innermost()) {
            ("VCALENDAR", None) | ("VEVENT" | "VTIMEZONE", Some("VCALENDAR")) => None,
            ("VCALENDAR" | "VEVENT" | "VTIMEZONE", Some(inside)) => Some(inside.to_owned()),
            (_, None) => return Err(Unreadable::NotACalendar { line }),
            (_, Some(_)) => None,
        };
        if let Some(inside) = misplaced {
            return Err(Unreadable::MisplacedComponent { name, inside, line });
        }
        if self.open.len() == MAX_DEPTH {
            return Err(Unreadable::NestedTooDeep {
                line,
                limit: MAX_DEPTH,
            });
        }
        match name.as_str() {
            "VCALENDAR" => self.outline.calendars.push(CalendarAt::default()),
            "VTIMEZONE" => (self.zone_id, self.zone_location) = (None, None),
            _ => {}
        }
        self.open.push(Open { name, line, start });
        Ok(())
    }

    fn end(&mut self, name: &str, line: usize, end: usize) -> Result<(), Unreadable> {
        let Some(open) = self.open.pop() else {
            return Err(Unreadable::NotACalendar { line });
        };
        if !open.name.eq_ignore_ascii_case(&excerpt(name)) {
            return Err(Unreadable::UnexpectedEnd {
                name: excerpt(name),
                open: open.name,
                line,
            });
        }
        match open.name.as_str() {
            "VEVENT" => self.event(open.line, open.start..end)?,
            "VTIMEZONE" => self.zone(),
            _ => {}
        }
        Ok(())
    }

    fn event(&mut self, line: usize, range: Range<usize>) -> Result<(), Unreadable> {
        if self.outline.events.len() == MAX_ITEMS {
            return Err(Unreadable::TooManyItems { limit: MAX_ITEMS });
        }
        let calendar = self.outline.calendars.len().saturating_sub(1);
        self.outline.events.push(EventAt {
            calendar,
            line,
            range,
        });
        Ok(())
    }

    fn zone(&mut self) {
        if let (Some(id), Some(location)) = (self.zone_id.take(), self.zone_location.take())
            && let Some(calendar) = self.outline.calendars.last_mut()
        {
            calendar.locations.insert(id, location);
        }
    }

    /// Inside a component of its own a broken line spoils only that component: an event is
    /// refused when it is read, the others are not read at all.
    fn broken_line(&self, line: usize) -> Result<(), Unreadable> {
        match self.innermost() {
            None => Err(Unreadable::NotACalendar { line }),
            Some("VCALENDAR") => Err(Unreadable::BrokenLine { line }),
            Some(_) => Ok(()),
        }
    }

    fn finish(mut self, last_line: usize) -> Result<Outline, Unreadable> {
        if let Some(open) = self.open.pop() {
            return Err(Unreadable::UnclosedComponent {
                name: open.name,
                line: open.line,
            });
        }
        if self.outline.calendars.is_empty() {
            return Err(Unreadable::NotACalendar { line: last_line });
        }
        Ok(self.outline)
    }

    fn innermost(&self) -> Option<&str> {
        self.open.last().map(|open| open.name.as_str())
    }
}
