//! Blocks as Office Open XML. Headings have the styles that word processors make contents of.

use std::io::Cursor;

use docx_rs::{
    BorderType, Docx, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run,
    RunFonts, Style, StyleType, Table, TableCell, TableRow,
};

use super::block::{self, Block, Kind};
use super::{About, DocumentError};

/// Half points.
const TEXT_SIZE: usize = 21;
const HEADING_SIZES: [usize; 6] = [36, 28, 24, 22, 21, 21];
/// Twentieths of a point by which each depth is set in.
const INDENT: i32 = 420;

pub(super) fn written(blocks: &[Block], about: &About<'_>) -> Result<Vec<u8>, DocumentError> {
    let chinese = match about.language {
        "zh-TW" => "Microsoft JhengHei",
        _ => "Microsoft YaHei",
    };
    let fonts = RunFonts::new().ascii("Calibri").hi_ansi("Calibri");
    let mut docx = Docx::new()
        .default_fonts(fonts.east_asia(chinese))
        .default_size(TEXT_SIZE);
    for (level, size) in (1..).zip(HEADING_SIZES) {
        let style = Style::new(format!("Heading{level}"), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .outline_lvl(level - 1)
            .size(size)
            .bold();
        docx = docx.add_style(style);
    }
    let mut rows: Vec<TableRow> = Vec::new();
    for block in blocks {
        if let Kind::Row { cells, is_head } = &block.kind {
            rows.push(row(cells, *is_head));
            continue;
        }
        docx = with_table(docx, &mut rows).add_paragraph(paragraph(block));
    }
    docx = with_table(docx, &mut rows);
    let mut bytes = Cursor::new(Vec::new());
    let packed = docx.build().pack(&mut bytes);
    packed.map_err(|error| DocumentError::Unwritable(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// The rows gathered so far as a table, with a line after it, or two tables would grow together.
fn with_table(docx: Docx, rows: &mut Vec<TableRow>) -> Docx {
    if rows.is_empty() {
        return docx;
    }
    docx.add_table(Table::new(std::mem::take(rows)))
        .add_paragraph(Paragraph::new())
}

fn row(cells: &[Vec<block::Run>], is_head: bool) -> TableRow {
    let cell = |runs: &Vec<block::Run>| {
        let runs = runs.iter().map(|run| match is_head {
            true => words(run).bold(),
            false => words(run),
        });
        let paragraph = runs.fold(Paragraph::new(), Paragraph::add_run);
        TableCell::new().add_paragraph(paragraph)
    };
    TableRow::new(cells.iter().map(cell).collect())
}

fn paragraph(block: &Block) -> Paragraph {
    let depth = i32::try_from(block.depth).unwrap_or_default();
    let mut paragraph = Paragraph::new();
    match &block.kind {
        Kind::Heading(level) => paragraph = paragraph.style(&format!("Heading{level}")),
        Kind::Item(mark) => {
            paragraph = paragraph.indent(Some((depth + 1) * INDENT), None, None, None);
            paragraph = paragraph.add_run(Run::new().add_text(format!("{mark} ")));
        }
        Kind::Rule => {
            let line = ParagraphBorder::new(ParagraphBorderPosition::Bottom);
            let borders = ParagraphBorders::with_empty();
            paragraph = paragraph.set_borders(borders.set(line.val(BorderType::Single)));
        }
        Kind::Paragraph | Kind::Code | Kind::Row { .. } => {
            paragraph = paragraph.indent(Some(depth * INDENT), None, None, None);
        }
    }
    let runs = block.runs.iter().map(|run| match block.kind {
        Kind::Code => words(run).fonts(RunFonts::new().ascii("Consolas").hi_ansi("Consolas")),
        _ => words(run),
    });
    runs.fold(paragraph, Paragraph::add_run)
}

fn words(run: &block::Run) -> Run {
    let mut words = Run::new();
    for (number, line) in run.text.trim_end_matches('\n').split('\n').enumerate() {
        if number > 0 {
            words = words.add_break(docx_rs::BreakType::TextWrapping);
        }
        words = words.add_text(line);
    }
    if run.bold {
        words = words.bold();
    }
    if run.italic {
        words = words.italic();
    }
    if run.struck {
        words = words.strike();
    }
    words
}
