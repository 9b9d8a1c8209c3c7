//! Speaks: the outside world in our words. What comes in becomes plain values, what goes out is
//! written from them; nothing here knows the database, inbound HTTP or anybody's rights.

pub mod ical;
pub mod table;
mod unreadable;
mod zone;

pub use unreadable::Unreadable;
