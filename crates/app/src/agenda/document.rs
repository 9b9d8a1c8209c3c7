//! Minutes as a document: worded once, in Markdown and the reader's language, from which the other
//! formats are made.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

use connect::document::{self, About, DocumentError, Typeface, plain};
use domain::agenda::{ActionItem, ActionState, Answer, Content, Edition, MinutesState};
use domain::attendance::Mark;
use domain::id::{MeetingId, PersonId};
use domain::meeting::{Meeting, Party};
use domain::person::Language;
use jiff::tz::TimeZone;
use store::Tx;

use crate::words::{Arg, say};
use crate::{App, Error, Noun, Refusal, Who};

/// Tasks named in one document.
const ACTIONS_MOST: usize = 200;

/// In which form a document is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    Markdown,
    Docx,
    Pdf,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Markdown, Format::Docx, Format::Pdf];

    pub fn as_str(self) -> &'static str {
        match self {
            Format::Markdown => "md",
            Format::Docx => "docx",
            Format::Pdf => "pdf",
        }
    }

    pub fn parse(text: &str) -> Option<Format> {
        Format::ALL
            .into_iter()
            .find(|format| format.as_str() == text)
    }

    fn media_type(self) -> &'static str {
        match self {
            Format::Markdown => "text/markdown; charset=utf-8",
            Format::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Format::Pdf => "application/pdf",
        }
    }
}

/// A document that was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentFile {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// What a document tells.
struct Story<'a> {
    meeting: &'a Meeting,
    content: &'a Content,
    /// 0: a draft.
    edition: i64,
    state: Option<MinutesState>,
    answers: &'a [Answer],
    actions: &'a [ActionItem],
    names: &'a HashMap<PersonId, Arc<str>>,
    places: String,
    language: Language,
}

impl App {
    /// The minutes as a file; without `edition` as they are now.
    pub fn minutes_document(
        &self,
        who: &Who,
        id: MeetingId,
        edition: Option<i64>,
        format: Format,
        language: Language,
    ) -> Result<DocumentFile, Error> {
        if let Some(number) = edition {
            self.minutes_edition(who, id, number)?;
            return self.edition_file(id, number, format, language);
        }
        let detail = self.minutes(who, id)?;
        let minutes = &detail.minutes;
        let is_draft = minutes.state == MinutesState::Draft && detail.may_write;
        let actions = self
            .store
            .read(|tx| tx.actions_of(id, ACTIONS_MOST).map_err(Error::from))?;
        let names = self.store.read(|tx| {
            let owners = actions.iter().map(|action| action.owner);
            self.names(tx, owners.chain(detail.names.keys().copied()))
        })?;
        let story = Story {
            meeting: &detail.meeting,
            content: &minutes.content,
            edition: if is_draft { 0 } else { minutes.edition },
            state: (!is_draft).then_some(minutes.state),
            answers: if is_draft { &[] } else { &detail.answers },
            actions: &actions,
            names: &names,
            places: self.places_in_words(&detail.meeting),
            language,
        };
        self.made(&story, format)
    }

    /// An edition as it was sent, for somebody who was found to be let read it.
    pub(crate) fn edition_file(
        &self,
        id: MeetingId,
        number: i64,
        format: Format,
        language: Language,
    ) -> Result<DocumentFile, Error> {
        let read = |tx: &mut Tx| {
            let gone = || Error::NotFound(Noun::Minutes);
            let meeting = tx.meeting(id)?.ok_or_else(gone)?;
            let edition: Edition = tx.edition(id, number)?.ok_or_else(gone)?;
            let now = tx.minutes(id)?.filter(|minutes| minutes.edition == number);
            let answers = tx.answers_to(id, number)?;
            let actions = tx.actions_of(id, ACTIONS_MOST)?;
            let there = edition.content.attendance.iter();
            let there = there.filter_map(|(party, _)| match party {
                Party::Person(person) => Some(*person),
                Party::Guest(_) => None,
            });
            let others = answers.iter().map(|answer| answer.person);
            let owners = actions.iter().map(|action| action.owner);
            let names = self.names(tx, there.chain(others).chain(owners))?;
            Ok::<_, Error>((meeting, edition, now, answers, actions, names))
        };
        let (meeting, edition, now, answers, actions, names) = self.store.read(read)?;
        let story = Story {
            meeting: &meeting,
            content: &edition.content,
            edition: number,
            state: now.map(|minutes| minutes.state),
            answers: &answers,
            actions: &actions,
            names: &names,
            places: self.places_in_words(&meeting),
            language,
        };
        self.made(&story, format)
    }

    fn made(&self, story: &Story<'_>, format: Format) -> Result<DocumentFile, Error> {
        let text = story.markdown();
        let title = story.title();
        let about = About {
            title: &title,
            language: story.language.as_str(),
        };
        let made = match format {
            Format::Markdown => Ok(text.into_bytes()),
            Format::Docx => document::docx(&text, &about),
            Format::Pdf => match self.typeface() {
                Some(typeface) => document::pdf(&text, &about, &typeface),
                None => Err(DocumentError::NoTypeface),
            },
        };
        let bytes = made.map_err(|error| match error {
            DocumentError::NoTypeface => Error::refused(Refusal::NoTypeface),
            DocumentError::Unwritable(text) => Error::Broken(store::StoreError::Driver {
                code: "document".into(),
                text,
            }),
        })?;
        Ok(DocumentFile {
            name: format!("{title}.{}", format.as_str()),
            media_type: format.media_type(),
            bytes,
        })
    }

    /// The letters for PDF: those that the operator named, else the system's. Looked for once.
    fn typeface(&self) -> Option<Typeface> {
        let named = self.files.get().and_then(|set| set.typeface.as_deref());
        self.typeface
            .get_or_init(|| match named {
                Some(path) => Typeface::at(path),
                None => Typeface::of_system(),
            })
            .clone()
    }

    fn places_in_words(&self, meeting: &Meeting) -> String {
        let places = self.places();
        let rooms = meeting.standing_holds().map(|hold| hold.room);
        let names = rooms.filter_map(|room| places.get(room));
        let names: Vec<_> = names.map(|place| place.name.as_str()).collect();
        names.join(", ")
    }
}

impl Story<'_> {
    fn word(&self, id: &str) -> String {
        say(self.language, id, &[])
    }

    /// What file and document are called.
    fn title(&self) -> String {
        let zone = TimeZone::get(&self.meeting.time_zone).unwrap_or(TimeZone::UTC);
        let day = zone.to_datetime(self.meeting.span.from()).date();
        let subject: String = self.meeting.topic.subject.chars().take(80).collect();
        format!("{} {subject} {day}", self.word("minutes-title"))
    }

    fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n", plain(&self.meeting.topic.subject));
        self.facts(&mut text);
        for (number, section) in (1..).zip(&self.content.sections) {
            if section.title.is_empty() {
                let _ = writeln!(text, "\n{}", section.text);
            } else {
                let title = plain(&section.title);
                let _ = writeln!(text, "\n## {number}. {title}\n\n{}", section.text);
            }
        }
        if !self.content.decisions.is_empty() {
            let _ = writeln!(text, "\n## {}\n", self.word("minutes-decisions"));
            for (number, decision) in (1..).zip(&self.content.decisions) {
                let _ = writeln!(text, "{number}. {}", plain(&decision.text));
            }
        }
        self.tasks(&mut text);
        self.confirmation(&mut text);
        text
    }

    fn facts(&self, text: &mut String) {
        let zone = TimeZone::get(&self.meeting.time_zone).unwrap_or(TimeZone::UTC);
        let mut put = |id: &str, value: String| {
            if !value.is_empty() {
                let _ = writeln!(text, "- **{}**: {value}", self.word(id));
            }
        };
        let when = crate::notice::when(self.meeting.span, &zone, self.language);
        put("mail-when", plain(&when));
        put("mail-where", plain(&self.places));
        let was_there = |mark: &Mark| matches!(mark, Mark::OnTime | Mark::Late);
        put("minutes-present", self.people(was_there));
        put("minutes-absent", self.people(|mark| *mark == Mark::Absent));
        put(
            "minutes-invited",
            self.people(|mark| *mark == Mark::Expected),
        );
        let state = match (self.edition, self.state) {
            (0, _) => self.word("minutes-state-draft"),
            (edition, state) => {
                let state = state.map_or("other", MinutesState::as_str);
                let args = [
                    ("edition", Arg::Number(edition)),
                    ("state", Arg::Text(state.to_owned())),
                ];
                say(self.language, "minutes-edition", &args)
            }
        };
        put("minutes-state", state);
    }

    fn people(&self, mark: impl Fn(&Mark) -> bool) -> String {
        let there = self.content.attendance.iter();
        let there = there.filter(|(_, one)| mark(one));
        let names: Vec<_> = there.map(|(party, _)| self.party(party)).collect();
        names.join(&self.word("mail-comma"))
    }

    fn party(&self, party: &Party) -> String {
        match party {
            Party::Person(person) => self.name(*person),
            Party::Guest(address) => plain(address),
        }
    }

    fn name(&self, person: PersonId) -> String {
        let name = self.names.get(&person);
        name.map(|name| plain(name)).unwrap_or_default()
    }

    fn tasks(&self, text: &mut String) {
        let left = self.actions.iter();
        let left = left.filter(|action| action.state != ActionState::Dropped);
        let left: Vec<_> = left.collect();
        if left.is_empty() {
            return;
        }
        let words = ["what", "who", "due", "state"];
        let words = words.map(|word| self.word(&format!("minutes-task-{word}")));
        let _ = writeln!(text, "\n## {}\n", self.word("minutes-tasks"));
        let _ = writeln!(text, "| {} |\n|---|---|---|---|", words.join(" | "));
        for action in left {
            let due = action.due.map(|due| due.to_string()).unwrap_or_default();
            let state = self.word(&format!("minutes-task-{}", action.state.as_str()));
            let (title, owner) = (plain(&action.title), self.name(action.owner));
            let _ = writeln!(text, "| {title} | {owner} | {due} | {state} |");
        }
    }

    fn confirmation(&self, text: &mut String) {
        if self.answers.is_empty() {
            return;
        }
        let _ = writeln!(text, "\n## {}\n", self.word("minutes-confirmation"));
        for answer in self.answers {
            let name = self.name(answer.person);
            let said = match &answer.objection {
                None => self.word("minutes-agrees"),
                Some(objection) => plain(objection),
            };
            let _ = writeln!(text, "- {name}: {said}");
        }
    }
}
