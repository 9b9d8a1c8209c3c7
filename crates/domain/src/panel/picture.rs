//! Pictures for panels and boards: what counts as one is told by its bytes, not by its name. Only
//! kinds that hold nothing but a picture are taken: no SVG, which can hold a program.

use std::sync::Arc;

use jiff::Timestamp;

use crate::id::{PersonId, PictureId, PlaceId};

/// Bytes one picture may have.
pub const PICTURE_BYTES_MOST: u64 = 10 * 1024 * 1024;
/// Pictures kept at one place.
pub const PICTURES_MOST: usize = 200;
/// Wider or higher ones would fell a weak tablet.
const SIDE_MOST: u32 = 8_192;

/// A picture that panels and boards at its place, and below, may show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    pub id: PictureId,
    pub place: PlaceId,
    pub name: Arc<str>,
    pub kind: PictureKind,
    pub width: u32,
    pub height: u32,
    pub bytes: i64,
    pub hash: [u8; 32],
    pub added_by: Option<PersonId>,
    pub added_at: Timestamp,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PictureKind {
    Png,
    Jpeg,
    Webp,
    /// Of floor plans only.
    Svg,
}

impl PictureKind {
    pub fn as_str(self) -> &'static str {
        match self {
            PictureKind::Png => "image/png",
            PictureKind::Jpeg => "image/jpeg",
            PictureKind::Webp => "image/webp",
            PictureKind::Svg => "image/svg+xml",
        }
    }

    pub fn parse(text: &str) -> Option<PictureKind> {
        [
            PictureKind::Png,
            PictureKind::Jpeg,
            PictureKind::Webp,
            PictureKind::Svg,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == text)
    }
}

/// Kind, width and height of a picture; `None` when it is none, or too large to be shown.
pub fn measure(content: &[u8]) -> Option<(PictureKind, u32, u32)> {
    let (kind, (width, height)) = if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        (PictureKind::Png, of_png(content)?)
    } else if content.starts_with(b"\xff\xd8\xff") {
        (PictureKind::Jpeg, of_jpeg(content)?)
    } else if content.starts_with(b"RIFF") && content.get(8..12) == Some(b"WEBP") {
        (PictureKind::Webp, of_webp(content)?)
    } else {
        return None;
    };
    let fits = |side: u32| (1..=SIDE_MOST).contains(&side);
    (fits(width) && fits(height)).then_some((kind, width, height))
}

fn big16(content: &[u8], at: usize) -> Option<u32> {
    let bytes = content.get(at..at.checked_add(2)?)?;
    Some(u32::from(u16::from_be_bytes(bytes.try_into().ok()?)))
}

fn big32(content: &[u8], at: usize) -> Option<u32> {
    let bytes = content.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

fn little(content: &[u8], at: usize, count: usize) -> Option<u32> {
    let bytes = content.get(at..at.checked_add(count)?)?;
    let of = |sum, byte: &u8| (sum << 8) | u32::from(*byte);
    Some(bytes.iter().rev().fold(0, of))
}

/// The header comes first (PNG, section 11.2.2).
fn of_png(content: &[u8]) -> Option<(u32, u32)> {
    (content.get(12..16)? == b"IHDR").then_some(())?;
    Some((big32(content, 16)?, big32(content, 20)?))
}

/// The frame comes after segments of any length (ITU T.81, annex B).
fn of_jpeg(content: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2_usize;
    loop {
        (*content.get(at)? == 0xff).then_some(())?;
        let marker = *content.get(at + 1)?;
        match marker {
            // Fill bytes may stand before any marker.
            0xff => at += 1,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((big16(content, at + 7)?, big16(content, at + 5)?));
            }
            // The picture itself, or its end, before any frame.
            0xd9 | 0xda => return None,
            0x01 | 0xd0..=0xd8 => at += 2,
            _ => {
                let length = big16(content, at + 2)?;
                at = at.checked_add(2)?.checked_add(length.max(2) as usize)?;
            }
        }
    }
}

/// Three ways of writing it (RFC 9649, sections 2.5 to 2.7).
fn of_webp(content: &[u8]) -> Option<(u32, u32)> {
    match content.get(12..16)? {
        b"VP8X" => Some((little(content, 24, 3)? + 1, little(content, 27, 3)? + 1)),
        b"VP8L" => {
            (*content.get(20)? == 0x2f).then_some(())?;
            let sides = little(content, 21, 4)?;
            Some(((sides & 0x3fff) + 1, ((sides >> 14) & 0x3fff) + 1))
        }
        b"VP8 " => {
            (content.get(23..26)? == b"\x9d\x01\x2a").then_some(())?;
            let side = |at| Some(little(content, at, 2)? & 0x3fff);
            Some((side(26)?, side(28)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut content = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        content.extend(width.to_be_bytes());
        content.extend(height.to_be_bytes());
        content
    }

    fn jpeg(width: u16, height: u16, segments: &[Vec<u8>]) -> Vec<u8> {
        let mut content = b"\xff\xd8".to_vec();
        for segment in segments {
            content.extend(b"\xff\xe1");
            content.extend((u16::try_from(segment.len()).unwrap() + 2).to_be_bytes());
            content.extend(segment);
        }
        content.extend(b"\xff\xc2\0\x11\x08");
        content.extend(height.to_be_bytes());
        content.extend(width.to_be_bytes());
        content
    }

    proptest! {
        #[test]
        fn sides_are_found(width in 1_u16..8_192, height in 1_u16..8_192,
            segments in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 0..4)) {
            let sides = |kind| Some((kind, u32::from(width), u32::from(height)));
            prop_assert_eq!(measure(&png(width.into(), height.into())), sides(PictureKind::Png));
            prop_assert_eq!(measure(&jpeg(width, height, &segments)), sides(PictureKind::Jpeg));
            let mut simple = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a".to_vec();
            simple.extend(width.to_le_bytes());
            simple.extend(height.to_le_bytes());
            prop_assert_eq!(measure(&simple), sides(PictureKind::Webp));
            let mut lossless = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f".to_vec();
            let packed = u32::from(width - 1) | (u32::from(height - 1) << 14);
            lossless.extend(packed.to_le_bytes());
            prop_assert_eq!(measure(&lossless), sides(PictureKind::Webp));
        }

        #[test]
        fn whatever_comes_in_is_measured_or_refused(start in 0_usize..4, rest in prop::collection::vec(any::<u8>(), 0..200)) {
            let starts: [&[u8]; 4] = [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8X", b""];
            if let Some((_, width, height)) = measure(&[starts[start], &rest].concat()) {
                prop_assert!((1..=8_192).contains(&width) && (1..=8_192).contains(&height));
            }
        }
    }

    #[test]
    fn what_can_hold_a_program_is_no_picture() {
        for content in [
            &b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"[..],
            b"<!doctype html>",
            b"GIF89a\x01\0\x01\0",
            b"",
            b"\xff\xd8\xff\xd9",
        ] {
            assert_eq!(measure(content), None);
        }
        assert_eq!(measure(&png(100_000, 10)), None, "nobody can show it");
        assert_eq!(measure(&png(0, 10)), None);
    }
}
