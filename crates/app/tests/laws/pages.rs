//! A page is full as long as there is more to see, however much between is not for the reader.

use app::Who;
use domain::access::{BuiltIn, Caller, Held, Identity, Scope};
use domain::event::Origin;
use jiff::Timestamp;
use store::testing::on_both_engines;

use super::world::{World, at, booked, span};

#[test]
fn what_may_not_be_seen_makes_no_page_shorter() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        for n in 0..40 {
            // One in eight is in the room that the reader may see.
            let room = usize::from(n % 8 != 7);
            booked(
                world
                    .app
                    .book(&world.who(0), world.wish(room, 60 + n * 60, 60), None),
            )
            .unwrap();
        }
        let in_one_room = Held::of(BuiltIn::Employee, Scope::Place(world.rooms[0]));
        let reader = Who {
            caller: Caller::new(Identity::Person(world.people[1]), vec![in_one_room]),
            origin: Origin::Api,
        };
        let mut pages: Vec<Vec<Timestamp>> = Vec::new();
        let mut after = None;
        loop {
            let page = world
                .app
                .meetings(&reader, span(0, 10_000), false, after, 2)
                .unwrap();
            let Some(last) = page.last() else {
                break;
            };
            after = Some((last.meeting.span.from(), last.meeting.id));
            pages.push(page.iter().map(|seen| seen.meeting.span.from()).collect());
        }
        let start = |n: i64| at(60 + n * 60);
        let expected = vec![
            vec![start(7), start(15)],
            vec![start(23), start(31)],
            vec![start(39)],
        ];
        assert_eq!(pages, expected);
    });
}
