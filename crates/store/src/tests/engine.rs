//! Transactions: what is kept, what is undone, and what callers hear.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Barrier};
use std::thread;

use super::{at, job};
use crate::testing::{Fresh, on_both_engines};
use crate::{OpenError, Options, Store, StoreError, Tx};

fn take(tx: &mut Tx, name: &str) -> Result<bool, StoreError> {
    tx.take_lease(name, "me", at(0), at(1))
}

fn names(store: &Store) -> Vec<String> {
    store
        .read(|tx| {
            tx.all("SELECT name FROM lease ORDER BY name", &[], |row| {
                row.read::<String>()
            })
        })
        .unwrap()
}

#[test]
fn what_was_answered_is_there_after_reopening() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store.write(|tx| take(tx, "kept")).unwrap();
        drop(store);
        assert_eq!(names(&fresh.open()), ["kept"]);
    });
}

#[test]
fn an_error_undoes_its_own_changes_only() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let gate = Arc::new(Barrier::new(8));
        let writers: Vec<_> = (0..8)
            .map(|number| {
                let (store, gate) = (store.clone(), gate.clone());
                thread::spawn(move || {
                    gate.wait();
                    store.write(move |tx| {
                        take(tx, &format!("{number}"))?;
                        if number % 2 == 0 {
                            Ok(())
                        } else {
                            Err(StoreError::Full)
                        }
                    })
                })
            })
            .collect();
        for (number, writer) in writers.into_iter().enumerate() {
            assert_eq!(writer.join().unwrap().is_ok(), number % 2 == 0);
        }
        assert_eq!(names(&store), ["0", "2", "4", "6"]);
    });
}

#[test]
fn a_panic_reaches_its_caller_and_nobody_else() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let panic = catch_unwind(AssertUnwindSafe(|| {
            store.write(|tx| -> Result<(), StoreError> {
                take(tx, "lost")?;
                panic!("on purpose")
            })
        }))
        .unwrap_err();
        assert_eq!(panic.downcast_ref::<&str>(), Some(&"on purpose"));
        store.write(|tx| take(tx, "kept")).unwrap();
        assert_eq!(names(&store), ["kept"]);
    });
}

#[test]
fn a_failed_statement_dooms_the_transaction_even_when_swallowed() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let insert = |tx: &mut Tx| {
            tx.run(
                "INSERT INTO lease (name, holder, held_until) VALUES ($1, $2, $3)",
                &[&"twice", &"me", &at(0)],
            )
        };
        store.write(insert).unwrap();
        let swallowed = store.write(move |tx| -> Result<(), StoreError> {
            take(tx, "beside")?;
            let _ = insert(tx);
            Ok(())
        });
        assert!(matches!(
            swallowed,
            Err(StoreError::Conflict {
                constraint: Some(_)
            })
        ));
        assert_eq!(names(&store), ["twice"]);
    });
}

#[test]
fn a_reader_sees_one_state_throughout() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store.write(|tx| take(tx, "before")).unwrap();
        let writer = store.clone();
        let (first, second) = store
            .read(|tx| {
                let count = |tx: &mut Tx| {
                    tx.first("SELECT COUNT(*) FROM lease", &[], |row| row.read::<i64>())
                };
                let first = count(tx)?;
                writer.write(|tx| take(tx, "meanwhile"))?;
                Ok::<_, StoreError>((first, count(tx)?))
            })
            .unwrap();
        assert_eq!(first, second);
        assert_eq!(names(&store), ["before", "meanwhile"]);
    });
}

#[test]
fn a_reader_cannot_write() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        assert!(matches!(
            store.read(|tx| take(tx, "x")),
            Err(StoreError::Driver { .. })
        ));
        assert!(names(&store).is_empty());
    });
}

#[test]
fn parameters_may_stand_in_any_order_and_repeat() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store
            .write(|tx| {
                tx.run(
                    "INSERT INTO lease (holder, held_until, name) VALUES ($2, $3, $1)",
                    &[&"name", &"holder", &at(5)],
                )
            })
            .unwrap();
        let found = store
            .read(|tx| {
                tx.first(
                    "SELECT name, holder FROM lease WHERE holder = $2 AND name = $1 AND $2 <> $1",
                    &[&"name", &"holder"],
                    |row| Ok((row.read::<String>()?, row.read::<String>()?)),
                )
            })
            .unwrap();
        assert_eq!(found, Some(("name".to_owned(), "holder".to_owned())));
    });
}

#[test]
fn a_rival_that_was_faster_is_found_by_looking_again() {
    let fresh = Fresh::postgres();
    let store = fresh.open();
    let looked = Arc::new(Barrier::new(2));
    let race = |who: &'static str| {
        let (store, looked) = (store.clone(), looked.clone());
        let mut first = true;
        thread::spawn(move || {
            store.write(move |tx| -> Result<Result<(), String>, StoreError> {
                let rival =
                    tx.first("SELECT holder FROM lease WHERE name = 'slot'", &[], |row| {
                        row.read::<String>()
                    })?;
                if std::mem::take(&mut first) {
                    looked.wait();
                }
                if let Some(rival) = rival {
                    return Ok(Err(rival));
                }
                tx.run(
                    "INSERT INTO lease (name, holder, held_until) VALUES ('slot', $1, $2)",
                    &[&who, &at(0)],
                )?;
                Ok(Ok(()))
            })
        })
    };
    let (anna, bela) = (race("anna"), race("bela"));
    let outcomes = [anna.join().unwrap().unwrap(), bela.join().unwrap().unwrap()];
    assert!(
        outcomes == [Ok(()), Err("anna".to_owned())]
            || outcomes == [Err("bela".to_owned()), Ok(())],
        "{outcomes:?}"
    );
}

#[test]
fn counters_raced_by_many_lose_nothing() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store.write(|tx| tx.enqueue(&job(1, None))).unwrap();
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                thread::spawn(move || {
                    for _ in 0..25 {
                        store
                            .write(|tx| tx.run("UPDATE job SET attempts = attempts + 1", &[]))
                            .unwrap();
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        let attempts = store
            .read(|tx| tx.first("SELECT attempts FROM job", &[], |row| row.read::<i64>()))
            .unwrap();
        assert_eq!(attempts, Some(200));
    });
}

#[test]
fn a_transaction_within_a_transaction_is_refused_instead_of_waiting_for_ever() {
    let fresh = Fresh::sqlite();
    let store = fresh.open();
    let inner = store.clone();
    let refused = store.write(move |_| inner.write(|tx| take(tx, "x")));
    assert!(matches!(refused, Err(StoreError::Driver { code, .. }) if code == "nested"));
}

#[test]
fn two_processes_may_write_one_file() {
    let fresh = Fresh::sqlite();
    let (one, two) = (fresh.open(), fresh.open());
    let writers: Vec<_> = [one.clone(), two]
        .into_iter()
        .enumerate()
        .map(|(who, store)| {
            thread::spawn(move || {
                for number in 0..50 {
                    store
                        .write(move |tx| take(tx, &format!("{who}-{number}")))
                        .unwrap();
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().unwrap();
    }
    assert_eq!(names(&one).len(), 100);
}

#[test]
fn nodes_that_start_together_make_the_tables_once() {
    on_both_engines(|fresh| {
        let starts: Vec<_> = (0..4)
            .map(|_| {
                let options = fresh.options();
                thread::spawn(move || Store::open(&options).map(drop))
            })
            .collect();
        for start in starts {
            start.join().unwrap().unwrap();
        }
    });
}

#[test]
fn an_older_release_refuses_a_newer_database() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store
            .write(|tx| {
                tx.run(
                    "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
                     VALUES (9999, 'future', '2030-01-01T00:00:00Z', '1')",
                    &[],
                )
            })
            .unwrap();
        drop(store);
        let refused = Store::open(&fresh.options()).map(drop).unwrap_err();
        assert!(
            matches!(&refused, OpenError::Newer { version } if version.contains("9999")),
            "{refused}"
        );
    });
}

#[test]
fn a_url_that_is_not_ours_is_refused() {
    let refused = |url: &str| Store::open(&Options::new(url)).map(drop).unwrap_err();
    assert!(matches!(refused("mysql://x"), OpenError::Scheme { .. }));
    assert!(matches!(
        refused("postgres://x?sslmode=perhaps"),
        OpenError::Url { .. }
    ));
    assert!(matches!(
        refused("postgres://x/?sslrootcert=/none"),
        OpenError::Certificate { .. }
    ));
}

#[test]
fn a_lost_connection_is_reported_and_the_next_transaction_has_another() {
    let fresh = Fresh::postgres();
    let store = fresh.open();
    let cut = store.write(|tx| {
        take(tx, "lost")?;
        tx.run("SELECT pg_terminate_backend(pg_backend_pid())", &[])
    });
    assert!(
        matches!(cut, Err(StoreError::Unavailable { .. })),
        "{cut:?}"
    );
    store.write(|tx| take(tx, "kept")).unwrap();
    assert_eq!(names(&store), ["kept"]);
}

#[test]
fn connections_that_died_while_they_rested_are_replaced_unnoticed() {
    let fresh = Fresh::postgres();
    let store = fresh.open();
    store.write(|tx| take(tx, "before")).unwrap();
    postgres::Client::connect(&fresh.url, postgres::NoTls)
        .unwrap()
        .execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
            &[],
        )
        .unwrap();
    store.write(|tx| take(tx, "kept")).unwrap();
    assert_eq!(names(&store), ["before", "kept"]);
}
