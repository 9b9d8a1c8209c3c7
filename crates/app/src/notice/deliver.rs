//! Handing messages over: leased, tried again with growing patience, given up only when they are
//! refused for good or worth nothing any more. A message that may have been taken before the word
//! of it was lost goes out again under the same identity, so that readers see one.

use std::sync::Arc;

use connect::messenger::{Calendar, File, Mailbox, Message, Messenger, Undelivered};
use domain::access::{Permission, Target};
use domain::event::{DeliveryFact, Fact};
use domain::id::DeliveryId;
use domain::notice::{DeliveryState, Kind};
use domain::person::Language;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use store::{Attempt, Delivery, DeliveryFilter, DeliveryLine, Notice};

use super::body::Body;
use super::render::{self, Links, Words};
use super::template::{Preview, TemplateEdit, Templates};
use crate::access::permit;
use crate::agenda::Format;
use crate::words::say;
use crate::{App, Error, Noun, Refusal, Who};

/// Messages taken at once.
const TAKEN: usize = 20;
/// Seconds for which they are ours: longer than all of them may take.
const LEASE_SECONDS: i64 = 30 * 60;
/// Waits between attempts, in seconds; the last one repeats.
const WAITS: [i64; 8] = [30, 60, 120, 300, 600, 900, 1800, 3600];

/// What is sent again by hand is tried for a day.
const RETRIED_SECONDS: i64 = 24 * 3600;

/// Words to be tried by a real message.
pub struct Sample {
    pub kind: Kind,
    pub language: Language,
    /// Those in use when absent.
    pub edit: Option<TemplateEdit>,
}

impl App {
    /// Hands over what is due; says how many got through. Ends when the other side is away.
    pub fn deliver_notices(self: &Arc<Self>, worker: &str) -> Result<usize, Error> {
        let Some(messenger) = self.messenger() else {
            return Ok(0);
        };
        let mut sent = 0;
        while !self.is_stopped() {
            let now = self.now();
            let is_due = self.store.read(|tx| {
                let due = tx.next_delivery_due()?;
                Ok::<_, Error>(due.is_some_and(|due| due <= now))
            })?;
            if !is_due {
                break;
            }
            let until = later(now, LEASE_SECONDS);
            let owner = worker.to_owned();
            let taken = self.store.write(move |tx| {
                tx.next_deliveries(now, &owner, until, TAKEN)
                    .map_err(Error::from)
            })?;
            if taken.is_empty() {
                break;
            }
            let (through, is_away) = self.hand_to_messenger(&*messenger, worker, taken)?;
            sent += through;
            if is_away {
                break;
            }
        }
        Ok(sent)
    }

    /// The messages of one lease, in order.
    fn hand_to_messenger(
        self: &Arc<Self>,
        messenger: &dyn Messenger,
        worker: &str,
        taken: Vec<Delivery>,
    ) -> Result<(usize, bool), Error> {
        let mut sent = 0;
        let mut waits_until = None;
        for delivery in taken {
            let (id, now) = (delivery.id, self.now());
            let owner = worker.to_owned();
            if let Some(due_at) = waits_until {
                // The server is away for all of them alike; nothing was tried.
                self.store.write(move |tx| {
                    tx.release_delivery(id, &owner, due_at).map_err(Error::from)
                })?;
                continue;
            }
            let attempt = if delivery.expires_at <= now {
                Attempt {
                    state: DeliveryState::Failed,
                    due_at: now,
                    error: delivery.last_error.clone().or(Some("too late".to_owned())),
                }
            } else {
                let outcome = self.send(messenger, &delivery)?;
                if let Err(failure) = &outcome
                    && !failure.is_about_message()
                {
                    waits_until = Some(later(now, wait_after(delivery.attempts)));
                }
                attempt_of(&delivery, outcome, now)
            };
            sent += usize::from(attempt.state == DeliveryState::Sent);
            if let Some(error) = &attempt.error {
                tracing::warn!(delivery = %id, state = attempt.state.as_str(), error, "a message did not get through");
            }
            self.store.write(move |tx| {
                tx.settle_delivery(id, &owner, &attempt, now)
                    .map_err(Error::from)
            })?;
        }
        Ok((sent, waits_until.is_some()))
    }

    fn send(
        self: &Arc<Self>,
        messenger: &dyn Messenger,
        delivery: &Delivery,
    ) -> Result<Result<(), Undelivered>, Error> {
        let found = self.store.read(|tx| {
            let Some(notice) = tx.notice(delivery.notice)? else {
                return Ok(None);
            };
            let body = tx.notice_bodies::<Body>(&[notice.body])?.pop();
            let person = match notice.person {
                Some(person) => tx.person(person)?,
                None => None,
            };
            let templates = Templates::read(tx)?;
            Ok::<_, Error>(body.map(|(_, body)| (notice, body, person, templates)))
        })?;
        let Some((notice, body, person, templates)) = found else {
            return Ok(Ok(()));
        };
        let zone = match &person {
            Some(person) => super::say::zone_of(person, &body),
            None => TimeZone::get(&body.time_zone).unwrap_or(TimeZone::UTC),
        };
        let to = Mailbox {
            name: person.map(|person| person.name),
            address: delivery.address.clone(),
        };
        let words = templates.of(notice.kind, notice.language);
        let mut links = Links::to(self.public_url(), &body);
        links.check_in = self.link_to_check_in(&notice, &body)?;
        links.decide = self.way_to_decide(&notice, &body)?;
        let message = self.message(delivery.id, &notice, &body, &words, to, &zone, &links);
        Ok(messenger.deliver(&message))
    }

    /// Where the reader says yes or no: by a link of their own that serves once, or, where several
    /// dates wait, on the page of all of them. Made when the message goes out, so that nobody but
    /// its reader ever has it; none where there is nothing to decide any more.
    fn way_to_decide(
        self: &Arc<Self>,
        notice: &Notice,
        body: &Body,
    ) -> Result<Option<String>, Error> {
        let url = self.public_url();
        let (Some(person), Some(meeting)) = (notice.person, notice.meeting) else {
            return Ok(None);
        };
        if notice.kind == Kind::RoomCloses && !url.is_empty() {
            return Ok(Some(format!("{url}/closings")));
        }
        if notice.kind == Kind::Appealed && !url.is_empty() {
            return Ok(Some(format!("{url}/manage/no-shows")));
        }
        if notice.kind != Kind::ApprovalWanted || url.is_empty() {
            return Ok(None);
        }
        if body.count > 1 {
            return Ok(Some(format!("{url}/approvals")));
        }
        let open = self
            .store
            .read(|tx| tx.open_approval(meeting).map_err(Error::from))?;
        let Some(open) = open else {
            return Ok(None);
        };
        let link = self.approval_link(open.id, person)?;
        Ok(link.map(|link| format!("{url}/approve/{}", link.token.as_str())))
    }

    fn message(
        &self,
        id: DeliveryId,
        notice: &Notice,
        body: &Body,
        words: &(String, String),
        to: Mailbox,
        zone: &TimeZone,
        links: &Links,
    ) -> Message {
        let sender = self.sender();
        let name = to.name.clone().unwrap_or_default();
        let url = self.public_url();
        let words = Words::of(words, body, notice.language, zone, &name, links);
        let link = body
            .meeting
            .filter(|_| !url.is_empty())
            .map(|meeting| format!("{url}/meetings/{meeting}"));
        let calendar = render::calendar(body, notice.asks, &to, &sender, link);
        let organizer = body.organizer.address.clone();
        let reply_to = organizer
            .filter(|address| *address != to.address)
            .map(|address| Mailbox {
                name: Some(body.organizer.name.clone()),
                address,
            });
        Message {
            message_id: self.message_id(&id.0.simple().to_string()),
            date: notice.created_at,
            from: sender,
            to,
            reply_to,
            subject: words.subject,
            text: words.text,
            html: words.html,
            language: notice.language.as_str().to_owned(),
            calendar: calendar.map(|(method, text)| Calendar { method, text }),
            files: self.files_of(body, notice.language),
        }
    }

    /// The minutes that go along; without letters for PDF, for a word processor.
    fn files_of(&self, body: &Body, language: domain::person::Language) -> Vec<File> {
        let Some((meeting, edition)) = body.meeting.zip(body.edition) else {
            return Vec::new();
        };
        let document = [Format::Pdf, Format::Docx]
            .into_iter()
            .find_map(|format| self.edition_file(meeting, edition, format, language).ok());
        let file = document.map(|document| File {
            name: document.name,
            media_type: document.media_type,
            bytes: document.bytes,
        });
        file.into_iter().collect()
    }

    pub(super) fn message_id(&self, unique: &str) -> String {
        let sender = self.sender();
        let host = sender.address.rsplit('@').next().unwrap_or("localhost");
        format!("{unique}@{host}")
    }

    /// Sends a message at once, to see that mail works; nothing is kept of it. With `sample`, words
    /// of a kind of notice about a meeting that is made up.
    pub fn send_test_notice(
        &self,
        who: &Who,
        to: &str,
        sample: Option<&Sample>,
    ) -> Result<(), Error> {
        permit(who, Permission::NoticeManage, &Target::deployment())?;
        let address = crate::text::address("to", to)?;
        let messenger = self
            .messenger()
            .ok_or_else(|| Error::refused(Refusal::MailOff))?;
        let now = self.now();
        let (language, preview) = match sample {
            Some(sample) => {
                let edit = sample.edit.as_ref();
                let shown = self.preview_notice(who, sample.kind, sample.language, edit)?;
                (sample.language, shown)
            }
            None => {
                let language = self.language_of(who)?;
                let text = say(language, "mail-test-text", &[]);
                let html = format!("<!doctype html>\n<p>{text}</p>\n");
                let subject = say(language, "mail-test-subject", &[]);
                let shown = Preview {
                    subject,
                    text,
                    html,
                };
                (language, shown)
            }
        };
        let message = Message {
            message_id: self.message_id(&self.ids(now).uuid().simple().to_string()),
            date: now,
            from: self.sender(),
            to: Mailbox {
                name: None,
                address,
            },
            reply_to: None,
            subject: preview.subject,
            html: preview.html,
            text: preview.text,
            language: language.as_str().to_owned(),
            calendar: None,
            files: Vec::new(),
        };
        messenger.deliver(&message).map_err(|failure| {
            Error::refused(Refusal::NotDelivered {
                reason: failure.to_string(),
            })
        })
    }

    fn language_of(&self, who: &Who) -> Result<Language, Error> {
        let Some(person) = who.caller.person() else {
            return Ok(Language::default());
        };
        let person = self
            .store
            .read(|tx| tx.person(person).map_err(Error::from))?;
        Ok(person.map(|person| person.language).unwrap_or_default())
    }

    /// Sends again what did not arrive, as if it had never been tried.
    pub fn retry_delivery(
        self: &Arc<Self>,
        who: &Who,
        id: DeliveryId,
    ) -> Result<DeliveryLine, Error> {
        permit(who, Permission::NoticeManage, &Target::deployment())?;
        if self.messenger().is_none() {
            return Err(Error::refused(Refusal::MailOff));
        }
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let line = tx.delivery(id)?.ok_or(Error::NotFound(Noun::Notice))?;
            if !tx.requeue_delivery(id, now, later(now, RETRIED_SECONDS))? {
                let state = line.delivery.state;
                return Err(Error::refused(Refusal::NothingToRetry { state }));
            }
            let fact = DeliveryFact {
                delivery: id,
                notice: line.delivery.notice,
            };
            app.log(tx, &who, now, Fact::Delivery(fact))?;
            tx.delivery(id)?.ok_or(Error::NotFound(Noun::Notice))
        })
    }

    /// Whether the mail server can be reached and lets us in; `None` where mail is off.
    pub fn probe_mail(&self) -> Option<Result<(), Undelivered>> {
        self.messenger().map(|messenger| messenger.probe())
    }

    /// How many messages wait, and since when the oldest does.
    pub fn messages_waiting(&self) -> Result<(u64, Option<Timestamp>), Error> {
        self.store
            .read(|tx| tx.deliveries_waiting().map_err(Error::from))
    }

    /// What went out, or did not, newest first.
    pub fn deliveries(
        &self,
        who: &Who,
        filter: &DeliveryFilter,
        before: Option<DeliveryId>,
        limit: usize,
    ) -> Result<Vec<DeliveryLine>, Error> {
        permit(who, Permission::NoticeManage, &Target::deployment())?;
        self.store
            .read(|tx| tx.deliveries(filter, before, limit).map_err(Error::from))
    }
}

fn attempt_of(delivery: &Delivery, outcome: Result<(), Undelivered>, now: Timestamp) -> Attempt {
    match outcome {
        Ok(()) => Attempt {
            state: DeliveryState::Sent,
            due_at: now,
            error: None,
        },
        Err(failure) if failure.is_final() => Attempt {
            state: DeliveryState::Bounced,
            due_at: now,
            error: Some(failure.to_string()),
        },
        Err(failure) => {
            let due_at = later(now, wait_after(delivery.attempts));
            let is_too_late = due_at >= delivery.expires_at;
            Attempt {
                state: if is_too_late {
                    DeliveryState::Failed
                } else {
                    DeliveryState::Queued
                },
                due_at,
                error: Some(failure.to_string()),
            }
        }
    }
}

fn wait_after(attempts: u32) -> i64 {
    let at = usize::try_from(attempts.saturating_sub(1)).unwrap_or(usize::MAX);
    WAITS
        .get(at.min(WAITS.len() - 1))
        .copied()
        .unwrap_or_default()
}

fn later(at: Timestamp, seconds: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_secs(seconds))
        .unwrap_or(at)
}
