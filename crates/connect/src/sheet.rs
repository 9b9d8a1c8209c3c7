//! Tables for others to open: CSV (RFC 4180) that spreadsheets read as UTF-8, and workbooks. What
//! people wrote stays text in both: nothing of it is taken for a formula.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// Characters that one cell of a workbook holds.
const CELL_MOST: usize = 32_767;
/// Letters of the name of a sheet.
const NAME_MOST: usize = 31;

/// What begins a formula, also in the wide form that Chinese keyboards write.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A table in words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    pub name: String,
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written")]
pub struct Unwritten(#[from] XlsxError);

impl Sheet {
    pub fn to_csv(&self) -> Vec<u8> {
        // Spreadsheets take a file for UTF-8 when it begins with this mark.
        let mut text = String::from("\u{feff}");
        for row in std::iter::once(&self.columns).chain(&self.rows) {
            let cells: Vec<_> = row.iter().map(|cell| csv_cell(cell)).collect();
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        text.into_bytes()
    }

    pub fn to_xlsx(&self) -> Result<Vec<u8>, Unwritten> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&self.name))?;
        let bold = Format::new().set_bold();
        for (column, title) in (0_u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, column, cut(title, CELL_MOST), &bold)?;
        }
        for (row, cells) in (1_u32..).zip(&self.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                sheet.write_string(row, column, cut(cell, CELL_MOST))?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        sheet.autofit();
        Ok(workbook.save_to_buffer()?)
    }
}

fn csv_cell(text: &str) -> String {
    // What begins like this is worked out by spreadsheets, whoever wrote it.
    let is_formula = text.starts_with(FORMULA);
    let text = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\n', '\r', ';']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

fn sheet_name(name: &str) -> String {
    let is_taken = |letter: char| "[]:*?/\\'".contains(letter) || letter.is_control();
    let name: String = name.chars().filter(|letter| !is_taken(*letter)).collect();
    let name = cut(name.trim(), NAME_MOST);
    if name.is_empty() {
        "1".to_owned()
    } else {
        name
    }
}

/// The longest beginning that a spreadsheet counts as so many letters, which are those of UTF-16.
fn cut(text: &str, most: usize) -> String {
    let mut left = most;
    text.chars()
        .take_while(|letter| {
            let fits = letter.len_utf16() <= left;
            left = left.saturating_sub(letter.len_utf16());
            fits
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(cells: &[&str]) -> Sheet {
        Sheet {
            name: "Plans [3/4]: all".to_owned(),
            columns: vec!["Name".to_owned()],
            rows: vec![cells.iter().map(|cell| (*cell).to_owned()).collect()],
        }
    }

    #[test]
    fn csv_keeps_what_was_written_and_hides_formulas() {
        let cells = [
            "王芳",
            "a,b",
            "say \"hi\"\nthere",
            "=1+1",
            "-2",
            "",
            "x;y",
            "＝1",
        ];
        let text = String::from_utf8(sheet(&cells).to_csv()).unwrap();
        assert_eq!(
            text,
            "\u{feff}Name\r\n王芳,\"a,b\",\"say \"\"hi\"\"\nthere\",'=1+1,'-2,,\"x;y\",'＝1\r\n"
        );
    }

    #[test]
    fn a_workbook_is_a_zip_whatever_is_written_into_it() {
        let long = "😀".repeat(CELL_MOST);
        let book = sheet(&["=1+1", &long, "\u{1}"]).to_xlsx().unwrap();
        assert_eq!(book.get(..4), Some(b"PK\x03\x04".as_slice()));
        assert_eq!(cut("😀😀", 3), "😀");
        assert_eq!(sheet_name("[]"), "1");
        let unnamed = Sheet::default().to_xlsx().unwrap();
        assert_eq!(unnamed.get(..2), Some(b"PK".as_slice()));
    }
}
