//! The one place where what went wrong becomes an answer: `application/problem+json` (RFC 9457)
//! with a stable code, in the reader's language. Faults of ours are logged here, once, with their
//! whole chain, and never shown.

mod invalid;
mod malformed;
mod refusal;

use app::{Error, Noun, Refusal, Remembered};
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::approval;
use domain::person::Language;
use serde::Serialize;
use serde_json::{Map, Value, json};

pub use self::malformed::{Malformed, Sort};
use self::refusal::{
    barred, in_state, of_agenda, of_flow, of_meeting, of_org_unit, of_place, of_rule,
};
use super::view;
use crate::language::{Arg, negotiate, say};

/// An answer that is an error.
#[derive(Clone, Debug)]
pub struct ApiError {
    pub status: StatusCode,
    /// Stable; listed in `docs/manual/errors.md`.
    pub code: &'static str,
    /// What the texts mention.
    args: Vec<(&'static str, Arg)>,
    /// Further members of the body.
    extra: Map<String, Value>,
    retry_after_seconds: Option<i64>,
}

/// All codes with their status; the manual's table is made of this.
pub const CODES: &[(&str, u16)] = &[
    ("malformed", 400),
    ("invalid_query", 400),
    ("csrf_header_missing", 403),
    ("not_signed_in", 401),
    ("wrong_password", 401),
    ("forbidden", 403),
    ("beyond_own_rights", 403),
    ("own_request", 403),
    ("not_found", 404),
    ("method_not_allowed", 405),
    ("room_busy", 409),
    ("wrong_state", 409),
    ("too_early", 409),
    ("meeting_over", 409),
    ("too_late", 409),
    ("barred", 403),
    ("no_show_settled", 409),
    ("no_meeting_here", 409),
    ("series_not_stopped", 409),
    ("code_expired", 410),
    ("unknown_code", 422),
    ("unknown_card", 422),
    ("unknown_pairing", 422),
    ("pairing_over", 410),
    ("printed_code_not_allowed", 422),
    ("not_in_series", 409),
    ("login_taken", 409),
    ("duplicate_code", 409),
    ("idempotency_key_spent", 409),
    ("last_administrator", 409),
    ("in_use", 409),
    ("name_taken", 409),
    ("built_in_role", 409),
    ("needs_approval", 409),
    ("no_room_free", 409),
    ("already_answered", 409),
    ("consent_wanted", 409),
    ("waits_no_longer", 409),
    ("mail_off", 409),
    ("nothing_to_retry", 409),
    ("already_decided", 409),
    ("already_spoken", 409),
    ("link_spent", 410),
    ("minutes_wrong_state", 409),
    ("minutes_begun", 409),
    ("no_typeface", 409),
    ("not_asked", 403),
    ("stale", 412),
    ("minutes_changed", 412),
    ("body_too_large", 413),
    ("file_too_large", 413),
    ("unsupported_media_type", 415),
    ("policy_violation", 422),
    ("invalid_value", 422),
    ("invalid_recurrence", 422),
    ("whole_minutes_wanted", 422),
    ("no_occurrence", 422),
    ("series_overlaps_itself", 422),
    ("recurrence_needed", 422),
    ("same_rooms", 422),
    ("other_room", 422),
    ("not_in_the_way", 409),
    ("nobody_to_ask", 409),
    ("closure_over", 409),
    ("other_does_not_fit", 422),
    ("waits_for_too_many", 422),
    ("idempotency_key_reused", 422),
    ("wrong_place", 422),
    ("wrong_org_unit", 422),
    ("rules_contradict", 422),
    ("wrong_flow", 422),
    ("unreadable_file", 422),
    ("wrong_agenda", 422),
    ("minutes_empty", 422),
    ("too_many_attempts", 429),
    ("internal", 500),
    ("not_delivered", 502),
    ("unavailable", 503),
    ("others_first", 503),
    ("storage_full", 507),
    ("storage_closed", 507),
];

/// The page that `type` of every error points at.
pub fn page(language: Language) -> String {
    let rows: String = CODES
        .iter()
        .map(|(code, status)| {
            let title = say(language, &format!("error-{}", code.replace('_', "-")), &[]);
            format!("<tr id=\"{code}\"><td>{status}<td><code>{code}</code><td>{title}\n")
        })
        .collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Smart Meeting</title>\n\
         <style>body {{ font: 16px/1.5 system-ui; margin: 2rem auto; max-width: 48rem; \
         padding: 0 1rem }} td {{ padding: .25rem 1rem .25rem 0 }} :target {{ font-weight: 700 }}\
         </style>\n<table>\n{rows}</table>\n",
        language.as_str()
    )
}

impl ApiError {
    pub fn new(code: &'static str) -> ApiError {
        let status = CODES
            .iter()
            .find(|(known, _)| *known == code)
            .map_or(500, |(_, s)| *s);
        ApiError {
            status: StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            code,
            args: Vec::new(),
            extra: Map::new(),
            retry_after_seconds: None,
        }
    }

    /// A name in the query that the operation does not know.
    pub fn unknown_query(name: &str, accepted: &[String]) -> ApiError {
        ApiError::new("invalid_query")
            .arg("name", name.to_owned())
            .arg("accepted", accepted.join(", "))
            .with("params", json!({"name": name, "accepted": accepted}))
    }

    /// Nothing of a file could be read; `data` says why by a stable code, and where.
    pub fn unreadable(data: impl Serialize) -> ApiError {
        let data = json!(data);
        let text = |name: &str| Some(data.get(name)?.as_str()?.to_owned());
        let number = |name: &str| data.get(name).and_then(Value::as_i64).unwrap_or_default();
        let columns = || {
            let columns = data.get("columns")?.as_array()?.iter();
            Some(
                columns
                    .filter_map(Value::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        };
        let name = text("name").or_else(|| text("column")).or_else(columns);
        let open = text("open").or_else(|| text("inside"));
        ApiError::new("unreadable_file")
            .arg("reason", text("code").unwrap_or_default())
            .arg("line", number("line"))
            .arg("bytes", number("bytes"))
            .arg("most", number("limit"))
            .arg("name", name.unwrap_or_default())
            .arg("open", open.unwrap_or_default())
            .with("params", data)
    }

    fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> ApiError {
        self.args.push((name, value.into()));
        self
    }

    fn with(mut self, name: &str, value: Value) -> ApiError {
        self.extra.insert(name.to_owned(), value);
        self
    }

    /// The request was carried out before and its answer held a secret, which is not kept.
    pub fn key_spent(made: impl Serialize) -> ApiError {
        ApiError::new("idempotency_key_spent").with("params", json!({"id": made}))
    }

    /// As it is kept for the next time the same is asked.
    pub fn remembered(&self, language: Language) -> Remembered {
        let (status, body) = self.render(language);
        Remembered {
            status: status.as_u16(),
            version: None,
            body,
        }
    }

    /// Status and body in a language.
    pub fn render(&self, language: Language) -> (StatusCode, String) {
        let text = |suffix: &str| {
            let id = format!("error-{}{suffix}", self.code.replace('_', "-"));
            say(language, &id, &self.args)
        };
        let mut body = Map::new();
        body.insert("type".into(), json!(format!("/docs/errors#{}", self.code)));
        body.insert("title".into(), json!(text("")));
        body.insert("status".into(), json!(self.status.as_u16()));
        body.insert("detail".into(), json!(text("-detail")));
        body.insert("code".into(), json!(self.code));
        body.extend(self.extra.clone());
        (self.status, Value::Object(body).to_string())
    }
}

impl ApiError {
    /// The answer to a refusal; `None` for faults of ours, which nobody should rely on.
    pub fn of_ref(error: &Error) -> Option<ApiError> {
        let is_refusal = matches!(
            error,
            Error::Denied(_) | Error::NotFound(_) | Error::Refused(_)
        );
        is_refusal.then(|| ApiError::from(error))
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> ApiError {
        ApiError::from(&error)
    }
}

impl From<&Error> for ApiError {
    fn from(error: &Error) -> ApiError {
        match error {
            Error::Denied(permission) => {
                ApiError::new("forbidden").with("params", json!({"permission": permission}))
            }
            Error::NotFound(noun) => {
                let noun = match noun {
                    Noun::ActionItem => "actionItem",
                    Noun::Attachment => "attachment",
                    Noun::Minutes => "minutes",
                    Noun::ApiKey => "apiKey",
                    Noun::Approval => "approval",
                    Noun::Closure => "closure",
                    Noun::Flow => "flow",
                    Noun::Decor => "decor",
                    Noun::Delegation => "delegation",
                    Noun::Grant => "grant",
                    Noun::Group => "group",
                    Noun::OrgUnit => "orgUnit",
                    Noun::Role => "role",
                    Noun::Calendar => "calendar",
                    Noun::MeetingType => "meetingType",
                    Noun::Meeting => "meeting",
                    Noun::NoShow => "noShow",
                    Noun::Notice => "notice",
                    Noun::Panel => "panel",
                    Noun::Person => "person",
                    Noun::Picture => "picture",
                    Noun::Place => "place",
                    Noun::Plan => "plan",
                    Noun::Room => "room",
                    Noun::Series => "series",
                    Noun::Session => "session",
                    Noun::SwapOffer => "swapOffer",
                    Noun::HandOver => "handOver",
                    Noun::Waiting => "waiting",
                };
                ApiError::new("not_found")
                    .arg("noun", noun)
                    .with("params", json!({"noun": noun}))
            }
            Error::Stale { version } => {
                ApiError::new("stale").with("params", json!({"version": version}))
            }
            Error::Refused(refusal) => ApiError::of_refusal(refusal),
            Error::Busy(_) => {
                tracing::warn!(error = chain(error), "the database is not available");
                let mut answer = ApiError::new("unavailable");
                answer.retry_after_seconds = Some(2);
                answer
            }
            Error::Outwaited(_) => {
                let mut answer = ApiError::new("others_first");
                answer.retry_after_seconds = Some(1);
                answer
            }
            Error::Broken(_) | Error::Unwritten(_) => {
                tracing::error!(error = chain(error), "a request failed");
                ApiError::new("internal")
            }
        }
    }
}

/// With the one thing that the refusal is about.
fn named(code: &'static str, name: &str, value: &str) -> ApiError {
    ApiError::new(code).with("params", json!({ name: value }))
}

impl ApiError {
    pub fn of_refusal(refusal: &Refusal) -> ApiError {
        match refusal {
            Refusal::RoomBusy {
                clashes,
                alternatives,
            } => {
                let conflicts: Vec<_> = clashes.iter().map(view::conflict).collect();
                let ways_out: Vec<_> = alternatives.iter().map(view::alternative).collect();
                ApiError::new("room_busy")
                    .arg("count", clashes.len() as i64)
                    .with("conflicts", json!(conflicts))
                    .with("alternatives", json!(ways_out))
            }
            Refusal::Meeting(refusal) => of_meeting(refusal),
            Refusal::Rule(error) => of_rule(error),
            Refusal::WholeMinutes { field } => ApiError::new("whole_minutes_wanted")
                .arg("field", *field)
                .with("params", json!({"field": field})),
            Refusal::SeriesOverlapsItself { one, other } => ApiError::new("series_overlaps_itself")
                .with("params", json!({"starts": [one.from(), other.from()]})),
            Refusal::Place(refusal) => of_place(refusal),
            Refusal::AlreadyAnswered { state } => in_state("already_answered", state.as_str()),
            Refusal::ClosureOver { progress } => in_state("closure_over", progress.as_str()),
            Refusal::WaitedNoLonger { state } => in_state("waits_no_longer", state.as_str()),
            Refusal::WaitsForTooMany { most } => ApiError::new("waits_for_too_many")
                .arg("most", *most as i64)
                .with("params", json!({"most": most})),
            Refusal::Flow(refusal) => of_flow(refusal),
            Refusal::Approval(approval::Refusal::Settled { progress }) => {
                in_state("already_decided", progress.as_str())
            }
            Refusal::Approval(_) => ApiError::new(refusal.code()),
            Refusal::Barred {
                until,
                place,
                count,
            } => barred(*until, *place, *count),
            Refusal::NoShowSettled { state } => in_state("no_show_settled", state.as_str()),
            Refusal::PrintedCodeNotAllowed
            | Refusal::CodeExpired
            | Refusal::UnknownCode
            | Refusal::UnknownCard
            | Refusal::UnknownPairing
            | Refusal::PairingOver
            | Refusal::NoMeetingHere
            | Refusal::NoOccurrence
            | Refusal::SeriesNotStopped
            | Refusal::RecurrenceNeeded
            | Refusal::NotInSeries
            | Refusal::NoRoomFree
            | Refusal::OtherRoom
            | Refusal::NotInTheWay
            | Refusal::NobodyToAsk
            | Refusal::OtherDoesNotFit
            | Refusal::LinkSpent
            | Refusal::WrongPassword
            | Refusal::LastAdministrator
            | Refusal::BuiltInRole => ApiError::new(refusal.code()),
            Refusal::KeyReused => ApiError::new("idempotency_key_reused"),
            Refusal::TooManyAttempts {
                retry_after_seconds,
            } => ApiError::too_many(*retry_after_seconds),
            Refusal::LoginTaken { login } => named("login_taken", "login", login),
            Refusal::BeyondOwnRights { missing } => ApiError::new("beyond_own_rights")
                .arg("permission", missing.as_str())
                .with("params", json!({"permission": missing})),
            Refusal::InUse { uses } => ApiError::new("in_use")
                .arg("count", *uses)
                .with("params", json!({"uses": uses})),
            Refusal::NameTaken { name } => named("name_taken", "name", name),
            Refusal::OrgUnit(refusal) => of_org_unit(*refusal),
            Refusal::MailOff => ApiError::new("mail_off"),
            Refusal::NotDelivered { reason } => named("not_delivered", "reason", reason),
            Refusal::NothingToRetry { state } => in_state("nothing_to_retry", state.as_str()),
            Refusal::Invalid { field, problem } => ApiError::invalid(field, problem),
            // Of agendas, minutes and files.
            other => of_agenda(other),
        }
    }

    fn too_many(retry_after_seconds: i64) -> ApiError {
        ApiError {
            retry_after_seconds: Some(retry_after_seconds),
            ..ApiError::new("too_many_attempts").arg("seconds", retry_after_seconds)
        }
    }

    /// Status, title and detail, for a page.
    pub fn in_words(&self, language: Language) -> (StatusCode, String, String) {
        let title = format!("error-{}", self.code.replace('_', "-"));
        let title = say(language, &title, &self.args);
        (self.status, title, self.detail(language))
    }

    /// What would be accepted instead, in a language.
    pub fn detail(&self, language: Language) -> String {
        say(
            language,
            &format!("error-{}-detail", self.code.replace('_', "-")),
            &self.args,
        )
    }
}

/// An error with all its causes, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text
}

/// The body waits for `translate`, which knows the language.
impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after_seconds {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            let scheme = HeaderValue::from_static("Bearer");
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, scheme);
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Words every error in the language of the request.
pub async fn translate(request: Request, next: Next) -> Response {
    let language = language_of(request.headers());
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let ours = response.extensions_mut().remove::<ApiError>();
    let Some(error) = ours.or_else(|| is_api.then(|| stranger(&response)).flatten()) else {
        return response;
    };
    let (status, body) = error.render(language);
    let (mut parts, _) = response.into_parts();
    parts.status = status;
    parts.headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, body.into())
}

/// An error in the words of a library, as far as its status says what it means.
fn stranger(response: &Response) -> Option<ApiError> {
    let kind = response.headers().get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| *kind == PROBLEM_JSON) {
        return None;
    }
    let code = match response.status() {
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::METHOD_NOT_ALLOWED => "method_not_allowed",
        StatusCode::PAYLOAD_TOO_LARGE => "body_too_large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "unsupported_media_type",
        status if status.is_client_error() => {
            return Some(ApiError::malformed(Malformed::wanted("", Sort::Other)));
        }
        status if status.is_server_error() => "internal",
        _ => return None,
    };
    Some(ApiError::new(code))
}

pub const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

pub fn language_of(headers: &axum::http::HeaderMap) -> Language {
    let header = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    negotiate(header.unwrap_or_default())
}

/// The shape of every error, for the document of the interface.
#[derive(utoipa::ToSchema)]
#[schema(rename_all = "camelCase")]
#[expect(dead_code, reason = "describes a body that is written as a map")]
pub struct ProblemBody {
    /// Address of the description.
    #[schema(rename = "type", example = "/docs/errors#room_busy")]
    kind: String,
    /// Short, in the language of `Accept-Language`.
    title: String,
    status: u16,
    /// What would be accepted instead.
    detail: String,
    /// Stable code.
    #[schema(example = "room_busy")]
    code: String,
    /// Data of the refusal.
    params: Option<Value>,
    /// With `policy_violation`: each rule that says no.
    violations: Option<Vec<Value>>,
    /// With `room_busy`: what is in the way.
    conflicts: Option<Vec<view::Conflict>>,
    /// With `room_busy`: at most six ways out, best first.
    alternatives: Option<Vec<view::AlternativeView>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_words_in_every_language() {
        for (code, _) in CODES {
            for language in Language::ALL {
                for suffix in ["", "-detail"] {
                    let id = format!("error-{}{suffix}", code.replace('_', "-"));
                    assert_ne!(
                        say(language, &id, &[]),
                        id,
                        "{} lacks {id}",
                        language.as_str()
                    );
                }
            }
        }
    }
}
