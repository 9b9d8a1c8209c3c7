//! People, what a room is to have, where it is to be, and words that only join others.

use super::number::whole;
use super::scan::Text;
use super::time::{has_unit, length};
use crate::id::PlaceId;

/// Names of one thing, in all languages, as people say them.
const FEATURES: &[&[&str]] = &[
    &["projector", "beamer", "投影仪", "投影机", "投影"],
    &[
        "video",
        "videoconference",
        "video conference",
        "video conferencing",
        "视频会议",
        "视频",
        "视讯会议",
        "视讯",
        "video call",
    ],
    &["whiteboard", "white board", "白板"],
    &[
        "screen",
        "display",
        "tv",
        "monitor",
        "电视",
        "大屏",
        "屏幕",
        "显示屏",
        "萤幕",
        "显示器",
    ],
    &[
        "phone",
        "speakerphone",
        "conference phone",
        "telephone",
        "电话",
        "电话会议",
    ],
    &["microphone", "microphones", "mic", "麦克风", "话筒"],
    &[
        "wheelchair",
        "wheelchair access",
        "accessible",
        "step-free",
        "无障碍",
        "轮椅",
    ],
    &["catering", "coffee", "茶水", "咖啡", "餐饮"],
];
const PEOPLE: &[(&str, ())] = &[
    ("人", ()),
    ("个人", ()),
    ("位", ()),
    ("名", ()),
    ("座", ()),
    ("人以上", ()),
    ("people", ()),
    ("persons", ()),
    ("person", ()),
    ("pax", ()),
    ("ppl", ()),
    ("attendees", ()),
    ("seats", ()),
    ("of us", ()),
    ("guests", ()),
];
const JOINING: &[(&str, ())] = &[
    ("a", ()),
    ("an", ()),
    ("the", ()),
    ("for", ()),
    ("with", ()),
    ("and", ()),
    ("at", ()),
    ("on", ()),
    ("in", ()),
    ("of", ()),
    ("room", ()),
    ("rooms", ()),
    ("meeting", ()),
    ("meeting room", ()),
    ("book", ()),
    ("need", ()),
    ("please", ()),
    ("i", ()),
    ("we", ()),
    ("want", ()),
    ("to", ()),
    ("find", ()),
    ("me", ()),
    ("us", ()),
    ("has", ()),
    ("have", ()),
    ("some", ()),
    ("from", ()),
    ("会议室", ()),
    ("会议", ()),
    ("开会", ()),
    ("开个会", ()),
    ("预订", ()),
    ("预定", ()),
    ("订", ()),
    ("定", ()),
    ("一个", ()),
    ("一间", ()),
    ("个", ()),
    ("间", ()),
    ("的", ()),
    ("要", ()),
    ("需要", ()),
    ("有", ()),
    ("带", ()),
    ("给", ()),
    ("我", ()),
    ("我们", ()),
    ("帮", ()),
    ("帮我", ()),
    ("想", ()),
    ("想要", ()),
    ("请", ()),
    ("和", ()),
    ("在", ()),
    ("吧", ()),
    ("找", ()),
    ("从", ()),
    ("能坐", ()),
    ("坐", ()),
    ("容纳", ()),
    ("可容纳", ()),
    ("开", ()),
    ("用", ()),
];
/// Shorter names say too little: a floor that is called 2.
const NAME_LEAST: usize = 2;

/// Whether the number that ends here is one of people.
pub fn are_counted(text: &Text, end: usize) -> bool {
    text.longest(text.skip(end), PEOPLE).is_some()
}

/// How many people there will be: 10人, 10 people, for 10.
pub fn people(text: &Text, at: usize) -> Option<(usize, u32)> {
    let is_for = text.word(at, "for");
    let start = is_for.map_or(at, |length| text.skip(at + length));
    let (number, count) = whole(text, start)?;
    let end = start + number;
    if let Some((more, ())) = text.longest(text.skip(end), PEOPLE) {
        return Some((text.skip(end) + more - at, count));
    }
    let is_count = is_for.is_some() && !has_unit(text, end) && length(text, start).is_none();
    is_count.then_some((end - at, count))
}

/// The code of what the room is to have: by its own name, or by any other of the same thing.
pub fn feature(text: &Text, at: usize, codes: &[String]) -> Option<(usize, String)> {
    let own = codes
        .iter()
        .filter_map(|code| Some((text.word(at, code)?, code.clone())));
    let others = FEATURES.iter().filter_map(|names| {
        let length = names.iter().filter_map(|name| text.word(at, name)).max()?;
        let is_named = |code: &&String| {
            let code = Text::new(code, usize::MAX);
            names
                .iter()
                .any(|name| code.word(0, name) == Some(code.len()))
        };
        Some((length, codes.iter().find(is_named)?.clone()))
    });
    own.chain(others).max_by_key(|(length, _)| *length)
}

/// A place by its name.
pub fn place(text: &Text, at: usize, places: &[(String, PlaceId)]) -> Option<(usize, PlaceId)> {
    let found = places.iter().filter_map(|(name, id)| {
        let is_number = name.chars().all(|letter| letter.is_ascii_digit());
        let length = text.word(at, name)?;
        (length >= NAME_LEAST && !is_number).then_some((length, *id))
    });
    // Of equal names the first counts: those who ask put the highest places first.
    let mut best: Option<(usize, PlaceId)> = None;
    for one in found {
        if best.is_none_or(|(length, _)| one.0 > length) {
            best = Some(one);
        }
    }
    best
}

/// Letters of a word, a blank or a mark that means nothing by itself.
pub fn joining(text: &Text, at: usize) -> Option<usize> {
    let letter = text.get(at)?;
    if letter.is_whitespace() || "，。、；：！？,.;:!?()（）\"'“”".contains(letter) {
        return Some(1);
    }
    text.longest(at, JOINING).map(|(length, ())| length)
}
