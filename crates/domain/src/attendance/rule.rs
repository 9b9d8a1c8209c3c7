//! What a place asks of those who meet in it: whether they have to check in, from when to when, and
//! what happens when nobody does. Profiles make exceptions for kinds of meetings.

use serde::{Deserialize, Serialize};

use crate::access::Audience;
use crate::id::PlaceId;
use crate::meeting::{Meeting, Party};
use crate::place::Places;
use crate::policy::EffectivePolicy;

/// What counts for one meeting.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckInRule {
    /// Whether the rooms are released when nobody checks in.
    pub required: bool,
    /// Minutes before the start from which one can check in.
    pub minutes_before: u32,
    /// Minutes after the start until which somebody must have.
    pub minutes_after: u32,
    /// Minutes before the release at which it is announced.
    pub warn_minutes: u32,
    /// Minutes for which a release can be undone.
    pub undo_minutes: u32,
}

impl Default for CheckInRule {
    fn default() -> CheckInRule {
        CheckInRule {
            required: false,
            minutes_before: 15,
            minutes_after: 15,
            warn_minutes: 5,
            undo_minutes: 15,
        }
    }
}

/// An exception from the rule for some meetings.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Profile {
    pub when: When,
    pub then: Then,
}

/// Which meetings: all that is said must hold; of nothing said, every meeting.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct When {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least_minutes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most_minutes: Option<u32>,
    /// Of any of these types.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub types: Option<Vec<String>>,
    /// Organized by any of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organizers: Option<Audience>,
    /// Whether people from outside are invited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guests: Option<bool>,
    /// Whether it is a date of a series.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<bool>,
    /// The subject holds any of these words, whatever their case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<String>>,
}

/// What is otherwise for them; what is not said stays as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Then {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_before: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_after: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warn_minutes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undo_minutes: Option<u32>,
}

impl CheckInRule {
    /// The rule of a meeting. `organizer_is` says whether its organizer is one of them; it is asked
    /// only where a profile wants to know. Of several rooms each is kept as its own rule wants:
    /// one can check in from the earliest moment, and the strictest decides about the release.
    pub fn of(
        meeting: &Meeting,
        places: &Places,
        mut organizer_is: impl FnMut(&Audience) -> bool,
    ) -> CheckInRule {
        let rooms = rooms_of(meeting);
        let mut rules = rooms
            .into_iter()
            .filter_map(|room| places.policy(room))
            .map(|policy| CheckInRule::in_room(policy, meeting, &mut organizer_is));
        let first = rules.next().unwrap_or_default();
        rules.fold(first, CheckInRule::together)
    }

    fn in_room(
        policy: &EffectivePolicy,
        meeting: &Meeting,
        organizer_is: &mut impl FnMut(&Audience) -> bool,
    ) -> CheckInRule {
        let plain = CheckInRule {
            required: policy.check_in_required.value,
            minutes_before: policy.check_in_minutes_before.value,
            minutes_after: policy.check_in_minutes_after.value,
            warn_minutes: policy.release_warn_minutes.value,
            undo_minutes: policy.release_undo_minutes.value,
        };
        let profiles = &policy.check_in_profiles.value;
        let fits = profiles
            .iter()
            .find(|profile| profile.when.holds(meeting, organizer_is));
        let Some(Profile { then, .. }) = fits else {
            return plain;
        };
        CheckInRule {
            required: then.required.unwrap_or(plain.required),
            minutes_before: then.minutes_before.unwrap_or(plain.minutes_before),
            minutes_after: then.minutes_after.unwrap_or(plain.minutes_after),
            warn_minutes: then.warn_minutes.unwrap_or(plain.warn_minutes),
            undo_minutes: then.undo_minutes.unwrap_or(plain.undo_minutes),
        }
    }

    fn together(self, other: CheckInRule) -> CheckInRule {
        let minutes_before = self.minutes_before.max(other.minutes_before);
        let is_stricter =
            (other.required, self.minutes_after) > (self.required, other.minutes_after);
        let strict = if is_stricter { other } else { self };
        CheckInRule {
            minutes_before,
            ..strict
        }
    }
}

impl When {
    fn holds(&self, meeting: &Meeting, organizer_is: &mut impl FnMut(&Audience) -> bool) -> bool {
        let minutes = meeting.span.seconds() / 60;
        let has_guests = || {
            let mut parties = meeting.topic.attendees.iter().map(|one| &one.party);
            parties.any(|party| matches!(party, Party::Guest(_)))
        };
        let of_type = |types: &Vec<String>| {
            let own = meeting.topic.meeting_type.as_deref();
            own.is_some_and(|own| types.iter().any(|one| one == own))
        };
        let names = |words: &Vec<String>| {
            let subject = meeting.topic.subject.to_lowercase();
            words
                .iter()
                .any(|word| subject.contains(&word.to_lowercase()))
        };
        self.at_least_minutes
            .is_none_or(|least| minutes >= i64::from(least))
            && self
                .at_most_minutes
                .is_none_or(|most| minutes <= i64::from(most))
            && self.guests.is_none_or(|wanted| wanted == has_guests())
            && self
                .series
                .is_none_or(|wanted| wanted == meeting.series.is_some())
            && self.words.as_ref().is_none_or(names)
            && self.types.as_ref().is_none_or(of_type)
            && self.organizers.as_ref().is_none_or(organizer_is)
    }
}

/// The rooms it has, or had when it has none any more.
fn rooms_of(meeting: &Meeting) -> Vec<PlaceId> {
    let held = meeting.rooms();
    if held.is_empty() {
        meeting.holds.iter().map(|hold| hold.room).collect()
    } else {
        held
    }
}
