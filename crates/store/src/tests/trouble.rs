//! What a full disk, a failed commit and a closed file leave behind.

use std::collections::BTreeSet;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use super::at;
use crate::testing::Fresh;
use crate::{Options, Store, StoreError, Tx};

fn take(tx: &mut Tx, name: &str) -> Result<bool, StoreError> {
    tx.take_lease(name, "me", at(0), at(1))
}

fn names(store: &Store) -> BTreeSet<String> {
    store
        .read(|tx| tx.all("SELECT name FROM lease", &[], |row| row.read::<String>()))
        .unwrap()
        .into_iter()
        .collect()
}

#[test]
fn a_full_disk_is_told_and_the_store_goes_on_when_there_is_space_again() {
    let fresh = Fresh::sqlite();
    let store = fresh.open();
    store.write(|tx| take(tx, "before")).unwrap();
    let limit = |pages: &'static str| {
        store
            .write(move |tx| tx.first(pages, &[], |row| row.read::<i64>()))
            .unwrap()
    };
    limit("PRAGMA max_page_count = 1");
    let full = store.write(|tx| {
        for number in 0..1000 {
            take(tx, &format!("{number} {}", "x".repeat(500)))?;
        }
        Ok(())
    });
    assert_eq!(full, Err(StoreError::Full));
    assert_eq!(names(&store), ["before".to_owned()].into());
    // Those in a group with one that wants too much are not dragged along.
    let gate = Arc::new(Barrier::new(8));
    let writers: Vec<_> = (0..8)
        .map(|number| {
            let (store, gate) = (store.clone(), gate.clone());
            thread::spawn(move || {
                gate.wait();
                for _ in 0..10 {
                    let greedy = number % 2 == 0;
                    let done = store.write(move |tx| {
                        let length = if greedy { 200_000 } else { 1 };
                        take(tx, &format!("{number} {}", "x".repeat(length)))?;
                        tx.drop_lease(&format!("{number} x"), "me")
                    });
                    assert_eq!(
                        done,
                        if greedy {
                            Err(StoreError::Full)
                        } else {
                            Ok(())
                        }
                    );
                }
            })
        })
        .collect();
    writers
        .into_iter()
        .for_each(|writer| writer.join().unwrap());
    assert_eq!(names(&store), ["before".to_owned()].into());
    limit("PRAGMA max_page_count = 1000000");
    store.write(|tx| take(tx, "after")).unwrap();
    assert_eq!(
        names(&store),
        ["after".to_owned(), "before".to_owned()].into()
    );
}

/// A commit can fail for a whole group. Then nobody of it may have been told that it succeeded.
#[test]
fn after_a_failed_commit_answers_and_content_agree() {
    let fresh = Fresh::sqlite();
    let store = fresh.open();
    let gate = Arc::new(Barrier::new(12));
    let writers: Vec<_> = (0..12)
        .map(|number| {
            let (store, gate) = (store.clone(), gate.clone());
            thread::spawn(move || {
                gate.wait();
                let mut kept = Vec::new();
                for round in 0..20 {
                    let name = format!("{number}-{round}");
                    let asked = name.clone();
                    let done = store.write(move |tx| {
                        take(tx, &asked)?;
                        if number % 4 == 0 {
                            // A session of nobody, which is noticed at the commit.
                            tx.run("PRAGMA defer_foreign_keys = ON", &[])?;
                            tx.run(
                                "INSERT INTO session
                                    (id, token_hash, person_id, created_at, expires_at)
                                 VALUES ($1, $2, $1, $3, $3)",
                                &[&super::uuid(number), &[0_u8; 32], &at(0)],
                            )?;
                        }
                        Ok::<_, StoreError>(())
                    });
                    match done {
                        Ok(()) => kept.push(name),
                        Err(error) => assert!(matches!(error, StoreError::Conflict { .. })),
                    }
                }
                kept
            })
        })
        .collect();
    let kept: BTreeSet<String> = writers
        .into_iter()
        .flat_map(|writer| writer.join().unwrap())
        .collect();
    assert_eq!(names(&store), kept);
    store.write(|tx| take(tx, "after")).unwrap();
}

#[test]
fn another_process_that_writes_for_long_is_waited_for_but_not_for_ever() {
    let fresh = Fresh::sqlite();
    let other = fresh.open();
    let options = Options {
        patience: Duration::from_millis(50),
        ..fresh.options()
    };
    let store = Store::open(&options).unwrap();
    let impatient = store.clone();
    let refused = other
        .write(move |tx| {
            take(tx, "long")?;
            Ok::<_, StoreError>(impatient.write(|tx| take(tx, "refused")))
        })
        .unwrap();
    assert!(
        matches!(refused, Err(StoreError::Unavailable { .. })),
        "{refused:?}"
    );
    store.write(|tx| take(tx, "after")).unwrap();
    assert_eq!(
        names(&store),
        ["after".to_owned(), "long".to_owned()].into()
    );
}

#[test]
fn the_last_one_leaves_a_single_file_that_only_its_owner_may_read() {
    use std::os::unix::fs::PermissionsExt;

    let fresh = Fresh::sqlite();
    let store = fresh.open();
    store.write(|tx| take(tx, "kept")).unwrap();
    drop(store);
    let files: Vec<_> = std::fs::read_dir(fresh.folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert_eq!(files, [fresh.folder.path().join("test.db")]);
    let mode = std::fs::metadata(&files[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
