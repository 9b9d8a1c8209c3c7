//! What the teller knows of saying beforehand whether one comes.

use app::Who;
use app::attendance::{Responses, Word};
use app::meeting::EditScope;
use domain::attendance::Response;

use super::Teller;

impl Teller {
    /// `None` when the words are about something else.
    pub(super) fn respond(&mut self, who: &Who, words: &[&str]) -> Option<String> {
        let (response, meeting, rest) = match words {
            ["comes", "to", meeting, rest @ ..] => (Response::Accepted, meeting, rest),
            ["stays-away", "from", meeting, rest @ ..] => (Response::Declined, meeting, rest),
            ["may-come", "to", meeting, rest @ ..] => (Response::Tentative, meeting, rest),
            ["reads-who-comes", "to", meeting] => {
                let found = self.app.responses(who, self.named(meeting));
                return Some(match found {
                    Ok(found) => self.tally(&found),
                    Err(error) => self.refusal(error),
                });
            }
            _ => return None,
        };
        let (person, scope) = match rest {
            ["says", name] => (Some(self.person(name)), EditScope::This),
            ["always"] => (None, EditScope::All),
            _ => (None, EditScope::This),
        };
        let because = rest.iter().find_map(|word| word.strip_prefix("because="));
        let word = Word {
            response,
            note: because.map(str::to_owned),
            person,
            scope,
        };
        // `says` is about somebody else: who speaks notes it for them.
        let outcome = self.app.respond(who, self.named(meeting), word);
        Some(match outcome {
            Ok(found) => self.tally(&found),
            Err(error) => self.refusal(error),
        })
    }

    fn tally(&self, found: &Responses) -> String {
        let said = found.said.iter().map(|one| {
            let word = match one.response {
                Response::Accepted => "comes",
                Response::Declined => "stays away",
                Response::Tentative => "may come",
            };
            let why = one.note.iter().map(|note| format!(": {note}"));
            let word = format!("{word}{}", why.collect::<String>());
            (found.names.get(&one.person).cloned(), word)
        });
        let silent = found.silent.iter();
        let silent =
            silent.map(|person| (found.names.get(person).cloned(), "is silent".to_owned()));
        let mut lines: Vec<_> = said
            .chain(silent)
            .map(|(name, word)| format!("{} {word}", name.unwrap_or_default()))
            .collect();
        lines.sort();
        let tally = found.tally;
        if lines.is_empty() {
            return format!("{} come, {} stay away", tally.accepted, tally.declined);
        }
        lines.join("; ")
    }
}
