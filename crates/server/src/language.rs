//! Which of our languages a reader wants; the texts are those of `app::words`.

pub use app::words::{Arg, say};
use domain::person::Language;

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
