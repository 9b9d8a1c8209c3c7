//! What the rules say about the dates of a series: each for itself, all together, and those that
//! clash.

use std::sync::Arc;

use domain::meeting::{self, Clash};
use domain::place::Places;
use domain::policy::{self, Ask, BeyondHorizon, Violation};
use domain::span::Span;
use jiff::Timestamp;
use store::Tx;

use crate::meeting::{Count, OnConflict, Plan};
use crate::{App, Error};

/// Violations named in one refusal.
pub(super) const VIOLATIONS_MOST: usize = 50;

impl App {
    /// For each date, the counts it would exceed with all before it.
    pub(super) fn exceeded_by(
        &self,
        tx: &mut Tx,
        plan: &Plan,
        spans: &[Span],
        count: Count,
        now: Timestamp,
    ) -> Result<Vec<Vec<Violation>>, Error> {
        let places = self.places();
        let mut usage = self.usage(tx, &places, &plan.counted(spans), count, now)?;
        if policy::needs(&plan.rooms, &places, spans, now).are_none() {
            return Ok(vec![Vec::new(); spans.len()]);
        }
        let mut found = Vec::with_capacity(spans.len());
        for span in spans {
            let ask = Ask {
                usage: usage.clone(),
                ..plan.ask(*span, now)
            };
            let exceeded = policy::exceeded(&plan.rooms, &places, &ask);
            // Given back first, so that noting needs no copy.
            let ask = plan.ask(*span, now);
            let id = self.ids(now).meeting();
            policy::note(Arc::make_mut(&mut usage), id, &plan.rooms, &ask);
            found.push(exceeded);
        }
        Ok(found)
    }
}

/// What the rules say about each date for itself: notices for those who are above them, a refusal
/// for everybody else.
pub(super) fn admit_all(
    plan: &Plan,
    places: &Places,
    spans: &[Span],
    now: Timestamp,
) -> Result<Vec<Violation>, Error> {
    let (mut broken, mut notices) = (Vec::new(), Vec::new());
    for span in spans {
        let ask = plan.ask(*span, now);
        let verdict = meeting::judge(&plan.rooms, places, &ask, plan.admission)?;
        broken.extend(verdict.violations);
        notices.extend(verdict.notices);
        if broken.len() >= VIOLATIONS_MOST {
            break;
        }
    }
    if broken.is_empty() {
        Ok(notices)
    } else {
        Err(violated(broken))
    }
}

pub(super) fn violated(mut violations: Vec<Violation>) -> Error {
    violations.truncate(VIOLATIONS_MOST);
    meeting::Refusal::Violates(violations).into()
}

/// Whether clashing dates are left out: because somebody said so, or because the rules of all
/// rooms tolerate so few.
pub(super) fn skips(plan: &Plan, places: &Places, clashes: &[Clash], dates: usize) -> bool {
    if plan.on_conflict == OnConflict::Skip {
        return true;
    }
    let mut clashing: Vec<_> = clashes.iter().map(|clash| clash.wanted).collect();
    clashing.sort_unstable();
    clashing.dedup();
    let mut policies = plan.rooms.iter().filter_map(|room| places.policy(*room));
    policies.all(|policy| policy::tolerates(policy, clashing.len(), dates))
}

/// Whether a rule ends the series at the horizon.
pub(super) fn is_cut(plan: &Plan, places: &Places) -> bool {
    let mut policies = plan.rooms.iter().filter_map(|room| places.policy(*room));
    policies.any(|policy| policy.series_beyond_horizon.value == BeyondHorizon::Cut)
}
