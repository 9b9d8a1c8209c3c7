//! The way out of the house: which mail server, in whose name, and how links back begin. It is set
//! once, when the process starts; without it mail is off and the inbox works all the same.

use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use connect::messenger::{Mailbox, Messenger, Security, Smtp, SmtpSettings, Undelivered};
use jiff::Timestamp;

use crate::App;

/// What the process sends with.
#[derive(Default)]
pub struct Post {
    outside: OnceLock<Outside>,
    /// Up to when reminders were looked for by this process.
    pub(super) reminded: Mutex<Option<Timestamp>>,
}

struct Outside {
    messenger: Option<Arc<dyn Messenger>>,
    from: Mailbox,
    public_url: String,
}

/// A mail server as the operator names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MailSettings {
    pub host: String,
    pub port: u16,
    pub security: MailSecurity,
    pub user: Option<String>,
    pub password: Option<String>,
    /// The address messages come from.
    pub from: String,
    /// The name messages come from.
    pub from_name: String,
    /// PEM of an authority that the web's list does not have.
    pub authority: Option<Vec<u8>>,
    pub patience: Duration,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MailSecurity {
    None,
    StartTls,
    Tls,
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    #[error("mail.from is no mail address: {0}")]
    From(String),
    #[error("mail.user and mail.password belong together")]
    HalfCredentials,
    #[error(transparent)]
    Tls(#[from] Undelivered),
}

impl MailSettings {
    /// The server, not yet connected.
    pub fn messenger(self) -> Result<(Arc<dyn Messenger>, Mailbox), PostError> {
        let from = crate::text::address("from", &self.from)
            .map_err(|_| PostError::From(self.from.clone()))?;
        let credentials = match (self.user, self.password) {
            (Some(user), Some(password)) => Some((user, password)),
            (None, None) => None,
            _ => return Err(PostError::HalfCredentials),
        };
        let smtp = Smtp::new(SmtpSettings {
            host: self.host,
            port: self.port,
            security: match self.security {
                MailSecurity::None => Security::Plain,
                MailSecurity::StartTls => Security::StartTls,
                MailSecurity::Tls => Security::Tls,
            },
            credentials,
            authority: self.authority,
            hello: None,
            patience: self.patience,
        })?;
        let mailbox = Mailbox {
            name: Some(self.from_name),
            address: from,
        };
        Ok((Arc::new(smtp), mailbox))
    }
}

impl App {
    /// Opens the way out. Only the first call counts.
    pub fn set_post(
        &self,
        mail: Option<(Arc<dyn Messenger>, Mailbox)>,
        public_url: impl Into<String>,
    ) {
        let (messenger, from) = match mail {
            Some((messenger, from)) => (Some(messenger), from),
            None => (None, nobody()),
        };
        self.post
            .outside
            .set(Outside {
                messenger,
                from,
                public_url: public_url.into(),
            })
            .ok();
    }

    pub fn is_mail_on(&self) -> bool {
        self.messenger().is_some()
    }

    pub(super) fn messenger(&self) -> Option<Arc<dyn Messenger>> {
        self.post.outside.get()?.messenger.clone()
    }

    pub(super) fn sender(&self) -> Mailbox {
        self.post
            .outside
            .get()
            .map_or_else(nobody, |outside| outside.from.clone())
    }

    pub(super) fn public_url(&self) -> &str {
        self.post
            .outside
            .get()
            .map_or("", |outside| outside.public_url.as_str())
    }
}

/// Whoever sends while nobody may.
fn nobody() -> Mailbox {
    Mailbox {
        name: Some("Smart Meeting".to_owned()),
        address: "noreply@smart-meeting.invalid".to_owned(),
    }
}
