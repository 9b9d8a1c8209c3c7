//! Brings the mail in stories: runs what finds out what has to be said and what hands it over, and
//! tells what lies in somebody's mailbox or inbox since the last look.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use app::notice::{Fake, Mailbox, Message, Undelivered};
use app::{App, Who};
use domain::event::Origin;
use domain::id::PersonId;
use domain::notice::{Channel, Digest, Kind, Quiet, Settings};

use crate::teller::when::{ZONE, moment};

const WORKER: &str = "postman";

pub(crate) struct Postman {
    fake: Arc<Fake>,
    mailboxes: Mutex<HashMap<String, Vec<Message>>>,
    seen: Mutex<HashMap<PersonId, usize>>,
    /// By which each last reader may check in.
    links: Mutex<HashMap<String, String>>,
}

impl Postman {
    pub(crate) fn for_house(app: &App) -> Postman {
        let fake = Arc::new(Fake::default());
        let from = Mailbox {
            name: Some("Rooms".to_owned()),
            address: "rooms@house.org".to_owned(),
        };
        app.set_post(Some((fake.clone(), from)), "https://rooms.house.org");
        Postman {
            fake,
            mailboxes: Mutex::default(),
            seen: Mutex::default(),
            links: Mutex::default(),
        }
    }

    /// `is down`, `is up`, `refuses bob`, `greylists bob`, `takes bob`.
    pub(crate) fn trouble(&self, words: &[&str]) {
        match words {
            ["is", "down"] => {
                let silent = Undelivered::Unreachable("silent".to_owned());
                self.fake.break_down(Some(silent));
            }
            ["is", "up"] => self.fake.break_down(None),
            ["refuses", who] => {
                let (code, text) = (550, "nobody here".to_owned());
                self.fake
                    .refuse(&address(who), Some(Undelivered::Refused { code, text }));
            }
            ["greylists", who] => {
                let (code, text) = (451, "come back".to_owned());
                self.fake
                    .refuse(&address(who), Some(Undelivered::Later { code, text }));
            }
            ["takes", who] => self.fake.refuse(&address(who), None),
            other => panic!("mail cannot {other:?}"),
        }
    }

    fn round(&self, app: &Arc<App>) {
        // Other tests at work on the same PostgreSQL may keep the newest lines from being read.
        while !app.store().read(|tx| tx.log_is_settled()).unwrap() {
            std::thread::yield_now();
        }
        app.watch_notices(WORKER).unwrap();
        app.sweep(WORKER).unwrap();
        app.run_jobs(WORKER).unwrap();
        app.deliver_notices(WORKER).unwrap();
        let mut mailboxes = self.mailboxes.lock().unwrap();
        for message in self.fake.take() {
            let address = message.to.address.clone();
            let link = message.text.split_once("/here/");
            if let Some(token) = link.and_then(|(_, rest)| rest.lines().next()) {
                let mut links = self.links.lock().unwrap();
                links.insert(address.clone(), token.to_owned());
            }
            mailboxes.entry(address).or_default().push(message);
        }
    }

    pub(crate) fn mail_of(&self, app: &Arc<App>, reader: &str) -> String {
        self.round(app);
        let mut mailboxes = self.mailboxes.lock().unwrap();
        let mail = mailboxes.remove(&address(reader)).unwrap_or_default();
        let told: Vec<_> = mail.iter().map(told).collect();
        or_nothing(told)
    }

    /// The token of the last link to check in that the reader was sent.
    pub(crate) fn link_of(&self, reader: &str) -> String {
        let links = self.links.lock().unwrap();
        links.get(&address(reader)).cloned().unwrap_or_default()
    }

    pub(crate) fn inbox_of(&self, app: &Arc<App>, person: PersonId) -> String {
        self.round(app);
        let who = Who {
            caller: app.caller_of(person).unwrap(),
            origin: Origin::Web,
        };
        let inbox = app.inbox(&who, None, None, 100).unwrap();
        let mut seen = self.seen.lock().unwrap();
        let before = seen.insert(person, inbox.entries.len()).unwrap_or(0);
        let new = inbox.entries.len() - before;
        let mut told: Vec<_> = inbox
            .entries
            .iter()
            .take(new)
            .map(|entry| entry.subject.clone())
            .collect();
        told.reverse();
        or_nothing(told)
    }

    /// What the newest in the inbox says, without the facts.
    pub(crate) fn newest_of(&self, app: &Arc<App>, person: PersonId) -> String {
        self.round(app);
        let who = Who {
            caller: app.caller_of(person).unwrap(),
            origin: Origin::Web,
        };
        let inbox = app.inbox(&who, None, None, 1).unwrap();
        let newest = inbox.entries.into_iter().next();
        newest.map_or_else(|| "nothing".to_owned(), |entry| entry.text)
    }

    /// `no mail about invited`, `quiet 22:00-07:00`, `reminders 30`, `digest daily`.
    pub(crate) fn wish(&self, app: &Arc<App>, who: &Who, words: &[&str]) {
        let (mut settings, _) = app.notice_settings(who).unwrap();
        match words {
            ["no", channel, "about", kind] => {
                let kind = Kind::parse(kind).unwrap();
                let mut channels = settings.channels_for(kind);
                channels.remove(&Channel::parse(channel).unwrap());
                settings.channels.insert(kind, channels);
            }
            [channel, "about", kind] => {
                let kind = Kind::parse(kind).unwrap();
                let mut channels = settings.channels_for(kind);
                channels.insert(Channel::parse(channel).unwrap());
                settings.channels.insert(kind, channels);
            }
            ["quiet", times] => {
                let (from, until) = times.split_once('-').unwrap();
                settings.quiet = Some(Quiet {
                    from: from.parse().unwrap(),
                    until: until.parse().unwrap(),
                });
            }
            ["reminders", minutes] => settings.remind_minutes = minutes.parse().unwrap(),
            ["digest", "daily"] => settings.digest = Digest::Daily,
            ["digest", "weekly"] => settings.digest = Digest::Weekly,
            other => panic!("nobody wants {other:?}"),
        }
        let settings: Settings = settings;
        app.save_notice_settings(who, settings, None).unwrap();
    }
}

fn address(name: &str) -> String {
    if name.contains('@') {
        name.to_owned()
    } else {
        format!("{name}@house.org")
    }
}

fn or_nothing(told: Vec<String>) -> String {
    if told.is_empty() {
        "nothing".to_owned()
    } else {
        told.join("; ")
    }
}

/// Subject, and what the calendar is asked: `[REQUEST 0]`, or for one date `[CANCEL 2 +7/10:00]`.
fn told(message: &Message) -> String {
    let Some(calendar) = &message.calendar else {
        return match message.files.is_empty() {
            true => message.subject.clone(),
            false => format!("{} with a file", message.subject),
        };
    };
    let text = calendar.text.replace("\r\n ", "");
    let value = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name));
        line.and_then(|line| line.split_once(':'))
            .map(|(_, value)| value.to_owned())
    };
    let (method, sequence) = (value("METHOD").unwrap(), value("SEQUENCE").unwrap());
    let date = value("RECURRENCE-ID").map(|local| {
        let local: jiff::civil::DateTime = local.parse().unwrap();
        let zone = jiff::tz::TimeZone::get(ZONE).unwrap();
        format!(" {}", moment(zone.to_timestamp(local).unwrap()))
    });
    let date = date.unwrap_or_default();
    format!("{} [{method} {sequence}{date}]", message.subject)
}
