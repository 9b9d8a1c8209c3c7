//! docs/dependencies.md: every library we chose has a row that says why, and no row outlives it.

use super::{File, Finding, find};
use serde_json::Value;
use std::collections::BTreeSet;

const PAGE: &str = "docs/dependencies.md";

pub(super) fn check(own: &Value, files: &[File]) -> Vec<Finding> {
    let Some(page) = find(files, PAGE) else {
        return vec![Finding::new(PAGE, 0, "is missing")];
    };
    let mut chosen = cargo_dependencies(own);
    if let Some(manifest) = find(files, "Cargo.toml") {
        chosen.extend(declared_dependencies(manifest));
    }
    if let Some(manifest) = find(files, "web/package.json") {
        chosen.extend(npm_dependencies(manifest));
    }
    compare(&chosen, page)
}

fn compare(chosen: &BTreeSet<String>, page: &File) -> Vec<Finding> {
    let explained: BTreeSet<String> = page.text.lines().filter_map(name_in_row).collect();
    let missing = chosen
        .difference(&explained)
        .map(|name| format!("no row for `{name}`"));
    let stale = explained
        .difference(chosen)
        .map(|name| format!("`{name}` is not used any more"));
    missing
        .chain(stale)
        .map(|what| Finding::new(&page.path, 0, what))
        .collect()
}

/// The name in ``| `name` | why | …``.
fn name_in_row(line: &str) -> Option<String> {
    let (name, _) = line.strip_prefix("| `")?.split_once('`')?;
    Some(name.to_owned())
}

fn cargo_dependencies(own: &Value) -> BTreeSet<String> {
    let packages = own["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    packages
        .iter()
        .filter_map(|package| package["dependencies"].as_array())
        .flatten()
        // Our own crates are found by path, not in a registry.
        .filter(|dependency| dependency["path"].is_null())
        .filter_map(|dependency| dependency["name"].as_str().map(String::from))
        .collect()
}

/// Names under `[workspace.dependencies]`, our own crates aside.
fn declared_dependencies(manifest: &File) -> impl Iterator<Item = String> {
    let lines = manifest
        .text
        .lines()
        .skip_while(|line| *line != "[workspace.dependencies]");
    lines
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.contains("path = "))
        .filter_map(|line| line.split_once(" = ").map(|(name, _)| name.to_owned()))
}

fn npm_dependencies(manifest: &File) -> Vec<String> {
    let parsed: Value = serde_json::from_str(&manifest.text).unwrap_or_default();
    ["dependencies", "devDependencies"]
        .iter()
        .filter_map(|kind| parsed.get(kind)?.as_object())
        .flat_map(|names| names.keys().cloned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn what_the_workspace_declares_is_chosen() {
        let manifest = file(
            "Cargo.toml",
            "[workspace.dependencies]\nstore = { path = \"crates/store\" }\njiff = \"1\"\n[lints]\na = 1\n",
        );
        let declared: Vec<String> = declared_dependencies(&manifest).collect();
        assert_eq!(declared, ["jiff"]);
    }

    #[test]
    fn missing_and_stale_rows_are_told() {
        let page = file(
            PAGE,
            "| name | why |\n|---|---|\n| `jiff` | time |\n| `chrono` | old |\n",
        );
        let chosen = BTreeSet::from(["jiff".to_owned(), "uuid".to_owned()]);
        let told: Vec<String> = compare(&chosen, &page)
            .into_iter()
            .map(|finding| finding.what)
            .collect();
        assert_eq!(told, ["no row for `uuid`", "`chrono` is not used any more"]);
    }
}
