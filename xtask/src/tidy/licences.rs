//! Licences of everything we build on: permissive ones only, so that users may do as they please.

use super::{File, Finding, find};
use serde_json::Value;

const PERMISSIVE: [&str; 16] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "Unlicense",
    "Zlib",
];

/// Tools of the workshop under file-level copyleft: nothing of them is in what we ship.
const UNSHIPPED_TOOLS: [&str; 2] = ["axe-core", "lightningcss"];

/// Type faces are shipped as they are, under the one free licence they come with.
const FONT_LICENCE: &str = "OFL-1.1";
const FONT_SCOPE: &str = "@fontsource";

pub(super) fn check(all: &Value, files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let packages = all["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let licence = package["license"].as_str().unwrap_or("none");
        if !is_permissive(licence) {
            findings.push(Finding::new(
                "Cargo.lock",
                0,
                format!("{name}: licence {licence}"),
            ));
        }
    }
    if let Some(lock) = find(files, "web/package-lock.json") {
        findings.extend(check_npm(lock));
    }
    findings
}

fn check_npm(lock: &File) -> Vec<Finding> {
    let Ok(parsed) = serde_json::from_str::<Value>(&lock.text) else {
        return vec![Finding::new(&lock.path, 0, "is not JSON")];
    };
    let mut findings = Vec::new();
    for (place, package) in parsed
        .get("packages")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let Some((_, name)) = place.rsplit_once("node_modules/") else {
            continue;
        };
        let licence = package["license"].as_str().unwrap_or("none");
        let is_tool = UNSHIPPED_TOOLS.iter().any(|tool| name.starts_with(tool));
        let is_font = place.contains(FONT_SCOPE) && licence == FONT_LICENCE;
        if !is_permissive(licence) && !is_tool && !is_font {
            findings.push(Finding::new(
                &lock.path,
                0,
                format!("{name}: licence {licence}"),
            ));
        }
    }
    findings
}

/// Reads an SPDX expression: of `OR` one side must be permissive, of `AND` both. The older `/`
/// means `OR`.
fn is_permissive(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let verdict = any_of(&mut rest);
    verdict && rest.is_empty()
}

fn any_of(words: &mut &[&str]) -> bool {
    let mut verdict = all_of(words);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        // Both sides are read whatever the first says: the words must be used up.
        let other = all_of(words);
        verdict = verdict || other;
    }
    verdict
}

fn all_of(words: &mut &[&str]) -> bool {
    let mut verdict = one(words);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        let other = one(words);
        verdict = verdict && other;
    }
    verdict
}

fn one(words: &mut &[&str]) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let verdict = any_of(words);
            if let [")", rest @ ..] = *words {
                *words = rest;
                return verdict;
            }
            false
        }
        [name, "WITH", exception, rest @ ..] => {
            *words = rest;
            PERMISSIVE.contains(&format!("{name} WITH {exception}").as_str())
        }
        [name, rest @ ..] => {
            *words = rest;
            PERMISSIVE.contains(name)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    #[test]
    fn an_expression_is_read_as_spdx_says() {
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "GPL-3.0 OR MIT",
            "Unlicense OR (GPL-2.0 AND MIT) OR ISC",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
        ] {
            assert!(is_permissive(good), "{good}");
        }
        for bad in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "none",
            "",
            "(MIT",
            "MIT)",
            "MIT Apache-2.0",
        ] {
            assert!(!is_permissive(bad), "{bad}");
        }
    }

    #[test]
    fn a_tool_may_be_copyleft_and_a_library_may_not() {
        let lock = file(
            "web/package-lock.json",
            r#"{"packages": {"": {}, "node_modules/axe-core": {"license": "MPL-2.0"},
                "node_modules/a/node_modules/b": {"license": "MPL-2.0"}}}"#,
        );
        let told: Vec<String> = check_npm(&lock)
            .into_iter()
            .map(|finding| finding.what)
            .collect();
        assert_eq!(told, ["b: licence MPL-2.0"]);
    }
}
