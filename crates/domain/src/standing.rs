//! How somebody stands who books rooms and does not come: what counts against them, from when on
//! they are warned, and until when they may not book. Nothing of it is kept but the no-shows
//! themselves, so a pardon or a new rule counts at once, and what is old enough counts no more.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::id::{MeetingId, NoShowId, PersonId, PlaceId};
use crate::place::Places;
use crate::policy::EffectivePolicy;

/// Somebody booked and nobody came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoShow {
    pub id: NoShowId,
    /// Who had booked.
    pub person: PersonId,
    pub meeting: MeetingId,
    pub room: PlaceId,
    pub at: Timestamp,
    pub state: NoShowState,
    /// Why it should not count, in the words of the person.
    pub appeal: Option<String>,
    pub appealed_at: Option<Timestamp>,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<Timestamp>,
    /// Why it counts or does not, in the words of who decided.
    pub decision: Option<String>,
    pub version: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoShowState {
    Counted,
    /// It counts until somebody has decided.
    Appealed,
    Upheld,
    Pardoned,
    /// They came late and took the room back.
    Undone,
}

impl NoShowState {
    pub const ALL: [NoShowState; 5] = [
        NoShowState::Counted,
        NoShowState::Appealed,
        NoShowState::Upheld,
        NoShowState::Pardoned,
        NoShowState::Undone,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            NoShowState::Counted => "counted",
            NoShowState::Appealed => "appealed",
            NoShowState::Upheld => "upheld",
            NoShowState::Pardoned => "pardoned",
            NoShowState::Undone => "undone",
        }
    }

    pub fn parse(text: &str) -> Option<NoShowState> {
        NoShowState::ALL
            .into_iter()
            .find(|state| state.as_str() == text)
    }

    pub fn counts(self) -> bool {
        !matches!(self, NoShowState::Pardoned | NoShowState::Undone)
    }
}

/// Why something about a no-show is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The state does not allow it.
    Settled { state: NoShowState },
}

impl NoShow {
    pub fn counted(
        id: NoShowId,
        person: PersonId,
        meeting: MeetingId,
        room: PlaceId,
        now: Timestamp,
    ) -> NoShow {
        NoShow {
            id,
            person,
            meeting,
            room,
            at: now,
            state: NoShowState::Counted,
            appeal: None,
            appealed_at: None,
            decided_by: None,
            decided_at: None,
            decision: None,
            version: 1,
        }
    }

    /// The person says why it should not count; once.
    pub fn appealed(self, text: String, now: Timestamp) -> Result<NoShow, Refusal> {
        match self.state {
            NoShowState::Counted => Ok(NoShow {
                state: NoShowState::Appealed,
                appeal: Some(text),
                appealed_at: Some(now),
                version: self.version + 1,
                ..self
            }),
            state => Err(Refusal::Settled { state }),
        }
    }

    /// Somebody decides that it counts, or that it does not. A pardon needs no appeal.
    pub fn decided(
        self,
        verdict: Verdict,
        by: Option<PersonId>,
        reason: String,
        now: Timestamp,
    ) -> Result<NoShow, Refusal> {
        let state = match (self.state, verdict) {
            (NoShowState::Appealed, Verdict::Upheld) => NoShowState::Upheld,
            (
                NoShowState::Counted | NoShowState::Appealed | NoShowState::Upheld,
                Verdict::Pardoned,
            ) => NoShowState::Pardoned,
            (state, _) => return Err(Refusal::Settled { state }),
        };
        Ok(NoShow {
            state,
            decided_by: by,
            decided_at: Some(now),
            decision: Some(reason),
            version: self.version + 1,
            ..self
        })
    }

    /// They came after all.
    pub fn undone(self) -> NoShow {
        NoShow {
            state: NoShowState::Undone,
            version: self.version + 1,
            ..self
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    Upheld,
    Pardoned,
}

/// What a place says about those who do not come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BarRule {
    /// The place that says it: what happens there and below counts. `None`: everywhere.
    pub place: Option<PlaceId>,
    pub days: u32,
    /// No-shows after which one is warned.
    pub warn: Option<u32>,
    /// No-shows after which one may not book.
    pub bar: Option<u32>,
    /// Days for which one may not.
    pub bar_days: u32,
}

/// How somebody stands at one place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Standing {
    pub rule: BarRule,
    /// No-shows that count now.
    pub count: u32,
    pub warned: bool,
    pub barred_until: Option<Timestamp>,
}

impl BarRule {
    pub fn of(policy: &EffectivePolicy) -> Option<BarRule> {
        let rule = BarRule {
            place: policy.no_shows_bar.place.or(policy.no_shows_warn.place),
            days: policy.no_show_days.value,
            warn: policy.no_shows_warn.value,
            bar: policy.no_shows_bar.value,
            bar_days: policy.bar_days.value,
        };
        (rule.warn.is_some() || rule.bar.is_some()).then_some(rule)
    }

    /// How far back a no-show can matter at `now`.
    pub fn looks_back_to(&self, now: Timestamp) -> Timestamp {
        days_before(now, self.days.saturating_add(self.bar_days).min(MOST_DAYS))
    }

    /// How somebody stands by their no-shows, which are in the order of time.
    pub fn standing(&self, no_shows: &[NoShow], places: &Places, now: Timestamp) -> Standing {
        let counted = no_shows.iter().filter(|one| {
            let is_here = self
                .place
                .is_none_or(|place| places.is_within(one.room, place));
            one.state.counts() && is_here && one.at <= now
        });
        let times: Vec<Timestamp> = counted.map(|one| one.at).collect();
        let since = |at: Timestamp| {
            let oldest = days_before(at, self.days);
            let within = times.iter().filter(|time| **time > oldest && **time <= at);
            u32::try_from(within.count()).unwrap_or(u32::MAX)
        };
        let barred_until = self.bar.and_then(|most| {
            let begins = times.iter().filter(|at| since(**at) >= most.max(1));
            begins
                .filter_map(|at| at.checked_add(days(self.bar_days)).ok())
                .max()
                .filter(|until| *until > now)
        });
        let count = since(now);
        Standing {
            rule: *self,
            count,
            warned: self.warn.is_some_and(|warn| count >= warn.max(1)),
            barred_until,
        }
    }
}

/// Nothing older than this is looked at.
const MOST_DAYS: u32 = 36_500;

fn days(days: u32) -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(days))
}

fn days_before(at: Timestamp, count: u32) -> Timestamp {
    at.checked_sub(days(count)).unwrap_or(Timestamp::MIN)
}
