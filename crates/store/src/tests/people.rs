//! Places, people, rights and the ways in.

use domain::access::BuiltIn;
use domain::id::{ApiKeyId, OrgUnitId, SessionId};
use domain::person::{Language, OrgUnit, Person};
use domain::place::PlaceKind;

use super::world::{CAMPUS, person, place, room, settle, someone};
use super::{at, uuid};
use crate::testing::on_both_engines;
use crate::{ApiKey, Session, Store, StoreError};

#[test]
fn places_come_back_as_they_were_saved_and_saving_again_replaces() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let mut campus = place(CAMPUS, None, "campus");
        campus.policy = serde_json::from_value(serde_json::json!({
            "horizonDays": { "value": 30, "locked": true }
        }))
        .unwrap();
        let mut peony = place(room(1), Some(CAMPUS), "peony");
        peony.room_kind = Some("lab".to_owned());
        let saved = [campus.clone(), peony.clone()];
        store
            .write(move |tx| saved.iter().try_for_each(|place| tx.save_place(place)))
            .unwrap();
        assert_eq!(
            store.read(|tx| tx.places()),
            Ok(vec![campus, peony.clone()])
        );
        peony.in_service = false;
        peony.capacity = None;
        peony.version = 2;
        let again = peony.clone();
        store.write(move |tx| tx.save_place(&again)).unwrap();
        assert_eq!(store.read(|tx| tx.place(room(1))), Ok(Some(peony)));
        assert_eq!(store.read(|tx| tx.place(room(2))), Ok(None));
    });
}

#[test]
fn a_code_belongs_to_one_place() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let taken = store.write(|tx| tx.save_place(&place(room(99), Some(CAMPUS), "R1")));
        assert!(
            matches!(taken, Err(StoreError::Conflict { .. })),
            "{taken:?}"
        );
    });
}

#[test]
fn every_word_of_the_domain_can_be_kept() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        for kind in [PlaceKind::Building, PlaceKind::Floor, PlaceKind::Zone] {
            let mut saved = place(room(1), Some(CAMPUS), "R1");
            saved.kind = kind;
            let again = saved.clone();
            store.write(move |tx| tx.save_place(&again)).unwrap();
            assert_eq!(
                store.read(|tx| tx.place(room(1))).unwrap().unwrap().kind,
                kind
            );
        }
        for language in Language::ALL {
            let mut saved = person(1, "anna", "Anna");
            saved.language = language;
            let again = saved.clone();
            store.write(move |tx| tx.save_person(&again)).unwrap();
            assert_eq!(store.read(|tx| tx.person(saved.id)), Ok(Some(saved)));
        }
    });
}

#[test]
fn org_units_have_one_name_each_under_one_parent() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        let unit = |number: u128, parent: Option<OrgUnitId>, name: &str| OrgUnit {
            id: OrgUnitId(uuid(number)),
            parent,
            name: name.to_owned(),
            version: 1,
        };
        let root = unit(1, None, "公司");
        let (one, other) = (unit(2, Some(root.id), "R&D"), unit(3, Some(root.id), "HR"));
        let below = unit(4, Some(other.id), "R&D");
        let all = vec![root.clone(), one.clone(), other.clone(), below.clone()];
        let saved = all.clone();
        store
            .write(move |tx| saved.iter().try_for_each(|unit| tx.save_org_unit(unit)))
            .unwrap();
        assert_eq!(store.read(|tx| tx.org_units()), Ok(all));
        let find = |parent, name: &'static str| {
            store
                .read(move |tx| tx.org_unit_by_name(parent, name))
                .unwrap()
        };
        assert_eq!(find(None, "公司"), Some(root.clone()));
        assert_eq!(find(Some(other.id), "R&D"), Some(below));
        assert_eq!(find(None, "R&D"), None);
        for twin in [unit(5, None, "公司"), unit(6, Some(root.id), "HR")] {
            let taken = store.write(move |tx| tx.save_org_unit(&twin));
            assert!(
                matches!(taken, Err(StoreError::Conflict { .. })),
                "{taken:?}"
            );
        }
    });
}

#[test]
fn a_login_is_unique_without_regard_to_case() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let found = store.read(|tx| tx.person_by_login(" ANNA ")).unwrap();
        assert_eq!(found, Some(person(1, "anna", "Anna")));
        let taken = store.write(|tx| tx.save_person(&person(9, "Anna", "Another")));
        assert!(
            matches!(taken, Err(StoreError::Conflict { .. })),
            "{taken:?}"
        );
    });
}

#[test]
fn saving_a_person_leaves_the_password_alone() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        assert_eq!(store.read(|tx| tx.password_of(someone(1))), Ok(None));
        store
            .write(|tx| tx.set_password(someone(1), "hash"))
            .unwrap();
        store
            .write(|tx| tx.save_person(&person(1, "anna", "Anna B.")))
            .unwrap();
        assert_eq!(
            store.read(|tx| tx.password_of(someone(1))),
            Ok(Some("hash".to_owned()))
        );
        assert_eq!(store.read(|tx| tx.password_of(someone(2))), Ok(None));
        assert_eq!(store.read(|tx| tx.password_of(someone(99))), Ok(None));
    });
}

fn found(store: &Store, query: Option<&'static str>) -> Vec<String> {
    let people = store
        .read(move |tx| tx.people_matching(query, None, 50))
        .unwrap();
    people.into_iter().map(|person| person.name).collect()
}

#[test]
fn people_are_found_by_any_part_of_name_login_or_address() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        store
            .write(|tx| {
                tx.save_person(&person(4, "zoe_x", "ÉMILE 100%"))?;
                tx.save_person(&Person {
                    active: false,
                    ..person(5, "gone", "Anna Gone")
                })
            })
            .unwrap();
        assert_eq!(found(&store, None), ["Anna", "Bela", "ÉMILE 100%", "陈晨"]);
        assert_eq!(found(&store, Some("ANN")), ["Anna"]);
        assert_eq!(found(&store, Some("晨")), ["陈晨"]);
        assert_eq!(found(&store, Some("émile")), ["ÉMILE 100%"]);
        assert_eq!(found(&store, Some("chen@EXAMPLE")), ["陈晨"]);
        assert_eq!(found(&store, Some("%")), ["ÉMILE 100%"]);
        assert_eq!(found(&store, Some("_")), ["ÉMILE 100%"]);
        assert_eq!(found(&store, Some("annabela")), [""; 0]);
    });
}

#[test]
fn lists_of_people_go_on_where_they_stopped_also_among_namesakes() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store
            .write(|tx| {
                for number in 1..=7 {
                    tx.save_person(&person(number, &format!("login{number}"), "王伟"))?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let page = store
                .read(|tx| tx.people_matching(Some("王"), after.clone(), 3))
                .unwrap();
            let Some(last) = page.last() else { break };
            after = Some((last.name.clone(), last.id));
            seen.extend(page.into_iter().map(|person| person.id));
        }
        assert_eq!(seen, (1..=7).map(someone).collect::<Vec<_>>());
    });
}

#[test]
fn many_people_are_fetched_at_once_and_missing_ones_left_out() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store
            .write(|tx| {
                for number in 1..=40 {
                    tx.save_person(&person(number, &format!("login{number}"), "N"))?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        let asked: Vec<_> = (10..=60).map(someone).collect();
        let mut got: Vec<_> = store
            .read(|tx| tx.people_by_ids(&asked))
            .unwrap()
            .into_iter()
            .map(|person| person.id)
            .collect();
        got.sort();
        assert_eq!(got, (10..=40).map(someone).collect::<Vec<_>>());
        assert_eq!(store.read(|tx| tx.people_by_ids(&[])), Ok(Vec::new()));
    });
}

#[test]
fn a_session_opens_until_it_ends_or_is_closed() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let id = |number: u128| SessionId(uuid(number));
        store
            .write(move |tx| {
                tx.open_session(id(1), &[1; 32], someone(1), at(0), at(10), Some("Firefox"))?;
                tx.open_session(id(2), &[2; 32], someone(1), at(0), at(20), None)?;
                tx.open_session(id(3), &[3; 32], someone(2), at(0), at(20), None)
            })
            .unwrap();
        let open = |hash: u8, minute| {
            store
                .read(|tx| tx.session(&[hash; 32], at(minute)))
                .unwrap()
        };
        let first = Session {
            id: id(1),
            person: someone(1),
            opened_at: at(0),
            expires_at: at(10),
        };
        assert_eq!(open(1, 9), Some(first));
        assert_eq!(open(1, 10), None);
        let prolong = |session: u128, until| {
            store.write(move |tx| tx.prolong_session(id(session), at(until)))
        };
        assert_eq!(prolong(3, 30), Ok(()));
        assert_eq!(prolong(3, 25), Ok(()), "an end is never moved back");
        assert_eq!(open(3, 29).map(|session| session.expires_at), Some(at(30)));
        assert_eq!(open(9, 0), None);
        assert_eq!(store.write(|tx| tx.purge_sessions(at(10))), Ok(1));
        assert_eq!(store.write(move |tx| tx.close_session(id(1))), Ok(false));
        assert_eq!(store.write(move |tx| tx.close_session(id(3))), Ok(true));
        assert_eq!(open(3, 10), None);
        assert_eq!(store.write(|tx| tx.close_sessions_of(someone(1))), Ok(1));
        assert_eq!(open(2, 10), None);
    });
}

#[test]
fn an_api_key_opens_until_it_is_revoked() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let key = ApiKey {
            id: ApiKeyId(uuid(1)),
            name: "sensors".to_owned(),
            person: someone(1),
            role: BuiltIn::Sensor.into(),
            place: Some(room(1)),
            created_at: at(0),
            revoked_at: None,
        };
        let saved = key.clone();
        store
            .write(move |tx| tx.save_api_key(&saved, &[7; 32]))
            .unwrap();
        let open = || store.read(|tx| tx.api_key(&[7; 32])).unwrap();
        assert_eq!(open(), Some(key.clone()));
        assert_eq!(store.read(|tx| tx.api_keys()), Ok(vec![key.clone()]));
        assert_eq!(
            store.write(|tx| tx.revoke_api_key(ApiKeyId(uuid(1)), at(5))),
            Ok(true)
        );
        assert_eq!(
            store.write(|tx| tx.revoke_api_key(ApiKeyId(uuid(1)), at(6))),
            Ok(false)
        );
        assert_eq!(open(), None);
        let revoked = ApiKey {
            revoked_at: Some(at(5)),
            ..key
        };
        assert_eq!(store.read(|tx| tx.api_keys()), Ok(vec![revoked]));
    });
}

#[test]
fn a_one_time_link_is_used_once_for_its_purpose_in_its_time() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        store
            .write(|tx| {
                tx.add_one_time_link(&[1; 32], "welcome", at(0), at(10))?;
                tx.add_one_time_link(&[2; 32], "welcome", at(0), at(10))
            })
            .unwrap();
        let used = |hash: u8, purpose: &'static str, minute| {
            store
                .write(move |tx| tx.use_one_time_link(&[hash; 32], purpose, at(minute)))
                .unwrap()
        };
        assert!(!used(1, "reset", 1));
        assert!(!used(1, "welcome", 10));
        assert!(used(1, "welcome", 9));
        assert!(!used(1, "welcome", 9));
        assert!(!used(3, "welcome", 1));
        assert_eq!(store.write(|tx| tx.purge_sessions(at(10))), Ok(2));
        assert!(!used(2, "welcome", 1));
    });
}
