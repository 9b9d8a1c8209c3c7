//! No file over 600 lines and no function over 80: what is longer is two things. Exceptions are
//! listed with their reason and their length, and the list may only shrink.

use super::{File, Finding};

const LONGEST_FILE: usize = 600;
const LONGEST_FUNCTION: usize = 80;

/// Something too long for now: a path, or a path and a function as `path: name`; how many lines it
/// has; and why, for whoever reads the list.
type Exception = (&'static str, usize, &'static str);

/// It may only shrink, and has.
const EXCEPTIONS: [Exception; 0] = [];

pub(super) fn check(files: &[File]) -> Vec<Finding> {
    compare(files, &EXCEPTIONS)
}

fn compare(files: &[File], exceptions: &[Exception]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut used = Vec::new();
    for (path, line, what, lines, limit) in files.iter().flat_map(too_long) {
        match exceptions.iter().find(|(known, ..)| *known == what) {
            Some((known, told, _)) if *told == lines => used.push(*known),
            Some((known, told, _)) => {
                used.push(*known);
                let told = format!("{lines} lines, the list says {told}: split or lower it");
                findings.push(Finding::new(path, line, told));
            }
            None => {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("{lines} lines, at most {limit}"),
                ));
            }
        }
    }
    for (known, ..) in exceptions
        .iter()
        .filter(|(known, ..)| !used.contains(known))
    {
        findings.push(Finding::new(
            known,
            0,
            "is short enough: take it off the list",
        ));
    }
    findings
}

fn too_long(file: &File) -> Vec<(&str, usize, String, usize, usize)> {
    let is_source = matches!(file.extension(), "rs" | "ts" | "mjs" | "svelte" | "py");
    if !is_source || file.is_generated() || file.is_test() {
        return Vec::new();
    }
    let mut long = Vec::new();
    let lines = file.text.lines().count();
    if lines > LONGEST_FILE {
        long.push((
            file.path.as_str(),
            0,
            file.path.clone(),
            lines,
            LONGEST_FILE,
        ));
    }
    for (line, name, lines) in functions(file) {
        if lines > LONGEST_FUNCTION {
            let what = format!("{}: {name}", file.path);
            long.push((file.path.as_str(), line, what, lines, LONGEST_FUNCTION));
        }
    }
    long
}

/// Line, name and length of each function. Formatters are ours to command: a function ends at
/// the first line that is a closing brace as far in as the line it began on.
fn functions(file: &File) -> Vec<(usize, &str, usize)> {
    let lines: Vec<&str> = file.text.lines().collect();
    let mut found = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if line.starts_with("#[cfg(test)]") {
            break;
        }
        let Some(name) = function_name(line) else {
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let end = lines.iter().skip(index).position(|later| {
            later.len() - later.trim_start().len() == indent && later.trim_start().starts_with('}')
        });
        if let Some(end) = end {
            found.push((index + 1, name, end + 1));
        }
    }
    found
}

fn function_name(line: &str) -> Option<&str> {
    let code = line.trim_start();
    let (before, after) = code
        .split_once("fn ")
        .or_else(|| code.split_once("function "))?;
    let words = [
        "pub",
        "pub(crate)",
        "pub(super)",
        "async",
        "const",
        "export",
        "default",
    ];
    if code.ends_with('}') || !before.split_whitespace().all(|word| words.contains(&word)) {
        return None;
    }
    after.split(['(', '<']).next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::super::file;
    use super::*;

    fn long_function() -> File {
        let body = "        work();\n".repeat(90);
        file(
            "a.rs",
            &format!("//! A.\nimpl A {{\n    pub(crate) fn go<T>(&self) {{\n{body}    }}\n}}\n"),
        )
    }

    fn told(files: &[File], exceptions: &[Exception]) -> Vec<String> {
        compare(files, exceptions)
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn a_long_function_is_found_and_a_short_one_is_not() {
        assert_eq!(told(&[long_function()], &[]), ["92 lines, at most 80"]);
        assert!(told(&[file("a.rs", "fn f() {\n    g();\n}\n")], &[]).is_empty());
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(
            told(&[file("a.ts", &"x;\n".repeat(601))], &[]),
            ["601 lines, at most 600"]
        );
    }

    #[test]
    fn the_list_may_only_shrink() {
        let listed = |lines| [("a.rs: go", lines, "a table")];
        assert!(told(&[long_function()], &listed(92)).is_empty());
        let grown = ["92 lines, the list says 91: split or lower it"];
        assert_eq!(told(&[long_function()], &listed(91)), grown);
        assert_eq!(
            told(&[], &listed(92)),
            ["is short enough: take it off the list"]
        );
    }
}
