//! What the teller knows of those who look after the product: `imports-people dan+erin`,
//! `imports-rooms Iris:8`, `imports-meetings Peony 10:00-11:00 for=dan`, `sends-again the-mail-to bob`.

use app::Who;
use app::import::{CalendarOptions, ImportError, Report};
use app::notice::DeliveryFilter;
use domain::event::Origin;

use super::Teller;
use super::when::span;

impl Teller {
    /// `None` when the words are about something else.
    pub(super) fn administer(&mut self, who: &Who, words: &[&str]) -> Option<String> {
        let app = self.app.clone();
        // What comes in by a file is silent, whoever brings it.
        let bringing = Who {
            origin: Origin::Import,
            ..who.clone()
        };
        let outcome = match words {
            [verb @ ("imports-people" | "tries-to-import-people"), names] => {
                let mut table = String::from("login,name\n");
                for name in names.split('+') {
                    table.push_str(&format!("{name},{name}\n"));
                }
                let is_trial = verb.starts_with("tries");
                app.import_people(&bringing, table.as_bytes(), is_trial, &|_, _| {})
            }
            ["imports-rooms", rooms] => {
                let mut table =
                    String::from("code,campus,building,floor,name,capacity,kind,time_zone\n");
                for room in rooms.split('+') {
                    let (name, seats) = room.split_once(':').unwrap();
                    table.push_str(&format!(
                        "{name},North,Main,1,{name},{seats},,Europe/Lisbon\n"
                    ));
                }
                app.import_rooms(&bringing, table.as_bytes(), false, &|_, _| {})
            }
            ["imports-meetings", room, times, organizer] => {
                let span = span(times);
                let time = |at: jiff::Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
                let calendar = format!(
                    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:{room}-{times}\r\n\
                     DTSTAMP:20260101T000000Z\r\nDTSTART:{}\r\nDTEND:{}\r\nSUMMARY:meeting\r\n\
                     LOCATION:{room}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                    time(span.from()),
                    time(span.until()),
                );
                let options = CalendarOptions {
                    organizer: organizer.trim_start_matches("for=").into(),
                    skip_conflicts: false,
                    dry_run: false,
                };
                app.import_calendar(&bringing, calendar.as_bytes(), &options, &|_, _| {})
            }
            ["sends-again", "the-mail-to", name] => {
                let console = Who::console();
                let filter = DeliveryFilter {
                    address: Some(format!("{name}@house.org")),
                    ..DeliveryFilter::default()
                };
                let last = app.deliveries(&console, &filter, None, 1).unwrap();
                let again = app.retry_delivery(who, last.first().unwrap().delivery.id);
                return Some(match again {
                    Ok(line) => line.delivery.state.as_str().to_owned(),
                    Err(error) => self.refusal(error),
                });
            }
            _ => return None,
        };
        Some(self.taken_in(outcome))
    }

    fn taken_in(&self, outcome: Result<Report, ImportError>) -> String {
        match outcome {
            Ok(report) => {
                let all = report.items.iter();
                let all: Vec<_> = all.map(|item| format!("{:?}", item.outcome)).collect();
                all.join(", ")
            }
            Err(ImportError::Broken(error)) => self.refusal(error),
            Err(other) => other.to_string(),
        }
    }
}
