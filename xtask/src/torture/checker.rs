//! The judge: compares what the database holds with what the clients were told. It knows neither
//! the store nor the API, only the rows and the journals.

use super::journal::{Claim, Outcome};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A row of `meeting`.
pub(super) struct MeetingRow {
    pub(super) id: String,
    pub(super) subject: String,
    pub(super) original_start: Option<i64>,
    pub(super) version: i64,
}

/// An active row of `hold`; instants in seconds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct HoldRow {
    pub(super) room: String,
    pub(super) from: i64,
    pub(super) until: i64,
    pub(super) meeting: String,
}

/// What the database holds.
pub(super) struct Rows {
    pub(super) meetings: Vec<MeetingRow>,
    pub(super) holds: Vec<HoldRow>,
    /// The version each meeting has according to the log.
    pub(super) logged: HashMap<String, i64>,
}

/// Each finding is a sentence; all empty is what we want.
#[derive(Default, Debug)]
pub(super) struct Verdict {
    /// Two active holds of one room at one time.
    pub(super) overlaps: Vec<String>,
    /// Acknowledged and not there, or not as acknowledged.
    pub(super) lost: Vec<String>,
    /// There without anybody having been able to make it.
    pub(super) phantoms: Vec<String>,
    /// Asked for once, there twice.
    pub(super) doubled: Vec<String>,
    /// Half of a series that was to be made whole or not at all.
    pub(super) torn: Vec<String>,
    /// A state that its last event does not tell.
    pub(super) unlogged: Vec<String>,
}

impl Verdict {
    pub(super) fn lines(&self) -> [(&'static str, &[String]); 6] {
        [
            ("overlaps", &self.overlaps),
            ("acknowledged and lost", &self.lost),
            ("phantoms", &self.phantoms),
            ("repeated and counted twice", &self.doubled),
            ("series made in part", &self.torn),
            ("changes without their event", &self.unlogged),
        ]
    }
}

pub(super) fn judge(rows: &Rows, claims: &[Claim], all_or_none: &[(String, usize)]) -> Verdict {
    let mut verdict = Verdict {
        overlaps: overlaps(&rows.holds),
        ..Verdict::default()
    };
    let mut holds: HashMap<&str, Vec<&HoldRow>> = HashMap::new();
    for hold in &rows.holds {
        holds.entry(&hold.meeting).or_default().push(hold);
    }
    let mut by_claim: HashMap<(&str, Option<i64>), Vec<&MeetingRow>> = HashMap::new();
    for meeting in &rows.meetings {
        let key = (meeting.subject.as_str(), meeting.original_start);
        by_claim.entry(key).or_default().push(meeting);
        if rows.logged.get(&meeting.id) != Some(&meeting.version) {
            let logged = rows.logged.get(&meeting.id);
            verdict.unlogged.push(format!(
                "{}: version {}, in the log {logged:?}",
                meeting.subject, meeting.version
            ));
        }
    }
    let mut claimed = HashSet::new();
    for claim in claims {
        let key = (claim.subject.as_str(), claim.original_start);
        claimed.insert(key);
        let meetings = by_claim.get(&key).map(Vec::as_slice).unwrap_or_default();
        hold_to(claim, meetings, &holds, &mut verdict);
    }
    for ((subject, start), meetings) in &by_claim {
        if !claimed.contains(&(*subject, *start)) {
            let count = meetings.len();
            verdict
                .phantoms
                .push(format!("{subject} at {start:?}: {count} nobody asked for"));
        }
    }
    verdict.torn = torn(rows, all_or_none);
    verdict
}

fn hold_to(
    claim: &Claim,
    meetings: &[&MeetingRow],
    holds: &HashMap<&str, Vec<&HoldRow>>,
    verdict: &mut Verdict,
) {
    let outcome = match meetings {
        [] => Outcome::Absent,
        [meeting] => match holds.get(meeting.id.as_str()).map(Vec::as_slice) {
            None | Some([]) => Outcome::Cancelled,
            Some([hold]) => Outcome::Held {
                room: hold.room.clone(),
                from: hold.from,
                until: hold.until,
            },
            Some(several) => {
                verdict.doubled.push(format!(
                    "{}: {} holds\n{claim:#?}",
                    claim.subject,
                    several.len()
                ));
                return;
            }
        },
        several => {
            verdict.doubled.push(format!(
                "{}: {} meetings\n{claim:#?}",
                claim.subject,
                several.len()
            ));
            return;
        }
    };
    if claim.allowed.contains(&outcome) {
        return;
    }
    let finding = format!("{outcome:?} is not what was told:\n{claim:#?}");
    if claim.allowed == [Outcome::Absent] {
        verdict.phantoms.push(finding);
    } else {
        verdict.lost.push(finding);
    }
}

/// Sorted by room and beginning, a hold that begins before the latest end so far clashes.
fn overlaps(holds: &[HoldRow]) -> Vec<String> {
    let mut sorted: Vec<&HoldRow> = holds.iter().collect();
    sorted.sort();
    let mut found = Vec::new();
    let mut latest: Option<&HoldRow> = None;
    for hold in sorted {
        match latest {
            Some(earlier) if earlier.room == hold.room && hold.from < earlier.until => {
                found.push(format!("{earlier:?} and {hold:?}"));
                if hold.until > earlier.until {
                    latest = Some(hold);
                }
            }
            _ => latest = Some(hold),
        }
    }
    found
}

fn torn(rows: &Rows, all_or_none: &[(String, usize)]) -> Vec<String> {
    let mut there: BTreeMap<&str, usize> = BTreeMap::new();
    for meeting in &rows.meetings {
        *there.entry(&meeting.subject).or_default() += 1;
    }
    all_or_none
        .iter()
        .filter_map(|(subject, whole)| {
            let count = there.get(subject.as_str()).copied().unwrap_or(0);
            let is_torn = count != 0 && count != *whole;
            is_torn.then(|| format!("{subject}: {count} dates of {whole}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(from: i64, until: i64) -> Outcome {
        Outcome::Held {
            room: "r".to_owned(),
            from,
            until,
        }
    }

    fn claim(subject: &str, allowed: &[Outcome]) -> Claim {
        let mut claim = Claim::new(subject, None);
        claim.allowed = allowed.to_vec();
        claim
    }

    /// Each is a subject with its holds; ids are subjects with a number.
    fn rows(meetings: &[(&str, &[(i64, i64)])]) -> Rows {
        let mut rows = Rows {
            meetings: Vec::new(),
            holds: Vec::new(),
            logged: HashMap::new(),
        };
        for (index, (subject, spans)) in meetings.iter().enumerate() {
            let id = format!("{subject}{index}");
            rows.logged.insert(id.clone(), 1);
            for (from, until) in *spans {
                rows.holds.push(HoldRow {
                    room: "r".to_owned(),
                    from: *from,
                    until: *until,
                    meeting: id.clone(),
                });
            }
            rows.meetings.push(MeetingRow {
                id,
                subject: (*subject).to_owned(),
                original_start: None,
                version: 1,
            });
        }
        rows
    }

    /// How many findings of each kind, in the order of the table.
    fn counts(rows: &Rows, claims: &[Claim], all_or_none: &[(String, usize)]) -> [usize; 6] {
        judge(rows, claims, all_or_none)
            .lines()
            .map(|(_, found)| found.len())
    }

    #[test]
    fn what_was_told_and_is_there_is_fine() {
        let rows = rows(&[("a", &[(0, 60)]), ("b", &[(60, 90)]), ("c", &[])]);
        let claims = [
            claim("a", &[held(0, 60)]),
            claim("b", &[Outcome::Absent, held(60, 90)]),
            claim("c", &[Outcome::Cancelled]),
            claim("d", &[Outcome::Absent]),
        ];
        assert_eq!(counts(&rows, &claims, &[]), [0; 6]);
    }

    #[test]
    fn an_overlap_is_seen_also_behind_a_short_hold_in_between() {
        let rows = rows(&[("a", &[(0, 100)]), ("b", &[(10, 20)]), ("c", &[(30, 40)])]);
        let claims = [
            claim("a", &[held(0, 100)]),
            claim("b", &[held(10, 20)]),
            claim("c", &[held(30, 40)]),
        ];
        assert_eq!(counts(&rows, &claims, &[]), [2, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn losses_of_bookings_changes_and_cancellations_are_seen() {
        let rows = rows(&[("change", &[(0, 60)]), ("cancel", &[(60, 90)])]);
        let claims = [
            claim("booking", &[held(200, 260)]),
            claim("change", &[held(0, 30)]),
            claim("cancel", &[Outcome::Cancelled]),
        ];
        assert_eq!(counts(&rows, &claims, &[]), [0, 3, 0, 0, 0, 0]);
    }

    #[test]
    fn phantoms_are_seen_whether_refused_or_never_asked_for() {
        let rows = rows(&[("refused", &[(0, 60)]), ("stranger", &[(60, 90)])]);
        let claims = [claim("refused", &[Outcome::Absent])];
        assert_eq!(counts(&rows, &claims, &[]), [0, 0, 2, 0, 0, 0]);
    }

    #[test]
    fn doubles_halves_and_silent_changes_are_seen() {
        let mut rows = rows(&[
            ("twice", &[(0, 60)]),
            ("twice", &[(60, 90)]),
            ("half", &[(100, 110)]),
        ]);
        rows.logged.insert("half2".to_owned(), 7);
        let claims = [
            claim("twice", &[held(0, 60)]),
            claim("half", &[Outcome::Absent, held(100, 110)]),
        ];
        let half = [("half".to_owned(), 4)];
        assert_eq!(counts(&rows, &claims, &half), [0, 0, 0, 1, 1, 1]);
    }
}
