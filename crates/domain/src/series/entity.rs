//! A recurring meeting: the rule, what its dates have in common, and how far dates were made.

use std::sync::Arc;

use jiff::{Timestamp, civil};

use crate::id::{PlaceId, SeriesId};
use crate::meeting::Topic;

/// A series. Its dates are meetings of their own; this row makes further ones.
#[derive(Clone, PartialEq, Debug)]
pub struct Series {
    pub id: SeriesId,
    pub topic: Topic,
    pub rooms: Vec<PlaceId>,
    /// RRULE value without the property name, in normal form.
    pub rule: String,
    /// Start of the first date in the zone of the series.
    pub start: civil::DateTime,
    /// IANA zone in which local time stays.
    pub time_zone: Arc<str>,
    /// Length of each date in seconds.
    pub seconds: i64,
    /// Local starts that do not take place.
    pub exdates: Vec<civil::DateTime>,
    /// Local starts besides those of the rule.
    pub rdates: Vec<civil::DateTime>,
    /// Every date that starts before this was made; later ones follow as the horizon moves.
    pub made_until: Timestamp,
    /// When to look next whether the horizon has reached further dates.
    pub prolong_at: Timestamp,
    /// All dates were made, or the rest was cancelled: nothing to prolong.
    pub complete: bool,
    pub created_at: Timestamp,
    pub version: i64,
}
