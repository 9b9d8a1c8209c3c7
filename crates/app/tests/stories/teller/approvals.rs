//! The words of stories about requests:
//!
//! `ADA makes-flow Board any:bob,carol within=24 then=escalate remind=2 own=another when=longer:60
//! / all:Team` · rules `approvalFlow=Board`, `approvalWhen=longer:60,guests` · `approves`, `declines
//! … because=…`, `recalls Peony@10:00` · `decides approve Peony@10:00,Rose@10:00` · `requests`,
//! `spoke-on`, `asked-for` · `reads-log` · `mails bob Peony@10:00`, `looks`, `submits approve` ·
//! `gone bob`

use std::time::Duration;

use app::approval::{ApprovalDetail, Decision, Mine};
use app::flow::FlowEdit;
use app::{Answer, Told, Who};
use domain::access::{Caller, Subject};
use domain::approval::{
    Approver, Condition, Deadline, Hours, Outcome, OwnRequests, Quorum, Reason, Refusal, Step,
    Verdict,
};
use domain::event::{Actor, Event, Fact, Origin, SessionFact, SessionHappened};
use domain::id::{PersonId, SessionId};
use domain::meeting::Meeting;

use super::Teller;
use super::when::times;

/// Somebody does not work here any more.
pub(super) fn leave(teller: &mut Teller, name: &str) {
    let person = teller.person(name);
    teller
        .app
        .store()
        .write(move |tx| {
            let mut person = tx.person(person)?.unwrap();
            person.active = false;
            tx.save_person(&person)
        })
        .unwrap();
}

/// Rules whose values are written shorter here.
pub(super) fn rule(teller: &Teller, rule: &str, value: &str) -> Option<serde_json::Value> {
    match rule {
        "approvalFlow" => Some(serde_json::json!(teller.flows[value])),
        "approvalWhen" => {
            let all: Vec<_> = value.split(',').map(condition).collect();
            Some(serde_json::to_value(all).unwrap())
        }
        _ => None,
    }
}

fn condition(text: &str) -> Condition {
    let hours = |text: &str| {
        let (from, until) = text.split_once('-').unwrap();
        Hours {
            weekdays: Vec::new(),
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        }
    };
    match text.split_once(':') {
        Some(("longer", minutes)) => Condition::LongerThan {
            minutes: minutes.parse().unwrap(),
        },
        Some(("people", people)) => Condition::PeopleOver {
            people: people.parse().unwrap(),
        },
        Some(("during", span)) => Condition::During(hours(span)),
        Some(("outside", span)) => Condition::Outside(hours(span)),
        None if text == "guests" => Condition::Guests,
        None if text == "series" => Condition::Series,
        _ => panic!("no condition: {text}"),
    }
}

/// What came of words about requests; `None` for other words.
pub(super) fn act(teller: &mut Teller, who: &Who, words: &[&str]) -> Option<String> {
    let app = teller.app.clone();
    Some(match words {
        ["makes-flow", name, steps @ ..] => {
            let steps = flow(teller, steps);
            match app.create_flow(who, name, steps, None) {
                Ok(Answer::Fresh(flow)) => {
                    teller.flows.insert((*name).to_owned(), flow.id);
                    "made".to_owned()
                }
                Ok(Answer::Repeated(_)) => unreachable!("no key was given"),
                Err(error) => teller.refusal(error),
            }
        }
        ["changes-flow", name, steps @ ..] => {
            let edit = FlowEdit {
                steps: Some(flow(teller, steps)),
                ..FlowEdit::default()
            };
            match app.change_flow(who, teller.flows[*name], edit, None) {
                Ok(_) => "changed".to_owned(),
                Err(error) => teller.refusal(error),
            }
        }
        ["drops-flow", name] => match app.delete_flow(who, teller.flows[*name]) {
            Ok(()) => "dropped".to_owned(),
            Err(error) => teller.refusal(error),
        },
        ["approves", meeting] => {
            let outcome = app.approve(who, teller.named(meeting));
            if let Ok(detail) = &outcome {
                return Some(teller.known(detail));
            }
            teller.one(outcome)
        }
        ["declines", meeting, rest @ ..] => {
            let reason = rest.first().and_then(|word| word.strip_prefix("because="));
            let reason = reason.map(str::to_owned);
            let outcome = app.decline(who, teller.named(meeting), reason);
            teller.one(outcome)
        }
        ["recalls", meeting] => teller.one(app.recall(who, teller.named(meeting), None)),
        ["decides", word, meetings] => {
            let waiting = app.approvals(who, Mine::Waiting, None, None, 100).unwrap();
            let ids: Vec<_> = meetings
                .split(',')
                .map(|name| {
                    let meeting = teller.named(name);
                    let mut all = waiting.iter();
                    all.find(|one| one.approval.meeting == meeting)
                        .map(|one| one.approval.id)
                        .unwrap()
                })
                .collect();
            let decision = decision(word);
            let outcomes = app.decide_all(who, &ids, &decision).into_iter();
            let told = outcomes.map(|(_, outcome)| match outcome {
                Ok(decided) => teller.shown(&decided.meeting),
                Err(error) => teller.refusal(error),
            });
            told.collect::<Vec<_>>().join("; ")
        }
        ["requests"] => list(teller, who, Mine::Waiting),
        ["spoke-on"] => list(teller, who, Mine::Decided),
        ["asked-for"] => list(teller, who, Mine::Asked),
        ["reads-log"] => log(teller),
        ["mails", name, meeting] => {
            let (person, meeting) = (teller.person(name), teller.named(meeting));
            let open = app.store().read(|tx| tx.open_approval(meeting)).unwrap();
            let link = open.and_then(|open| app.approval_link(open.id, person).unwrap());
            teller.link = link.map(|link| link.token.as_str().to_owned());
            match teller.link {
                Some(_) => "a link".to_owned(),
                None => "nothing to decide".to_owned(),
            }
        }
        ["looks"] => match app.look_at_link(teller.link.as_deref().unwrap()) {
            Ok(seen) => format!("{}: {}", seen.name, line(teller, &seen.detail)),
            Err(error) => teller.refusal(error),
        },
        ["forges", word] => {
            let outcome = app.decide_by_link(&"0".repeat(64), decision(word));
            teller.one(outcome.map(|decided| decided.meeting))
        }
        ["submits", word] => {
            let link = teller.link.clone().unwrap();
            let outcome = app.decide_by_link(&link, decision(word));
            teller.one(outcome.map(|decided| decided.meeting))
        }
        _ => return None,
    })
}

fn decision(word: &str) -> Decision {
    let verdict = match word {
        "approve" => Verdict::Approve,
        "decline" => Verdict::Decline,
        other => panic!("no verdict: {other}"),
    };
    Decision {
        verdict,
        reason: None,
    }
}

fn flow(teller: &mut Teller, words: &[&str]) -> Vec<Step> {
    words
        .split(|word| *word == "/")
        .filter(|words| !words.is_empty())
        .map(|words| step(teller, words))
        .collect()
}

fn step(teller: &mut Teller, words: &[&str]) -> Step {
    let (quorum, names) = words[0].split_once(':').unwrap();
    let mut step = Step {
        name: String::new(),
        approvers: Vec::new(),
        quorum: match quorum {
            "any" => Quorum::Any,
            "all" => Quorum::All,
            count => Quorum::Count {
                people: count.parse().unwrap(),
            },
        },
        when: Vec::new(),
        own_requests: OwnRequests::Agreed,
        deadline: None,
    };
    for name in names.split(',').filter(|name| !name.is_empty()) {
        let approver = match (teller.bodies.get(name), name) {
            (_, "holders") => Approver::Holders,
            (_, "the-approvers") => {
                Approver::Role(domain::access::RoleCode::parse("approver").unwrap())
            }
            (Some(Subject::Group(group)), _) => Approver::Group(*group),
            (Some(Subject::OrgUnit(unit)), _) => Approver::OrgUnit(*unit),
            _ => Approver::Person(teller.person(name)),
        };
        step.approvers.push(approver);
    }
    let mut deadline = Deadline {
        hours: 0,
        working: false,
        remind_hours: None,
        then: Outcome::Decline,
    };
    for word in &words[1..] {
        match word.split_once('=') {
            Some(("within", hours)) => deadline.hours = hours.parse().unwrap(),
            None if *word == "working" => deadline.working = true,
            Some(("remind", hours)) => deadline.remind_hours = Some(hours.parse().unwrap()),
            Some(("then", "approve")) => deadline.then = Outcome::Approve,
            Some(("then", "decline")) => deadline.then = Outcome::Decline,
            Some(("then", "escalate")) => deadline.then = Outcome::Escalate,
            Some(("own", "another")) => step.own_requests = OwnRequests::Another,
            Some(("when", text)) => step.when = text.split(',').map(condition).collect(),
            _ => panic!("no step can be '{word}'"),
        }
    }
    step.deadline = (deadline.hours > 0).then_some(deadline);
    step
}

fn list(teller: &Teller, who: &Who, mine: Mine) -> String {
    let found = teller.app.approvals(who, mine, None, None, 100).unwrap();
    let lines: Vec<_> = found.iter().map(|detail| line(teller, detail)).collect();
    if lines.is_empty() {
        "none".to_owned()
    } else {
        lines.join("; ")
    }
}

fn line(teller: &Teller, detail: &ApprovalDetail) -> String {
    let approval = &detail.approval;
    let rooms: Vec<_> = approval
        .rooms()
        .into_iter()
        .map(|id| teller.room_name(id))
        .collect();
    let why: Vec<_> = approval.why.iter().map(reason).collect();
    let mut text = format!(
        "{} {} {} because {}",
        approval.progress.as_str(),
        rooms.join("+"),
        times(approval.span),
        why.join(" and ")
    );
    if approval.stages.len() > 1 {
        let step = (approval.stage + 1).min(approval.stages.len());
        text.push_str(&format!(", step {step} of {}", approval.stages.len()));
    }
    if !detail.rivals.is_empty() {
        text.push_str(&format!(", {} rivals", detail.rivals.len()));
    }
    if !detail.clashes.is_empty() {
        text.push_str(", taken");
    }
    text
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::RoomMode { .. } => "of the room".to_owned(),
        Reason::ByRequest => "of who asks".to_owned(),
        Reason::OutOfPolicy { rules } => format!("of {}", rules.join(",")),
        Reason::Condition { condition, .. } => match condition {
            Condition::LongerThan { minutes } => format!("longer than {minutes}"),
            Condition::PeopleOver { people } => format!("more than {people} people"),
            Condition::Guests => "of guests".to_owned(),
            Condition::Series => "of a series".to_owned(),
            Condition::During(_) => "of the hour".to_owned(),
            Condition::Outside(_) => "out of hours".to_owned(),
        },
    }
}

/// What the log says about requests since it was last read.
fn log(teller: &mut Teller) -> String {
    let lines = everything(teller);
    if let Some(last) = lines.last() {
        teller.heard = last.position;
    }
    let told: Vec<_> = lines
        .iter()
        .filter_map(|line| match &line.event.fact {
            Fact::Approval(fact) => {
                let kind = line.event.fact.kind().trim_start_matches("approval.");
                let mut names: Vec<_> = fact.people.iter().map(|id| name(teller, *id)).collect();
                names.sort();
                let by = fact.vote.as_ref().map(|vote| {
                    let word = match vote.verdict {
                        Verdict::Approve => "yes",
                        Verdict::Decline => "no",
                    };
                    let whose = match vote.person == vote.cast_by {
                        true => String::new(),
                        false => format!(" for {}", name(teller, vote.person)),
                    };
                    format!("{word} by {}{whose}", name(teller, vote.cast_by))
                });
                let more = by.unwrap_or_else(|| names.join("+"));
                Some(format!("{kind} {more}").trim().to_owned())
            }
            _ => None,
        })
        .collect();
    if told.is_empty() {
        "nothing".to_owned()
    } else {
        told.join(", ")
    }
}

/// All lines up to one that is added now. On PostgreSQL it can be read once older transactions of
/// the whole server are over, other tests' among them.
fn everything(teller: &Teller) -> Vec<Told> {
    let mark = SessionId(teller.app.new_place_id().0);
    let person = PersonId(mark.0);
    let happened = SessionHappened::Opened;
    let fact = Fact::Session(SessionFact {
        happened,
        session: mark,
        person,
    });
    let actor = Actor::of(&Caller::system(), Origin::Console);
    let at = teller.app.now();
    let event = Event { at, actor, fact };
    let store = teller.app.store();
    store.write(move |tx| tx.log(&event)).unwrap();
    let is_mark =
        |line: &Told| matches!(&line.event.fact, Fact::Session(fact) if fact.session == mark);
    let mut seen = 0;
    for _ in 0..400 {
        let lines = teller.app.events_after(teller.heard, 100_000).unwrap();
        if lines.iter().any(is_mark) {
            return lines;
        }
        seen = store.wait_for_events(seen, Duration::from_millis(50));
    }
    panic!("the log does not show what was added")
}

fn name(teller: &Teller, id: PersonId) -> String {
    let found = teller.people.iter().find(|(_, person)| **person == id);
    found
        .map(|(name, _)| name.clone())
        .unwrap_or_else(|| "nobody".to_owned())
}

/// What a meeting is to be, where somebody has to agree to that.
pub(super) fn proposal(teller: &Teller, meeting: &Meeting) -> String {
    let Some(proposal) = &meeting.proposal else {
        return String::new();
    };
    let rooms = proposal.rooms.iter().map(|room| teller.room_name(*room));
    let rooms: Vec<_> = rooms.collect();
    format!(", to be {} {}", rooms.join("+"), times(proposal.span))
}

pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Settled { progress } => format!("it was {}", progress.as_str()),
        Refusal::NotAsked => "not asked".to_owned(),
        Refusal::OwnRequest => "somebody else has to decide".to_owned(),
        Refusal::Spoken => "decided that already".to_owned(),
    }
}
