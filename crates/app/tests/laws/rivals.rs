//! Requests for one time in one room, decided by several people on two nodes at the same moment:
//! one is granted, the others are declined, and nobody has to wait for nothing.

use std::sync::Barrier;
use std::thread;

use app::{Error, Who};
use domain::access::{self, BuiltIn, Caller, Identity, Scope};
use domain::event::Origin;
use domain::id::PersonId;
use domain::meeting::State;
use domain::place::BookingMode;
use store::testing::on_both_engines;

use super::world::{World, booked, held, node, overlaps};

const SLOTS: i64 = 12;

fn of(person: PersonId, role: BuiltIn) -> Who {
    let held = access::Held::of(role, Scope::All);
    Who {
        caller: Caller::new(Identity::Person(person), vec![held]),
        origin: Origin::Api,
    }
}

#[test]
fn approvers_who_grant_rivals_at_once_let_one_in() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let mut room = world.app.places().room(world.rooms[0]).unwrap().clone();
        room.booking_mode = BookingMode::Approval;
        let rules = serde_json::json!({"rivalRequests": {"value": true}});
        room.policy = serde_json::from_value(rules).unwrap();
        world.app.save_place(&Who::console(), room, None).unwrap();
        // The people of the world may grant what they ask for, so others ask.
        let table = "login,name,email,language\na,a,a@house.org,en\nb,b,b@house.org,en\nc,c,c@house.org,en\n";
        let console = Who::console();
        let import = world
            .app
            .import_people(&console, table.as_bytes(), false, &|_, _| {});
        import.unwrap();
        let asker = |login| {
            let found = world.app.store().read(|tx| tx.person_by_login(login));
            found.unwrap().unwrap().id
        };
        let askers = ["a", "b", "c"].map(asker);
        let second = node(fresh.open());
        // Three people want each slot; nobody has it yet.
        let wished: Vec<Vec<_>> = (0..SLOTS)
            .map(|slot| {
                let ask = |asker: PersonId| {
                    let wish = world.wish(0, 60 + slot * 60, 60);
                    booked(world.app.book(&of(asker, BuiltIn::Employee), wish, None)).unwrap()[0]
                };
                askers.into_iter().map(ask).collect()
            })
            .collect();
        second.renew().unwrap();
        let start = Barrier::new(3);
        let granted: usize = thread::scope(|scope| {
            let threads: Vec<_> = (0..3_usize)
                .map(|n| {
                    let app = if n % 2 == 0 { &world.app } else { &second };
                    let (world, wished, start) = (&world, &wished, &start);
                    scope.spawn(move || {
                        let who = of(world.people[n], BuiltIn::Approver);
                        start.wait();
                        let mut granted = 0;
                        for slot in wished {
                            match app.approve(&who, slot[n]) {
                                Ok(_) => granted += 1,
                                Err(Error::Refused(_)) => {}
                                Err(other) => panic!("deciding ended in a fault: {other:?}"),
                            }
                        }
                        granted
                    })
                })
                .collect();
            let threads = threads.into_iter();
            threads.map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(granted, wished.len());
        let held = held(fresh);
        assert_eq!((held.len(), overlaps(&held)), (wished.len(), 0));
        for slot in &wished {
            let mut states: Vec<_> = slot
                .iter()
                .map(|id| world.app.meeting(&world.who(0), *id).unwrap().state)
                .collect();
            states.sort_by_key(|state| *state != State::Confirmed);
            assert_eq!(states, [State::Confirmed, State::Declined, State::Declined]);
        }
    });
}
