//! A reader of PDF that was not written here.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A page as it was read, with the title of the document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    pub title: String,
    pub text: String,
}

/// The pages of a document; fails where it is none.
pub fn read_pdf(bytes: &[u8]) -> Vec<Sheet> {
    let mut reader = Command::new(super::python())
        .args(["-c", include_str!("pdf.py")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python");
    let mut stdin = reader.stdin.take().expect("its input");
    stdin.write_all(bytes).expect("a reader that listens");
    drop(stdin);
    let read = reader.wait_with_output().expect("an answer");
    assert!(read.status.success(), "it cannot be read");
    let lines = String::from_utf8(read.stdout).expect("JSON");
    let text = |page: &Value, name: &str| page[name].as_str().unwrap_or_default().to_owned();
    lines
        .lines()
        .map(|line| {
            let page: Value = serde_json::from_str(line).expect("JSON");
            Sheet {
                title: text(&page, "title"),
                text: text(&page, "text"),
            }
        })
        .collect()
}
