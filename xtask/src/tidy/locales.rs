//! The catalogues of texts: every language has the same messages with the same arguments.

use super::{File, Finding, find};
use std::collections::{BTreeMap, BTreeSet};

const LANGUAGES: [&str; 3] = ["locales/en.ftl", "locales/zh-CN.ftl", "locales/zh-TW.ftl"];

/// A message or `message.attribute`, with the arguments it speaks of.
type Catalogue = BTreeMap<String, BTreeSet<String>>;

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut catalogues = Vec::new();
    for path in LANGUAGES {
        match find(files, path) {
            Some(file) => catalogues.push((path, read(file, &mut findings))),
            None => findings.push(Finding::new(path, 0, "is missing")),
        }
    }
    let Some(((_, first), others)) = catalogues.split_first() else {
        return findings;
    };
    for (path, other) in others {
        findings.extend(compare(first, path, other));
    }
    findings
}

fn compare(first: &Catalogue, path: &str, other: &Catalogue) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, arguments) in first {
        match other.get(key) {
            None => findings.push(Finding::new(path, 0, format!("has no `{key}`"))),
            Some(found) if found != arguments => {
                let told = format!("`{key}` takes {found:?}, in English {arguments:?}");
                findings.push(Finding::new(path, 0, told));
            }
            Some(_) => {}
        }
    }
    for key in other.keys().filter(|key| !first.contains_key(*key)) {
        findings.push(Finding::new(path, 0, format!("`{key}` is not in English")));
    }
    findings
}

fn read(file: &File, findings: &mut Vec<Finding>) -> Catalogue {
    let mut catalogue = Catalogue::new();
    let mut message = String::new();
    let mut key = String::new();
    for (index, line) in file.text.lines().enumerate() {
        let attribute = line
            .trim_start()
            .strip_prefix('.')
            .and_then(name_of_definition);
        if let Some(name) = name_of_definition(line) {
            message = name.to_owned();
            key.clone_from(&message);
        } else if let Some(name) = attribute {
            key = format!("{message}.{name}");
        } else if line.trim().is_empty() || !line.starts_with(char::is_whitespace) {
            key.clear();
        }
        if key.is_empty() {
            continue;
        }
        let begins = name_of_definition(line).is_some() || attribute.is_some();
        if begins && catalogue.contains_key(&key) {
            findings.push(Finding::new(
                &file.path,
                index + 1,
                format!("`{key}` is there twice"),
            ));
        }
        catalogue
            .entry(key.clone())
            .or_default()
            .extend(arguments(line));
    }
    catalogue
}

/// `name` of `name = text`; terms begin with a hyphen.
fn name_of_definition(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
    (starts && name.chars().all(is_name)).then_some(name)
}

/// Every `$name` in a line.
fn arguments(line: &str) -> impl Iterator<Item = String> {
    line.split('$').skip(1).map(|rest| {
        rest.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    fn told(english: &str, chinese: &str) -> Vec<String> {
        let files = [
            file("locales/en.ftl", english),
            file("locales/zh-CN.ftl", chinese),
            file("locales/zh-TW.ftl", english),
        ];
        check(&files)
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn equal_catalogues_are_fine() {
        let english = "# Texts.\nui-free = { $count ->\n    [one] one room\n   *[other] { $count } rooms\n }\n\nui-name =\n    .label = Name\n";
        let chinese = "ui-free = { $count } 间\nui-name =\n    .label = 名称\n";
        assert_eq!(told(english, chinese), Vec::<String>::new());
    }

    #[test]
    fn what_differs_is_told() {
        assert_eq!(
            told("a = A\nb = B\n", "b = 乙\nc = 丙\n"),
            ["has no `a`", "`c` is not in English"]
        );
        assert_eq!(
            told("a = { $n }\n", "a = 甲\n"),
            ["`a` takes {}, in English {\"n\"}"]
        );
        assert_eq!(told("a = A\n", "a = 甲\na = 乙\n"), ["`a` is there twice"]);
    }
}
