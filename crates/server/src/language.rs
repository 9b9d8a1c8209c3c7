//! Texts in the language of the reader: the catalogues of `locales/`, shared with the web.

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

/// The best of our languages for an `Accept-Language` header (RFC 9110, section 12.5.4): highest
/// weight first, Chinese by script or region, English when nothing fits.
pub fn negotiate(header: &str) -> Language {
    let mut wanted: Vec<(f32, usize, Language)> = header
        .split(',')
        .enumerate()
        .filter_map(|(order, item)| {
            let (tag, weight) = match item.split_once(';') {
                Some((tag, weight)) => {
                    let weight = weight.trim().strip_prefix("q=")?.trim().parse().ok()?;
                    (tag, weight)
                }
                None => (item, 1.0),
            };
            Some((weight, order, language_of(tag.trim())?))
        })
        .filter(|(weight, ..)| *weight > 0.0)
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    wanted
        .first()
        .map_or(Language::English, |(_, _, language)| *language)
}

fn language_of(tag: &str) -> Option<Language> {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    match parts.next()? {
        "en" => Some(Language::English),
        "zh" => {
            let is_traditional = parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo"));
            Some(if is_traditional {
                Language::TraditionalChinese
            } else {
                Language::SimplifiedChinese
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_our_languages_is_taken() {
        assert_eq!(negotiate(""), Language::English);
        assert_eq!(negotiate("fr, de;q=0.5"), Language::English);
        assert_eq!(
            negotiate("fr, zh-HK;q=0.9, en;q=0.5"),
            Language::TraditionalChinese
        );
        assert_eq!(negotiate("en;q=0.3, zh;q=0.4"), Language::SimplifiedChinese);
        assert_eq!(negotiate("zh-Hant-CN"), Language::TraditionalChinese);
        assert_eq!(negotiate("zh;q=0, en"), Language::English);
        assert_eq!(negotiate(";;;,,q=,"), Language::English);
    }
}
