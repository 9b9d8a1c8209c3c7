//! Blocks as PDF: lines are broken as Unicode has it (UAX #14), pages are filled from top to
//! bottom, and only the letters that are used are embedded.

use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use ttf_parser::Face;
use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::block::{Block, Kind, Run};
use super::{About, DocumentError, Typeface};

/// A4, in points.
const WIDTH: f32 = 595.28;
const HEIGHT: f32 = 841.89;
const MARGIN: f32 = 62.0;
const INDENT: f32 = 18.0;
const TEXT_SIZE: f32 = 10.5;
const HEADING_SIZES: [f32; 6] = [20.0, 15.0, 12.5, 11.5, 10.5, 10.5];
/// From line to line, in sizes of the letters.
const LEADING: f32 = 1.55;

/// A stretch of one line in one look.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    x: f32,
    bold: bool,
}

/// What stands on one line, with its distance from what is above.
struct Line {
    pieces: Vec<Piece>,
    size: f32,
    before: f32,
    /// Draws a line across the page instead.
    is_rule: bool,
}

struct Setter<'a> {
    face: Face<'a>,
}

pub(super) fn written(
    blocks: &[Block],
    about: &About<'_>,
    typeface: &Typeface,
) -> Result<Vec<u8>, DocumentError> {
    let (bytes, index) = typeface
        .read(about.language)
        .ok_or(DocumentError::NoTypeface)?;
    let face = Face::parse(&bytes, index).map_err(|_| DocumentError::NoTypeface)?;
    let font = Font::new(bytes.clone().into(), index).ok_or(DocumentError::NoTypeface)?;
    let setter = Setter { face };
    let mut lines = Vec::new();
    for block in blocks {
        setter.set(block, &mut lines);
    }
    let mut document = Document::new();
    let metadata = Metadata::new()
        .title(about.title.to_owned())
        .language(about.language.to_owned());
    document.set_metadata(metadata);
    draw(&mut document, &paged(lines), &font)?;
    let finished = document.finish();
    finished.map_err(|error| DocumentError::Unwritable(format!("{error:?}")))
}

fn draw(
    document: &mut Document,
    pages: &[Vec<(f32, Line)>],
    font: &Font,
) -> Result<(), DocumentError> {
    let unwritable = || DocumentError::Unwritable("a page of no size".to_owned());
    for (number, lines) in (1..).zip(pages) {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(unwritable)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for (y, line) in lines {
            if line.is_rule {
                rule(&mut surface, *y);
            }
            for piece in &line.pieces {
                put(&mut surface, piece, *y, line.size, font);
            }
        }
        let foot = Piece {
            text: format!("{number} / {}", pages.len()),
            x: WIDTH / 2.0 - 12.0,
            bold: false,
        };
        put(&mut surface, &foot, HEIGHT - MARGIN / 2.0, 8.5, font);
        surface.finish();
        page.finish();
    }
    Ok(())
}

fn put(surface: &mut Surface<'_>, piece: &Piece, y: f32, size: f32, font: &Font) {
    let ink = rgb::Color::new(29, 29, 31);
    surface.set_fill(Some(Fill {
        paint: ink.into(),
        opacity: NormalizedF32::ONE,
        rule: Default::default(),
    }));
    // One file of letters has one weight; a thin outline makes it a heavier one.
    let outline = piece.bold.then(|| Stroke {
        paint: ink.into(),
        width: size * 0.03,
        ..Stroke::default()
    });
    surface.set_stroke(outline);
    let at = Point::from_xy(piece.x, y);
    surface.draw_text(
        at,
        font.clone(),
        size,
        &piece.text,
        false,
        TextDirection::Auto,
    );
}

fn rule(surface: &mut Surface<'_>, y: f32) {
    let mut path = PathBuilder::new();
    path.move_to(MARGIN, y);
    path.line_to(WIDTH - MARGIN, y);
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: rgb::Color::new(200, 200, 205).into(),
        width: 0.7,
        ..Stroke::default()
    }));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// Lines with their height on the page that they fall on.
fn paged(lines: Vec<Line>) -> Vec<Vec<(f32, Line)>> {
    let mut pages = vec![Vec::new()];
    let mut y = MARGIN;
    for line in lines {
        let step = line.size * LEADING;
        if y + line.before + step > HEIGHT - MARGIN {
            pages.push(Vec::new());
            y = MARGIN;
        } else {
            y += line.before;
        }
        y += step;
        if let Some(page) = pages.last_mut() {
            page.push((y, line));
        }
    }
    pages
}

impl Setter<'_> {
    fn set(&self, block: &Block, lines: &mut Vec<Line>) {
        let left = MARGIN + INDENT * block.depth as f32;
        let (size, before, left) = match &block.kind {
            Kind::Heading(level) => {
                let at = level.saturating_sub(1);
                let size = HEADING_SIZES.get(at).copied().unwrap_or(TEXT_SIZE);
                (size, size * 0.8, left)
            }
            Kind::Item(_) => (TEXT_SIZE, 2.0, left + INDENT),
            _ => (TEXT_SIZE, 5.0, left),
        };
        if let Kind::Row { cells, is_head } = &block.kind {
            return self.set_row(cells, *is_head, lines);
        }
        let is_heading = matches!(block.kind, Kind::Heading(_));
        let broken = self.broken(&block.runs, size, left, WIDTH - MARGIN, is_heading);
        let first = lines.len();
        for pieces in broken {
            lines.push(Line {
                before: if lines.len() == first { before } else { 0.0 },
                pieces,
                size,
                is_rule: false,
            });
        }
        match &block.kind {
            Kind::Item(mark) => {
                let piece = Piece {
                    text: mark.clone(),
                    x: left - INDENT,
                    bold: false,
                };
                match lines.get_mut(first) {
                    Some(line) => line.pieces.push(piece),
                    None => lines.push(line_of(vec![piece], size, before)),
                }
            }
            Kind::Rule => lines.push(Line {
                is_rule: true,
                ..line_of(Vec::new(), size, 0.0)
            }),
            _ => {}
        }
    }

    /// Cells side by side, each as wide as any other.
    fn set_row(&self, cells: &[Vec<Run>], is_head: bool, lines: &mut Vec<Line>) {
        let width = (WIDTH - 2.0 * MARGIN) / cells.len().max(1) as f32;
        let mut rows: Vec<Vec<Piece>> = Vec::new();
        for (number, cell) in cells.iter().enumerate() {
            let left = MARGIN + width * number as f32;
            let broken = self.broken(cell, TEXT_SIZE, left, left + width - 8.0, is_head);
            for (at, pieces) in broken.into_iter().enumerate() {
                match rows.get_mut(at) {
                    Some(row) => row.extend(pieces),
                    None => rows.push(pieces),
                }
            }
        }
        for (at, pieces) in rows.into_iter().enumerate() {
            lines.push(line_of(pieces, TEXT_SIZE, if at == 0 { 4.0 } else { 0.0 }));
        }
    }

    /// The runs as lines between left and right.
    fn broken(
        &self,
        runs: &[Run],
        size: f32,
        left: f32,
        right: f32,
        all_bold: bool,
    ) -> Vec<Vec<Piece>> {
        let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
        let whole = whole.trim_end();
        let mut looks = Vec::new();
        for run in runs {
            looks.extend(run.text.chars().map(|_| run.bold || all_bold));
        }
        let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
        let (mut x, mut from, mut letter) = (left, 0, 0);
        for (until, kind) in linebreaks(whole) {
            let word = whole.get(from..until).unwrap_or_default();
            let shown = word.trim_end_matches(['\n', '\r']);
            if x > left && x + self.width(shown.trim_end(), size) > right {
                lines.push(Vec::new());
                x = left;
            }
            for one in shown.chars() {
                let advance = self.advance(one, size);
                // A word that is longer than a line is broken where the line ends.
                if x > left && x + advance > right && !one.is_whitespace() {
                    lines.push(Vec::new());
                    x = left;
                }
                let bold = looks.get(letter).copied().unwrap_or_default();
                add(&mut lines, one, x, bold);
                x += advance;
                letter += 1;
            }
            letter += word.chars().count() - shown.chars().count();
            from = until;
            if kind == BreakOpportunity::Mandatory && until < whole.len() {
                lines.push(Vec::new());
                x = left;
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|one| self.advance(one, size)).sum()
    }

    fn advance(&self, letter: char, size: f32) -> f32 {
        let glyph = self.face.glyph_index(letter).unwrap_or_default();
        let advance = self.face.glyph_hor_advance(glyph);
        let units = f32::from(self.face.units_per_em());
        advance.map_or(size, |advance| f32::from(advance) / units * size)
    }
}

fn add(lines: &mut [Vec<Piece>], letter: char, x: f32, bold: bool) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(piece) if piece.bold == bold => piece.text.push(letter),
        _ => line.push(Piece {
            text: letter.to_string(),
            x,
            bold,
        }),
    }
}

fn line_of(pieces: Vec<Piece>, size: f32, before: f32) -> Line {
    Line {
        pieces,
        size,
        before,
        is_rule: false,
    }
}
