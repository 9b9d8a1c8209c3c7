//! Markdown (CommonMark with tables) as a flat row of blocks. HTML in it is shown as text, images
//! as their description: nothing in a document is fetched from anywhere.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

#[derive(Clone, PartialEq, Debug)]
pub(super) struct Block {
    pub kind: Kind,
    /// How deep it lies in lists and quotations.
    pub depth: usize,
    pub runs: Vec<Run>,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Kind {
    /// 1 to 6.
    Heading(usize),
    Paragraph,
    /// With what stands before it.
    Item(String),
    Code,
    Rule,
    /// Cells; the first row of a table names its columns.
    Row {
        cells: Vec<Vec<Run>>,
        is_head: bool,
    },
}

#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    kind: Option<Kind>,
    /// The next number of each list that is open; `None` where it has none.
    lists: Vec<Option<u64>>,
    quotes: usize,
    bold: usize,
    italic: usize,
    struck: usize,
    cells: Vec<Vec<Run>>,
}

pub(super) fn blocks(markdown: &str) -> Vec<Block> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, options) {
        reader.take(event);
    }
    reader.close();
    reader.blocks
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.put(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.put(&text),
            Event::SoftBreak => self.put(" "),
            Event::HardBreak => self.put("\n"),
            Event::Rule => {
                self.close();
                self.push(Kind::Rule, Vec::new());
            }
            Event::TaskListMarker(done) => self.put(if done { "☑ " } else { "☐ " }),
            Event::FootnoteReference(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.open(Kind::Heading(depth_of(level))),
            // The first paragraph of an item stands beside its mark.
            Tag::Paragraph if self.stands_beside_mark() => {}
            Tag::Paragraph => self.open(Kind::Paragraph),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.open(Kind::Code);
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => {
                let mark = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        let mark = format!("{number}.");
                        *number += 1;
                        mark
                    }
                    _ => "•".to_owned(),
                };
                self.open(Kind::Item(mark));
            }
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Table(_) => self.close(),
            Tag::TableHead | Tag::TableRow => self.cells.clear(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Item => {
                self.close();
            }
            TagEnd::HtmlBlock => self.close(),
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.runs);
                self.cells.push(cell);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                let is_head = matches!(tag, TagEnd::TableHead);
                self.push(Kind::Row { cells, is_head }, Vec::new());
            }
            _ => {}
        }
    }

    fn stands_beside_mark(&self) -> bool {
        matches!(self.kind, Some(Kind::Item(_))) && self.runs.is_empty()
    }

    fn put(&mut self, text: &str) {
        let run = Run {
            text: text.to_owned(),
            bold: self.bold > 0,
            italic: self.italic > 0,
            struck: self.struck > 0,
        };
        match self.runs.last_mut() {
            Some(last) if is_alike(last, &run) => last.text.push_str(text),
            _ => self.runs.push(run),
        }
    }

    fn open(&mut self, kind: Kind) {
        self.close();
        self.kind = Some(kind);
    }

    fn close(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        let kind = self.kind.take();
        if !runs.is_empty() || matches!(kind, Some(Kind::Item(_))) {
            self.push(kind.unwrap_or(Kind::Paragraph), runs);
        }
    }

    fn push(&mut self, kind: Kind, runs: Vec<Run>) {
        let in_list = self.lists.len();
        let depth = self.quotes
            + match kind {
                Kind::Item(_) => in_list.saturating_sub(1),
                _ => in_list,
            };
        self.blocks.push(Block { kind, depth, runs });
    }
}

fn is_alike(one: &Run, other: &Run) -> bool {
    one.bold == other.bold && one.italic == other.italic && one.struck == other.struck
}

fn depth_of(level: HeadingLevel) -> usize {
    level as usize
}
