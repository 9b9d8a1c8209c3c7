//! Characters that make a line of text look like another one: those that turn the direction of
//! what follows (a file `cod.exe` shown as `exe.doc`), break the line, or are shown as nothing.

/// Whether a single line may not hold the character. Marks that scripts and emoji need stay: the
/// direction marks, the joiners, and the space of no width by which Khmer and Thai break lines.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Soft hyphen, and letters of Hangul that show nothing.
            '\u{00AD}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}'
            // Line and paragraph separator.
            | '\u{2028}' | '\u{2029}'
            // Embeddings, overrides and isolates (Unicode Standard Annex 9).
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            // Word joiner, invisible operators, deprecated controls, byte order mark.
            | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}'
            // Interlinear annotation.
            | '\u{FFF9}'..='\u{FFFB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_or_hides_is_told_from_what_scripts_need() {
        for c in
            "\0\n\u{7F}\u{202A}\u{202E}\u{2066}\u{2069}\u{2028}\u{2029}\u{FEFF}\u{2060}\u{00AD}"
                .chars()
        {
            assert!(is_hidden(c), "{}", c.escape_unicode());
        }
        // Arabic and Hebrew with marks, Persian and emoji with joiners, Khmer, a flag of tags.
        let needed = "\u{200E}\u{200F}\u{061C}می\u{200C}خواهم 👩\u{200D}💻 ខ្ញុំ\u{200B} \
                      \u{1F3F4}\u{E0067}\u{E0062}\u{E007F} 周会 «é»\u{00A0}!\u{FE0F}";
        for c in needed.chars() {
            assert!(!is_hidden(c), "{}", c.escape_unicode());
        }
    }
}
