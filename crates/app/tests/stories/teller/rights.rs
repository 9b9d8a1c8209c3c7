//! The words of stories about rights:
//!
//! `unit Lab below Company: alice bob` · `group Board: carol` · rules `whoSees=everyone`,
//! `whoBooks=Board,alice,nobody` · `grants approver to Board in North until=+1/08:00` ·
//! `revokes approver from Board` · `appoints bob to=books,manages` · `dismisses bob` ·
//! `type board longestMinutes for=Board` · `types Peony@10:00 board` ·
//! `may room.see in Peony` · `reads log of Peony@10:00`

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use app::access::delegation::NewDelegation;
use app::access::grant::NewGrant;
use app::group::GroupEdit;
use app::meeting::WantedChange;
use app::org_unit::OrgUnitEdit;
use app::{Answer, Error, Told, Who};
use domain::access::{Audience, Permission, Powers, RoleCode, Scope, Subject};
use domain::event::{Event, Fact};
use domain::id::{MeetingId, OrgUnitId, PersonId};
use domain::meeting::Edit;

use super::Teller;
use super::when::at;

/// Sets the scene: who belongs where. A group or unit named again gets these people instead.
pub(super) fn belong(teller: &mut Teller, words: &[&str]) {
    let console = Who::console();
    match words {
        ["unit", name, "below", above, people @ ..] => {
            let parent = teller.bodies.get(above.trim_end_matches(':')).copied();
            unit(teller, name.trim_end_matches(':'), parent, people);
        }
        ["unit", name, people @ ..] => unit(teller, name.trim_end_matches(':'), None, people),
        ["group", name, people @ ..] => {
            let name = name.trim_end_matches(':');
            let members: BTreeSet<_> = people.iter().map(|one| teller.person(one)).collect();
            if let Some(Subject::Group(id)) = teller.bodies.get(name).copied() {
                let edit = GroupEdit {
                    members: Some(members),
                    ..GroupEdit::default()
                };
                teller.app.change_group(&console, id, edit, None).unwrap();
                return;
            }
            let made = fresh(teller.app.create_group(&console, name, members, None)).unwrap();
            teller
                .bodies
                .insert(name.to_owned(), Subject::Group(made.id));
        }
        other => panic!("nobody belongs {other:?}"),
    }
}

/// A type of meetings, the rules it is free of, and whom it is for.
pub(super) fn meeting_type(teller: &mut Teller, code: &str, words: &[&str]) {
    let mut users = Audience::everyone();
    let mut exempt = Vec::new();
    for word in words {
        match word.strip_prefix("for=") {
            Some(names) => users = Audience(subjects(teller, names)),
            None => exempt.push((*word).to_owned()),
        }
    }
    let app = &teller.app;
    app.save_meeting_type(&Who::console(), code, code, exempt, users, None)
        .unwrap();
}

/// `types Peony@13:00 board`: gives a meeting another type.
pub(super) fn of_type(code: &str) -> WantedChange {
    let edit = Edit {
        meeting_type: Some(Some(code.into())),
        ..Edit::default()
    };
    WantedChange {
        edit,
        ..WantedChange::default()
    }
}

fn unit(teller: &mut Teller, name: &str, parent: Option<Subject>, people: &[&str]) {
    let above = |subject| match subject {
        Subject::OrgUnit(unit) => unit,
        other => panic!("{other:?} has nothing below it"),
    };
    let parent = parent.map(above);
    let made = teller
        .app
        .create_org_unit(&Who::console(), name, parent, None);
    let id: OrgUnitId = fresh(made).unwrap().id;
    teller.bodies.insert(name.to_owned(), Subject::OrgUnit(id));
    for one in people {
        let person = teller.person(one);
        teller
            .app
            .store()
            .write(move |tx| {
                let mut person = tx.person(person)?.unwrap();
                person.org_unit = Some(id);
                tx.save_person(&person)
            })
            .unwrap();
    }
}

/// `everyone`, `nobody`, or names between commas.
pub(super) fn audience(teller: &mut Teller, rule: &str, value: &str) -> Option<serde_json::Value> {
    if rule == "checkInProfiles" {
        let named = teller
            .bodies
            .iter()
            .fold(value.to_owned(), |text, (name, body)| {
                let body = serde_json::to_string(body).unwrap();
                text.replace(&format!("\"{name}\""), &body)
            });
        return serde_json::from_str(&named).ok();
    }
    if !rule.starts_with("who") {
        return None;
    }
    Some(serde_json::to_value(subjects(teller, value)).unwrap())
}

fn subjects(teller: &mut Teller, names: &str) -> Vec<Subject> {
    let names = names.split(',').filter(|name| *name != "nobody");
    names.map(|name| subject(teller, name)).collect()
}

fn subject(teller: &mut Teller, name: &str) -> Subject {
    match teller.bodies.get(name) {
        Some(body) => *body,
        None if name == "everyone" => Subject::Everyone,
        None => Subject::Person(teller.person(name)),
    }
}

/// What came of words about rights; `None` for other words.
pub(super) fn act(teller: &mut Teller, who: &Who, words: &[&str]) -> Option<String> {
    Some(match words {
        ["grants", role, "to", name, rest @ ..] => {
            let wanted = wanted(teller, role, name, rest);
            let given = teller.app.give_grant(who, wanted, None);
            done(teller, fresh(given), "granted")
        }
        ["revokes", role, "from", name] => {
            let subject = subject(teller, name);
            let grants = teller
                .app
                .grants(&Who::console(), Some(subject), None, 100)
                .unwrap();
            let found = grants.iter().find(|grant| grant.role.as_str() == *role);
            let id = found.unwrap_or_else(|| panic!("{name} is no {role}")).id;
            let revoked = teller.app.revoke_grant(who, id);
            done(teller, revoked, "revoked")
        }
        ["appoints", name, rest @ ..] => {
            let delegate = teller.person(name);
            let wanted = appointment(delegate, rest);
            let given = teller.app.give_delegation(who, wanted, None);
            done(teller, fresh(given), "appointed")
        }
        ["dismisses", name] => {
            let delegate = teller.person(name);
            let given = teller.app.delegations(who, None).unwrap();
            let one = given.iter().find(|one| one.delegate == delegate).unwrap();
            let revoked = teller.app.revoke_delegation(who, one.id);
            done(teller, revoked, "dismissed")
        }
        ["puts", person, "into", group] => {
            let Subject::Group(id) = teller.bodies[*group] else {
                panic!("{group} is no group")
            };
            let mut members = teller.app.group(&Who::console(), id).unwrap().members;
            members.insert(teller.person(person));
            let edit = GroupEdit {
                members: Some(members),
                ..GroupEdit::default()
            };
            let changed = teller.app.change_group(who, id, edit, None);
            done(teller, changed, "done")
        }
        ["moves-unit", name, "below", above] => {
            let (Subject::OrgUnit(id), Subject::OrgUnit(parent)) =
                (teller.bodies[*name], teller.bodies[*above])
            else {
                panic!("only units are moved")
            };
            let edit = OrgUnitEdit {
                parent: Some(Some(parent)),
                ..OrgUnitEdit::default()
            };
            let changed = teller.app.change_org_unit(who, id, edit, None);
            done(teller, changed, "moved")
        }
        ["may", permission, rest @ ..] => {
            let permission = Permission::parse(permission).unwrap();
            let place = match rest {
                ["in", place] => Some(teller.rooms[*place]),
                _ => None,
            };
            let me = who.caller.person().unwrap();
            let told = teller
                .app
                .explain_rights(who, me, Some(permission), place)
                .unwrap();
            let right = told.rights.first().unwrap();
            let by: Vec<_> = right.by.iter().map(|grant| grant.role.as_str()).collect();
            match (right.allowed, by.as_slice()) {
                (true, by) => format!("yes, as {}", by.join(" and ")),
                (false, []) => "no".to_owned(),
                (false, by) => format!("not everywhere, as {}", by.join(" and ")),
            }
        }
        ["reads", "log", "of", meeting] => {
            let id = teller.named(meeting);
            let version = teller.app.meeting(who, id).unwrap().meeting.version;
            let last = newest(teller, id, version);
            let name = |id: PersonId| {
                let found = teller.people.iter().find(|(_, person)| **person == id);
                found.map(|(name, _)| name.as_str()).unwrap_or("nobody")
            };
            let by = last.actor.person.map(name).unwrap_or("the system");
            match last.actor.on_behalf_of.map(name) {
                Some(person) => format!("{} by {by} for {person}", last.fact.kind()),
                None => format!("{} by {by}", last.fact.kind()),
            }
        }
        _ => return None,
    })
}

/// The line that tells of this version of the meeting. On PostgreSQL it can be read once older
/// transactions of the whole server are over, other tests' among them.
fn newest(teller: &Teller, meeting: MeetingId, version: i64) -> Arc<Event> {
    let is_it = |line: &Told| {
        matches!(&line.event.fact, Fact::Meeting(fact)
            if fact.meeting == meeting && fact.version == version)
    };
    let mut seen = 0;
    for _ in 0..400 {
        let lines = teller
            .app
            .events_after(app::Position::default(), 100_000)
            .unwrap();
        if let Some(line) = lines.into_iter().find(is_it) {
            return line.event;
        }
        let patience = Duration::from_millis(50);
        seen = teller.app.store().wait_for_events(seen, patience);
    }
    panic!("the log does not tell of version {version}")
}

fn wanted(teller: &mut Teller, role: &str, name: &str, rest: &[&str]) -> NewGrant {
    let mut wanted = NewGrant {
        subject: subject(teller, name),
        role: RoleCode::parse(role).unwrap(),
        scope: Scope::All,
        from: None,
        until: None,
        note: None,
    };
    let mut rest = rest.iter();
    while let Some(word) = rest.next() {
        match word.split_once('=') {
            Some(("from", when)) => wanted.from = Some(at(when)),
            Some(("until", when)) => wanted.until = Some(at(when)),
            None if *word == "in" => {
                let place = rest.next().unwrap();
                wanted.scope = match teller.bodies.get(*place) {
                    Some(Subject::OrgUnit(unit)) => Scope::OrgUnit(*unit),
                    _ => Scope::Place(teller.rooms[*place]),
                };
            }
            _ => panic!("nothing is granted '{word}'"),
        }
    }
    wanted
}

fn appointment(delegate: PersonId, rest: &[&str]) -> NewDelegation {
    let mut wanted = NewDelegation {
        person: None,
        delegate,
        powers: Powers::default(),
        from: None,
        until: None,
    };
    for word in rest {
        match word.split_once('=') {
            Some(("to", powers)) => {
                for power in powers.split(',') {
                    match power {
                        "book" => wanted.powers.books = true,
                        "manage" => wanted.powers.manages = true,
                        "get-copies" => wanted.powers.gets_copies = true,
                        "decide" => wanted.powers.decides = true,
                        "see-private" => wanted.powers.sees_private = true,
                        other => panic!("no delegate may '{other}'"),
                    }
                }
            }
            Some(("until", when)) => wanted.until = Some(at(when)),
            _ => panic!("nobody is appointed '{word}'"),
        }
    }
    wanted
}

fn done<T>(teller: &Teller, outcome: Result<T, Error>, word: &str) -> String {
    match outcome {
        Ok(_) => word.to_owned(),
        Err(error) => teller.refusal(error),
    }
}

fn fresh<T>(answer: Result<Answer<T>, Error>) -> Result<T, Error> {
    answer.map(|answer| match answer {
        Answer::Fresh(made) => made,
        Answer::Repeated(_) => unreachable!("no key was given"),
    })
}
