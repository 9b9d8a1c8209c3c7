//! Messages to people: the capability of every channel that carries words to somebody. Mail is
//! the first; a chat system plugs in by implementing `Messenger`. A message is written anew for
//! each attempt and keeps its `message_id`, so that a repetition can be recognised.

mod fake;
mod mime;
mod smtp;
#[cfg(test)]
mod tests;

use jiff::Timestamp;

pub use fake::Fake;
pub use mime::shown;
pub use smtp::{Security, Smtp, SmtpSettings};

use crate::ical::Method;

/// Carries one message at a time. Waits for the other side, a bounded time.
pub trait Messenger: Send + Sync {
    /// `Ok` when the other side has taken responsibility.
    fn deliver(&self, message: &Message) -> Result<(), Undelivered>;

    /// Connects and signs in without sending anything.
    fn probe(&self) -> Result<(), Undelivered>;
}

/// What is said, to one person.
#[derive(Clone, PartialEq, Debug)]
pub struct Message {
    /// Without the angle brackets; the same for every attempt.
    pub message_id: String,
    pub date: Timestamp,
    pub from: Mailbox,
    pub to: Mailbox,
    pub reply_to: Option<Mailbox>,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// BCP 47 tag of the words.
    pub language: String,
    pub calendar: Option<Calendar>,
    pub files: Vec<File>,
}

/// A file that goes along.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// An iCalendar object that goes along.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    pub method: Method,
    pub text: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mailbox {
    pub name: Option<String>,
    pub address: String,
}

/// Why a message did not get through.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Undelivered {
    /// No connection, a broken one, or one that went silent.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// The other side says: later. Greylisting speaks like this, too.
    #[error("not now: {code} {text}")]
    Later { code: u16, text: String },
    /// Name or password are not accepted, or the sender is not; somebody has to mend settings.
    #[error("not let in: {0}")]
    Unauthorized(String),
    /// The other side will never take this message.
    #[error("refused: {code} {text}")]
    Refused { code: u16, text: String },
    /// There can be no such address.
    #[error("no address: {0}")]
    NotAnAddress(String),
}

impl Undelivered {
    /// Whether another attempt cannot help.
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Undelivered::Refused { .. } | Undelivered::NotAnAddress(_)
        )
    }

    /// Whether it is about this one message, so that others may get through now.
    pub fn is_about_message(&self) -> bool {
        self.is_final() || matches!(self, Undelivered::Later { .. })
    }
}
