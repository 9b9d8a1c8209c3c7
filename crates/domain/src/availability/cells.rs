//! Which rooms are taken in which five minutes, all rooms side by side: one word answers for 64.
//! A cell is set when any hold touches it, so whole cells are certain and only the cells that a
//! question covers in part need the exact spans.
//!
//! Days of few holds are a list, days of many are bitmaps, and holds of months stay outside both:
//! so memory follows the number of holds, wherever in time they lie and however long they are.

use std::collections::BTreeMap;

use super::bits::Bits;
use super::stretch::{DAY, MINUTE, Stretch};

const CELL: i64 = 5 * MINUTE;
const CELLS_A_DAY: usize = 288;

/// A hold longer than this is looked at in every search instead of being cut into days.
const LONG: i64 = 31 * DAY;

/// A day becomes bitmaps beyond this many pieces per 64 rooms, where its list would weigh a tenth
/// of the bitmaps and be as slow to search.
const FEW: usize = 32;

#[derive(Default)]
pub(super) struct Cells {
    /// By UTC days since 1970.
    days: BTreeMap<i64, Day>,
    long: Vec<(u32, Stretch)>,
}

enum Day {
    Few(Vec<Piece>),
    Many { blocks: Vec<Block>, pieces: usize },
}

/// The part of one hold that lies in one day, as cells `[first, end)`.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Piece {
    room: u32,
    first: u16,
    end: u16,
}

/// One day of 64 rooms.
type Block = [u64; CELLS_A_DAY];

impl Cells {
    /// `rooms` is how many slots there are; it decides when a day has become crowded.
    pub(super) fn mark(&mut self, room: u32, hold: Stretch, rooms: usize) {
        if hold.length() > LONG {
            self.long.push((room, hold));
            return;
        }
        for (day, first, end) in days(touched(hold)) {
            let day = self.days.entry(day).or_insert_with(|| Day::Few(Vec::new()));
            day.add(Piece {
                room,
                first: first as u16,
                end: end as u16,
            });
            day.crowd(FEW * rooms.div_ceil(64));
        }
    }

    /// Takes back one `mark` of the same hold. `others` are the room's remaining holds that come
    /// near it (see `around`): two holds may share a cell, and theirs must stay set.
    pub(super) fn clear<I>(&mut self, room: u32, hold: Stretch, others: I)
    where
        I: Iterator<Item = Stretch> + Clone,
    {
        if hold.length() > LONG {
            if let Some(at) = self.long.iter().position(|known| *known == (room, hold)) {
                self.long.swap_remove(at);
            }
            return;
        }
        for (number, first, end) in days(touched(hold)) {
            let Some(day) = self.days.get_mut(&number) else {
                continue;
            };
            day.take(Piece {
                room,
                first: first as u16,
                end: end as u16,
            });
            for other in others.clone().filter(|other| other.length() <= LONG) {
                let (first, end) = within_day(touched(other), number);
                day.paint(room, first, end);
            }
            if day.is_empty() {
                self.days.remove(&number);
            }
        }
    }

    /// Takes the rooms out of `free` that are certainly taken during `asked`, and puts those into
    /// `unsure` that have a hold in a cell which `asked` covers only in part. Both are of one
    /// width; rooms that were not in `free` are of no interest.
    pub(super) fn strike(&self, asked: Stretch, free: &mut Bits, unsure: &mut Bits) {
        let touched = touched(asked);
        let whole = (asked.from.div_euclid(CELL) + i64::from(asked.from.rem_euclid(CELL) != 0))
            ..asked.until.div_euclid(CELL);
        let (first_day, last_day) = day_numbers(&touched);
        for (number, day) in self.days.range(first_day..=last_day) {
            let (start, end) = within_day(touched.clone(), *number);
            let (from, until) = within_day(whole.clone(), *number);
            // Without a whole cell everything touched is an edge.
            let (from, until) = if from < until {
                (from, until)
            } else {
                (end, end)
            };
            day.strike([start, from, until, end], free, unsure);
        }
        for (room, hold) in &self.long {
            if hold.overlaps(asked) {
                free.remove(*room);
            }
        }
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.days.is_empty() && self.long.is_empty()
    }

    /// All that may share a cell with the hold.
    pub(super) fn around(hold: Stretch) -> Stretch {
        let cells = touched(hold);
        Stretch {
            from: cells.start * CELL,
            until: cells.end * CELL,
        }
    }
}

impl Day {
    fn add(&mut self, piece: Piece) {
        match self {
            Day::Few(list) => list.push(piece),
            Day::Many { pieces, .. } => {
                *pieces += 1;
                self.paint(piece.room, piece.first.into(), piece.end.into());
            }
        }
    }

    fn take(&mut self, piece: Piece) {
        match self {
            Day::Few(list) => {
                if let Some(at) = list.iter().position(|known| *known == piece) {
                    list.swap_remove(at);
                }
            }
            Day::Many { blocks, pieces } => {
                *pieces -= 1;
                let bit = 1 << (piece.room % 64);
                if let Some(block) = blocks.get_mut(piece.room as usize / 64) {
                    let cells = block.get_mut(piece.first.into()..piece.end.into());
                    cells
                        .unwrap_or_default()
                        .iter_mut()
                        .for_each(|cell| *cell &= !bit);
                }
            }
        }
    }

    /// Sets cells of a bitmap; a list has its pieces already.
    fn paint(&mut self, room: u32, first: usize, end: usize) {
        let Day::Many { blocks, .. } = self else {
            return;
        };
        let (block, bit) = (room as usize / 64, 1 << (room % 64));
        if blocks.len() <= block {
            blocks.resize(block + 1, [0; CELLS_A_DAY]);
        }
        let cells = blocks
            .get_mut(block)
            .and_then(|block| block.get_mut(first..end));
        cells
            .unwrap_or_default()
            .iter_mut()
            .for_each(|cell| *cell |= bit);
    }

    /// Once bitmaps, a day stays so until its last hold goes: going back and forth costs more.
    fn crowd(&mut self, limit: usize) {
        let Day::Few(list) = self else { return };
        if list.len() <= limit {
            return;
        }
        let list = std::mem::take(list);
        *self = Day::Many {
            blocks: Vec::new(),
            pieces: 0,
        };
        list.into_iter().for_each(|piece| self.add(piece));
    }

    fn is_empty(&self) -> bool {
        match self {
            Day::Few(list) => list.is_empty(),
            Day::Many { pieces, .. } => *pieces == 0,
        }
    }

    /// `[start, from)` and `[until, end)` are cells covered in part, `[from, until)` whole ones.
    fn strike(&self, cells: [usize; 4], free: &mut Bits, unsure: &mut Bits) {
        let [start, from, until, end] = cells;
        match self {
            Day::Few(list) => {
                for piece in list {
                    let (first, last) = (usize::from(piece.first), usize::from(piece.end));
                    if from < until && first < until && from < last {
                        free.remove(piece.room);
                    } else if first < end && start < last && free.contains(piece.room) {
                        unsure.insert(piece.room);
                    }
                }
            }
            Day::Many { blocks, .. } => {
                let words = free.words_mut().iter_mut().zip(unsure.words_mut());
                for (block, (free, unsure)) in blocks.iter().zip(words) {
                    if *free != 0 {
                        *free &= !any(block, from, until);
                        *unsure |= *free & (any(block, start, from) | any(block, until, end));
                    }
                }
            }
        }
    }
}

fn any(block: &Block, from: usize, until: usize) -> u64 {
    block
        .get(from..until)
        .unwrap_or_default()
        .iter()
        .fold(0, |all, cell| all | cell)
}

/// The cells that a stretch lies in, counted from 1970.
fn touched(stretch: Stretch) -> std::ops::Range<i64> {
    stretch.from.div_euclid(CELL)..(stretch.until - 1).div_euclid(CELL) + 1
}

fn day_numbers(cells: &std::ops::Range<i64>) -> (i64, i64) {
    let day = CELLS_A_DAY as i64;
    (cells.start.div_euclid(day), (cells.end - 1).div_euclid(day))
}

/// Cuts a range of cells at midnight: (day, first cell of it, end).
fn days(cells: std::ops::Range<i64>) -> impl Iterator<Item = (i64, usize, usize)> {
    let (first, last) = day_numbers(&cells);
    (first..=last).map(move |day| {
        let (start, end) = within_day(cells.clone(), day);
        (day, start, end)
    })
}

/// What of the range lies in that day, counted from its midnight; an empty range where nothing.
fn within_day(cells: std::ops::Range<i64>, day: i64) -> (usize, usize) {
    let midnight = day * CELLS_A_DAY as i64;
    let cut = |cell: i64| (cell - midnight).clamp(0, CELLS_A_DAY as i64) as usize;
    (cut(cells.start), cut(cells.end).max(cut(cells.start)))
}
