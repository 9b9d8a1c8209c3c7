//! Two nodes find out what has to be said and hand it over, at the same time: every message is
//! sent, and none is sent twice.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

use app::notice::{Fake, Mailbox};
use app::{App, SetClock, SystemChance, Who};
use domain::meeting::{Attendee, Party};
use store::testing::on_both_engines;

use super::world::{World, at, booked};

const ROUNDS: i64 = 12;

#[test]
fn two_nodes_send_each_message_once() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let fake = Arc::new(Fake::default());
        let clocks: Vec<_> = (0..2).map(|_| Arc::new(SetClock::new(at(0)))).collect();
        let nodes: Vec<_> = clocks
            .iter()
            .map(|clock| {
                let app = App::over(fresh.open(), clock.clone(), Arc::new(SystemChance)).unwrap();
                app.warm_up().unwrap();
                let from = Mailbox {
                    name: None,
                    address: "rooms@house.org".to_owned(),
                };
                app.set_post(Some((fake.clone(), from)), "https://rooms.house.org");
                app
            })
            .collect();
        let invited = guests(&world);
        // The lease of whoever looks through the log is over in each round, so both want it.
        for round in 0..ROUNDS + 3 {
            thread::scope(|scope| {
                for (n, (app, clock)) in nodes.iter().zip(&clocks).enumerate() {
                    clock.set(at(2 * round));
                    let (world, invited) = (&world, &invited);
                    scope.spawn(move || {
                        let worker = format!("node {n}");
                        if round < ROUNDS {
                            let mut wish = world.wish(n, 600 + round * 30, 30);
                            wish.attendees = invited.clone();
                            wish.subject = format!("{n}/{round}");
                            booked(app.book(&world.who(n), wish, None)).unwrap();
                        }
                        app.watch_notices(&worker).unwrap();
                        app.deliver_notices(&worker).unwrap();
                    });
                }
            });
            // Other tests at work on the same PostgreSQL may keep the newest lines from being read.
            while !world.app.store().read(|tx| tx.log_is_settled()).unwrap() {
                thread::yield_now();
            }
        }
        let mut sent: BTreeMap<(String, String), usize> = BTreeMap::new();
        for message in fake.take() {
            let line = (message.to.address.clone(), message.subject.clone());
            *sent.entry(line).or_default() += 1;
        }
        let twice: Vec<_> = sent.iter().filter(|(_, count)| **count != 1).collect();
        assert!(twice.is_empty(), "sent twice: {twice:?}");
        let to_guests = sent.keys().filter(|(to, _)| to.starts_with('g')).count();
        assert_eq!(
            to_guests,
            invited.len() * 2 * usize::try_from(ROUNDS).unwrap()
        );
    });
}

fn guests(world: &World) -> Vec<Attendee> {
    let table = "login,name,email,language\ng1,G,g1@house.org,en\ng2,G,g2@house.org,en\n";
    let console = Who::console();
    let import = world
        .app
        .import_people(&console, table.as_bytes(), false, &|_, _| {});
    import.unwrap();
    let guest = |login| {
        let found = world.app.store().read(|tx| tx.person_by_login(login));
        Attendee {
            party: Party::Person(found.unwrap().unwrap().id),
            required: true,
        }
    };
    ["g1", "g2"].map(guest).into()
}
