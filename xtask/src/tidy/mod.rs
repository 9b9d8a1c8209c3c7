//! `cargo xtask tidy`: the rules of the house that a program can hold. Each topic is a file here
//! with a function from text to findings, so that each rule is tested on made-up text.

mod changelog;
mod dependencies;
mod licences;
mod links;
mod locales;
mod records;
mod sizes;
mod sources;
mod walls;

use crate::workspace;
use anyhow::{Context, Result, bail};

/// One thing that is wrong, and where.
#[derive(PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Finding {
    path: String,
    /// Counted from 1; 0 when the whole file is meant.
    line: usize,
    what: String,
}

/// A file of the tree with its text.
struct File {
    path: String,
    text: String,
}

pub(crate) fn tidy() -> Result<()> {
    let files = text_files()?;
    let own = workspace::own_metadata()?;
    let mut findings = walls::check(&own);
    findings.extend(licences::check(&workspace::all_metadata()?, &files));
    findings.extend(dependencies::check(&own, &files));
    findings.extend(sources::check(&files));
    findings.extend(sizes::check(&files));
    findings.extend(locales::check(&files));
    findings.extend(links::check(&files));
    findings.extend(records::check(&files));
    findings.extend(changelog::check(&files));
    findings.sort();
    for Finding { path, line, what } in &findings {
        match line {
            0 => eprintln!("{path}: {what}"),
            _ => eprintln!("{path}:{line}: {what}"),
        }
    }
    if !findings.is_empty() {
        bail!("{} things are not tidy", findings.len());
    }
    println!("tidy: {} files looked at", files.len());
    Ok(())
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Finding {
        Finding {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl File {
    fn extension(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or("", |(_, extension)| extension)
    }

    /// Written by a program or recorded from the world: rules of style do not apply.
    fn is_generated(&self) -> bool {
        let made = [
            "Cargo.lock",
            "package-lock.json",
            ".snap",
            ".d.ts",
            "openapi.json",
        ];
        made.iter().any(|end| self.path.ends_with(end)) || self.path.contains("/data/")
    }

    fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        self.path
            .split('/')
            .any(|part| matches!(part, "tests" | "e2e" | "fuzz" | "benches"))
            || name == "tests.rs"
            || name.contains(".test.")
    }
}

/// Every file of the tree that is text; pictures and fonts are passed over.
fn text_files() -> Result<Vec<File>> {
    let mut files = Vec::new();
    for path in workspace::files()? {
        let bytes = std::fs::read(workspace::root().join(&path))
            .with_context(|| format!("cannot read {path}"))?;
        if let Ok(text) = String::from_utf8(bytes) {
            files.push(File { path, text });
        }
    }
    Ok(files)
}

fn find<'files>(files: &'files [File], path: &str) -> Option<&'files File> {
    files.iter().find(|file| file.path == path)
}

#[cfg(test)]
fn file(path: &str, text: &str) -> File {
    File {
        path: path.to_owned(),
        text: text.to_owned(),
    }
}
