//! What the teller knows of coming and not coming: checking in by every door, the sheet of a
//! meeting, what sensors see, and taking released rooms back.

use app::Who;
use app::attendance::RoomCode;
use app::presence::Heard;
use domain::attendance::{Mark, Proxy, Watch};
use domain::id::{MeetingId, NoShowId, PersonId};
use domain::meeting::{Meeting, Party, State};
use domain::standing::{NoShow, Verdict};

use super::when::{at, moment};
use super::{Teller, times};

impl Teller {
    /// `None` when the words are about something else.
    pub(super) fn attend(&mut self, who: &Who, words: &[&str]) -> Option<String> {
        Some(match words {
            ["checks-in", meeting] => {
                let outcome = self.app.check_in(who, self.named(meeting), None);
                self.one(outcome)
            }
            ["checks-in", meeting, "on", device] => {
                let outcome = self.app.check_in(who, self.named(meeting), Some(device));
                self.one(outcome)
            }
            ["notes", name, "at", meeting] => {
                let party = match name.contains('@') {
                    true => Party::Guest((*name).to_owned()),
                    false => Party::Person(self.person(name)),
                };
                let outcome = self.app.check_in_other(who, self.named(meeting), party);
                self.one(outcome)
            }
            ["undoes", "the", "release", "of", meeting] => {
                let outcome = self.app.undo_release(who, self.named(meeting));
                self.one(outcome)
            }
            ["takes-up", "the", "series", "of", meeting] => {
                let id = self.named(meeting);
                let date = self.app.store().read(move |tx| tx.meeting(id));
                let series = date.unwrap().unwrap().series.unwrap();
                match self.app.resume_series(who, series) {
                    Ok(resumed) => {
                        let lost = resumed.lost.iter().map(|clash| times(clash.wanted));
                        let lost: Vec<_> = lost.collect();
                        format!(
                            "{} dates again, without {}",
                            resumed.resumed,
                            lost.join(", ")
                        )
                    }
                    Err(error) => self.refusal(error),
                }
            }
            ["reads-the-sheet", "of", meeting] => {
                match self.app.attendance(who, self.named(meeting)) {
                    Ok(sheet) => self.sheet(&sheet),
                    Err(error) => self.refusal(error),
                }
            }
            ["scans", "the-code", "of", room] => {
                let code = self
                    .app
                    .room_code(&Who::console(), self.rooms[*room], false);
                self.scan(who, code)
            }
            ["scans", "the-printed-code", "of", room] => {
                let code = self.app.room_code(&Who::console(), self.rooms[*room], true);
                self.scan(who, code)
            }
            ["keeps-the-code", "of", room] => {
                let code = self
                    .app
                    .room_code(&Who::console(), self.rooms[*room], false);
                self.code = code.unwrap().token;
                "kept".to_owned()
            }
            ["scans", "the-kept-code"] => {
                let outcome = self.app.check_in_by_code(who, &self.code, None);
                self.one(outcome)
            }
            ["follows-the-link", "of", name] => {
                let link = self.postman.link_of(name);
                let before = self.app.look_at_check_in_link(&link);
                match before.and_then(|_| self.app.check_in_by_link(&link)) {
                    Ok(detail) => self.one(Ok(detail)),
                    Err(error) => self.refusal(error),
                }
            }
            ["scans", text] => {
                let outcome = self.app.check_in_by_code(who, text, None);
                self.one(outcome)
            }
            ["has-card", number] => {
                let cards = vec![(*number).to_owned()];
                let person = who.caller.person().unwrap();
                self.app.set_cards(&Who::console(), person, cards).unwrap();
                "had".to_owned()
            }
            ["reads-card", number, "at", room] => {
                let code = room.to_lowercase();
                match self.app.check_in_by_card(who, &code, number) {
                    Ok(let_in) => format!("{} is in", let_in.name),
                    Err(error) => self.refusal(error),
                }
            }
            ["appeals"] => {
                let mine = self.last_no_show(who.caller.person().unwrap());
                let outcome = self.app.appeal(who, mine, "I was ill");
                self.no_show(outcome)
            }
            [verdict @ ("pardons" | "upholds"), name] => {
                let person = self.person(name);
                let last = self.last_no_show(person);
                let verdict = match *verdict {
                    "pardons" => Verdict::Pardoned,
                    _ => Verdict::Upheld,
                };
                let outcome = self.app.decide_no_show(who, last, verdict, "So it is");
                self.no_show(outcome)
            }
            ["stands"] => self.stands(who, who.caller.person().unwrap()),
            ["looks-how", name, "stands"] => {
                let person = self.person(name);
                self.stands(who, person)
            }
            _ => return None,
        })
    }

    fn scan(&self, who: &Who, code: Result<RoomCode, app::Error>) -> String {
        match code {
            Ok(code) => self.one(self.app.check_in_by_code(who, &code.token, None)),
            Err(error) => self.refusal(error),
        }
    }

    fn last_no_show(&self, person: PersonId) -> NoShowId {
        let found = self
            .app
            .store()
            .read(move |tx| tx.no_shows_of(person, None, 1));
        found.unwrap().first().unwrap().id
    }

    fn no_show(&self, outcome: Result<(NoShow, app::standing::Names), app::Error>) -> String {
        match outcome {
            Ok((no_show, _)) => no_show.state.as_str().to_owned(),
            Err(error) => self.refusal(error),
        }
    }

    fn stands(&self, who: &Who, person: PersonId) -> String {
        let stands = match self.app.standing(who, person, None, 100) {
            Ok(stands) => stands,
            Err(error) => return self.refusal(error),
        };
        let all = stands.standings.iter().map(|standing| {
            let warned = if standing.warned { ", warned" } else { "" };
            let barred = match standing.barred_until {
                Some(until) => format!(", barred until {}", moment(until)),
                None => String::new(),
            };
            format!("{} no-shows{warned}{barred}", standing.count)
        });
        all.collect::<Vec<_>>().join("; ")
    }

    /// Does what the clock causes, and says what came of it for those who were to check in.
    pub(super) fn sweep(&self) -> String {
        let before = self.watched();
        let worker = "teller";
        self.app.sweep(worker).unwrap();
        let jobs = self.app.run_jobs(worker).unwrap();
        let changes = before.iter().zip(self.watched());
        let said = changes.filter_map(|(before, after)| self.caused(before, &after));
        let said: Vec<_> = said.collect();
        if said.is_empty() {
            format!("{jobs} jobs")
        } else {
            said.join("; ")
        }
    }

    fn watched(&self) -> Vec<(Meeting, Option<Watch>)> {
        let look = |id: MeetingId| {
            let read = self.app.store().read(move |tx| {
                let meeting = tx.meeting(id)?.unwrap();
                Ok::<_, store::StoreError>((meeting, tx.check_in_watch(id)?))
            });
            read.unwrap()
        };
        self.meetings.iter().map(|(_, id)| look(*id)).collect()
    }

    fn caused(
        &self,
        before: &(Meeting, Option<Watch>),
        after: &(Meeting, Option<Watch>),
    ) -> Option<String> {
        let name = self.title(&after.0);
        if before.0.state != after.0.state {
            return match after.0.state {
                State::Released => {
                    let hold = after.0.holds.first().unwrap();
                    let reason = hold.released.unwrap();
                    Some(format!("released {name}: {}", reason.as_str()))
                }
                State::Running => Some(format!("somebody is there {name}")),
                _ => None,
            };
        }
        let known = |watch: Option<Watch>| {
            let warned = watch.and_then(|watch| watch.warned_at);
            (watch.and_then(|watch| watch.asked_at), warned)
        };
        match (known(before.1), known(after.1)) {
            ((_, None), (_, Some(_))) => Some(format!("warned of the release of {name}")),
            ((None, _), (Some(_), _)) => Some(format!("asked to check in {name}")),
            _ => None,
        }
    }

    /// `TIME sensor ROOM sees nobody`, `… somebody`, or `… nothing` where it cannot tell.
    pub(super) fn sense(&self, when: &str, room: &str, what: &str) {
        let values = match what {
            "somebody" => serde_json::json!({"motion": true}),
            "nobody" => serde_json::json!({"motion": false}),
            _ => serde_json::json!({"co2": 612}),
        };
        let heard = Heard {
            room_code: room.to_lowercase(),
            sensor: "ceiling".to_owned(),
            at: at(when),
            values: values.as_object().cloned().unwrap(),
        };
        self.app.hear(&Who::console(), vec![heard]).unwrap();
    }

    fn sheet(&self, sheet: &app::attendance::Sheet) -> String {
        let lines = sheet.lines.iter().map(|line| {
            let name = match &line.party {
                Party::Person(person) => self.name_of(*person),
                Party::Guest(address) => address.clone(),
            };
            let mark = match line.mark {
                Mark::Expected => "expected",
                Mark::OnTime => "on time",
                Mark::Late => "late",
                Mark::Absent => "absent",
            };
            let came = line.attendance.as_ref().map(|came| {
                let proxy = match came.proxy {
                    Some(Proxy::ByOther) => ", by another",
                    Some(Proxy::SameDevice) => ", on the same device",
                    None => "",
                };
                format!(" {} by {}{proxy}", moment(came.at), came.method.as_str())
            });
            let walk_in = if line.walk_in { ", not invited" } else { "" };
            format!("{name} {mark}{}{walk_in}", came.unwrap_or_default())
        });
        lines.collect::<Vec<_>>().join("; ")
    }

    fn name_of(&self, person: PersonId) -> String {
        let mut people = self.people.iter();
        let found = people.find(|(_, id)| **id == person);
        found.map(|(name, _)| name.clone()).unwrap()
    }
}
