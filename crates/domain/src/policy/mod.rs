//! Booking rules. Each field can be set or locked at any place; the nearest place that set it
//! wins, unless one above locked it. Each refusal names the rule, the place that set it, the limit
//! and what was asked for.

mod ask;
mod buffer;
mod catalogue;
mod contradiction;
mod hours;
mod quota;
mod rules;
mod series;
mod simulate;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod working;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

pub use ask::{Act, Ask, Violation, ViolationCode};
pub use buffer::Buffers;
pub use catalogue::{Calendar, Catalogue, Day, DayKind, MeetingType};
pub use contradiction::{Contradiction, RuleFault, RuleRefusal, refuse_rules};
pub use hours::{Shut, horizon_end, shut_within};
pub use quota::{Needs, Usage, Used, exceeded, needs, note};
pub use rules::{PAST_GRACE_SECONDS, Scene, refuse_cancel, refuse_change, violations};
pub use series::{Extent, refuse_series, tolerates};
pub use simulate::{PastBooking, Simulation, WouldRefuse, simulate};
pub use table::{RuleRow, table};
pub use value::{
    BeyondHorizon, Closure, Edge, Holidays, IsoWeekday, Moment, Of, Opening, Period, Quota,
    TypeOnDays,
};
pub use working::working_hours_after;

use crate::access::Audience;
use crate::approval::Condition;
use crate::attendance::Profile;
use crate::id::{FlowId, PlaceId};

/// One value of a policy as one place has it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Setting<T> {
    pub value: T,
    /// Places below cannot set it otherwise.
    #[serde(default)]
    pub locked: bool,
}

/// The value that counts at a place, and who set it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Effective<T> {
    pub value: T,
    /// `None`: nobody set it, this is the default of a fresh deployment.
    pub place: Option<PlaceId>,
    pub locked: bool,
}

/// One table for all fields: name on the wire, type, default of a fresh deployment, meaning.
macro_rules! policy {
    ($($(#[$doc:meta])* $field:ident / $wire:literal : $type:ty = $default:expr;)*) => {
        /// The rules one place sets; an absent field is inherited.
        #[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct Policy {
            $($(#[$doc])* #[serde(default, skip_serializing_if = "Option::is_none")]
            pub $field: Option<Setting<$type>>,)*
        }

        /// The rules that count at a place.
        #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct EffectivePolicy {
            $($(#[$doc])* pub $field: Effective<$type>,)*
            /// The closures that count, with who set each: those above count below.
            #[serde(skip)]
            pub closed_by: Vec<(PlaceId, Closure)>,
            /// The same of quotas, each counted where it was set.
            #[serde(skip)]
            pub counted_by: Vec<(PlaceId, Quota)>,
        }

        impl EffectivePolicy {
            /// Works out what counts, from the policies on the way from the root down.
            pub fn resolve<'a>(
                chain: impl Iterator<Item = (PlaceId, &'a Policy)>,
            ) -> EffectivePolicy {
                let mut effective = EffectivePolicy {
                    $($field: Effective { value: $default, place: None, locked: false },)*
                    closed_by: Vec::new(),
                    counted_by: Vec::new(),
                };
                for (place, policy) in chain {
                    $(inherit(&mut effective.$field, place, policy.$field.as_ref());)*
                    add_up(&mut effective.closures, &mut effective.closed_by, place);
                    add_up(&mut effective.quotas, &mut effective.counted_by, place);
                }
                effective
            }
        }

        /// Names of all rules as they are written on the wire.
        pub const RULES: &[&str] = &[$($wire),*];
    };
}

policy! {
    /// Intervals of the week in which the room may be used; `None`: at all hours. A meeting may
    /// run over several intervals that touch.
    opening_hours / "openingHours": Option<Vec<Opening>> = None;
    /// Periods in which nothing may be booked; those of places above count too.
    closures / "closures": Vec<Closure> = Vec::new();
    /// Code of the working calendar that says which days are holidays or made up for.
    calendar / "calendar": Option<String> = None;
    /// What the holidays of the calendar mean.
    holidays / "holidays": Holidays = Holidays::Closed;
    /// Minutes a booking lasts at least.
    shortest_minutes / "shortestMinutes": u32 = 1;
    /// Minutes a booking lasts at most.
    longest_minutes / "longestMinutes": u32 = 24 * 60;
    /// Start and end fall on multiples of so many minutes after local midnight; 0: anywhere.
    grid_minutes / "gridMinutes": u32 = 0;
    /// Whether a booking may reach into another day.
    several_days_allowed / "severalDaysAllowed": bool = true;
    /// Minutes for which the room is kept before a meeting.
    set_up_minutes / "setUpMinutes": u32 = 0;
    /// Minutes for which the room is kept after a meeting.
    tear_down_minutes / "tearDownMinutes": u32 = 0;
    /// Minutes between booking and start, at least.
    notice_minutes / "noticeMinutes": u32 = 0;
    /// Minutes between a change of time or rooms and the start it had, at least.
    change_notice_minutes / "changeNoticeMinutes": u32 = 0;
    /// Minutes between cancelling and the start, at least.
    cancel_notice_minutes / "cancelNoticeMinutes": u32 = 0;
    /// Days ahead that may be booked.
    horizon_days / "horizonDays": u32 = 731;
    /// Time of day at which one more day opens for booking.
    horizon_opens_at / "horizonOpensAt": Time = Time::midnight();
    /// Whether the horizon looks at the start or the end of a booking.
    horizon_measured_to / "horizonMeasuredTo": Edge = Edge::End;
    /// Days ahead of their start up to which meetings may be moved; `None`: however far.
    change_horizon_days / "changeHorizonDays": Option<u32> = None;
    /// Days ahead of their start up to which meetings may be cancelled; `None`: however far.
    cancel_horizon_days / "cancelHorizonDays": Option<u32> = None;
    /// The first day that may be booked.
    first_date / "firstDate": Option<Date> = None;
    /// The last day that may be booked.
    last_date / "lastDate": Option<Date> = None;
    /// Whether the expected number of people must fit the room.
    capacity_enforced / "capacityEnforced": bool = false;
    /// People a booking must be for, at least; keeps large rooms for large meetings.
    fewest_people / "fewestPeople": u32 = 0;
    /// The same in percent of the seats, so that it can be set for many rooms.
    fewest_people_percent / "fewestPeoplePercent": u32 = 0;
    /// Rooms one meeting may hold.
    most_rooms / "mostRooms": u32 = 20;
    /// Rooms one organizer may hold at one time, in the place that set it and below.
    most_simultaneous / "mostSimultaneous": Option<u32> = None;
    /// How much may be booked in a period, in the place that set it and below; quotas of places above
    /// count too.
    quotas / "quotas": Vec<Quota> = Vec::new();
    /// Types of meetings that may be held here; `None`: all.
    allowed_types / "allowedTypes": Option<Vec<TypeOnDays>> = None;
    /// Types of meetings that may not be held here.
    forbidden_types / "forbiddenTypes": Vec<TypeOnDays> = Vec::new();
    /// Whether a booking that was approved may be moved by who asked for it.
    approved_changeable / "approvedChangeable": bool = true;
    /// Whether series may be booked.
    recurrence_allowed / "recurrenceAllowed": bool = true;
    /// Dates of one series within the horizon, at most.
    most_occurrences / "mostOccurrences": u32 = 1000;
    /// Days from the first to the last date of a series, at most.
    longest_series_days / "longestSeriesDays": Option<u32> = None;
    /// What becomes of a series that reaches beyond the horizon.
    series_beyond_horizon / "seriesBeyondHorizon": BeyondHorizon = BeyondHorizon::GoesOn;
    /// Clashing dates that a series may leave out without being asked, at most.
    most_conflicts / "mostConflicts": Option<u32> = None;
    /// The same in percent of its dates; where both are set, both count.
    most_conflicts_percent / "mostConflictsPercent": Option<u32> = None;
    /// For whom the room is there at all; for all others it does not exist.
    who_sees / "whoSees": Audience = Audience::everyone();
    /// Who books it; what they ask for is theirs unless the room is booked by approval.
    who_books / "whoBooks": Audience = Audience::everyone();
    /// Who may ask for it without booking it; somebody has to agree.
    who_requests / "whoRequests": Audience = Audience::default();
    /// Who may ask for what another rule forbids; somebody has to agree.
    who_requests_out_of_policy / "whoRequestsOutOfPolicy": Audience = Audience::default();
    /// The flow that requests walk through; `None`: whoever may approve there decides.
    approval_flow / "approvalFlow": Option<FlowId> = None;
    /// When a booking has to be agreed to, besides rooms that are booked by request.
    approval_when / "approvalWhen": Vec<Condition> = Vec::new();
    /// Whether requests for the same time may wait beside each other until one is approved.
    rival_requests / "rivalRequests": bool = false;
    /// Whether somebody has to check in, else the room is released.
    check_in_required / "checkInRequired": bool = false;
    /// Minutes before the start from which one can check in.
    check_in_minutes_before / "checkInMinutesBefore": u32 = 15;
    /// Minutes after the start after which a room is released in which nobody checked in.
    check_in_minutes_after / "checkInMinutesAfter": u32 = 15;
    /// Minutes before the release at which it is announced.
    release_warn_minutes / "releaseWarnMinutes": u32 = 5;
    /// Minutes for which a release can be undone.
    release_undo_minutes / "releaseUndoMinutes": u32 = 15;
    /// Kinds of meetings for which it is otherwise; the first that fits counts.
    check_in_profiles / "checkInProfiles": Vec<Profile> = Vec::new();
    /// So many dates of a series in a row to which nobody comes, and the rest is given back.
    series_no_shows / "seriesNoShows": Option<u32> = None;
    /// Days for which a meeting to which nobody came counts against who booked it.
    no_show_days / "noShowDays": u32 = 90;
    /// So many of them, and one is warned.
    no_shows_warn / "noShowsWarn": Option<u32> = None;
    /// So many of them, and one may not book for a while.
    no_shows_bar / "noShowsBar": Option<u32> = None;
    /// Days for which one may not.
    bar_days / "barDays": u32 = 14;
    /// Whether a code printed on the wall may be used to check in.
    printed_code_allowed / "printedCodeAllowed": bool = false;
}

/// What a place set goes along with what was set above it, instead of in its stead.
fn add_up<T: Clone>(
    effective: &mut Effective<Vec<T>>,
    all: &mut Vec<(PlaceId, T)>,
    place: PlaceId,
) {
    if effective.place == Some(place) {
        all.extend(effective.value.iter().map(|one| (place, one.clone())));
        effective.value = all.iter().map(|(_, one)| one.clone()).collect();
    }
}

fn inherit<T: Clone>(effective: &mut Effective<T>, place: PlaceId, own: Option<&Setting<T>>) {
    if let Some(own) = own
        && !effective.locked
    {
        *effective = Effective {
            value: own.value.clone(),
            place: Some(place),
            locked: own.locked,
        };
    }
}
