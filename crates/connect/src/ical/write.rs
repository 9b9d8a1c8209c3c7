//! Invitations as iCalendar objects (RFC 5545) for scheduling (iTIP, RFC 5546): one event or one
//! series, a changed date of it, or that it does not take place. Times are local with their zone,
//! which goes along, because a weekly meeting follows the wall clock.

use std::fmt::Write;

use domain::text::is_hidden;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::observance;

/// What the object asks of whoever reads it (RFC 5546, section 1.4).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Note it down; no answer is wanted.
    Publish,
    Request,
    Cancel,
}

impl Method {
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Publish => "PUBLISH",
            Method::Request => "REQUEST",
            Method::Cancel => "CANCEL",
        }
    }
}

/// One VEVENT and what is asked about it.
#[derive(Clone, PartialEq, Debug)]
pub struct Invitation {
    pub method: Method,
    /// The same for a meeting or series as long as it lives.
    pub uid: String,
    /// Rises with each change that matters; readers drop what is lower than what they have.
    pub sequence: i64,
    /// When this was written.
    pub stamp: Timestamp,
    pub start: Timestamp,
    pub end: Timestamp,
    pub zone: TimeZone,
    pub summary: String,
    pub description: Option<String>,
    pub location: Option<String>,
    pub url: Option<String>,
    pub organizer: Organizer,
    pub attendees: Vec<Invited>,
    /// RRULE value; only without `recurrence_id`.
    pub rule: Option<String>,
    pub exdates: Vec<Timestamp>,
    pub rdates: Vec<Timestamp>,
    /// The date of the series that is meant, as the rule has it.
    pub recurrence_id: Option<Timestamp>,
    pub private: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Organizer {
    pub address: String,
    pub name: String,
    /// The mailbox that sends in the organizer's name.
    pub sent_by: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invited {
    pub address: String,
    pub name: Option<String>,
    pub role: Role,
    pub is_room: bool,
    pub standing: Standing,
}

/// Whether somebody comes (RFC 5545, 3.2.12).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Has not said; is asked to.
    NeedsAction,
    /// As the organizer and the rooms have from the beginning.
    Accepted,
    Declined,
    Tentative,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    Chair,
    Required,
    Optional,
}

/// The object, with CRLF line ends, folded at 75 octets.
pub fn write(invitation: &Invitation) -> String {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("PRODID", "-//Smart Meeting//Smart Meeting//EN");
    lines.put("VERSION", "2.0");
    lines.put("CALSCALE", "GREGORIAN");
    lines.put("METHOD", invitation.method.as_str());
    if !is_utc(&invitation.zone) {
        let goes_on = invitation.rule.is_some();
        for (name, value) in observance::lines(&invitation.zone, invitation.start, goes_on) {
            lines.put(&name, &value);
        }
    }
    event(&mut lines, invitation);
    lines.put("END", "VCALENDAR");
    lines.0
}

fn event(lines: &mut Lines, invitation: &Invitation) {
    let zone = &invitation.zone;
    lines.put("BEGIN", "VEVENT");
    lines.put("UID", &text(&invitation.uid));
    lines.put("SEQUENCE", &invitation.sequence.to_string());
    lines.put("DTSTAMP", &utc(invitation.stamp));
    let (start, end) = (invitation.start, invitation.end);
    lines.times("DTSTART", zone, &[start]);
    lines.times("DTEND", zone, &[end]);
    if let Some(date) = invitation.recurrence_id {
        lines.times("RECURRENCE-ID", zone, &[date]);
    } else if let Some(rule) = &invitation.rule {
        lines.put("RRULE", rule);
        lines.times("EXDATE", zone, &invitation.exdates);
        lines.times("RDATE", zone, &invitation.rdates);
    }
    lines.put("SUMMARY", &text(&invitation.summary));
    if let Some(description) = &invitation.description {
        lines.put("DESCRIPTION", &text(description));
    }
    if let Some(location) = &invitation.location {
        lines.put("LOCATION", &text(location));
    }
    if let Some(url) = &invitation.url {
        lines.put("URL", url);
    }
    let is_cancelled = invitation.method == Method::Cancel;
    let status = if is_cancelled {
        "CANCELLED"
    } else {
        "CONFIRMED"
    };
    lines.put("STATUS", status);
    lines.put(
        "CLASS",
        if invitation.private {
            "PRIVATE"
        } else {
            "PUBLIC"
        },
    );
    lines.put(
        "TRANSP",
        if is_cancelled {
            "TRANSPARENT"
        } else {
            "OPAQUE"
        },
    );
    organizer(lines, &invitation.organizer);
    for invited in &invitation.attendees {
        attendee(lines, invited, invitation.method);
    }
    lines.put("END", "VEVENT");
}

fn organizer(lines: &mut Lines, organizer: &Organizer) {
    let mut name = format!("ORGANIZER;CN={}", quoted(&organizer.name));
    if let Some(sender) = &organizer.sent_by {
        let _ = write!(name, ";SENT-BY={}", quoted(&format!("mailto:{sender}")));
    }
    lines.put(&name, &mailto(&organizer.address));
}

fn attendee(lines: &mut Lines, invited: &Invited, method: Method) {
    let mut name = String::from("ATTENDEE");
    if invited.is_room {
        name.push_str(";CUTYPE=ROOM;ROLE=NON-PARTICIPANT");
    } else {
        let role = match invited.role {
            Role::Chair => "CHAIR",
            Role::Required => "REQ-PARTICIPANT",
            Role::Optional => "OPT-PARTICIPANT",
        };
        let _ = write!(name, ";CUTYPE=INDIVIDUAL;ROLE={role}");
    }
    name.push_str(match invited.standing {
        Standing::NeedsAction => ";PARTSTAT=NEEDS-ACTION",
        Standing::Accepted => ";PARTSTAT=ACCEPTED",
        Standing::Declined => ";PARTSTAT=DECLINED",
        Standing::Tentative => ";PARTSTAT=TENTATIVE",
    });
    if invited.standing == Standing::NeedsAction && method == Method::Request {
        name.push_str(";RSVP=TRUE");
    }
    if let Some(called) = &invited.name {
        let _ = write!(name, ";CN={}", quoted(called));
    }
    lines.put(&name, &mailto(&invited.address));
}

/// Content lines (RFC 5545, section 3.1).
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line may have 75 octets; what is longer goes on after a line break and a space, and never
    /// breaks within a character.
    fn put(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if octets + letter.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Instants in the zone of the event; nothing where there is none.
    fn times(&mut self, name: &str, zone: &TimeZone, all: &[Timestamp]) {
        if all.is_empty() {
            return;
        }
        if is_utc(zone) {
            let values: Vec<_> = all.iter().map(|at| utc(*at)).collect();
            return self.put(name, &values.join(","));
        }
        let zone_name = zone.iana_name().unwrap_or("UTC");
        let values: Vec<_> = all.iter().map(|at| local(zone.to_datetime(*at))).collect();
        self.put(&format!("{name};TZID={zone_name}"), &values.join(","));
    }
}

fn is_utc(zone: &TimeZone) -> bool {
    matches!(
        zone.iana_name(),
        None | Some("UTC" | "Etc/UTC" | "Etc/GMT" | "GMT")
    )
}

pub(super) fn local(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}

fn utc(at: Timestamp) -> String {
    format!("{}Z", local(TimeZone::UTC.to_datetime(at)))
}

/// A TEXT value (RFC 5545, section 3.3.11).
fn text(value: &str) -> String {
    let value = value.replace("\r\n", "\n").replace('\r', "\n");
    let mut escaped = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter if is_hidden(letter) => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A parameter value, which cannot hold a quotation mark.
fn quoted(value: &str) -> String {
    let kept: String = value
        .chars()
        .filter(|letter| !is_hidden(*letter))
        .map(|letter| if letter == '"' { '\'' } else { letter })
        .collect();
    format!("\"{kept}\"")
}

fn mailto(address: &str) -> String {
    let address: String = address
        .chars()
        .filter(|letter| !letter.is_control() && !letter.is_whitespace())
        .collect();
    format!("mailto:{address}")
}
