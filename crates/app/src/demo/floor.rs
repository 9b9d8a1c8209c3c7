//! Floors of the demonstration as drawings: rooms along both sides of a corridor, lifts and stairs
//! in its middle, desks where rooms leave space. Everything is worked out from how many seats the
//! rooms have, so that walls of the drawing and outlines of the rooms are one.

use std::fmt::Write;

use domain::id::PlaceId;
use domain::place::plan::{Corner, Spot};

/// A tenth of the measure of plans, and the same proportion as a sheet without a drawing.
const WIDE: u32 = 1_000;
const HIGH: u32 = 625;
const LEFT: u32 = 30;
const RIGHT: u32 = 970;
/// From the top of the sheet: the outer wall, the corridor, the outer wall.
const TOP: u32 = 30;
const CORRIDOR: (u32, u32) = (238, 352);
const BOTTOM: u32 = 595;
/// How wide a room is for the root of its seats, at most.
const STEP_MOST: u32 = 62;

/// A floor with its rooms where they are.
pub(super) struct Floor {
    pub spots: Vec<Spot>,
    pub drawing: String,
}

struct Side {
    top: u32,
    bottom: u32,
    /// Left and right wall of each room.
    rooms: Vec<(PlaceId, u32, u32)>,
    /// Where the last room ends.
    end: u32,
}

/// `rooms` with their seats, in the order in which they lie.
pub(super) fn draw(rooms: &[(PlaceId, u32)]) -> Floor {
    let (north, south) = rooms.split_at(rooms.len().div_ceil(2));
    let sides = [
        side(north, TOP, CORRIDOR.0),
        side(south, CORRIDOR.1, BOTTOM),
    ];
    let spots = sides.iter().flat_map(|side| {
        let spot = |(room, left, right): &(PlaceId, u32, u32)| Spot {
            room: *room,
            corners: corners(*left, side.top, *right, side.bottom),
        };
        side.rooms.iter().map(spot)
    });
    Floor {
        spots: spots.collect(),
        drawing: paper(&sides),
    }
}

fn side(rooms: &[(PlaceId, u32)], top: u32, bottom: u32) -> Side {
    let share = |seats: u32| seats.clamp(4, 64).isqrt().max(2);
    let whole: u32 = rooms.iter().map(|(_, seats)| share(*seats)).sum();
    let step = ((RIGHT - LEFT) / whole.max(1)).min(STEP_MOST);
    let mut end = LEFT;
    let mut placed = Vec::with_capacity(rooms.len());
    for (room, seats) in rooms {
        let left = end;
        end += share(*seats) * step;
        placed.push((*room, left, end));
    }
    Side {
        top,
        bottom,
        rooms: placed,
        end,
    }
}

fn corners(left: u32, top: u32, right: u32, bottom: u32) -> Vec<Corner> {
    let at = |x: u32, y: u32| Corner {
        x: part(x, WIDE),
        y: part(y, HIGH),
    };
    vec![
        at(left, top),
        at(right, top),
        at(right, bottom),
        at(left, bottom),
    ]
}

/// Of ten thousand.
fn part(value: u32, whole: u32) -> u16 {
    u16::try_from(value * 10_000 / whole).unwrap_or(u16::MAX)
}

fn paper(sides: &[Side; 2]) -> String {
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {HIGH}\" \
         width=\"{WIDE}\" height=\"{HIGH}\"><rect width=\"{WIDE}\" height=\"{HIGH}\" \
         fill=\"#f4f5f7\"/><rect x=\"{LEFT}\" y=\"{TOP}\" width=\"{}\" height=\"{}\" \
         fill=\"#ffffff\"/>",
        RIGHT - LEFT,
        BOTTOM - TOP
    );
    let (above, below) = CORRIDOR;
    rect(&mut out, (LEFT, above, RIGHT, below), "#eef0f4");
    for side in sides {
        desks(&mut out, side);
    }
    core(&mut out);
    for side in sides {
        walls(&mut out, side);
    }
    let (width, height) = (RIGHT - LEFT, BOTTOM - TOP);
    // Writing to a text cannot fail.
    let _ = write!(
        out,
        "<rect x=\"{LEFT}\" y=\"{TOP}\" width=\"{width}\" height=\"{height}\" fill=\"none\" \
         stroke=\"#59616f\" stroke-width=\"7\"/>"
    );
    windows(&mut out);
    out.push_str("</svg>");
    out
}

fn rect(out: &mut String, (left, top, right, bottom): (u32, u32, u32, u32), fill: &str) {
    let (width, height) = (right - left, bottom - top);
    let _ = write!(
        out,
        "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>"
    );
}

/// Walls between rooms, and towards the corridor with a door in each.
fn walls(out: &mut String, side: &Side) {
    let is_north = side.top == TOP;
    let inner = if is_north { side.bottom } else { side.top };
    for (_, left, right) in &side.rooms {
        let door = left + (right - left) / 5;
        let leaf = if is_north { inner - 26 } else { inner + 26 };
        let _ = write!(
            out,
            "<path d=\"M{left} {inner}H{door}M{} {inner}H{right}M{right} {}V{}\" fill=\"none\" \
             stroke=\"#59616f\" stroke-width=\"5\"/><path d=\"M{door} {inner}V{leaf}\" \
             fill=\"none\" stroke=\"#9aa3b2\" stroke-width=\"3\"/>",
            door + 26,
            side.top,
            side.bottom
        );
    }
}

/// Desks in pairs with their chairs, where no room is.
fn desks(out: &mut String, side: &Side) {
    let mut x = side.end + 40;
    while x + 60 < RIGHT {
        let mut y = side.top + 36;
        while y + 60 < side.bottom {
            let _ = write!(
                out,
                "<g fill=\"#e3e7ee\" stroke=\"#c3cad6\" stroke-width=\"1.5\"><rect x=\"{x}\" \
                 y=\"{y}\" width=\"46\" height=\"22\" rx=\"3\"/><rect x=\"{x}\" y=\"{}\" \
                 width=\"46\" height=\"22\" rx=\"3\"/><circle cx=\"{}\" cy=\"{}\" r=\"7\"/>\
                 <circle cx=\"{}\" cy=\"{}\" r=\"7\"/></g>",
                y + 22,
                x + 23,
                y.saturating_sub(9),
                x + 23,
                y + 53
            );
            y += 84;
        }
        x += 82;
    }
}

/// Two lifts and a staircase in the corridor.
fn core(out: &mut String) {
    let (above, below) = CORRIDOR;
    let (top, bottom) = (above + 26, below - 26);
    for left in [430, 478] {
        let right = left + 44;
        let _ = write!(
            out,
            "<path d=\"M{left} {top}H{right}V{bottom}H{left}ZM{left} {top}L{right} {bottom}\
             M{right} {top}L{left} {bottom}\" fill=\"#dfe4ec\" stroke=\"#8b95a5\" \
             stroke-width=\"2\"/>"
        );
    }
    let (left, right) = (530, 610);
    let _ = write!(
        out,
        "<path d=\"M{left} {top}H{right}V{bottom}H{left}Z\" fill=\"#e9edf3\" stroke=\"#8b95a5\" \
         stroke-width=\"2\"/>"
    );
    for step in 1..10 {
        let x = left + step * 8;
        let _ = write!(
            out,
            "<path d=\"M{x} {top}V{bottom}\" stroke=\"#b4bdcb\" stroke-width=\"1.5\"/>"
        );
    }
}

/// Panes of glass in the outer wall.
fn windows(out: &mut String) {
    for y in [TOP, BOTTOM] {
        let mut x = LEFT + 24;
        while x + 56 < RIGHT {
            let _ = write!(
                out,
                "<path d=\"M{x} {y}h52\" stroke=\"#a9d3f2\" stroke-width=\"4\"/>"
            );
            x += 76;
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::place::plan::{admit_spots, measure_drawing};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    proptest! {
        #[test]
        fn every_floor_can_be_drawn_and_no_room_lies_in_another(seats in prop::collection::vec(0_u32..400, 0..40)) {
            let rooms: Vec<_> = (1_u128..).map(|id| PlaceId(Uuid::from_u128(id))).zip(seats).collect();
            let floor = draw(&rooms);
            prop_assert_eq!(floor.spots.len(), rooms.len());
            prop_assert_eq!(admit_spots(&floor.spots), Ok(()));
            let measured = measure_drawing(floor.drawing.as_bytes());
            let proportion = measured.map(|(_, width, height)| height * 1_000 / width);
            prop_assert_eq!(proportion, Some(625));
            let edges = |spot: &Spot| (
                spot.corners.iter().map(|at| at.x).min(), spot.corners.iter().map(|at| at.x).max(),
                spot.corners.iter().map(|at| at.y).min(), spot.corners.iter().map(|at| at.y).max(),
            );
            for (at, one) in floor.spots.iter().enumerate() {
                for other in floor.spots.iter().skip(at + 1) {
                    let ((l, r, t, b), (ol, or, ot, ob)) = (edges(one), edges(other));
                    prop_assert!(r <= ol || or <= l || b <= ot || ob <= t);
                }
            }
        }
    }
}
