//! Backup and restore: everything, on either engine, from either; or nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use domain::access::BuiltIn;
use domain::event::{Actor, Event, Fact, Origin};
use domain::id::{ApiKeyId, OrgUnitId, ReadingId, SeriesId, SessionId};
use domain::meeting::{Happened, Party};
use domain::person::{OrgUnit, Person};
use domain::presence::Reading;
use flate2::read::GzDecoder;

use super::world::{guest, insert, invited, meeting, person, room, settle, someone};
use super::{
    agenda, approvals, at, attendance, audit, catalogue, closures, job, meetings, no_shows,
    notices, panels, plans, rights, uuid, waiting,
};
use crate::testing::{Fresh, on_both_engines};
use crate::{ApiKey, BackupError, Copied, KeptAnswer, Link, Position, Store};

fn lines(path: &Path) -> Vec<String> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    text.lines().map(str::to_owned).collect()
}

/// More than fits into one piece of a backup. Not all alike: a flipped bit may tell the decompressor
/// to repeat another of many equal bytes, which changes nothing.
fn content_of_a_file() -> Vec<u8> {
    let byte = |number: u32| number.wrapping_mul(2_654_435_761).to_le_bytes()[2];
    (0..100_000).map(byte).collect()
}

/// At least one row in every table.
fn fill(store: &Store) -> [u8; 32] {
    settle(store);
    let mut one = meeting(1, room(1), 0, 60);
    one.series = Some(SeriesId(uuid(3001)));
    one.original_start = Some(at(0));
    one.topic.attendees = Arc::from([invited(2), guest("ü\"\n@x.y")]);
    let mut upload = store.files().begin().unwrap();
    upload.write(&content_of_a_file()).unwrap();
    let hash = store.files().keep(upload).unwrap().hash;
    store
        .write(move |tx| {
            tx.save_org_unit(&OrgUnit {
                id: OrgUnitId(uuid(1)),
                parent: None,
                name: "R&D".to_owned(),
                version: 1,
            })?;
            tx.save_person(&Person {
                org_unit: Some(OrgUnitId(uuid(1))),
                ..person(4, "d", "D")
            })?;
            rights::fill(tx)?;
            notices::fill(tx)?;
            audit::fill(tx)?;
            panels::fill(tx, hash)?;
            plans::fill(tx, hash)?;
            tx.open_session(SessionId(uuid(1)), &[1; 32], someone(1), at(0), at(9), None)?;
            let key = ApiKey {
                id: ApiKeyId(uuid(1)),
                name: "k".to_owned(),
                person: someone(1),
                role: BuiltIn::Sensor.into(),
                place: None,
                created_at: at(0),
                revoked_at: None,
            };
            tx.save_api_key(&key, &[2; 32])?;
            tx.add_one_time_link(&[3; 32], "welcome", at(0), at(9))?;
            tx.insert_series(&meetings::series(1))?;
            tx.insert_meeting(&one)?;
            approvals::fill(tx, &one)?;
            let answer = KeptAnswer {
                request_hash: [4; 32],
                status: 201,
                version: Some(3),
                body: "{}".to_owned(),
            };
            tx.remember(someone(1), "key", &answer, at(0))?;
            let link = Link {
                entity_kind: "meeting".to_owned(),
                entity_id: one.id.0,
                content_hash: [5; 32],
            };
            tx.save_link("ics", "uid", &link)?;
            tx.add_reading(&Reading {
                id: ReadingId(uuid(1)),
                room: room(1),
                sensor: "s".to_owned(),
                at: at(0),
                received_at: at(0),
                values: serde_json::Map::new(),
            })?;
            agenda::fill(tx, &one, hash)?;
            tx.add_attendance(&attendance::came(1, &one, Party::Person(someone(1)), 0))?;
            tx.save_check_in_watch(&attendance::watch(&one))?;
            tx.set_cards(someone(1), &["4711".to_owned()])?;
            tx.add_secret("code", &[6; 32])?;
            tx.save_series_stop(&no_shows::stop(1, 0))?;
            tx.insert_no_show(&no_shows::no_show(1, &one, 0))?;
            tx.insert_waiting(&waiting::wish(1, 0))?;
            tx.insert_swap_offer(&waiting::offer(&one, &one))?;
            tx.insert_hand_over(&waiting::hand_over(&one))?;
            tx.insert_closure(&closures::closure(1, 0, 60))?;
            tx.save_concern(&closures::asked(1, &one))?;
            tx.enqueue(&job(1, Some("key")))?;
            tx.take_lease("sweep", "me", at(0), at(1))?;
            tx.save_calendar(&catalogue::calendar(1, "cn"))?;
            tx.save_meeting_type(&catalogue::kind(1, "training"))?;
            tx.log(&Event {
                at: at(0),
                actor: Actor {
                    person: None,
                    api_key: None,
                    on_behalf_of: None,
                    origin: Origin::Timer,
                    source: domain::access::Source::default(),
                },
                fact: Fact::of_meeting(&one, Happened::Booked),
            })
        })
        .unwrap();
    hash
}

/// Content, without regard to the order of rows, nor to how JSON is spaced and ordered.
fn content(store: &Store, path: &Path) -> BTreeSet<String> {
    store.backup(path).unwrap();
    let mut lines = lines(path);
    lines.pop();
    lines
        .iter()
        .map(|line| plain(&serde_json::from_str(line).unwrap()))
        .collect()
}

fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => match serde_json::from_str(text) {
            Ok(inner @ (serde_json::Value::Object(_) | serde_json::Value::Array(_))) => {
                plain(&inner)
            }
            _ => text.clone(),
        },
        serde_json::Value::Array(list) => {
            format!("[{}]", list.iter().map(plain).collect::<Vec<_>>().join(","))
        }
        serde_json::Value::Object(object) => {
            let sorted: BTreeMap<_, _> = object
                .iter()
                .map(|(key, value)| (key, plain(value)))
                .collect();
            format!("{sorted:?}")
        }
        other => other.to_string(),
    }
}

#[test]
fn every_table_is_in_it_and_every_row_comes_back_on_either_engine() {
    for (from, to) in [
        (Fresh::sqlite(), Fresh::sqlite()),
        (Fresh::sqlite(), Fresh::postgres()),
        (Fresh::postgres(), Fresh::sqlite()),
        (Fresh::postgres(), Fresh::postgres()),
    ] {
        let (source, target) = (from.open(), to.open());
        let kept = fill(&source);
        let file = from.folder.path().join("backup");
        let copied = source.backup(&file).unwrap();
        let texts = lines(&file);
        let rows_per_table: Vec<usize> = texts
            .split(|line| line.starts_with("{\"table\""))
            .skip(1)
            .map(|rows| rows.iter().filter(|line| line.starts_with('[')).count())
            .collect();
        assert!(
            rows_per_table.iter().all(|rows| *rows > 0),
            "fill() leaves a table empty"
        );
        let count = |words: &str| {
            let texts = crate::migrate::TEXTS.iter();
            texts
                .map(|(_, text)| text.matches(words).count())
                .sum::<usize>()
        };
        assert_eq!(
            rows_per_table.len(),
            count("CREATE TABLE") - count("DROP TABLE")
        );

        assert_eq!(target.restore(&file, false).unwrap(), copied);
        assert_eq!(copied.files, 1);
        let mut back = Vec::new();
        let mut restored = target.files().open(&kept).unwrap();
        restored.read_to_end(&mut back).unwrap();
        assert!(
            back == content_of_a_file(),
            "the file of a meeting is another"
        );
        assert_eq!(
            content(&source, &from.folder.path().join("one")),
            content(&target, &to.folder.path().join("other"))
        );
        let expected = source
            .read(|tx| tx.meeting(meeting(1, room(1), 0, 1).id))
            .unwrap();
        let restored = target
            .read(|tx| tx.meeting(meeting(1, room(1), 0, 1).id))
            .unwrap();
        assert!(expected.is_some());
        assert_eq!(restored, expected);
        goes_on(&target);
    }
}

/// What was put back is no less alive than what it was taken from.
fn goes_on(store: &Store) {
    insert(store, &meeting(2, room(1), 60, 120)).unwrap();
    let before = store
        .read(|tx| tx.events_after(Position::default(), 10))
        .unwrap();
    store
        .write(|tx| {
            tx.log(&Event {
                at: at(5),
                actor: Actor {
                    person: None,
                    api_key: None,
                    on_behalf_of: None,
                    origin: Origin::Web,
                    source: domain::access::Source::default(),
                },
                fact: Fact::of_meeting(&meeting(2, room(1), 60, 120), Happened::Booked),
            })
        })
        .unwrap();
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(60);
    let (last, _) = before.last().unwrap();
    while store.read(|tx| tx.events_after(*last, 10)).unwrap().len() != 1 {
        assert!(
            std::time::Instant::now() < deadline,
            "the new line is not behind the old one"
        );
        store.wait_for_events(u64::MAX, std::time::Duration::ZERO);
    }
    assert_eq!(
        store
            .write(|tx| tx.next_jobs(at(1), "me", at(2), 9))
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn a_database_in_use_is_replaced_only_by_force() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let file = fresh.folder.path().join("backup");
        store.backup(&file).unwrap();
        insert(&store, &meeting(1, room(1), 0, 60)).unwrap();
        let refused = store.restore(&file, false);
        assert!(
            matches!(refused, Err(BackupError::Occupied { .. })),
            "{refused:?}"
        );
        let id = meeting(1, room(1), 0, 60).id;
        assert!(store.read(|tx| tx.meeting(id)).unwrap().is_some());
        store.restore(&file, true).unwrap();
        assert!(store.read(|tx| tx.meeting(id)).unwrap().is_none());
        assert_eq!(store.read(|tx| tx.places()).unwrap().len(), 21);
    });
}

#[test]
fn a_damaged_file_is_noticed_before_anything_is_touched() {
    let fresh = Fresh::sqlite();
    let store = fresh.open();
    fill(&store);
    let (file, broken) = (
        fresh.folder.path().join("backup"),
        fresh.folder.path().join("broken"),
    );
    store.backup(&file).unwrap();
    let before = content(&store, &fresh.folder.path().join("before"));
    let whole = std::fs::read(&file).unwrap();
    let refused = |bytes: &[u8]| {
        std::fs::write(&broken, bytes).unwrap();
        let refused = store.restore(&broken, true);
        assert!(
            matches!(
                refused,
                Err(BackupError::Damaged { .. } | BackupError::Foreign { .. })
            ),
            "{refused:?}"
        );
    };
    for length in [0, 1, 100, whole.len() / 2, whole.len() - 9] {
        refused(&whole[..length]);
    }
    let said = unpacked(&whole).unwrap();
    // Flipped bits within what is compressed; the first ten bytes are gzip's own notes.
    for at in (10..whole.len() - 8).step_by(97) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x10;
        // Between blocks there are bits that say nothing.
        if unpacked(&flipped).as_ref() != Some(&said) {
            refused(&flipped);
        }
    }
    let mut text = lines(&file);
    let row = text.iter().position(|line| line.starts_with('[')).unwrap();
    text.remove(row);
    refused(&compressed(&text));
    assert_eq!(content(&store, &fresh.folder.path().join("after")), before);
}

/// `None` when it cannot be.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut reader = flate2::read::GzDecoder::new(bytes);
    std::io::Read::read_to_end(&mut reader, &mut out).ok()?;
    Some(out)
}

fn compressed(lines: &[String]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for line in lines {
        writeln!(out, "{line}").unwrap();
    }
    out.finish().unwrap()
}

#[test]
fn a_file_of_another_kind_or_release_is_refused() {
    let fresh = Fresh::sqlite();
    let store = fresh.open();
    let file = fresh.folder.path().join("backup");
    std::fs::write(&file, "code,campus\n").unwrap();
    assert!(matches!(
        store.restore(&file, true),
        Err(BackupError::Foreign { .. })
    ));
    let nowhere = fresh.folder.path().join("nowhere/backup");
    assert!(matches!(
        store.restore(&nowhere, true),
        Err(BackupError::File { .. })
    ));
    assert!(matches!(
        store.backup(&nowhere),
        Err(BackupError::File { .. })
    ));
    store.backup(&file).unwrap();
    let mut text = lines(&file);
    let ours = crate::migrate::version();
    text[0] = text[0].replace(&format!("\"schema\":{ours}"), "\"schema\":99");
    text.pop();
    let mut digest = <sha2::Sha256 as sha2::Digest>::new();
    for line in &text {
        sha2::Digest::update(&mut digest, format!("{line}\n"));
    }
    let sha256 = crate::backup::hex(&sha2::Digest::finalize(digest));
    text.push(format!("{{\"rows\":1,\"sha256\":\"{sha256}\"}}"));
    std::fs::write(&file, compressed(&text)).unwrap();
    let refused = store.restore(&file, true);
    assert!(
        matches!(
            refused,
            Err(BackupError::OtherRelease { theirs: 99, ours: named }) if named == ours
        ),
        "{refused:?}"
    );
}

#[test]
fn a_backup_is_of_one_moment_while_others_write() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let stop = Arc::new(AtomicBool::new(false));
        let writer = {
            let (store, stop) = (store.clone(), stop.clone());
            thread::spawn(move || {
                // Each transaction writes to two tables, which the backup must see alike.
                for number in 0.. {
                    if stop.load(Ordering::SeqCst) {
                        return;
                    }
                    store
                        .write(move |tx| {
                            tx.insert_meeting(&meeting(
                                number,
                                room(1 + number % 20),
                                number as i64 * 10,
                                number as i64 * 10 + 10,
                            ))
                        })
                        .unwrap();
                }
            })
        };
        let file = fresh.folder.path().join("backup");
        for _ in 0..5 {
            let Copied { rows, .. } = store.backup(&file).unwrap();
            let of = |table: &str| {
                let text = lines(&file);
                let begin = format!("{{\"table\":\"{table}\"");
                let at = text
                    .iter()
                    .position(|line| line.starts_with(&begin))
                    .unwrap();
                text[at + 1..]
                    .iter()
                    .take_while(|line| line.starts_with('['))
                    .count() as u64
            };
            assert_eq!(of("meeting"), of("hold"));
            assert_eq!(rows, of("meeting") * 2 + 21 + 3 + of("access_grant"));
        }
        stop.store(true, Ordering::SeqCst);
        writer.join().unwrap();
    });
}
