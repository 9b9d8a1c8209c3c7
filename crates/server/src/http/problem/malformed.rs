//! How a request is not what the interface describes: as data, so that it is told in the reader's
//! language, and never in the words of the library that stumbled over it.

use serde_json::{Value, json};

use super::ApiError;

/// What is wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Malformed {
    /// The body ends, or is no JSON, at this line and column.
    NotJson {
        line: usize,
        column: usize,
    },
    /// The connection ended before the body did.
    CutOff,
    /// The query is no text in UTF-8.
    NotUtf8,
    Missing(String),
    /// A field nobody knows, and those that are known.
    Unknown {
        field: String,
        known: Vec<String>,
    },
    Twice(String),
    /// A value of another sort than was wanted.
    Wanted {
        field: String,
        wanted: Sort,
    },
    /// None of the words there are.
    NoneOf {
        field: String,
        words: Vec<String>,
    },
    /// One of two fields, and not both.
    Either {
        one: String,
        other: String,
    },
}

/// Sorts of values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    Text,
    Number,
    Whole {
        least: i64,
        most: i64,
    },
    YesOrNo,
    List,
    Object,
    Instant,
    Date,
    TimeOfDay,
    Id,
    Cursor,
    Tag,
    Key,
    Subject,
    /// Known to the document of the interface only.
    Other,
}

impl Sort {
    pub const COUNT: Sort = Sort::whole(1, i64::MAX);

    pub const fn whole(least: i64, most: i64) -> Sort {
        Sort::Whole { least, most }
    }

    fn word(self) -> &'static str {
        match self {
            Sort::Text => "text",
            Sort::Number => "number",
            Sort::Whole { most: i64::MAX, .. } => "count",
            Sort::Whole { .. } => "whole",
            Sort::YesOrNo => "boolean",
            Sort::List => "list",
            Sort::Object => "object",
            Sort::Instant => "instant",
            Sort::Date => "date",
            Sort::TimeOfDay => "time",
            Sort::Id => "id",
            Sort::Cursor => "cursor",
            Sort::Tag => "tag",
            Sort::Key => "key",
            Sort::Subject => "subject",
            Sort::Other => "other",
        }
    }

    /// By what a reader says that it expects: our own words, else those of serde.
    fn expected(text: &str) -> Sort {
        let first = text.split(' ').next().unwrap_or_default();
        match text {
            "an instant" => Sort::Instant,
            "a date" => Sort::Date,
            "a time of day" => Sort::TimeOfDay,
            "an id" => Sort::Id,
            "a string" | "string" | "str" | "a borrowed string" | "a character" => Sort::Text,
            "a boolean" | "bool" => Sort::YesOrNo,
            "f32" | "f64" => Sort::Number,
            "u8" => Sort::whole(0, u8::MAX.into()),
            "u16" => Sort::whole(0, u16::MAX.into()),
            "u32" => Sort::whole(0, u32::MAX.into()),
            "u64" | "usize" => Sort::whole(0, i64::MAX),
            "i8" => Sort::whole(i8::MIN.into(), i8::MAX.into()),
            "i16" => Sort::whole(i16::MIN.into(), i16::MAX.into()),
            "i32" => Sort::whole(i32::MIN.into(), i32::MAX.into()),
            "i64" | "isize" => Sort::whole(i64::MIN, i64::MAX),
            "a map" => Sort::Object,
            "a sequence" => Sort::List,
            _ if matches!(first, "struct" | "internally" | "adjacently") => Sort::Object,
            _ if matches!(first, "tuple" | "array") => Sort::List,
            _ => Sort::Other,
        }
    }
}

impl Malformed {
    pub fn wanted(field: impl Into<String>, wanted: Sort) -> Malformed {
        let field = field.into();
        Malformed::Wanted { field, wanted }
    }

    pub fn missing(field: &str) -> Malformed {
        Malformed::Missing(field.to_owned())
    }

    pub fn none_of(field: &str, words: &[&str]) -> Malformed {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        let field = field.to_owned();
        Malformed::NoneOf { field, words }
    }

    pub fn either(one: &str, other: &str) -> Malformed {
        let (one, other) = (one.to_owned(), other.to_owned());
        Malformed::Either { one, other }
    }

    /// What serde found wrong at a path of the body. Its sentences have had one form since 1.0; what
    /// is not recognised is told without them.
    pub fn of_json(path: &str, error: &serde_json::Error) -> Malformed {
        if !error.is_data() {
            let (line, column) = (error.line(), error.column());
            return Malformed::NotJson { line, column };
        }
        let text = error.to_string();
        let place = format!(" at line {} column {}", error.line(), error.column());
        let text = text.strip_suffix(&place).unwrap_or(&text);
        let path = if path == "." { "" } else { path };
        let (what, expected) = text.rsplit_once(", expected ").unwrap_or((text, ""));
        // A name that is wrong stands between the first tick and the last one of its half.
        let named = |what: &str| Some(what.split_once('`')?.1.rsplit_once('`')?.0.to_owned());
        let within = |name: String| match path {
            "" => name,
            path if path == name || path.ends_with(&format!(".{name}")) => path.to_owned(),
            path => format!("{path}.{name}"),
        };
        let words = || expected.split('`').skip(1).step_by(2);
        let words = || words().map(str::to_owned).collect::<Vec<_>>();
        let found = if what.starts_with("missing field ") {
            named(what).map(|name| Malformed::Missing(within(name)))
        } else if what.starts_with("duplicate field ") {
            named(what).map(|name| Malformed::Twice(within(name)))
        } else if what.starts_with("unknown field ") {
            let what = what.strip_suffix(", there are no fields").unwrap_or(what);
            named(what).map(|name| Malformed::Unknown {
                field: within(name),
                known: words(),
            })
        } else if what.starts_with("unknown variant ") && !words().is_empty() {
            Some(Malformed::NoneOf {
                field: path.to_owned(),
                words: words(),
            })
        } else if what.starts_with("invalid ") {
            Some(Malformed::wanted(path, Sort::expected(expected)))
        } else {
            None
        };
        found.unwrap_or_else(|| Malformed::wanted(path, Sort::Other))
    }

    fn reason(&self) -> &'static str {
        match self {
            Malformed::NotJson { .. } => "not_json",
            Malformed::CutOff => "cut_off",
            Malformed::NotUtf8 => "not_utf8",
            Malformed::Missing(_) => "missing",
            Malformed::Unknown { known, .. } if known.is_empty() => "unknown",
            Malformed::Unknown { .. } => "unknown_beside",
            Malformed::Twice(_) => "twice",
            Malformed::Wanted { field, .. } if field.is_empty() => "body",
            Malformed::Wanted { wanted, .. } => wanted.word(),
            Malformed::NoneOf { .. } => "none_of",
            Malformed::Either { .. } => "either",
        }
    }
}

impl ApiError {
    /// The request is not what the interface describes.
    pub fn malformed(what: Malformed) -> ApiError {
        let reason = what.reason();
        let error = ApiError::new("malformed").arg("reason", reason);
        let params = |field: &str, accepted: Value| {
            let reason = reason.strip_suffix("_beside").unwrap_or(reason);
            json!({"field": field, "reason": reason, "accepted": accepted})
        };
        let told = |error: ApiError, field: &str, accepted: Value| {
            let field = field.to_owned();
            let params = params(&field, accepted);
            error.arg("field", field).with("params", params)
        };
        match what {
            Malformed::NotJson { line, column } => error
                .arg("line", i64::try_from(line).unwrap_or_default())
                .arg("column", i64::try_from(column).unwrap_or_default())
                .with(
                    "params",
                    json!({"reason": reason, "line": line, "column": column}),
                ),
            Malformed::CutOff | Malformed::NotUtf8 => {
                error.with("params", json!({"reason": reason}))
            }
            Malformed::Missing(field) | Malformed::Twice(field) => told(error, &field, Value::Null),
            Malformed::Unknown {
                field,
                known: words,
            }
            | Malformed::NoneOf { field, words } => {
                told(error, &field, json!(words)).arg("accepted", words.join(", "))
            }
            Malformed::Wanted { field, wanted } => match wanted {
                Sort::Whole { least, most } => {
                    told(error, &field, json!({"least": least, "most": most}))
                        .arg("least", least)
                        .arg("most", most)
                }
                wanted => told(error, &field, json!(wanted.word())),
            },
            Malformed::Either { one, other } => {
                told(error, &one, json!([one, other])).arg("other", other)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    struct Body {
        #[serde(rename = "name")]
        _name: String,
        #[serde(rename = "count")]
        _count: Option<u8>,
        #[serde(rename = "kind")]
        _kind: Option<Kind>,
        #[serde(rename = "parts")]
        _parts: Option<Vec<Part>>,
        #[serde(rename = "set")]
        _set: Option<BTreeSet<bool>>,
        #[serde(rename = "share")]
        _share: Option<f64>,
    }

    #[derive(Deserialize, Debug)]
    #[serde(deny_unknown_fields)]
    struct Part {}

    #[derive(Deserialize, Debug)]
    #[serde(rename_all = "camelCase")]
    enum Kind {
        One,
        Two,
    }

    fn read(text: &str) -> Malformed {
        let mut reader = serde_json::Deserializer::from_str(text);
        let error = serde_path_to_error::deserialize::<_, Body>(&mut reader).unwrap_err();
        Malformed::of_json(&error.path().to_string(), error.inner())
    }

    #[test]
    fn what_serde_finds_is_told_as_data() {
        let wanted = |field: &str, wanted| Malformed::wanted(field, wanted);
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let all = ["name", "count", "kind", "parts", "set", "share"];
        let cases = [
            (r#"{"name":"#, Malformed::NotJson { line: 1, column: 8 }),
            ("{}", Malformed::missing("name")),
            (
                r#"{"name":"a","name":"b"}"#,
                Malformed::Twice("name".into()),
            ),
            (
                r#"{"col`our":1}"#,
                Malformed::Unknown {
                    field: "col`our".into(),
                    known: owned(&all),
                },
            ),
            (
                r#"{"name":"a","parts":[{},{"x":1}]}"#,
                Malformed::Unknown {
                    field: "parts[1].x".into(),
                    known: vec![],
                },
            ),
            (
                r#"{"name":"a","kind":"thr`ee, expected"}"#,
                Malformed::none_of("kind", &["one", "two"]),
            ),
            (r#"{"name":5}"#, wanted("name", Sort::Text)),
            (
                r#"{"name":"a","count":-1}"#,
                wanted("count", Sort::whole(0, 255)),
            ),
            (
                r#"{"name":"a","count":1e300}"#,
                wanted("count", Sort::whole(0, 255)),
            ),
            (r#"{"name":"a","set":[1]}"#, wanted("set[0]", Sort::YesOrNo)),
            (r#"{"name":"a","set":{}}"#, wanted("set", Sort::List)),
            (r#"{"name":"a","share":"x"}"#, wanted("share", Sort::Number)),
            (
                r#"{"name":"a","parts":[5]}"#,
                wanted("parts[0]", Sort::Object),
            ),
            ("[]", Malformed::wanted("", Sort::Object)),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
