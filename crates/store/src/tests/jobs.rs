//! Jobs and leases: nothing is doubled, nothing is lost, equal work never runs side by side.

use std::collections::BTreeSet;
use std::thread;

use domain::id::JobId;

use super::{at, job, uuid};
use crate::testing::on_both_engines;
use crate::{Job, Store};

fn id(number: u128) -> JobId {
    JobId(uuid(number))
}

fn enqueue(store: &Store, number: u128, dedup: Option<&'static str>) -> bool {
    store
        .write(move |tx| tx.enqueue(&job(number, dedup)))
        .unwrap()
}

fn claim(store: &Store, minute: i64, owner: &'static str) -> Vec<Job> {
    store
        .write(move |tx| tx.next_jobs(at(minute), owner, at(minute + 5), 10))
        .unwrap()
}

fn numbers(jobs: &[Job]) -> Vec<u128> {
    jobs.iter().map(|job| job.id.0.as_u128()).collect()
}

#[test]
fn six_workers_double_none_of_a_thousand() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store
            .write(|tx| {
                for number in 1..=1000 {
                    tx.enqueue(&job(number, None))?;
                }
                Ok::<_, crate::StoreError>(())
            })
            .unwrap();
        let workers: Vec<_> = ["a", "b", "c", "d", "e", "f"]
            .into_iter()
            .map(|owner| {
                let store = store.clone();
                thread::spawn(move || {
                    let mut had = Vec::new();
                    while store.read(|tx| tx.jobs_open()).unwrap() > 0 {
                        for job in claim(&store, 1, owner) {
                            assert_eq!(job.attempts, 1);
                            assert!(store.write(move |tx| tx.job_done(job.id, owner)).unwrap());
                            had.push(job.id);
                        }
                    }
                    had
                })
            })
            .collect();
        let had: Vec<_> = workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
            .collect();
        assert_eq!(had.len(), 1000);
        assert_eq!(had.iter().collect::<BTreeSet<_>>().len(), 1000);
    });
}

#[test]
fn a_job_waits_for_its_time_and_comes_with_its_payload() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        enqueue(&store, 2, None);
        enqueue(&store, 1, None);
        assert!(claim(&store, -1, "me").is_empty());
        assert_eq!(store.read(|tx| tx.next_job_due()), Ok(Some(at(0))));
        let jobs = claim(&store, 0, "me");
        assert_eq!(numbers(&jobs), [1, 2]);
        assert_eq!(jobs[1].payload, serde_json::json!({ "number": 2 }));
        assert!(claim(&store, 0, "other").is_empty());
        assert_eq!(store.read(|tx| tx.next_job_due()), Ok(None));
    });
}

#[test]
fn the_same_work_is_written_down_once_while_it_waits_and_again_while_it_runs() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        assert!(enqueue(&store, 1, Some("sync")));
        assert!(!enqueue(&store, 2, Some("sync")));
        assert!(enqueue(&store, 3, Some("other")));
        assert_eq!(numbers(&claim(&store, 0, "me")), [1, 3]);
        assert!(
            enqueue(&store, 4, Some("sync")),
            "what runs may have looked too early"
        );
        assert!(!enqueue(&store, 5, Some("sync")));
        assert!(
            claim(&store, 0, "other").is_empty(),
            "the same work never runs side by side"
        );
        assert!(store.write(|tx| tx.job_done(id(1), "me")).unwrap());
        assert_eq!(numbers(&claim(&store, 0, "other")), [4]);
    });
}

#[test]
fn a_failed_job_takes_over_the_same_work_and_keeps_its_distance() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        enqueue(&store, 1, Some("sync"));
        claim(&store, 0, "me");
        enqueue(&store, 2, Some("sync"));
        assert!(
            store
                .write(|tx| tx.job_retry(id(1), "me", at(9), "throttled"))
                .unwrap()
        );
        assert!(claim(&store, 8, "me").is_empty());
        let again = claim(&store, 9, "me");
        assert_eq!((numbers(&again), again[0].attempts), (vec![1], 2));
    });
}

#[test]
fn work_of_a_dead_worker_is_due_again_and_the_dead_has_no_say() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        enqueue(&store, 1, Some("sync"));
        claim(&store, 0, "dead");
        assert!(claim(&store, 4, "alive").is_empty());
        assert_eq!(numbers(&claim(&store, 5, "alive")), [1]);
        assert!(!store.write(|tx| tx.job_done(id(1), "dead")).unwrap());
        assert!(
            !store
                .write(|tx| tx.job_retry(id(1), "dead", at(9), "late"))
                .unwrap()
        );
        assert!(
            !store
                .write(|tx| tx.job_give_up(id(1), "dead", "late"))
                .unwrap()
        );
        assert!(store.write(|tx| tx.job_done(id(1), "alive")).unwrap());
        assert_eq!(store.read(|tx| tx.jobs_open()), Ok(0));
    });
}

#[test]
fn work_given_up_is_kept_but_stands_in_nobodys_way() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        enqueue(&store, 1, Some("sync"));
        claim(&store, 0, "me");
        assert!(
            store
                .write(|tx| tx.job_give_up(id(1), "me", "gone"))
                .unwrap()
        );
        assert!(enqueue(&store, 2, Some("sync")));
        assert_eq!(numbers(&claim(&store, 0, "me")), [2]);
        let reason = store
            .read(|tx| {
                tx.first("SELECT last_error FROM job WHERE given_up", &[], |row| {
                    row.read::<String>()
                })
            })
            .unwrap();
        assert_eq!(reason.as_deref(), Some("gone"));
    });
}

#[test]
fn a_lease_has_one_holder_until_it_ends_or_is_dropped() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let take = |holder: &'static str, minute: i64| {
            store
                .write(move |tx| tx.take_lease("sweep", holder, at(minute), at(minute + 2)))
                .unwrap()
        };
        assert!(take("a", 0));
        assert!(!take("b", 1));
        assert!(take("a", 1), "its holder prolongs it");
        assert!(!take("b", 2));
        assert!(take("b", 3), "half-open: it ends at its end");
        store.write(|tx| tx.drop_lease("sweep", "a")).unwrap();
        assert!(!take("a", 4), "only the holder drops it");
        store.write(|tx| tx.drop_lease("sweep", "b")).unwrap();
        assert!(take("a", 4));
    });
}
