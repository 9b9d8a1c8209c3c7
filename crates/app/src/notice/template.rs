//! The words of messages: those of the catalogues, unless the deployment has its own for a kind and
//! language. Both hold the same places in braces, which are filled in the same way.

use std::collections::HashMap;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::attendance::Response;
use domain::event::{Fact, NoticeTemplateFact};
use domain::id::MeetingId;
use domain::notice::Kind;
use domain::person::Language;
use jiff::{SignedDuration, Timestamp};
use store::Tx;

use super::body::{Before, Body, Place, Reply, Someone};
use super::render::{Links, Words};
use crate::access::permit;
use crate::words::{Arg, say};
use crate::{App, Error, Problem, Who, text};

/// What may stand in braces in a template.
pub const PLACEHOLDERS: [&str; 18] = [
    "meeting",
    "organizer",
    "host",
    "time",
    "place",
    "timeBefore",
    "placeBefore",
    "reason",
    "minutes",
    "count",
    "until",
    "link",
    "reader",
    "by",
    "offered",
    "task",
    "due",
    "answers",
];

const SUBJECT_MOST: usize = 200;
const BODY_MOST: usize = 4_000;

/// The words for one kind in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Template {
    pub kind: Kind,
    pub language: Language,
    pub subject: String,
    pub body: String,
    /// 0: the words of the product.
    pub version: i64,
}

/// A deployment's own words.
#[derive(Clone, Debug)]
pub struct TemplateEdit {
    pub subject: String,
    pub body: String,
}

/// How a message would look.
#[derive(Clone, Debug)]
pub struct Preview {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// The deployment's own words, looked up once for many messages.
pub(super) struct Templates(HashMap<(Kind, Language), (String, String)>);

impl Templates {
    pub(super) fn read(tx: &mut Tx) -> Result<Templates, Error> {
        let own = tx.notice_templates()?.into_iter();
        Ok(Templates(
            own.map(|own| ((own.kind, own.language), (own.subject, own.body)))
                .collect(),
        ))
    }

    /// Subject and text.
    pub(super) fn of(&self, kind: Kind, language: Language) -> (String, String) {
        self.0
            .get(&(kind, language))
            .cloned()
            .unwrap_or_else(|| product_words(kind, language))
    }
}

/// The catalogue's words with the places still open.
fn product_words(kind: Kind, language: Language) -> (String, String) {
    let open: Vec<(&'static str, Arg)> = PLACEHOLDERS
        .iter()
        .map(|name| (*name, Arg::Text(format!("{{{name}}}"))))
        .collect();
    let id = |part: &str| format!("mail-{}-{part}", kebab(kind.as_str()));
    (
        say(language, &id("subject"), &open),
        say(language, &id("text"), &open),
    )
}

/// Fills the places; what is no place of ours stays as it is.
pub(super) fn fill(template: &str, values: &HashMap<&'static str, String>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after.split_once('}');
        match place.and_then(|(name, tail)| Some((values.get(name.trim())?, tail))) {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// Names in braces that mean nothing.
fn unknown_placeholder(template: &str) -> Option<String> {
    template
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name.trim().to_owned())
        .find(|name| !PLACEHOLDERS.contains(&name.as_str()))
}

fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}

impl App {
    /// The words of every kind in every language.
    pub fn notice_templates(&self, who: &Who) -> Result<Vec<Template>, Error> {
        permit(who, Permission::NoticeManage, &Target::deployment())?;
        let own = self
            .store
            .read(|tx| tx.notice_templates().map_err(Error::from))?;
        let mut all = Vec::new();
        for kind in Kind::ALL {
            for language in Language::ALL {
                let found = own
                    .iter()
                    .find(|own| (own.kind, own.language) == (kind, language));
                all.push(match found {
                    Some(own) => Template {
                        kind,
                        language,
                        subject: own.subject.clone(),
                        body: own.body.clone(),
                        version: own.version,
                    },
                    None => {
                        let (subject, body) = product_words(kind, language);
                        Template {
                            kind,
                            language,
                            subject,
                            body,
                            version: 0,
                        }
                    }
                });
            }
        }
        Ok(all)
    }

    /// Gives a kind of notice words of the deployment's own.
    pub fn save_notice_template(
        self: &Arc<Self>,
        who: &Who,
        kind: Kind,
        language: Language,
        edit: &TemplateEdit,
        version: Option<i64>,
    ) -> Result<Template, Error> {
        permit(who, Permission::NoticeManage, &Target::deployment())?;
        let (subject, body) = checked(edit)?;
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let before = tx.notice_template(kind, language)?;
            let version_before = before.map_or(0, |before| before.version);
            if version.is_some_and(|version| version != version_before) {
                return Err(Error::Stale {
                    version: version_before,
                });
            }
            let saved = store::Template {
                kind,
                language,
                subject: subject.clone(),
                body: body.clone(),
                version: version_before + 1,
            };
            tx.save_notice_template(&saved)?;
            app.log_template(tx, &who, kind, language, saved.version)?;
            Ok(Template {
                kind,
                language,
                subject: saved.subject,
                body: saved.body,
                version: saved.version,
            })
        })
    }

    /// Goes back to the words of the product.
    pub fn drop_notice_template(
        self: &Arc<Self>,
        who: &Who,
        kind: Kind,
        language: Language,
    ) -> Result<(), Error> {
        permit(who, Permission::NoticeManage, &Target::deployment())?;
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            if tx.drop_notice_template(kind, language)? {
                app.log_template(tx, &who, kind, language, 0)?;
            }
            Ok(())
        })
    }

    fn log_template(
        &self,
        tx: &mut Tx,
        who: &Who,
        kind: Kind,
        language: Language,
        version: i64,
    ) -> Result<(), Error> {
        let fact = Fact::NoticeTemplate(NoticeTemplateFact {
            kind,
            language,
            version,
        });
        self.log(tx, who, self.now(), fact)
    }

    /// How a message would look with these words, or with those that are in use, by a meeting that
    /// is made up.
    pub fn preview_notice(
        &self,
        who: &Who,
        kind: Kind,
        language: Language,
        edit: Option<&TemplateEdit>,
    ) -> Result<Preview, Error> {
        permit(who, Permission::NoticeManage, &Target::deployment())?;
        let words = match edit {
            Some(edit) => checked(edit)?,
            None => self.store.read(Templates::read)?.of(kind, language),
        };
        let body = sample(language, self.now());
        let zone = jiff::tz::TimeZone::get(&body.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        let reader = say(language, "mail-sample-reader", &[]);
        let words = Words::of(
            &words,
            &body,
            language,
            &zone,
            &reader,
            &Links::to(self.public_url(), &body),
        );
        Ok(Preview {
            subject: words.subject,
            text: words.text,
            html: words.html,
        })
    }
}

fn checked(edit: &TemplateEdit) -> Result<(String, String), Error> {
    let subject = text::name("subject", &edit.subject, SUBJECT_MOST)?;
    let body = text::paragraphs("body", &edit.body, BODY_MOST)?
        .ok_or_else(|| Error::invalid("body", Problem::Empty))?;
    for (field, template) in [("subject", &subject), ("body", &body)] {
        if let Some(name) = unknown_placeholder(template) {
            return Err(Error::invalid(field, Problem::UnknownPlaceholder { name }));
        }
    }
    Ok((subject, body))
}

/// A meeting that every placeholder has something to say of.
fn sample(language: Language, now: Timestamp) -> Body {
    let words = |id: &str| say(language, id, &[]);
    let tomorrow = now
        .checked_add(SignedDuration::from_hours(24))
        .unwrap_or(now);
    let span = domain::span::Span::lasting(tomorrow, 3_600);
    let someone = Someone {
        response: None,
        name: words("mail-sample-organizer"),
        address: None,
        optional: false,
    };
    let room = Place {
        id: domain::id::PlaceId(uuid::Uuid::nil()),
        code: "sample".to_owned(),
        name: words("mail-sample-room"),
        path: Vec::new(),
    };
    Body {
        uid: "sample".to_owned(),
        meeting: Some(MeetingId(uuid::Uuid::nil())),
        subject: words("mail-sample-meeting"),
        span: Some(span),
        time_zone: "Asia/Shanghai".to_owned(),
        rooms: vec![room.clone()],
        offered: vec![room],
        organizer: someone.clone(),
        host: someone,
        before: Some(Before {
            subject: words("mail-sample-meeting"),
            span: domain::span::Span::lasting(now, 3_600),
            time_zone: "Asia/Shanghai".to_owned(),
            rooms: vec![words("mail-sample-room")],
            rule: None,
            organizer: words("mail-sample-organizer"),
        }),
        reason: Some(words("mail-sample-reason")),
        by: Some(words("mail-sample-reader")),
        count: 1,
        minutes: 15,
        replies: vec![Reply {
            name: words("mail-sample-reader"),
            response: Response::Declined,
            note: Some(words("mail-sample-reason")),
            dates: 1,
            date: None,
        }],
        ..Body::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_what_people_wrote_is_not_filled_again() {
        let values = HashMap::from([
            ("meeting", "{organizer}".to_owned()),
            ("organizer", "Ada".to_owned()),
        ]);
        assert_eq!(
            fill("{meeting} by { organizer }, {else} {", &values),
            "{organizer} by Ada, {else} {"
        );
    }

    #[test]
    fn the_manual_explains_every_place_and_every_kind() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/manual/messages.md");
        let manual = std::fs::read_to_string(path).unwrap();
        let rows: String = manual
            .lines()
            .filter(|line| line.starts_with("| `"))
            .collect();
        let places = PLACEHOLDERS.map(|name| format!("`{{{name}}}`"));
        let kinds = Kind::ALL.map(|kind| format!("`{}`", kind.as_str()));
        let all = places.iter().chain(&kinds);
        let missing: Vec<_> = all.filter(|name| !rows.contains(*name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_kind_has_words_in_every_language_with_known_places_only() {
        for kind in Kind::ALL {
            for language in Language::ALL {
                let (subject, body) = product_words(kind, language);
                for text in [subject, body] {
                    assert!(!text.starts_with("mail-"), "{kind:?} {language:?}: {text}");
                    assert_eq!(unknown_placeholder(&text), None, "{text}");
                }
            }
        }
    }
}
