//! What counts as a drawing of a floor: the pictures that screens show, and SVG that is nothing but
//! a drawing. Every SVG is shown as a picture, which runs no program and fetches nothing; one that
//! holds a program or points elsewhere is refused all the same, since files are passed on.

use crate::panel::{PictureKind, measure};

/// Longer sides are told shorter: only their proportion counts.
const SIDE_MOST: f64 = 8_192.0;
/// A longer strip is no floor.
const PROPORTION_MOST: f64 = 50.0;

/// Elements that run, fetch or embed something, in small letters and without prefix.
const FORBIDDEN: [&str; 16] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "handler",
    "listener",
    "set",
    "animate",
    "animatemotion",
    "animatetransform",
    "animatecolor",
    "discard",
    "feimage",
];

/// Kind, width and height of a drawing; `None` when it is none, or could do more than be looked at.
pub fn measure_drawing(content: &[u8]) -> Option<(PictureKind, u32, u32)> {
    measure(content).or_else(|| {
        let (width, height) = of_svg(std::str::from_utf8(content).ok()?)?;
        Some((PictureKind::Svg, width, height))
    })
}

fn of_svg(text: &str) -> Option<(u32, u32)> {
    let text = text.trim_start_matches('\u{feff}');
    let mut rest = text;
    let mut sides = None;
    while let Some(at) = rest.find('<') {
        is_harmless(rest.get(..at)?).then_some(())?;
        rest = rest.get(at..)?;
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.get(comment.find("-->")? + 3..)?;
        } else if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let end = data.find("]]>")?;
            is_harmless(data.get(..end)?).then_some(())?;
            rest = data.get(end + 3..)?;
        } else if let Some(declared) = rest.strip_prefix("<?xml ") {
            let end = declared.find("?>")?;
            is_plain_encoding(declared.get(..end)?).then_some(())?;
            rest = declared.get(end + 2..)?;
        } else {
            // Other instructions, document types and entities may stand for anything.
            (!rest.starts_with("<?") && !rest.starts_with("<!")).then_some(())?;
            let end = end_of_tag(rest)?;
            let tag = rest.get(1..end)?;
            admit_tag(tag).then_some(())?;
            if sides.is_none() {
                (local(name_of(tag)) == "svg").then_some(())?;
                sides = Some(sides_of(tag)?);
            }
            rest = rest.get(end + 1..)?;
        }
    }
    is_harmless(rest).then_some(())?;
    sides
}

/// Where a tag ends: at the first `>` that stands in no value.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.char_indices().find_map(|(at, letter)| {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (None, '"' | '\'') => quote = Some(letter),
            (None, '>') => return Some(at),
            _ => {}
        }
        None
    })
}

fn name_of(tag: &str) -> &str {
    let end = tag.find(|letter: char| letter.is_whitespace() || letter == '/');
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}

fn local(name: &str) -> String {
    let local = name.rsplit(':').next().unwrap_or_default();
    local.to_ascii_lowercase()
}

fn admit_tag(tag: &str) -> bool {
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let name = name_of(tag);
    if FORBIDDEN.contains(&local(name).as_str()) {
        return false;
    }
    let rest = tag.get(name.len()..).unwrap_or_default();
    attributes(rest).is_some_and(|pairs| pairs.iter().all(|(name, value)| admit(name, value)))
}

fn admit(name: &str, value: &str) -> bool {
    let local = local(name);
    match local.as_str() {
        // What is within the file, and pictures that are written into it.
        "href" | "src" => {
            let value = value.trim();
            let picture = ["data:image/png", "data:image/jpeg", "data:image/webp"];
            value.starts_with('#')
                || picture.iter().any(|kind| {
                    let rest = value.strip_prefix(kind);
                    rest.is_some_and(|rest| rest.starts_with([';', ',']))
                })
        }
        _ => !local.starts_with("on") && is_harmless(value),
    }
}

/// Style and text that fetch nothing. Escapes could hide what they say from us, not from a browser.
fn is_harmless(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let fetches = text.match_indices("url(").any(|(at, opening)| {
        let rest = text.get(at + opening.len()..).unwrap_or_default();
        let within = rest.trim_start().trim_start_matches(['"', '\'']);
        // `&quot;#a&quot;` is how some programs write it.
        !within.trim_start_matches("&quot;").starts_with('#')
    });
    let hides = text.contains('\\') || text.contains("&#");
    let is_style = text.contains('{') || text.contains("url") || text.contains("import");
    let runs = text.contains("@import") || text.contains("javascript:");
    !(fetches || runs || (hides && is_style))
}

/// Names and values; `None` when it is not written as XML.
fn attributes(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut rest = text.trim().trim_end_matches('/').trim_end();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after
            .chars()
            .next()
            .filter(|one| matches!(one, '"' | '\''))?;
        let (value, other) = after.get(1..)?.split_once(quote)?;
        found.push((name.trim(), value));
        rest = other.trim_start();
    }
    Some(found)
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
fn sides_of(tag: &str) -> Option<(u32, u32)> {
    let name = name_of(tag);
    let pairs = attributes(tag.get(name.len()..)?)?;
    let value = |wanted: &str| {
        let mut of_name = pairs.iter().filter(|(name, _)| *name == wanted);
        of_name.next().map(|(_, value)| *value)
    };
    let view = value("viewBox").and_then(|text| {
        let split = text.split(|letter: char| letter.is_whitespace() || letter == ',');
        let parts: Vec<&str> = split.filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [_, _, width, height] => Some((width.parse().ok()?, height.parse().ok()?)),
            _ => None,
        }
    });
    let length = |text: &str| {
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
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn measured(text: &str) -> Option<(u32, u32)> {
        measure_drawing(text.as_bytes()).map(|(kind, width, height)| {
            assert_eq!(kind, PictureKind::Svg);
            (width, height)
        })
    }

    fn within(inside: &str) -> Option<(u32, u32)> {
        measured(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 1\">{inside}</svg>"
        ))
    }

    #[test]
    fn what_programs_for_drawing_write_is_taken() {
        let drawn = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n\
            <!-- Created with Inkscape -->\n<svg width=\"210mm\" height=\"105mm\" \
            viewBox=\"0 0 210 105\" xmlns:xlink='http://www.w3.org/1999/xlink'>\
            <defs><linearGradient id='a'><stop offset=\"0\"/></linearGradient></defs>\
            <style>.a > b { fill: url(#a); }</style><style><![CDATA[.b{stroke:#000}]]></style>\
            <image xlink:href=\"data:image/png;base64,AAAA\"/><use href='#a'/>\
            <text>楼层 &amp; &#176;</text><path d=\"M0 0h10\" style=\"fill:url(&quot;#a&quot;)\"/></svg>";
        assert_eq!(measured(drawn), Some((8_192, 4_096)));
        assert_eq!(
            measured("<svg width='30px' height=\"10px\"/>"),
            Some((8_192, 2_731))
        );
        assert_eq!(within("<rect width=\"1\"/>"), Some((8_192, 4_096)));
    }

    #[test]
    fn what_could_do_more_than_be_looked_at_is_refused() {
        for inside in [
            "<script>1</script>",
            "<x:SCRIPT>1</x:SCRIPT>",
            "<foreignObject><p/></foreignObject>",
            "<rect onload=\"a()\"/>",
            "<rect ONclick = 'a()'/>",
            "<a href=\"javascript:alert(1)\"><rect/></a>",
            "<a href=\" java&#115;cript:alert(1)\"><rect/></a>",
            "<a href=\"https://evil.example\"><rect/></a>",
            "<image href=\"https://evil.example/a.png\"/>",
            "<image xlink:href='//evil.example/a.png'/>",
            "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
            "<use href=\"other.svg#a\"/>",
            "<style>@import 'https://evil.example';</style>",
            "<style>@\\69mport 'https://evil.example'; a{}</style>",
            "<style>a{background:url(https://evil.example)}</style>",
            "<style><![CDATA[a{background:URL( 'https://evil.example')}]]></style>",
            "<rect style=\"fill:url(//evil.example#a)\"/>",
            "<rect fill=\"url(&#104;ttps://evil.example)\"/>",
            "<animate attributeName=\"href\" to=\"javascript:1\"/>",
            "<set attributeName=\"onclick\"/>",
            "<?xml-stylesheet href='a.css'?>",
            "<rect a=b/>",
            "<rect title=\"never closed>",
        ] {
            assert_eq!(within(inside), None, "{inside}");
        }
        for whole in [
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 1 1'/>",
            "<?xml version='1.0' encoding='utf-7'?><svg viewBox='0 0 1 1'/>",
            "<html><svg viewBox='0 0 1 1'/></html>",
            "<svg/>",
            "<svg viewBox='0 0 0 1'/>",
            "<svg viewBox='0 0 1000 1'/>",
            "<svg viewBox='0 0 NaN 1'/>",
            "",
        ] {
            assert_eq!(measured(whole), None, "{whole}");
        }
        assert_eq!(measure_drawing(b"\xff\xfe<\0s\0v\0g\0"), None);
    }

    proptest! {
        #[test]
        fn whatever_comes_in_is_measured_or_refused(inside in "[<>/='\"a-z!\\[\\]?& ]{0,60}") {
            if let Some((width, height)) = within(&inside) {
                prop_assert!((1..=8_192).contains(&width) && (1..=8_192).contains(&height));
            }
        }
    }
}
