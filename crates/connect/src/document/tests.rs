//! Documents for printing, read back by a program that was not written here.

use super::{About, Typeface, pdf};
use crate::testing::{Sheet, read_pdf};

const ABOUT: About<'_> = About {
    title: "预算会议",
    language: "zh-CN",
};

const TEXT: &str = "# 预算会议 Budget\n\n- **When**: 2026-03-02\n\n## 1. 开场\n\n会议讨论了预算，\
    并**同意**了方案。A long line of Latin words follows the Chinese ones so that it is broken.\n\n\
    1. one\n2. two\n   - deeper\n\n| what | who |\n|---|---|\n| 写报告 | 陈晨 |\n\n> 說明 said\n";

/// Letters only: how lines are broken is for the eye.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}

/// Machines without Chinese letters refuse; there is nothing more to see on them.
fn read(text: &str) -> Option<Vec<Sheet>> {
    let typeface = Typeface::of_system()?;
    let bytes = pdf(text, &ABOUT, &typeface).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    assert!(bytes.len() < 300_000, "{} bytes", bytes.len());
    Some(read_pdf(&bytes))
}

#[test]
fn what_was_written_is_read_back_chinese_too() {
    let Some(sheets) = read(TEXT) else {
        return;
    };
    let [sheet] = &sheets[..] else {
        panic!("{sheets:?}");
    };
    assert_eq!(sheet.title, "预算会议");
    // Numbers of a list are drawn after their lines.
    let expected = "预算会议Budget When20260302 1开场 会议讨论了预算并同意了方案\
        AlonglineofLatinwordsfollowstheChineseonessothatitisbroken one1two2 deeper \
        whatwho写报告陈晨說明said11";
    assert_eq!(letters(&sheet.text), letters(expected));
}

#[test]
fn a_long_text_is_read_back_whole_over_its_pages() {
    let paragraph = "很长的一段话，説到第二頁 and on。";
    let Some(sheets) = read(&format!("{}\n", paragraph.repeat(300))) else {
        return;
    };
    assert!(sheets.len() > 2, "{} pages", sheets.len());
    let of = sheets.len();
    let read: String = (1..)
        .zip(&sheets)
        .map(|(number, sheet)| {
            let text = letters(&sheet.text);
            let foot = format!("{number}{of}");
            let body = text.strip_suffix(&foot).or(text.strip_prefix(&foot));
            body.unwrap_or_else(|| panic!("no {foot} on {text}"))
                .to_owned()
        })
        .collect();
    assert_eq!(read, letters(&paragraph.repeat(300)));
}
