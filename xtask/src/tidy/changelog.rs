//! CHANGELOG.md: there is always a place for what is not released yet.

use super::{File, Finding, find};

pub(super) fn check(files: &[File]) -> Option<Finding> {
    let path = "CHANGELOG.md";
    let has_place = find(files, path).is_some_and(|page| {
        page.text
            .lines()
            .any(|line| line.trim_end() == "## [Unreleased]")
    });
    (!has_place).then(|| Finding::new(path, 0, "has no `## [Unreleased]`"))
}
