//! Documents for other programs: one text in Markdown becomes a DOCX or a PDF. Both are made of
//! the same blocks, so that no format says less than another.

mod block;
mod docx;
mod pdf;
#[cfg(test)]
mod tests;
mod typeface;

pub use typeface::Typeface;

/// What a document is called, and in which language it is, as BCP 47 has it.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub title: &'a str,
    pub language: &'a str,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error("no typeface that has Latin and Chinese letters was found")]
    NoTypeface,
    #[error("the document cannot be written: {0}")]
    Unwritable(String),
}

/// As Office Open XML (ECMA-376), for word processors.
pub fn docx(markdown: &str, about: &About<'_>) -> Result<Vec<u8>, DocumentError> {
    docx::written(&block::blocks(markdown), about)
}

/// As PDF on A4, with the letters that it uses embedded.
pub fn pdf(
    markdown: &str,
    about: &About<'_>,
    typeface: &Typeface,
) -> Result<Vec<u8>, DocumentError> {
    pdf::written(&block::blocks(markdown), about, typeface)
}

/// Text of people as Markdown that shows just that text on one line. Only what would mean something
/// is escaped, because the Markdown is read as it is, too.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut is_number = false;
    for (at, letter) in text.char_indices() {
        let means_something = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => true,
            // At its beginning a text could become a list or a heading.
            '-' | '+' | '=' => at == 0,
            '.' | ')' => is_number,
            _ => false,
        };
        is_number = (at == 0 || is_number) && letter.is_ascii_digit();
        if means_something {
            plain.push('\\');
        }
        plain.push(if letter.is_whitespace() { ' ' } else { letter });
    }
    plain
}
