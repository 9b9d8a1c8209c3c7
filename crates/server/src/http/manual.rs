//! The page of the manual about errors: every code with its status, its meaning and what to do. It is
//! written by the program, so that no code is missing and none is there that was given up.

use domain::person::Language;
use domain::policy::ViolationCode;
use domain::series::RuleError;

use super::problem::CODES;
use crate::language::say;

/// What to do where the words for people mention data of the refusal and so cannot stand here.
const ADVICE: &[(&str, &str)] = &[
    (
        "already_answered",
        "Nothing is left to answer; `params.state` says how it was answered. Propose it anew.",
    ),
    (
        "closure_over",
        "`params.state` is `over` or `withdrawn`. Plan a new closure.",
    ),
    (
        "waits_no_longer",
        "A room was booked for it (cancel that meeting) or its time has passed: see `params.state`.",
    ),
    (
        "waits_for_too_many",
        "Withdraw a wish first; `params.most` says how many may wait.",
    ),
    (
        "malformed",
        "`params.field` says where, `params.reason` what is wrong, `params.accepted` what would do. Mend the request; it will not work by repeating it.",
    ),
    (
        "invalid_query",
        "`params.name` is what is not known, `params.accepted` what is. Names are never passed over: a list would answer as if there were no filter.",
    ),
    (
        "unreadable_file",
        "`detail` says where; `params.code` is stable. Nothing of the file was taken: mend it and send it again.",
    ),
    (
        "not_found",
        "`params.noun` says what. It is gone, never was, or is not for the caller to see: read the list anew.",
    ),
    (
        "room_busy",
        "`conflicts` says what is in the way. Offer `alternatives`, or book the series with `onConflict: \"skip\"`.",
    ),
    (
        "wrong_state",
        "`params.state` is the state it is in. Read it anew and offer what its `actions` list.",
    ),
    ("too_early", "Possible from `params.from` on."),
    (
        "meeting_over",
        "It ended at `params.since`. Book a new one.",
    ),
    (
        "too_late",
        "It was possible until `params.since`. Offer a room that is free now.",
    ),
    (
        "barred",
        "Nobody came to `params.count` meetings they had booked. They may book again from `params.until` on, at `params.placeId` or, without it, anywhere. Offer `POST /api/v1/no-shows/{id}/appeal` for those listed by `GET /api/v1/people/{id}/standing`.",
    ),
    (
        "no_show_settled",
        "`params.state` is what became of it. Read the standing anew.",
    ),
    (
        "no_meeting_here",
        "No meeting in the room is open to check in. Offer to book it now.",
    ),
    (
        "code_expired",
        "The code was shown too long ago. Scan the one that is shown now.",
    ),
    (
        "unknown_code",
        "It is no code of this deployment. Scan the one in the room.",
    ),
    (
        "unknown_card",
        "The card belongs to nobody. Give it to a person with `PUT /api/v1/people/{id}/cards`.",
    ),
    (
        "printed_code_not_allowed",
        "The rule `printedCodeAllowed` of the room says no. Show the code that changes, or set the rule.",
    ),
    (
        "policy_violation",
        "Each of `violations` names a rule, its `limit`, what was `actual`, and in `placeId` who set it. Ask within the limits, or ask that place.",
    ),
    (
        "invalid_value",
        "`params.field` is the field, `params.reason` what is wrong with it, `params.accepted` what would do.",
    ),
    (
        "invalid_recurrence",
        "`params.reason` is one of the codes below.",
    ),
    (
        "whole_minutes_wanted",
        "`params.field` lies between two minutes. Leave the seconds out; in a rule, leave out BYSECOND.",
    ),
    (
        "wrong_place",
        "`params.reason` is `cycle`, `wrong_parent` or `unknown_parent`. Campus, building, floor, zone and room contain each other in this order.",
    ),
    (
        "beyond_own_rights",
        "`params.permission` is what the caller lacks there, or has for a shorter time. Ask somebody who holds it.",
    ),
    (
        "in_use",
        "`params.uses` says how many grants, keys, units or people still name it. Take these away first.",
    ),
    (
        "wrong_org_unit",
        "`params.reason` is `cycle` or `unknown_parent`.",
    ),
    (
        "wrong_flow",
        "`params.reason` is `no_step`, `too_many_steps`, `no_approver`, `too_many_approvers`, `repeated_approver`, `unknown_approver`, `nobody_there`, `count_beyond_people`, `deadline`, `condition` or `repeated_step`; `params.step` is the step, counted from one.",
    ),
    (
        "already_decided",
        "`params.state` says how. Read the list of requests anew.",
    ),
    (
        "wrong_agenda",
        "`params.reason` is `unknown_item`, `repeated_item` or `keeper_not_invited`, `params.id` of whom or what. Read the agenda anew.",
    ),
    (
        "minutes_changed",
        "`params.changed` names each part that others wrote since the version you read, and who. Show it, then write on `params.version`.",
    ),
    (
        "minutes_wrong_state",
        "`params.state` is where they stand. Read them anew.",
    ),
    (
        "file_too_large",
        "`params.mostBytes` is what a file may have; `file_megabytes` of the settings says so.",
    ),
    (
        "too_many_attempts",
        "Wait for the seconds that `Retry-After` says.",
    ),
];

/// What each code of a rule that is none means, and what to do.
const RULES: &[(&str, &str, &str)] = &[
    (
        "rrule_too_long",
        "More bytes than are read",
        "Write the rule shorter; long lists of dates are `rdates`.",
    ),
    (
        "rrule_malformed",
        "A piece is not NAME=VALUE",
        "Separate NAME=VALUE by semicolons, without the property name RRULE.",
    ),
    (
        "rrule_unknown_part",
        "No part of RFC 5545 or RFC 7529",
        "Correct the name or leave the part out.",
    ),
    (
        "rrule_repeated_part",
        "A part stands twice",
        "Join both into one list, or leave one out.",
    ),
    (
        "rrule_frequency_missing",
        "FREQ is missing",
        "Say FREQ=DAILY, WEEKLY, MONTHLY, YEARLY or shorter.",
    ),
    (
        "rrule_bad_value",
        "A value cannot be read",
        "See RFC 5545, section 3.3.10, for what the part holds.",
    ),
    (
        "rrule_out_of_range",
        "A number is out of its range",
        "Use a number the part can hold, such as 1 to 31 for BYMONTHDAY.",
    ),
    (
        "rrule_part_forbidden",
        "The part does not go with this FREQ",
        "Leave it out, or choose another FREQ (table in RFC 5545, section 3.3.10).",
    ),
    (
        "rrule_ordinal_forbidden",
        "BYDAY with a number, such as 2MO, without months or years",
        "Leave the number out, or use FREQ=MONTHLY or YEARLY.",
    ),
    (
        "rrule_ordinal_with_week_number",
        "BYDAY with a number beside BYWEEKNO",
        "Leave one of them out.",
    ),
    (
        "rrule_count_and_until",
        "COUNT and UNTIL together",
        "Keep one of them.",
    ),
    (
        "rrule_position_alone",
        "BYSETPOS without another BY part",
        "Add the part from which it is to choose.",
    ),
    (
        "rrule_unknown_calendar",
        "RSCALE names a calendar that is not known",
        "Leave RSCALE out or say GREGORIAN.",
    ),
];

/// The whole page.
pub fn errors(language: Language) -> String {
    let mut page = String::from(
        "# Errors\n\nEvery error is `application/problem+json` (RFC 9457). `code` is stable; `title` \
         and `detail` come in\nthe language of `Accept-Language`. This page is made from the code by \
         `cargo xtask openapi`.\n\n| status | code | title | what to do |\n|---|---|---|---|\n",
    );
    for (code, status) in CODES {
        let title = say(language, &id_of(code, ""), &[]);
        let advice = advice(language, code);
        page.push_str(&format!("| {status} | `{code}` | {title} | {advice} |\n"));
    }
    page.push_str(
        "\n## Violations\n\n`policy_violation` lists each rule that says no: `code`, `rule` (the \
         name of the setting), `placeId` (who\nset it; absent for the default of a fresh \
         deployment), `limit`, `actual`, `roomId` and `start`.\n\n| code |\n|---|\n",
    );
    for code in ViolationCode::ALL {
        let name = serde_json::to_value(code).unwrap_or_default();
        page.push_str(&format!("| `{}` |\n", name.as_str().unwrap_or_default()));
    }
    page.push_str(
        "\n## Recurrence rules\n\n`invalid_recurrence` says in `params.reason` why a text is no \
         rule.\n\n| reason | meaning | what to do |\n|---|---|---|\n",
    );
    for code in RuleError::CODES {
        let (meaning, advice) = RULES
            .iter()
            .find(|(known, ..)| *known == code)
            .map_or(("", ""), |(_, meaning, advice)| (*meaning, *advice));
        page.push_str(&format!("| `{code}` | {meaning} | {advice} |\n"));
    }
    page
}

/// The words for people where they need no data, or else those of the table.
fn advice(language: Language, code: &str) -> String {
    let own = ADVICE.iter().find(|(known, _)| *known == code);
    own.map_or_else(
        || say(language, &id_of(code, "-detail"), &[]),
        |(_, advice)| (*advice).to_owned(),
    )
}

fn id_of(code: &str, suffix: &str) -> String {
    format!("error-{}{suffix}", code.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_says_what_to_do_without_data() {
        for (code, _) in CODES {
            let advice = advice(Language::English, code);
            let has_holes = advice.contains(['$', '\n', '|', '\u{2068}']);
            assert!(!advice.is_empty() && !has_holes, "{code}: {advice:?}");
        }
        for (code, _) in ADVICE {
            assert!(CODES.iter().any(|(known, _)| known == code), "{code}");
        }
    }

    #[test]
    fn every_refusal_of_a_rule_says_what_to_do() {
        let known: Vec<_> = RULES.iter().map(|(code, ..)| *code).collect();
        assert_eq!(known, RuleError::CODES);
    }
}
