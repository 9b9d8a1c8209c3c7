//! The sheet of a meeting as a file, for those who may read it.

use connect::sheet::Sheet as Table;
use domain::attendance::SheetLine;
use domain::id::{MeetingId, PersonId};
use domain::meeting::Party;
use domain::person::Language;
use jiff::tz::TimeZone;

use super::Sheet;
use crate::words::say;
use crate::{App, Error, Who};

/// Kinds of files.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    Csv,
    Xlsx,
}

impl App {
    /// The sheet in the words of the reader, with times as the clock of the meeting shows them.
    pub fn attendance_file(
        &self,
        who: &Who,
        id: MeetingId,
        kind: FileKind,
        language: Language,
    ) -> Result<Vec<u8>, Error> {
        let table = table(&self.attendance(who, id)?, language);
        match kind {
            FileKind::Csv => Ok(table.to_csv()),
            FileKind::Xlsx => Ok(table.to_xlsx()?),
        }
    }
}

fn table(sheet: &Sheet, language: Language) -> Table {
    let word = |id: &str| say(language, id, &[]);
    let columns = ["name", "mail", "mark", "at", "method", "by", "note"];
    let columns = columns.map(|column| word(&format!("attendance-column-{column}")));
    let zone = TimeZone::get(&sheet.meeting.time_zone).unwrap_or(TimeZone::UTC);
    let name_of = |person: PersonId| {
        let found = sheet.names.get(&person);
        found.map(|name| name.to_string()).unwrap_or_default()
    };
    let row = |line: &SheetLine| {
        let (name, mail) = match &line.party {
            Party::Person(person) => (name_of(*person), String::new()),
            Party::Guest(address) => (String::new(), address.clone()),
        };
        let came = line.attendance.as_ref();
        let at = came.map(|came| zone.to_datetime(came.at));
        let optional = (!line.required && !line.walk_in).then_some("attendance-optional");
        let walk_in = line.walk_in.then_some("attendance-walk-in");
        let proxy = came.and_then(|came| came.proxy);
        let proxy = proxy.map(|proxy| format!("attendance-proxy-{}", kebab(proxy.as_str())));
        let notes = optional.into_iter().chain(walk_in).chain(proxy.as_deref());
        let notes: Vec<_> = notes.map(word).collect();
        vec![
            name,
            mail,
            word(&format!("attendance-mark-{}", kebab(line.mark.as_str()))),
            at.map(|at| at.strftime("%Y-%m-%d %H:%M").to_string())
                .unwrap_or_default(),
            came.map(|came| {
                word(&format!(
                    "attendance-method-{}",
                    kebab(came.method.as_str())
                ))
            })
            .unwrap_or_default(),
            came.and_then(|came| came.by)
                .map(name_of)
                .unwrap_or_default(),
            notes.join("; "),
        ]
    };
    Table {
        name: word("attendance-title"),
        columns: columns.into(),
        rows: sheet.lines.iter().map(row).collect(),
    }
}

/// The words of the domain as the catalogues name them.
fn kebab(word: &str) -> String {
    word.chars()
        .flat_map(|letter| {
            let dash = letter.is_ascii_uppercase().then_some('-');
            dash.into_iter().chain([letter.to_ascii_lowercase()])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::attendance::{Mark, Method, Proxy};

    use super::*;

    #[test]
    fn every_word_of_a_sheet_has_words_in_every_language() {
        let marks = Mark::ALL.iter().map(|mark| ("mark", mark.as_str()));
        let methods = Method::ALL.iter().map(|method| ("method", method.as_str()));
        let proxies = Proxy::ALL.iter().map(|proxy| ("proxy", proxy.as_str()));
        for (what, word) in marks.chain(methods).chain(proxies) {
            let id = format!("attendance-{what}-{}", kebab(word));
            for language in Language::ALL {
                assert_ne!(say(language, &id, &[]), id, "{language:?}");
            }
        }
    }
}
