//! Notices: a leased reader of the log finds out what may have to be said (`watch`), what is said
//! is written down in one transaction (`say`), words are made of it when it is read or goes out
//! (`render`, `template`), and a worker hands it to the channel until it is taken (`deliver`).

mod agenda;
mod body;
mod closure;
mod coming;
mod config;
mod copy;
mod deliver;
mod exchange;
mod hand_over;
mod inbox;
mod invitation;
mod panel;
mod remind;
mod render;
mod reply;
mod say;
mod settings;
mod template;
mod watch;

pub use self::deliver::Sample;
pub use body::{Body, Place, Task};
pub use config::{MailSecurity, MailSettings, Post, PostError};
pub use connect::messenger::{Fake, Mailbox, Message, Messenger, Undelivered};
pub use inbox::{Entry, Inbox};
pub(crate) use panel::PanelNews;
pub use render::{Words, when};
pub(crate) use say::language_of;
pub use settings::SettingsEdit;
pub use store::{DeliveryFilter, DeliveryLine};
pub use template::{PLACEHOLDERS, Preview, Template, TemplateEdit};
