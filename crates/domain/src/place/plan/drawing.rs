//! What counts as a drawing of a floor: the pictures that screens show, and SVG that is nothing but
//! a drawing. Every SVG is shown as a picture, which runs no program and fetches nothing; one that
//! holds a program or points elsewhere is refused all the same, since files are passed on. What is
//! not known to be harmless is not let in.

mod known;
mod style;

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};
use quick_xml::reader::NsReader;

use self::known::{Space, space_of};
use crate::panel::{PictureKind, measure};

/// Longer sides are told shorter: only their proportion counts.
const SIDE_MOST: f64 = 8_192.0;
/// A longer strip is no floor.
const PROPORTION_MOST: f64 = 50.0;
/// Elements within one another; browsers give up on more.
const DEPTH_MOST: usize = 200;

/// Kind and measures in points of a drawing; `None` when it is none, or could do more than be looked at.
pub fn measure_drawing(content: &[u8]) -> Option<(PictureKind, u32, u32)> {
    measure(content).or_else(|| {
        let (width, height) = of_svg(std::str::from_utf8(content).ok()?)?;
        Some((PictureKind::Svg, width, height))
    })
}

/// How far the reading of a document has come.
#[derive(Default)]
struct Scan {
    sides: Option<(u32, u32)>,
    /// What is open, the innermost last: `true` for a style sheet.
    open: Vec<bool>,
    /// What the style sheet says so far.
    sheet: String,
}

fn of_svg(text: &str) -> Option<(u32, u32)> {
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().check_comments = true;
    let mut scan = Scan::default();
    let mut is_first = true;
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::Decl(declared) if is_first => {
                let declared = std::str::from_utf8(declared).ok()?;
                is_plain_encoding(declared).then_some(())?;
            }
            Event::DocType(named) => is_plain_type(&named.decode().ok()?).then_some(())?,
            // What Adobe wraps its notes in. A style sheet would be named by one, too.
            Event::PI(told) if told.target() == b"xpacket" => {}
            Event::Comment(_) => {}
            Event::Start(tag) => scan.begin(reader.resolver(), tag)?,
            Event::Empty(tag) => {
                scan.begin(reader.resolver(), tag)?;
                scan.end()?;
            }
            Event::End(_) => scan.end()?,
            Event::Text(text) => scan.say(&text.xml10_content().ok()?)?,
            Event::CData(text) => scan.say(&text.xml10_content().ok()?)?,
            Event::GeneralRef(named) => match named.resolve_char_ref().ok()? {
                Some(letter) => scan.say(letter.encode_utf8(&mut [0; 4]))?,
                None => {
                    let name = named.decode().ok()?;
                    scan.say(quick_xml::escape::resolve_predefined_entity(&name)?)?;
                }
            },
            Event::Eof => return scan.sides.filter(|_| scan.open.is_empty()),
            Event::Decl(_) | Event::PI(_) => return None,
        }
        is_first = false;
    }
}

impl Scan {
    fn begin(&mut self, names: &NamespaceResolver, tag: &BytesStart<'_>) -> Option<()> {
        let is_root = self.open.is_empty();
        // One root, which is an SVG; and no depth in which a browser would lose itself.
        (is_root == self.sides.is_none() && self.open.len() < DEPTH_MOST).then_some(())?;
        // A style sheet has nothing within but text.
        (self.open.last() != Some(&true)).then_some(())?;
        let (space, local) = names.resolve_element(tag.name());
        let local = std::str::from_utf8(local.into_inner()).ok()?;
        let space = resolved(&space)?;
        let is_known = match space {
            Space::Svg => known::is_element(local),
            Space::Inert => true,
            Space::None | Space::Xml | Space::Link => false,
        };
        (is_known && (!is_root || (space == Space::Svg && local == "svg"))).then_some(())?;
        for attribute in tag.attributes() {
            let attribute = attribute.ok()?;
            let value = value_of(&attribute)?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let (of, name) = names.resolve_attribute(attribute.key);
            let name = std::str::from_utf8(name.into_inner()).ok()?;
            admit(space, local, resolved(&of)?, name, &value).then_some(())?;
        }
        if is_root {
            self.sides = Some(sides_of(tag)?);
        }
        self.open.push(space == Space::Svg && local == "style");
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        if self.open.pop()? {
            style::is_harmless(&std::mem::take(&mut self.sheet)).then_some(())?;
        }
        Some(())
    }

    fn say(&mut self, text: &str) -> Option<()> {
        if self.open.last() == Some(&true) {
            self.sheet.push_str(text);
        }
        // Beside the root there is nothing to read.
        (!self.open.is_empty() || text.trim().is_empty()).then_some(())
    }
}

/// With its references resolved; those of entities are none of ours.
fn value_of<'a>(attribute: &Attribute<'a>) -> Option<Cow<'a, str>> {
    attribute.normalized_value(XmlVersion::Implicit1_0).ok()
}

/// `None` for names that nobody declared and for spaces that nobody knows to be inert.
fn resolved(found: &ResolveResult<'_>) -> Option<Space> {
    match found {
        ResolveResult::Unbound => Some(Space::None),
        ResolveResult::Bound(space) => space_of(std::str::from_utf8(space.into_inner()).ok()?),
        ResolveResult::Unknown(_) => None,
    }
}

fn admit(space: Space, element: &str, of: Space, name: &str, value: &str) -> bool {
    match (space, of, name) {
        // Notes of the program that drew it: no browser reads them.
        (_, Space::Inert, _) | (Space::Inert, Space::None | Space::Xml, _) => true,
        (_, Space::Xml, "space" | "lang" | "id") => true,
        (Space::Svg, Space::Link, "type" | "title" | "show" | "actuate" | "role" | "arcrole") => {
            true
        }
        (Space::Svg, Space::None | Space::Link, "href") => is_within(element, value),
        (Space::Svg, Space::None, _) => match known::attribute(name) {
            known::Attribute::Words => true,
            known::Attribute::Style => style::is_harmless(value),
            known::Attribute::Unknown => false,
        },
        _ => false,
    }
}

/// What is within the file, and pictures that are written into it.
fn is_within(element: &str, value: &str) -> bool {
    let value = value.trim();
    value.starts_with('#') || (element == "image" && known::is_written_picture(value))
}

/// A type that is only named: its entities could stand for anything.
fn is_plain_type(named: &str) -> bool {
    let named = named.trim();
    let rest = named.strip_prefix("svg").unwrap_or("[");
    let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    is_apart && !rest.contains(['[', ']', '<', '>', '%', '&'])
}

fn is_plain_encoding(declared: &str) -> bool {
    let declared = declared.to_ascii_lowercase();
    match declared.split_once("encoding") {
        None => true,
        Some((_, value)) => {
            let value = value.trim_start_matches(['=', ' ', '"', '\'']);
            value.starts_with("utf-8") || value.starts_with("us-ascii")
        }
    }
}

/// By its own coordinates, else by its size.
fn sides_of(tag: &BytesStart<'_>) -> Option<(u32, u32)> {
    let value = |wanted: &str| {
        let found = tag.try_get_attribute(wanted).ok()??;
        value_of(&found)
    };
    let view = value("viewBox").and_then(|text| {
        let split = text.split(|letter: char| letter.is_whitespace() || letter == ',');
        let parts: Vec<&str> = split.filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [_, _, width, height] => Some((width.parse().ok()?, height.parse().ok()?)),
            _ => None,
        }
    });
    let length = |text: Cow<'_, str>| {
        text.trim()
            .trim_end_matches(char::is_alphabetic)
            .parse()
            .ok()
    };
    let sized = || Some((length(value("width")?)?, length(value("height")?)?));
    let (width, height): (f64, f64) = view.or_else(sized)?;
    let is_floor = width > 0.0
        && height > 0.0
        && width.is_finite()
        && height.is_finite()
        && width / height <= PROPORTION_MOST
        && height / width <= PROPORTION_MOST;
    is_floor.then_some(())?;
    // Small numbers are made large, so that rounding keeps the proportion.
    let scale = SIDE_MOST / width.max(height);
    let side = |side: f64| (side * scale).round().clamp(1.0, SIDE_MOST) as u32;
    Some((side(width), side(height)))
}

#[cfg(test)]
mod tests;
