//! Decision records: numbered once each, told as a question, in the five parts a reader expects.

use super::{File, Finding};
use std::collections::BTreeMap;

const PARTS: [&str; 5] = [
    "Question",
    "Answer",
    "What else we weighed",
    "What we gave up",
    "When to ask again",
];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut numbers: BTreeMap<&str, &str> = BTreeMap::new();
    for file in files {
        let Some(name) = file.path.strip_prefix("docs/adr/") else {
            continue;
        };
        let number = name.split('-').next().unwrap_or_default();
        if number.len() != 4 || !number.chars().all(|c| c.is_ascii_digit()) {
            findings.push(Finding::new(&file.path, 0, "is not named NNNN-words.md"));
        }
        if let Some(earlier) = numbers.insert(number, &file.path) {
            findings.push(Finding::new(
                &file.path,
                0,
                format!("has the number of {earlier}"),
            ));
        }
        let title = file.text.lines().next().unwrap_or_default();
        if !title.starts_with("# ") || !title.ends_with('?') {
            findings.push(Finding::new(&file.path, 1, "the title is not a question"));
        }
        for part in PARTS {
            if !file
                .text
                .lines()
                .any(|line| line.trim_end() == format!("## {part}"))
            {
                findings.push(Finding::new(
                    &file.path,
                    0,
                    format!("has no part `## {part}`"),
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn a_record_is_a_question_with_five_parts() {
        let parts: String = PARTS.iter().map(|part| format!("## {part}\n")).collect();
        let good = file(
            "docs/adr/0001-walls.md",
            &format!("# Where do walls stand?\n{parts}"),
        );
        let bad = file("docs/adr/0001-again.md", &format!("# Walls\n{parts}"));
        let told: Vec<String> = check(&[good, bad])
            .into_iter()
            .map(|finding| finding.what)
            .collect();
        assert_eq!(
            told,
            [
                "has the number of docs/adr/0001-walls.md",
                "the title is not a question"
            ]
        );
    }
}
