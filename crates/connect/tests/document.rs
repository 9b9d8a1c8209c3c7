//! Documents for word processors: what is in the text is in the file.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Read;

use connect::document::{About, docx, plain};

const TEXT: &str = "# 预算会议 Budget\n\n- **When**: 2026-03-02\n\n## 1. 开场\n\n会议讨论了预算，\
    并**同意**了方案。A long line of Latin words follows the Chinese ones so that it is broken.\n\n\
    1. one\n2. two\n   - deeper\n\n| what | who |\n|---|---|\n| 写报告 | 陈晨 |\n\n> said\n\n---\n\n\
    ```\ncode\n```\n\n<b>html</b>\n";

const ABOUT: About<'_> = About {
    title: "预算会议",
    language: "zh-CN",
};

#[test]
fn a_word_processor_finds_all_of_the_text() {
    let bytes = docx(TEXT, &ABOUT).unwrap();
    assert!(bytes.starts_with(b"PK\x03\x04"));
    let xml = part(&bytes, "word/document.xml");
    for word in [
        "预算会议 Budget",
        "Heading2",
        "同意",
        "写报告",
        "deeper",
        "said",
        "code",
        "&lt;b&gt;html&lt;/b&gt;",
    ] {
        assert!(xml.contains(word), "no {word} in {xml}");
    }
}

#[test]
fn text_of_people_is_no_markup() {
    assert_eq!(plain("*a*\n# b"), "\\*a\\* \\# b");
    assert_eq!(plain("1. a (10:30)"), "1\\. a (10:30)");
    assert_eq!(plain("- a-b"), "\\- a-b");
    let bytes = docx(&plain("**x** <i> |"), &ABOUT).unwrap();
    let xml = part(&bytes, "word/document.xml");
    assert!(xml.contains("**x** &lt;i&gt; |"), "{xml}");
}

/// A part of a package of parts.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}
