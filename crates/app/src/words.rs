//! Texts in the language of the reader: the catalogues of `locales/`, shared with the web. What is
//! sent to people is worded here; what is answered to a request, at the rim.

use std::sync::LazyLock;

use domain::person::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// What a message mentions.
#[derive(Clone, Debug)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Arg {
        Arg::Number(number)
    }
}

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> =
    LazyLock::new(|| bundle("en", include_str!("../../../locales/en.ftl")));
static SIMPLIFIED: LazyLock<Bundle> =
    LazyLock::new(|| bundle("zh-CN", include_str!("../../../locales/zh-CN.ftl")));
static TRADITIONAL: LazyLock<Bundle> =
    LazyLock::new(|| bundle("zh-TW", include_str!("../../../locales/zh-TW.ftl")));

/// Errors in a catalogue are found by the tests; here the broken message is left out.
fn bundle(tag: &str, text: &str) -> Bundle {
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let mut bundle = Bundle::new_concurrent(tag.parse().into_iter().collect());
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The message `id`, or the id itself where the catalogue misses it.
pub fn say(language: Language, id: &str, args: &[(&'static str, Arg)]) -> String {
    let bundle = match language {
        Language::English => &*ENGLISH,
        Language::SimplifiedChinese => &*SIMPLIFIED,
        Language::TraditionalChinese => &*TRADITIONAL,
    };
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let value = |arg: &Arg| match arg {
        Arg::Text(text) => FluentValue::from(text.clone()),
        Arg::Number(number) => FluentValue::from(*number),
    };
    let args: FluentArgs = args.iter().map(|(name, arg)| (*name, value(arg))).collect();
    bundle
        .format_pattern(pattern, Some(&args), &mut Vec::new())
        .into_owned()
}

#[cfg(test)]
mod tests {
    use domain::access::Permission;
    use domain::event::{KINDS, noun_of};
    use domain::notice::Kind;
    use domain::policy::RULES;

    use super::*;

    /// `meeting.bookPast` is `meeting-book-past` in the catalogues.
    fn kebab(code: &str) -> String {
        let letters = code.chars().flat_map(|letter| match letter {
            '.' => vec!['-'],
            upper if upper.is_ascii_uppercase() => vec!['-', upper.to_ascii_lowercase()],
            other => vec![other],
        });
        letters.collect()
    }

    #[test]
    fn whatever_the_web_says_by_its_code_has_words_in_every_language() {
        let rules = RULES
            .iter()
            .map(|rule| format!("manage-rule-{}", kebab(rule)));
        let kinds = Kind::ALL.map(|kind| format!("self-kind-{}", kebab(kind.as_str())));
        let may = Permission::ALL.iter().flat_map(|permission| {
            let code = kebab(permission.as_str());
            [format!("manage-may-{code}"), format!("admin-means-{code}")]
        });
        let placeholders =
            crate::notice::PLACEHOLDERS.map(|name| format!("admin-placeholder-{}", kebab(name)));
        let lines = KINDS.iter().flat_map(|kind| {
            let noun = kebab(noun_of(kind));
            [
                format!("audit-did-{}", kebab(kind)),
                format!("audit-noun-{noun}"),
            ]
        });
        let all: Vec<String> = rules
            .chain(kinds)
            .chain(may)
            .chain(placeholders)
            .chain(lines)
            .collect();
        for language in [
            Language::English,
            Language::SimplifiedChinese,
            Language::TraditionalChinese,
        ] {
            let missing: Vec<&String> = all
                .iter()
                .filter(|id| say(language, &format!("ui-{id}"), &[]) == format!("ui-{id}"))
                .collect();
            assert!(missing.is_empty(), "{}: {missing:?}", language.as_str());
        }
    }
}
