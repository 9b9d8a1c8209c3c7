//! Links between our own pages: the file is there, and so is the heading.

use super::{File, Finding, find};
use std::collections::BTreeSet;

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    let pages = files.iter().filter(|file| file.extension() == "md");
    pages
        .flat_map(|page| check_page(page, files, &paths))
        .collect()
}

fn check_page(page: &File, files: &[File], paths: &BTreeSet<&str>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, target) in links(&page.text) {
        if target.contains("://") || target.starts_with("mailto:") {
            continue;
        }
        let (file, heading) = target.split_once('#').unwrap_or((target, ""));
        let path = if file.is_empty() {
            page.path.clone()
        } else {
            resolve(&page.path, file)
        };
        let is_folder = paths
            .iter()
            .any(|other| other.starts_with(&format!("{path}/")));
        // Pictures are no text and so not in the list.
        let exists = paths.contains(path.as_str())
            || is_folder
            || crate::workspace::root().join(&path).is_file();
        if !exists {
            findings.push(Finding::new(
                &page.path,
                line,
                format!("leads nowhere: {target}"),
            ));
            continue;
        }
        let has_heading = find(files, &path).is_none_or(|to| {
            heading.is_empty() || headings(&to.text).any(|other| other == heading)
        });
        if !has_heading {
            findings.push(Finding::new(
                &page.path,
                line,
                format!("no such heading: {target}"),
            ));
        }
    }
    findings
}

/// Line and target of each `[text](target)` outside code.
fn links(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (index, line) in prose(text) {
        let mut pieces = line.split("](");
        pieces.next();
        for piece in pieces {
            if let Some((target, _)) = piece.split_once(')') {
                let target = target.split_whitespace().next().unwrap_or_default();
                found.push((index, target));
            }
        }
    }
    found
}

/// Anchors as GitHub makes them: lower case, spaces to hyphens, other signs gone.
fn headings(text: &str) -> impl Iterator<Item = String> {
    prose(text)
        .into_iter()
        .filter(|(_, line)| line.starts_with('#'))
        .map(|(_, line)| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            title
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
                .map(|c| if c == ' ' { '-' } else { c })
                .collect()
        })
}

/// Lines outside fenced code, counted from 1.
fn prose(text: &str) -> Vec<(usize, &str)> {
    let mut in_code = false;
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if !in_code {
            lines.push((index + 1, line));
        }
    }
    lines
}

fn resolve(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    fn told(page: &str) -> Vec<String> {
        let files = [
            file("docs/a.md", page),
            file("docs/b/c.md", "# One two\n\n## 房间: Räume\n"),
        ];
        check(&files)
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn links_that_lead_somewhere_are_fine() {
        let page = "# A\n[c](b/c.md) [h](b/c.md#one-two) [r](./b/c.md#房间-räume) [a](#a) [b](b)\n[out](https://example.org/x)\n```\n[code](gone.md)\n```\n";
        assert_eq!(told(page), Vec::<String>::new());
    }

    #[test]
    fn links_that_lead_nowhere_are_told() {
        assert_eq!(told("[x](gone.md)\n"), ["leads nowhere: gone.md"]);
        assert_eq!(
            told("[x](b/c.md#three)\n"),
            ["no such heading: b/c.md#three"]
        );
    }
}
