//! Numbers as people write them: 10, ten, 十, 二十五, 两, 1.5, and halves.

use super::scan::Text;

const ENGLISH: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("eighteen", 18),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("forty-five", 45),
    ("fifty", 50),
    ("sixty", 60),
    ("ninety", 90),
    ("a hundred", 100),
    ("hundred", 100),
];

/// A whole number, and how many letters it takes.
pub fn whole(text: &Text, at: usize) -> Option<(usize, u32)> {
    digits(text, at)
        .or_else(|| chinese(text, at))
        .or_else(|| text.longest(at, ENGLISH))
}

/// Up to six digits, not the end of longer ones.
pub fn digits(text: &Text, at: usize) -> Option<(usize, u32)> {
    let is_digit = |at: usize| text.get(at).is_some_and(|letter| letter.is_ascii_digit());
    let (mut end, mut sum) = (at, 0_u32);
    if at > 0 && is_digit(at - 1) {
        return None;
    }
    while let Some(digit) = text.get(end).and_then(|letter| letter.to_digit(10)) {
        sum = sum.checked_mul(10)?.checked_add(digit)?;
        end += 1;
    }
    (end > at && end - at <= 6).then_some((end - at, sum))
}

fn digit_of(letter: char) -> Option<u32> {
    "零一二三四五六七八九"
        .chars()
        .position(|one| one == letter)
        .and_then(|value| u32::try_from(value).ok())
        .or(match letter {
            '两' => Some(2),
            '〇' => Some(0),
            _ => None,
        })
}

/// Up to 999: 十, 十五, 二十, 一百二十.
fn chinese(text: &Text, at: usize) -> Option<(usize, u32)> {
    let (mut end, mut sum, mut open) = (at, 0_u32, None);
    while let Some(letter) = text.get(end) {
        match (digit_of(letter), letter) {
            (Some(digit), _) if open.is_none() => open = Some(digit),
            (None, '十') => sum += open.take().unwrap_or(1) * 10,
            (None, '百') => sum += open.take()? * 100,
            _ => break,
        }
        end += 1;
    }
    let sum = sum + open.unwrap_or(0);
    (end > at && sum < 1_000).then_some((end - at, sum))
}

/// Sixtieths: 1.5 is 90. So many hours are so many minutes.
pub fn sixtieths(text: &Text, at: usize) -> Option<(usize, u32)> {
    let (length, value) = whole(text, at)?;
    let whole = value.checked_mul(60)?;
    let is_point = text.get(at + length) == Some('.');
    let fraction = is_point
        .then(|| text.get(at + length + 1)?.to_digit(10))
        .flatten();
    let ends = !text
        .get(at + length + 2)
        .is_some_and(|letter| letter.is_ascii_digit());
    match fraction {
        Some(tenths) if ends => Some((length + 2, whole.checked_add(tenths * 6)?)),
        _ => Some((length, whole)),
    }
}
