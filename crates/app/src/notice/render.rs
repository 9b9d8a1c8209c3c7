//! Words and calendar of a notice, in the reader's language and by the reader's clock: what
//! happened, then the facts, then a link. The same words as plain text and as HTML; whatever came
//! from people is shown as text and cannot change either.

use std::collections::HashMap;
use std::fmt::Write;

use connect::ical::{self, Invitation, Invited, Method, Organizer, Role, Standing};
use connect::messenger::{Mailbox, shown};
use domain::attendance::Response;
use domain::notice::Asks;
use domain::person::Language;
use domain::span::Span;
use jiff::tz::TimeZone;

use super::body::{Body, Place};
use super::template::fill;
use crate::words::{Arg, say};

/// Characters of a description that a message repeats; the calendar has all of it.
const DESCRIPTION_MOST: usize = 1_000;

/// A message in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words {
    pub subject: String,
    /// What happened, without the facts.
    pub lead: String,
    pub text: String,
    pub html: String,
}

impl Words {
    /// `words` are subject and text with their places open.
    pub(super) fn of(
        words: &(String, String),
        body: &Body,
        language: Language,
        zone: &TimeZone,
        reader: &str,
        links: &Links,
    ) -> Words {
        let scribe = Scribe { language, zone };
        let values = scribe.values(body, reader, &links.page);
        let lead = fill(&words.1, &values);
        let subject = match &body.copy_of {
            Some(name) => {
                let args = [
                    ("name", Arg::from(name.as_str())),
                    ("subject", Arg::from(fill(&words.0, &values).as_str())),
                ];
                shown(&say(language, "mail-copy-subject", &args), 200)
            }
            None => shown(&fill(&words.0, &values), 200),
        };
        let facts = scribe.facts(body);
        let footer = scribe.word("mail-footer");
        let links = scribe.links(links);
        Words {
            text: plain(&lead, &facts, body, &links, &footer),
            html: html(&subject, &lead, &facts, body, &links, &scribe, &footer),
            subject,
            lead,
        }
    }
}

/// Where a message leads.
pub(super) struct Links {
    /// The page of what it is about.
    pub page: String,
    /// Where the reader says that they are there.
    pub check_in: Option<String>,
    /// Where the reader says yes or no.
    pub decide: Option<String>,
    is_reachable: bool,
}

impl Links {
    pub(super) fn to(public_url: &str, body: &Body) -> Links {
        let page = match body.meeting {
            Some(meeting) => format!("{public_url}/meetings/{meeting}"),
            None => public_url.to_owned(),
        };
        Links {
            page,
            check_in: None,
            decide: None,
            is_reachable: !public_url.is_empty(),
        }
    }
}

/// A time in words, by a clock.
pub fn when(span: Span, zone: &TimeZone, language: Language) -> String {
    Scribe { language, zone }.times(span, zone)
}

/// A line of the table of facts.
struct FactLine {
    name: String,
    value: String,
}

pub(super) struct Scribe<'a> {
    pub(super) language: Language,
    pub(super) zone: &'a TimeZone,
}

impl Scribe<'_> {
    pub(super) fn word(&self, id: &str) -> String {
        say(self.language, id, &[])
    }

    fn values(&self, body: &Body, reader: &str, link: &str) -> HashMap<&'static str, String> {
        let before = body.before.as_ref();
        let named = |text: &str| shown(text, 200);
        HashMap::from([
            ("meeting", self.subject_of(&body.subject)),
            ("organizer", named(organizer_of(body))),
            ("host", named(&body.host.name)),
            ("time", self.times_of(body.span, &body.time_zone)),
            ("place", self.place_of(&body.rooms)),
            (
                "timeBefore",
                self.times_of(
                    before.map(|before| before.span),
                    before.map_or("", |before| &before.time_zone),
                ),
            ),
            (
                "placeBefore",
                before.map_or_else(String::new, |before| self.joined(&before.rooms)),
            ),
            ("reason", body.reason.clone().unwrap_or_default()),
            ("minutes", body.minutes.to_string()),
            ("count", counted(body).to_string()),
            ("until", self.until_of(body)),
            ("link", link.to_owned()),
            ("task", self.task_of(body)),
            ("due", self.due_of(body)),
            ("answers", self.answers_of(&body.replies)),
            ("reader", named(reader)),
            ("by", named(body.by.as_deref().unwrap_or_default())),
            ("offered", self.place_of(&body.offered)),
        ])
    }

    /// What can be opened, with its name; the most wanted first.
    fn links(&self, links: &Links) -> Vec<FactLine> {
        let named = |link: &Option<String>, name: &str| {
            let name = self.word(name);
            link.clone().map(|value| FactLine { name, value })
        };
        let check_in = named(&links.check_in, "mail-check-in");
        let decide = named(&links.decide, "mail-decide");
        let page = links.is_reachable.then(|| FactLine {
            name: self.word("mail-open"),
            value: links.page.clone(),
        });
        check_in.into_iter().chain(decide).chain(page).collect()
    }

    /// The time of day, and the day when it is not that of the meeting.
    fn until_of(&self, body: &Body) -> String {
        let Some(until) = body.until else {
            return String::new();
        };
        let at = self.zone.to_datetime(until);
        let clock = at.strftime("%H:%M").to_string();
        let day = body
            .span
            .map(|span| self.zone.to_datetime(span.from()).date());
        if day == Some(at.date()) {
            clock
        } else {
            format!("{} {clock}", self.day(at.date()))
        }
    }

    fn subject_of(&self, subject: &str) -> String {
        if subject.is_empty() {
            self.word("mail-private-meeting")
        } else {
            shown(subject, 200)
        }
    }

    fn task_of(&self, body: &Body) -> String {
        let task = body.tasks.first();
        task.map(|task| shown(&task.title, 200)).unwrap_or_default()
    }

    fn due_of(&self, body: &Body) -> String {
        let due = body.tasks.first().and_then(|task| task.due);
        due.map(|due| self.day(due)).unwrap_or_default()
    }

    fn facts(&self, body: &Body) -> Vec<FactLine> {
        let mut facts = Vec::new();
        let mut put = |id: &str, value: String| {
            if !value.is_empty() {
                facts.push(FactLine {
                    name: self.word(id),
                    value,
                });
            }
        };
        put("mail-when", self.times_of(body.span, &body.time_zone));
        if let Some(rule) = &body.rule {
            put("mail-repeats", self.rhythm(rule));
        }
        put("mail-where", self.place_of(&body.rooms));
        put("mail-organizer", shown(organizer_of(body), 200));
        if body.host != body.organizer && body.successor.is_none() {
            put("mail-host", shown(&body.host.name, 200));
        }
        if body.count > 1 {
            put("mail-dates", body.count.to_string());
        }
        if let Some(before) = &body.before {
            let was = Some(before.span).filter(|span| Some(*span) != body.span);
            put("mail-when-before", self.times_of(was, &before.time_zone));
            let rooms: Vec<_> = body.rooms.iter().map(|room| room.name.clone()).collect();
            if before.rooms != rooms {
                put("mail-where-before", self.joined(&before.rooms));
            }
            if before.organizer != body.organizer.name {
                put("mail-organizer-before", shown(&before.organizer, 200));
            }
            if before.subject != body.subject {
                put("mail-subject-before", shown(&before.subject, 200));
            }
        }
        put("mail-offered", self.place_of(&body.offered));
        put(
            "mail-reason",
            body.reason.as_deref().unwrap_or_default().to_owned(),
        );
        if let Some(reason) = body.released {
            let word = format!("mail-released-{}", reason.as_str().replace('_', "-"));
            put("mail-reason", self.word(&word));
            put("mail-undo-until", self.until_of(body));
        }
        for task in &body.tasks {
            let due = task.due.map(|due| self.day(due)).unwrap_or_default();
            let title = shown(&task.title, 200);
            facts.push(FactLine {
                name: self.word("mail-task"),
                value: match due.is_empty() {
                    true => title,
                    false => format!("{title} · {due}"),
                },
            });
        }
        for item in &body.items {
            let rooms = self.joined(&item.rooms);
            facts.push(FactLine {
                name: self.times_of(Some(item.span), &item.time_zone),
                value: format!("{} · {rooms}", self.subject_of(&item.subject)),
            });
        }
        facts
    }

    fn joined(&self, names: &[String]) -> String {
        let names: Vec<_> = names.iter().map(|name| shown(name, 100)).collect();
        names.join(&self.comma())
    }

    fn comma(&self) -> String {
        self.word("mail-comma")
    }

    /// Rooms, each with what it lies in.
    fn place_of(&self, rooms: &[Place]) -> String {
        let named: Vec<_> = rooms.iter().map(located).collect();
        self.joined(&named)
    }

    /// By the reader's clock, and by the meeting's where that shows another time.
    fn times_of(&self, span: Option<Span>, there: &str) -> String {
        let Some(span) = span else {
            return String::new();
        };
        let here = self.times(span, self.zone);
        match TimeZone::get(there) {
            Ok(zone) if zone.to_offset(span.from()) != self.zone.to_offset(span.from()) => {
                format!("{here} · {}", self.times(span, &zone))
            }
            _ => here,
        }
    }

    fn times(&self, span: Span, zone: &TimeZone) -> String {
        let (from, until) = (
            zone.to_datetime(span.from()),
            zone.to_datetime(span.until()),
        );
        let clock = |at: jiff::civil::DateTime| at.strftime("%H:%M").to_string();
        let name = zone.iana_name().unwrap_or("UTC");
        let day = self.day(from.date());
        if from.date() == until.date() {
            return format!("{day} {}–{} ({name})", clock(from), clock(until));
        }
        let last = self.day(until.date());
        format!("{day} {} – {last} {} ({name})", clock(from), clock(until))
    }

    pub(super) fn day(&self, date: jiff::civil::Date) -> String {
        let weekday = date.weekday().to_monday_one_offset();
        let args = [
            (
                "weekday",
                Arg::Text(self.word(&format!("mail-weekday-{weekday}"))),
            ),
            (
                "month",
                Arg::Text(self.word(&format!("mail-month-{}", date.month()))),
            ),
            ("day", Arg::Text(date.day().to_string())),
            ("year", Arg::Text(date.year().to_string())),
        ];
        say(self.language, "mail-day", &args)
    }

    /// How often a series comes, in a word; its dates are in the calendar.
    fn rhythm(&self, rule: &str) -> String {
        let frequency = rule
            .split(';')
            .find_map(|part| part.strip_prefix("FREQ="))
            .unwrap_or_default()
            .to_ascii_lowercase();
        match frequency.as_str() {
            "daily" | "weekly" | "monthly" | "yearly" => {
                self.word(&format!("mail-repeats-{frequency}"))
            }
            _ => self.word("mail-repeats-often"),
        }
    }
}

/// Who runs the meeting now.
fn organizer_of(body: &Body) -> &str {
    body.successor.as_deref().unwrap_or(&body.organizer.name)
}

fn counted(body: &Body) -> usize {
    body.count.max(body.items.len()).max(body.replies.len())
}

fn located(room: &Place) -> String {
    if room.path.is_empty() {
        return room.name.clone();
    }
    format!("{} ({})", room.name, room.path.join(" / "))
}

fn plain(lead: &str, facts: &[FactLine], body: &Body, links: &[FactLine], footer: &str) -> String {
    let mut text = format!("{}\n\n", tame(lead));
    for fact in facts {
        let _ = writeln!(text, "{}: {}", fact.name, tame(&fact.value));
    }
    if let Some(description) = &body.description {
        let _ = write!(text, "\n{}\n", tame(&excerpt(description)));
    }
    for link in links {
        let _ = write!(text, "\n{}:\n{}\n", link.name, link.value);
    }
    let _ = write!(text, "\n-- \n{footer}\n");
    text
}

fn html(
    subject: &str,
    lead: &str,
    facts: &[FactLine],
    body: &Body,
    links: &[FactLine],
    scribe: &Scribe<'_>,
    footer: &str,
) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <title>{}</title></head>\n\
         <body style=\"margin:0;padding:16px;font:15px/1.5 sans-serif;color:#1d1d1f\">\n",
        scribe.language.as_str(),
        escaped(subject)
    );
    for paragraph in lead.split("\n\n").filter(|text| !text.trim().is_empty()) {
        let _ = writeln!(page, "<p>{}</p>", lines(paragraph));
    }
    page.push_str("<table style=\"border-collapse:collapse\">\n");
    for fact in facts {
        let _ = writeln!(
            page,
            "<tr><td style=\"padding:2px 16px 2px 0;color:#6e6e73;vertical-align:top\">{}</td>\
             <td style=\"padding:2px 0\"><bdi>{}</bdi></td></tr>",
            escaped(&fact.name),
            lines(&fact.value)
        );
    }
    page.push_str("</table>\n");
    if let Some(description) = &body.description {
        let _ = writeln!(
            page,
            "<p style=\"border-left:3px solid #d2d2d7;padding-left:12px\">{}</p>",
            lines(&excerpt(description))
        );
    }
    for link in links {
        let _ = writeln!(
            page,
            "<p><a href=\"{}\">{}</a></p>",
            escaped(&link.value),
            escaped(&link.name)
        );
    }
    let _ = writeln!(
        page,
        "<p style=\"color:#6e6e73;font-size:13px\">{}</p>\n</body></html>",
        escaped(footer)
    );
    page
}

fn excerpt(text: &str) -> String {
    if text.chars().count() <= DESCRIPTION_MOST {
        return text.to_owned();
    }
    let kept: String = text.chars().take(DESCRIPTION_MOST).collect();
    format!("{}…", kept.trim_end())
}

/// Text of several lines, each tame.
fn tame(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| shown(line, usize::MAX)).collect();
    lines.join("\n")
}

pub(super) fn lines(text: &str) -> String {
    escaped(&tame(text)).replace('\n', "<br>")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The calendar object that goes along; `None` where calendars are not concerned.
pub(super) fn calendar(
    body: &Body,
    asks: Option<Asks>,
    reader: &Mailbox,
    sender: &Mailbox,
    link: Option<String>,
) -> Option<(Method, String)> {
    let span = body.span?;
    let method = match asks? {
        Asks::Publish => Method::Publish,
        Asks::Request => Method::Request,
        Asks::Cancel => Method::Cancel,
    };
    let zone = TimeZone::get(&body.time_zone).unwrap_or(TimeZone::UTC);
    let organizer = body.organizer.address.clone();
    let rooms: Vec<_> = body.rooms.iter().map(located).collect();
    let invitation = Invitation {
        method,
        uid: body.uid.clone(),
        sequence: body.sequence,
        stamp: body.stamp,
        start: span.from(),
        end: span.until(),
        zone,
        summary: body.subject.clone(),
        description: body.description.clone(),
        location: (!rooms.is_empty()).then(|| rooms.join(", ")),
        url: link,
        organizer: Organizer {
            address: organizer.clone().unwrap_or_else(|| sender.address.clone()),
            name: body.organizer.name.clone(),
            sent_by: organizer
                .filter(|address| !address.eq_ignore_ascii_case(&sender.address))
                .map(|_| sender.address.clone()),
        },
        attendees: attendees(body, reader),
        rule: body.rule.clone(),
        exdates: body.exdates.clone(),
        rdates: body.rdates.clone(),
        recurrence_id: body.recurrence_id,
        private: body.private,
    };
    Some((method, ical::write(&invitation)))
}

/// Host, people and rooms; the reader is always among them, or their calendar would ask who they
/// are.
fn attendees(body: &Body, reader: &Mailbox) -> Vec<Invited> {
    let is_organizer = |address: &str| {
        body.organizer
            .address
            .as_deref()
            .is_some_and(|organizer| organizer.eq_ignore_ascii_case(address))
    };
    let mut all: Vec<Invited> = Vec::new();
    let mut put = |address: &str, name: &str, role: Role, standing: Standing| {
        let is_there = all
            .iter()
            .any(|one: &Invited| one.address.eq_ignore_ascii_case(address));
        if !is_there {
            all.push(Invited {
                address: address.to_owned(),
                name: Some(name.to_owned()).filter(|name| !name.is_empty() && name != address),
                role,
                is_room: false,
                standing: match standing {
                    Standing::NeedsAction if is_organizer(address) => Standing::Accepted,
                    other => other,
                },
            });
        }
    };
    if let Some(address) = &body.host.address {
        put(address, &body.host.name, Role::Chair, Standing::Accepted);
    }
    for someone in &body.attendees {
        let role = if someone.optional {
            Role::Optional
        } else {
            Role::Required
        };
        let standing = match someone.response {
            None => Standing::NeedsAction,
            Some(Response::Accepted) => Standing::Accepted,
            Some(Response::Declined) => Standing::Declined,
            Some(Response::Tentative) => Standing::Tentative,
        };
        if let Some(address) = &someone.address {
            put(address, &someone.name, role, standing);
        }
    }
    let name = reader.name.as_deref().unwrap_or_default();
    put(&reader.address, name, Role::Required, Standing::NeedsAction);
    all.extend(body.rooms.iter().map(|room| Invited {
        // Rooms have no mailbox; the domain is the one that never exists (RFC 2606).
        address: format!("{}@rooms.invalid", mail_safe(&room.code)),
        name: Some(room.name.clone()),
        role: Role::Required,
        is_room: true,
        standing: Standing::Accepted,
    }));
    all
}

fn mail_safe(code: &str) -> String {
    let safe: String = code
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '-' {
                c
            } else {
                '-'
            }
        })
        .collect();
    if safe.chars().all(|c| c == '-') {
        "room".to_owned()
    } else {
        safe
    }
}
