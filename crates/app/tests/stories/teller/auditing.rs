//! What the teller knows of those who look back.

use app::Who;
use app::audit::Entry;

use super::{Teller, at, times};

impl Teller {
    pub(super) fn look_back(&mut self, who: &Who, words: &[&str]) -> String {
        let told = match words {
            ["looks-at", room, when] => {
                let then = self.app.room_at(who, self.rooms[*room], at(when));
                then.map(|then| {
                    let holds = then.holds.iter();
                    let holds = holds
                        .map(|held| format!("{} {}", times(held.hold.span), made_so(&held.entry)));
                    holds.collect::<Vec<_>>()
                })
            }
            ["looks-back-on", meeting] => {
                let meeting = self.named(meeting);
                let found = self.app.meeting_history(who, meeting, None, 100);
                found.map(|found| found.entries.iter().map(made_so).collect())
            }
            _ => panic!("nobody can do that: {words:?}"),
        };
        match told {
            Ok(lines) if lines.is_empty() => "nothing".to_owned(),
            Ok(lines) => lines.join(", "),
            Err(error) => self.refusal(error),
        }
    }
}

fn made_so(entry: &Entry) -> String {
    let person = entry.person.as_deref().unwrap_or("the clock");
    format!("{} by {person}", entry.line.kind)
}
