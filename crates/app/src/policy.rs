//! Rules: what counts at a place and who set it, setting them, and what they refer to by code:
//! working calendars and types of meetings.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use domain::access::{Audience, Permission, Target};
use domain::event::{CalendarFact, Event, Fact, MeetingTypeFact, Origin};
use domain::id::{PersonId, PlaceId};
use domain::place::Place;
use domain::policy::{Calendar, Day, MeetingType, Policy, RULES, RuleRow, table};
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use store::Tx;

use crate::access::grant::admit_audience;
use crate::access::permit;
use crate::place::CODE_MOST;
use crate::{App, Error, Noun, Problem, Who, text};

/// Days one calendar may name; ten years of holidays are some hundreds.
pub const DAYS_MOST: usize = 4_000;
/// Changes of a place that are looked through for who set a rule.
const HISTORY_MOST: usize = 200;

/// A rule at a place, with who set it.
pub struct RuleDetail {
    pub row: RuleRow,
    /// The place that set it.
    pub place: Option<Place>,
    pub set_by: Option<SetBy>,
}

/// Who set a rule last, and when.
#[derive(Clone)]
pub struct SetBy {
    /// `None`: the operator at the console, or an import.
    pub person: Option<(PersonId, Arc<str>)>,
    pub origin: Origin,
    pub at: Timestamp,
}

impl App {
    /// Every rule that counts at a place the caller may see, and the place as it is.
    pub fn rules(&self, who: &Who, id: PlaceId) -> Result<(Place, Vec<RuleDetail>), Error> {
        let place = self.place(who, id)?;
        let places = self.places();
        let effective = places.policy(id).ok_or(Error::NotFound(Noun::Place))?;
        let rows = table(effective, &place.policy);
        let mut setting: Vec<_> = rows.iter().filter_map(|row| row.place).collect();
        setting.sort();
        setting.dedup();
        let (histories, names) = self.store.read(|tx| {
            let mut histories = HashMap::new();
            let mut people = Vec::new();
            for id in &setting {
                let events = tx.events_about(id.0, HISTORY_MOST)?;
                people.extend(events.iter().filter_map(|event| event.actor.person));
                histories.insert(*id, events);
            }
            people.sort();
            people.dedup();
            let names = self.names(tx, people)?;
            Ok::<_, Error>((histories, names))
        })?;
        let detail = |row: RuleRow| {
            let history = row.place.and_then(|id| histories.get(&id));
            let set_by = history.and_then(|events| setter(row.rule, events, &names));
            let place = row.place.and_then(|id| places.get(id)).cloned();
            RuleDetail { row, place, set_by }
        };
        Ok((place, rows.into_iter().map(detail).collect()))
    }

    /// Replaces all rules that a place sets itself.
    pub fn set_rules(
        self: &Arc<Self>,
        who: &Who,
        id: PlaceId,
        policy: Policy,
        version: Option<i64>,
    ) -> Result<Place, Error> {
        let before = self.place(who, id)?;
        let version = Some(version.unwrap_or(before.version));
        self.save_place(who, Place { policy, ..before }, version)
    }

    pub fn calendars(&self) -> Vec<Calendar> {
        let places = self.places();
        places
            .catalogue()
            .calendars()
            .into_iter()
            .cloned()
            .collect()
    }

    pub fn calendar(&self, code: &str) -> Result<Calendar, Error> {
        let places = self.places();
        let found = places.catalogue().calendar(code).cloned();
        found.ok_or(Error::NotFound(Noun::Calendar))
    }

    /// Adds the calendar with this code, or replaces it.
    pub fn save_calendar(
        self: &Arc<Self>,
        who: &Who,
        code: &str,
        name: &str,
        days: BTreeMap<Date, Day>,
        version: Option<i64>,
    ) -> Result<Calendar, Error> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        let code = text::name("code", code, CODE_MOST)?;
        let name = text::name("name", name, text::NAME_MOST)?;
        if days.len() > DAYS_MOST {
            let most = DAYS_MOST;
            return Err(Error::invalid("days", Problem::TooMany { most }));
        }
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let saved = self.store.write(move |tx| {
            let known = tx.calendars()?.into_iter().find(|one| one.code == code);
            let (id, before) = match &known {
                Some(known) => (known.id, known.version),
                None => (app.ids(now).calendar(), 0),
            };
            if version.is_some_and(|version| version != before) {
                return Err(Error::Stale { version: before });
            }
            let calendar = Calendar {
                id,
                code: code.clone(),
                name: name.clone(),
                days: days.clone(),
                version: before + 1,
            };
            tx.save_calendar(&calendar)?;
            let fact = Fact::Calendar(CalendarFact {
                calendar: calendar.clone(),
            });
            app.log(tx, &actor, now, fact)?;
            Ok(calendar)
        })?;
        self.reread_places()?;
        Ok(saved)
    }

    pub fn meeting_types(&self) -> Vec<MeetingType> {
        let places = self.places();
        let all = places.catalogue().meeting_types();
        all.into_iter().cloned().collect()
    }

    /// Adds the type with this code, or replaces it. `exempt` names the rules it is free of, `users`
    /// who may give it to a meeting.
    pub fn save_meeting_type(
        self: &Arc<Self>,
        who: &Who,
        code: &str,
        name: &str,
        exempt: Vec<String>,
        users: Audience,
        version: Option<i64>,
    ) -> Result<MeetingType, Error> {
        permit(who, Permission::PlaceManage, &Target::deployment())?;
        let code = text::name("code", code, CODE_MOST)?;
        let name = text::name("name", name, text::NAME_MOST)?;
        if exempt.iter().any(|rule| !RULES.contains(&rule.as_str())) {
            return Err(Error::invalid("exempt", Problem::UnknownCode));
        }
        let now = self.now();
        let (app, actor) = (self.clone(), who.clone());
        let saved = self.store.write(move |tx| {
            let known = tx.meeting_types()?.into_iter().find(|one| one.code == code);
            let (id, before) = match &known {
                Some(known) => (known.id, known.version),
                None => (app.ids(now).meeting_type(), 0),
            };
            if version.is_some_and(|version| version != before) {
                return Err(Error::Stale { version: before });
            }
            admit_audience(tx, "users", &users)?;
            let meeting_type = MeetingType {
                id,
                code: code.clone(),
                name: name.clone(),
                exempt: exempt.clone(),
                users: users.clone(),
                version: before + 1,
            };
            tx.save_meeting_type(&meeting_type)?;
            let fact = Fact::MeetingType(MeetingTypeFact {
                meeting_type: meeting_type.clone(),
            });
            app.log(tx, &actor, now, fact)?;
            Ok(meeting_type)
        })?;
        self.reread_places()?;
        Ok(saved)
    }
}

/// Since when a place has the rule as it has it.
pub(crate) fn rule_set_at(
    tx: &mut Tx,
    place: PlaceId,
    rule: &str,
) -> Result<Option<Timestamp>, Error> {
    let events = tx.events_about(place.0, HISTORY_MOST)?;
    Ok(since(rule, &events).map(|event| event.at))
}

fn setter(rule: &str, events: &[Event], names: &HashMap<PersonId, Arc<str>>) -> Option<SetBy> {
    let since = since(rule, events)?;
    let person = since.actor.person;
    Some(SetBy {
        person: person.map(|id| (id, names.get(&id).cloned().unwrap_or_default())),
        origin: since.actor.origin,
        at: since.at,
    })
}

/// Of a place's history, newest first, the oldest line since which the rule is as it is.
fn since<'a>(rule: &str, events: &'a [Event]) -> Option<&'a Event> {
    let setting = |event: &Event| match &event.fact {
        Fact::Place(fact) => {
            let policy = serde_json::to_value(&fact.place.policy).unwrap_or_default();
            policy.get(rule).cloned()
        }
        _ => None,
    };
    let newest: Option<Value> = setting(events.first()?);
    events
        .iter()
        .take_while(|event| setting(event) == newest)
        .last()
}
