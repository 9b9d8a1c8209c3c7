//! The mail by which somebody who was added to the directory gets in. It is handed over at once and
//! kept nowhere: what it carries is a way in.

use connect::messenger::{Mailbox, Message};
use domain::person::{Language, Person};

use super::render::lines;
use crate::App;
use crate::words::say;

impl App {
    /// Whether the mail server took it; `false` also where there is none, or no address.
    pub(crate) fn mail_invitation(
        &self,
        person: &Person,
        language: Language,
        token: &str,
        days: i64,
    ) -> bool {
        let (Some(messenger), Some(address)) = (self.messenger(), person.email.clone()) else {
            return false;
        };
        let url = self.public_url();
        if url.is_empty() {
            return false;
        }
        let link = format!("{url}/welcome#invited={token}");
        let args = [
            ("name", person.name.as_str().into()),
            ("login", person.login.as_str().into()),
            ("days", days.into()),
            ("link", link.as_str().into()),
        ];
        let text = say(language, "mail-invitation-text", &args);
        let now = self.now();
        let message = Message {
            message_id: self.message_id(&self.ids(now).uuid().simple().to_string()),
            date: now,
            from: self.sender(),
            to: Mailbox {
                name: Some(person.name.clone()),
                address,
            },
            reply_to: None,
            subject: say(language, "mail-invitation-subject", &[]),
            html: format!("<!doctype html>\n<p>{}</p>\n", lines(&text)),
            text,
            language: language.as_str().to_owned(),
            calendar: None,
            files: Vec::new(),
        };
        let outcome = messenger.deliver(&message);
        if let Err(failure) = &outcome {
            tracing::warn!(%failure, "an invitation was not taken by the mail server");
        }
        outcome.is_ok()
    }
}
