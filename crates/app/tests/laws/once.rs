//! A request repeated with the same key has one effect and the same answer, also at once.

use std::sync::Arc;
use std::thread;

use app::meeting::{Booked, EditScope};
use app::{Answer, Error, Once, Remembered};
use store::testing::on_both_engines;

use super::world::{World, held};

pub(super) fn once(key: &str, hash: u8) -> Once<Booked> {
    let render = |outcome: &Result<Booked, Error>| match outcome {
        Ok(Booked::One(detail)) => Some(Remembered {
            status: 201,
            version: Some(detail.meeting.version),
            body: detail.meeting.id.to_string(),
        }),
        Ok(Booked::Series(_)) => None,
        Err(error) => Some(Remembered {
            status: 409,
            version: None,
            body: error.to_string(),
        }),
    };
    Once {
        key: key.to_owned(),
        request_hash: [hash; 32],
        render: Arc::new(render),
    }
}

pub(super) fn answer(outcome: Result<Answer<Booked>, Error>) -> String {
    match outcome {
        Ok(Answer::Fresh(Booked::One(detail))) => detail.meeting.id.to_string(),
        Ok(Answer::Fresh(Booked::Series(_))) => "a series".to_owned(),
        Ok(Answer::Repeated(answer)) => answer.body,
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_same_key_at_once_books_once() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let answers: Vec<String> = thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        let wish = world.wish(0, 60, 60);
                        answer(world.app.book(&world.who(0), wish, Some(once("k", 1))))
                    })
                })
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert!(
            answers.iter().all(|other| *other == answers[0]),
            "{answers:?}"
        );
        assert_eq!(held(fresh).len(), 1);
    });
}

#[test]
fn a_refusal_is_repeated_another_request_refused_and_another_person_free() {
    on_both_engines(|fresh| {
        let world = World::new(fresh.open());
        let book = |who, from, key, hash| {
            let wish = world.wish(0, from, 60);
            answer(world.app.book(&world.who(who), wish, Some(once(key, hash))))
        };
        let blocking = book(0, 60, "a", 1).parse().unwrap();
        let refused = book(1, 60, "b", 1);
        assert!(refused.contains("RoomBusy"), "{refused}");
        world
            .app
            .cancel(&world.who(0), blocking, None, EditScope::This, None)
            .unwrap();
        assert_eq!(book(1, 60, "b", 1), refused);
        assert!(book(0, 600, "a", 2).contains("KeyReused"));
        book(1, 900, "a", 1);
        assert_eq!(
            held(fresh).len(),
            1,
            "keys of different people have nothing to do with each other"
        );
    });
}
