//! What every source file has and what none may have: an opening that says what it is for, a
//! name that says what is in it, nothing left for later, nobody's home folder.

use super::{File, Finding};

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 10] = [
    "common", "helper", "helpers", "impl", "manager", "misc", "shared", "stuff", "util", "utils",
];

/// Whatever is unfinished is an issue, not a mark in the code.
const UNFINISHED: [&str; 4] = ["TODO", "FIXME", "XXX", "HACK"];

/// Folders of somebody's machine: a path that begins so works nowhere else.
const HOMES: [&str; 4] = ["/home/", "/root/", "/Users/", "/work/"];

/// An opening says what a file is for; what needs more is a page in docs.
const LONGEST_OPENING: usize = 8;

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        findings.extend(check_name(file));
        if file.is_generated() {
            continue;
        }
        findings.extend(check_opening(file));
        // This file has to spell what it looks for.
        if !file.path.ends_with("tidy/sources.rs") {
            findings.extend(check_lines(file));
        }
    }
    findings
}

fn check_name(file: &File) -> Option<Finding> {
    let empty = file
        .path
        .split('/')
        .map(|part| part.split('.').next().unwrap_or_default())
        .find(|part| EMPTY_NAMES.contains(&part.to_lowercase().as_str()))?;
    Some(Finding::new(
        &file.path,
        0,
        format!("`{empty}` says nothing about what is inside"),
    ))
}

fn check_opening(file: &File) -> Option<Finding> {
    let openings: &[&str] = match file.extension() {
        "rs" => &["//!"],
        "ts" | "js" | "mjs" => &["//", "/*"],
        "svelte" | "html" => &["<!--", "<!doctype"],
        "css" => &["/*"],
        "py" => &["#", "\"\"\""],
        "sql" => &["--"],
        "ftl" => &["#"],
        _ => return None,
    };
    let mut lines = file
        .text
        .lines()
        .skip_while(|line| line.starts_with("#!/"))
        .peekable();
    let first = lines.peek()?.to_lowercase();
    let opening = openings.iter().find(|opening| first.starts_with(*opening));
    let Some(opening) = opening else {
        return Some(Finding::new(
            &file.path,
            1,
            "does not open with what it is for",
        ));
    };
    let length = lines.take_while(|line| line.starts_with(opening)).count();
    let too_long = *opening == "//!" && length > LONGEST_OPENING;
    too_long.then(|| {
        Finding::new(
            &file.path,
            1,
            format!("opens with {length} lines, at most {LONGEST_OPENING}"),
        )
    })
}

fn check_lines(file: &File) -> Vec<Finding> {
    let is_source = matches!(
        file.extension(),
        "rs" | "ts" | "mjs" | "js" | "svelte" | "css" | "py" | "sql"
    );
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        if is_source && !file.is_test() {
            for mark in UNFINISHED.iter().filter(|mark| has_word(line, mark)) {
                findings.push(Finding::new(
                    &file.path,
                    index + 1,
                    format!("{mark} is left for later"),
                ));
            }
        }
        for home in HOMES.iter().filter(|home| line.contains(*home)) {
            findings.push(Finding::new(
                &file.path,
                index + 1,
                format!("{home} is somebody's machine"),
            ));
        }
    }
    findings
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line
            .get(at + word.len()..)
            .and_then(|text| text.chars().next());
        ![before, after]
            .into_iter()
            .flatten()
            .any(|c| c.is_alphanumeric() || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    fn told(path: &str, text: &str) -> Vec<String> {
        check(&[file(path, text)])
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn a_file_opens_with_what_it_is_for() {
        assert!(told("a.rs", "//! Counts chairs.\nfn f() {}\n").is_empty());
        assert!(
            told(
                "a.py",
                "#!/usr/bin/env python3\n\"\"\"Counts chairs.\"\"\"\n"
            )
            .is_empty()
        );
        assert_eq!(
            told("a.rs", "fn f() {}\n"),
            ["does not open with what it is for"]
        );
        let long = "//! more\n".repeat(9);
        assert_eq!(told("a.rs", &long), ["opens with 9 lines, at most 8"]);
    }

    #[test]
    fn marks_are_words_and_tests_may_have_them() {
        assert_eq!(
            told("a.rs", "//! A.\n// TODO: later\n"),
            ["TODO is left for later"]
        );
        assert!(told("a.rs", "//! A.\nlet MASTODON = 1;\n").is_empty());
        assert!(told("tests/a.rs", "//! A.\n// FIXME: wrong today\n").is_empty());
    }

    #[test]
    fn empty_names_and_home_folders_are_refused() {
        assert_eq!(
            told("src/utils.rs", "//! A.\n"),
            ["`utils` says nothing about what is inside"]
        );
        assert_eq!(
            told("a.md", "see /home/me/x\n"),
            ["/home/ is somebody's machine"]
        );
    }
}
