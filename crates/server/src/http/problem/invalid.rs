//! A field that holds what it does not accept: why, by a stable word, and what it would.

use app::Problem;
use serde_json::{Value, json};

use super::ApiError;

impl ApiError {
    pub fn invalid(field: &str, problem: &Problem) -> ApiError {
        let (reason, accepted) = in_data(problem);
        let number = |name: &str| {
            accepted
                .get(name)
                .and_then(Value::as_i64)
                .unwrap_or_default()
        };
        ApiError::new("invalid_value")
            .arg("field", field.to_owned())
            .arg("reason", reason)
            .arg("most", number("most"))
            .arg("least", number("least"))
            .with(
                "params",
                json!({"field": field, "reason": reason, "accepted": accepted}),
            )
    }
}

fn in_data(problem: &Problem) -> (&'static str, Value) {
    match problem {
        Problem::Empty => ("empty", Value::Null),
        Problem::TooLong { most } => ("too_long", json!({"most": most})),
        Problem::TooShort { least } => ("too_short", json!({"least": least})),
        Problem::TooMany { most } => ("too_many", json!({"most": most})),
        Problem::ControlCharacter => ("control_character", Value::Null),
        Problem::HiddenCharacter => ("hidden_character", Value::Null),
        Problem::UnknownTimeZone => ("unknown_time_zone", Value::Null),
        Problem::UnknownPerson => ("unknown_person", Value::Null),
        Problem::PersonLeft => ("person_left", Value::Null),
        Problem::UnknownCode => ("unknown_code", Value::Null),
        Problem::KeptForOthers => ("kept_for_others", Value::Null),
        Problem::UnknownLanguage => ("unknown_language", Value::Null),
        Problem::NotAnAddress => ("not_an_address", Value::Null),
        Problem::EndNotAfterStart => ("end_not_after_start", Value::Null),
        Problem::OutOfRange { least, most } => {
            ("out_of_range", json!({"least": least, "most": most}))
        }
        Problem::InTheFuture { now } => ("in_the_future", json!({"most": now})),
        Problem::Taken => ("taken", Value::Null),
        Problem::NotTakingPart => ("not_taking_part", Value::Null),
        Problem::Repeated => ("repeated", Value::Null),
        Problem::TheirsAlready => ("theirs_already", Value::Null),
        Problem::NoSuchRoom => ("no_such_room", Value::Null),
        Problem::Unknown => ("unknown", Value::Null),
        Problem::NotAPicture => ("not_a_picture", Value::Null),
        Problem::NotADrawing => ("not_a_drawing", Value::Null),
        Problem::NoArea => ("no_area", Value::Null),
        Problem::NotACode => ("not_a_code", Value::Null),
        Problem::UnknownPlaceholder { name } => (
            "unknown_placeholder",
            json!({"name": name, "known": app::notice::PLACEHOLDERS}),
        ),
    }
}
