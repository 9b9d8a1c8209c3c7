//! What the refusals of one noun say on the wire: the code, and the data that goes with it.

use app::{Problem, Refusal};
use domain::agenda::AgendaRefusal;
use domain::approval::FlowRefusal;
use domain::id::PlaceId;
use domain::meeting;
use domain::person::OrgUnitRefusal;
use domain::place::PlaceRefusal;
use domain::policy::{RuleFault, RuleRefusal};
use domain::series::{Part, Rule, RuleError};
use jiff::Timestamp;
use serde_json::json;

use super::ApiError;

/// The state of the thing is the reason.
pub(super) fn in_state(code: &'static str, state: &'static str) -> ApiError {
    ApiError::new(code)
        .arg("state", state)
        .with("params", json!({"state": state}))
}

pub(super) fn of_flow(refusal: &FlowRefusal) -> ApiError {
    ApiError::new("wrong_flow")
        .arg("reason", refusal.reason())
        .arg("step", refusal.step().unwrap_or_default() as i64)
        .with(
            "params",
            json!({"reason": refusal.reason(), "step": refusal.step()}),
        )
}

pub(super) fn of_meeting(refusal: &meeting::Refusal) -> ApiError {
    match refusal {
        meeting::Refusal::Violates(violations) => ApiError::new("policy_violation")
            .arg("count", violations.len() as i64)
            .with("violations", json!(violations)),
        meeting::Refusal::WrongState { state, action } => ApiError::new("wrong_state")
            .arg("state", state.as_str())
            .with("params", json!({"state": state, "action": action})),
        meeting::Refusal::NotYet { from } => ApiError::new("too_early")
            .arg("from", from.to_string())
            .with("params", json!({"from": from})),
        meeting::Refusal::Over { since } => ApiError::new("meeting_over")
            .arg("since", since.to_string())
            .with("params", json!({"since": since})),
        meeting::Refusal::NeedsApproval => ApiError::new("needs_approval"),
        meeting::Refusal::TooLate { since } => ApiError::new("too_late")
            .arg("since", since.to_string())
            .with("params", json!({"since": since})),
        meeting::Refusal::SameRooms => ApiError::new("same_rooms"),
        meeting::Refusal::NoRoom => ApiError::invalid("roomIds", &Problem::Empty),
        meeting::Refusal::EmptySpan => ApiError::invalid("end", &Problem::EndNotAfterStart),
        // Both have become refusals of their own before they get here.
        meeting::Refusal::Clashes(_) => ApiError::new("room_busy"),
        meeting::Refusal::UnknownRoom(_) => ApiError::new("not_found").arg("noun", "room"),
    }
}

pub(super) fn barred(until: Timestamp, place: Option<PlaceId>, count: u32) -> ApiError {
    ApiError::new("barred")
        .arg("until", until.to_string())
        .arg("count", i64::from(count))
        .with(
            "params",
            json!({"until": until, "placeId": place, "count": count}),
        )
}

pub(super) fn of_rule(error: &RuleError) -> ApiError {
    let (part, value) = match error {
        RuleError::Malformed { piece: value }
        | RuleError::UnknownPart { name: value }
        | RuleError::UnknownCalendar { name: value } => (None, value.clone()),
        RuleError::Repeated { part } => (Some(*part), String::new()),
        RuleError::BadValue { part, value } => (Some(*part), value.clone()),
        RuleError::OutOfRange { part, value, .. } => (Some(*part), value.to_string()),
        RuleError::PartForbidden { part, frequency } => (Some(*part), frequency.name().to_owned()),
        RuleError::OrdinalForbidden { frequency } => (None, frequency.name().to_owned()),
        RuleError::TooLong { .. }
        | RuleError::FrequencyMissing
        | RuleError::OrdinalWithWeekNumber
        | RuleError::CountAndUntil
        | RuleError::PositionAlone => (None, String::new()),
    };
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (length, least, most) = match error {
        RuleError::TooLong { length } => (number(*length), 0, number(Rule::LONGEST)),
        RuleError::OutOfRange { least, most, .. } => (0, *least, *most),
        _ => (0, 0, 0),
    };
    ApiError::new("invalid_recurrence")
        .arg("reason", error.code())
        .arg("part", part.map(Part::name).unwrap_or_default())
        .arg("value", value)
        .arg("length", length)
        .arg("least", least)
        .arg("most", most)
        .with(
            "params",
            json!({"field": "recurrence.rrule", "reason": error.code()}),
        )
}

pub(super) fn of_org_unit(refusal: OrgUnitRefusal) -> ApiError {
    let reason = match refusal {
        OrgUnitRefusal::NameTaken => return ApiError::new("name_taken"),
        OrgUnitRefusal::Cycle => "cycle",
        OrgUnitRefusal::UnknownParent => "unknown_parent",
    };
    ApiError::new("wrong_org_unit")
        .arg("reason", reason)
        .with("params", json!({"reason": reason}))
}

pub(super) fn of_place(refusal: &PlaceRefusal) -> ApiError {
    let wrong = |reason: &'static str| {
        ApiError::new("wrong_place")
            .arg("reason", reason)
            .with("params", json!({"reason": reason}))
    };
    match refusal {
        PlaceRefusal::Cycle => wrong("cycle"),
        PlaceRefusal::WrongParent { .. } => wrong("wrong_parent"),
        PlaceRefusal::UnknownParent => wrong("unknown_parent"),
        PlaceRefusal::UnknownTimeZone { .. } => {
            ApiError::invalid("timeZone", &Problem::UnknownTimeZone)
        }
        PlaceRefusal::DuplicateCode { code } => {
            ApiError::new("duplicate_code").with("params", json!({"code": code}))
        }
        PlaceRefusal::Rules(refusal) => of_rules(refusal),
    }
}

fn of_rules(refusal: &RuleRefusal) -> ApiError {
    match refusal {
        RuleRefusal::Value { rule, fault } => {
            let problem = match fault {
                RuleFault::Empty => Problem::Empty,
                RuleFault::Backwards => Problem::EndNotAfterStart,
                RuleFault::TooMany { most } => Problem::TooMany { most: *most },
                RuleFault::OutOfRange { least, most } => Problem::OutOfRange {
                    least: *least,
                    most: *most,
                },
                RuleFault::Unknown { .. } => Problem::UnknownCode,
            };
            ApiError::invalid(rule, &problem)
        }
        RuleRefusal::Contradicts(found) => ApiError::new("rules_contradict").with(
            "params",
            json!({
                "placeId": found.at,
                "rules": [
                    {"rule": found.rule, "placeId": found.place},
                    {"rule": found.other, "placeId": found.other_place},
                ],
            }),
        ),
    }
}

/// Of agendas, minutes and files.
pub(super) fn of_agenda(refusal: &Refusal) -> ApiError {
    match refusal {
        Refusal::Agenda(refusal) => {
            let (reason, id) = match refusal {
                AgendaRefusal::TooMany { most } => {
                    let problem = Problem::TooMany { most: *most };
                    return ApiError::invalid("items", &problem);
                }
                AgendaRefusal::UnknownItem(id) => ("unknown_item", id.0),
                AgendaRefusal::RepeatedItem(id) => ("repeated_item", id.0),
                AgendaRefusal::KeeperNotInvited(person) => ("keeper_not_invited", person.0),
            };
            ApiError::new("wrong_agenda")
                .arg("reason", reason)
                .with("params", json!({"reason": reason, "id": id}))
        }
        Refusal::MinutesChanged { version, changed } => {
            let parts = changed.iter();
            let parts = parts.map(|one| json!({"what": &*one.what, "by": one.by.as_deref()}));
            let params = json!({"version": version, "changed": parts.collect::<Vec<_>>()});
            ApiError::new("minutes_changed")
                .arg("count", changed.len() as i64)
                .with("params", params)
        }
        Refusal::MinutesWrongState { state } => in_state("minutes_wrong_state", state.as_str()),
        Refusal::FileTooLarge { most } => ApiError::new("file_too_large")
            .arg(
                "megabytes",
                i64::try_from(most / (1024 * 1024)).unwrap_or_default(),
            )
            .with("params", json!({"mostBytes": most})),
        // The code says it all.
        _ => ApiError::new(refusal.code()),
    }
}
