//! Speaks: the outside world in our words. What comes in becomes plain values, what goes out is
//! written from them; nothing here knows the database, inbound HTTP or anybody's rights.

pub mod document;
pub mod ical;
pub mod messenger;
pub mod sheet;
pub mod table;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
mod unreadable;

pub use unreadable::Unreadable;
