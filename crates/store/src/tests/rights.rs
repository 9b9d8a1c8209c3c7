//! Roles, groups, the tree of org units, grants and what reaches whom, and delegates.

use domain::access::{
    BuiltIn, Delegation, Grant, Permission, Permissions, Powers, Role, RoleCode, RoleName, Scope,
    Subject,
};
use domain::id::{DelegationId, GrantId, GroupId, OrgUnitId, PersonId, RoleId};
use domain::person::{Group, OrgUnit, Person};

use super::world::{CAMPUS, person, settle, someone};
use super::{at, uuid};
use crate::testing::on_both_engines;
use crate::{GroupLine, Store, StoreError, Tx};

fn unit(number: u128) -> OrgUnitId {
    OrgUnitId(uuid(number))
}

fn grant(number: u128, subject: Subject, role: BuiltIn, scope: Scope) -> Grant {
    Grant {
        id: GrantId(uuid(number)),
        subject,
        role: role.into(),
        scope,
        from: None,
        until: None,
        note: None,
        given_by: None,
        given_at: None,
    }
}

fn role(code: &str) -> Role {
    Role {
        id: RoleId(uuid(1)),
        code: RoleCode::parse(code).unwrap(),
        name: RoleName {
            plain: "实验室".to_owned(),
            english: Some("Lab".to_owned()),
            ..RoleName::default()
        },
        permissions: Permissions::of(&[Permission::RoomSee, Permission::MeetingBook]),
        version: 1,
    }
}

fn group(number: u128, name: &str, members: &[PersonId]) -> Group {
    Group {
        id: GroupId(uuid(number)),
        name: name.to_owned(),
        members: members.iter().copied().collect(),
        version: 1,
    }
}

fn delegation(number: u128, person: u128, delegate: u128) -> Delegation {
    Delegation {
        id: DelegationId(uuid(number)),
        person: someone(person),
        delegate: someone(delegate),
        powers: Powers {
            books: true,
            ..Powers::default()
        },
        from: None,
        until: Some(at(60)),
    }
}

/// At least one row in each table of rights.
pub(super) fn fill(tx: &mut Tx) -> Result<(), StoreError> {
    let to = Subject::Person(someone(1));
    tx.give_grant(&grant(1, to, BuiltIn::Administrator, Scope::All))?;
    tx.save_role(&role("lab"))?;
    tx.save_group(&group(1, "G", &[someone(1)]))?;
    tx.add_delegation(&delegation(1, 1, 2))
}

/// Chen in a lab of a department of a company; Bela in a group.
fn belong(store: &Store) {
    settle(store);
    store
        .write(|tx| {
            for (number, parent) in [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1))] {
                tx.save_org_unit(&OrgUnit {
                    id: unit(number),
                    parent: parent.map(unit),
                    name: format!("U{number}"),
                    version: 1,
                })?;
            }
            tx.save_person(&Person {
                org_unit: Some(unit(3)),
                ..person(3, "chen", "陈晨")
            })?;
            tx.save_group(&group(1, "Board", &[someone(2)]))
        })
        .unwrap();
}

fn give(store: &Store, given: Grant) -> bool {
    store.write(move |tx| tx.give_grant(&given)).unwrap()
}

/// Numbers of the grants that reach somebody, without the one of a fresh database.
fn reaching(store: &Store, number: u128) -> Vec<u128> {
    let grants = store.read(|tx| tx.grants_of(someone(number))).unwrap();
    let numbers = grants.iter().map(|grant| grant.id.0.as_u128());
    numbers.filter(|number| *number < 1_000).collect()
}

#[test]
fn everyone_is_an_employee_until_somebody_changes_that() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let found = store.read(|tx| tx.grants_of(someone(1))).unwrap();
        let [given] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!(given.subject, Subject::Everyone);
        assert_eq!(given.role, BuiltIn::Employee.into());
        assert_eq!(given.scope, Scope::All);
        let id = given.id;
        store.write(move |tx| tx.revoke_grant(id)).unwrap();
        assert_eq!(store.read(|tx| tx.grants_of(someone(1))), Ok(Vec::new()));
        assert_eq!(store.read(|tx| tx.grant(id)), Ok(None));
    });
}

#[test]
fn a_grant_reaches_whom_it_names_and_who_belongs_there() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        belong(&store);
        let role = BuiltIn::Approver;
        let mut timed = grant(1, Subject::Person(someone(1)), role, Scope::Own);
        timed.from = Some(at(0));
        timed.until = Some(at(9));
        timed.note = Some("holiday 休假".to_owned());
        timed.given_by = Some(someone(2));
        timed.given_at = Some(at(-1));
        assert!(give(&store, timed.clone()));
        assert_eq!(store.read(|tx| tx.grant(timed.id)), Ok(Some(timed.clone())));
        let again = Grant {
            id: GrantId(uuid(9)),
            ..timed
        };
        assert!(!give(&store, again), "the same is given once");
        let board = Subject::Group(GroupId(uuid(1)));
        give(&store, grant(2, board, role, Scope::Place(CAMPUS)));
        give(
            &store,
            grant(3, Subject::OrgUnit(unit(1)), role, Scope::All),
        );
        let lab = Subject::OrgUnit(unit(3));
        give(&store, grant(4, lab, role, Scope::OrgUnit(unit(1))));
        give(
            &store,
            grant(5, Subject::OrgUnit(unit(4)), role, Scope::All),
        );
        assert_eq!(reaching(&store, 1), [1]);
        assert_eq!(reaching(&store, 2), [2]);
        assert_eq!(reaching(&store, 3), [3, 4]);
        let to_lab = store.read(|tx| tx.grants(Some(lab), None, 10)).unwrap();
        assert_eq!(to_lab, [grant(4, lab, role, Scope::OrgUnit(unit(1)))]);
        let after = Some(GrantId(uuid(2)));
        let page = store.read(|tx| tx.grants(None, after, 2)).unwrap();
        let page: Vec<_> = page.iter().map(|grant| grant.id.0.as_u128()).collect();
        assert_eq!(page, [3, 4]);
    });
}

#[test]
fn an_administrator_is_an_active_person_whom_the_role_reaches_for_good() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        belong(&store);
        let any = |minute| store.read(|tx| tx.any_administrator(at(minute))).unwrap();
        let role = BuiltIn::Administrator;
        let anna = Subject::Person(someone(1));
        let none = [
            grant(1, anna, role, Scope::Place(CAMPUS)),
            grant(2, anna, BuiltIn::Auditor, Scope::All),
            Grant {
                until: Some(at(100)),
                ..grant(3, anna, role, Scope::All)
            },
            grant(4, Subject::OrgUnit(unit(4)), role, Scope::All),
            grant(5, Subject::Group(GroupId(uuid(7))), role, Scope::All),
        ];
        for given in none {
            give(&store, given);
            assert!(!any(0));
        }
        let later = Grant {
            from: Some(at(10)),
            ..grant(6, anna, role, Scope::All)
        };
        let some = [
            (later, 10),
            (grant(7, Subject::OrgUnit(unit(1)), role, Scope::All), 0),
            (
                grant(8, Subject::Group(GroupId(uuid(1))), role, Scope::All),
                0,
            ),
            (grant(9, Subject::Everyone, role, Scope::All), 0),
        ];
        for (given, minute) in some {
            let id = given.id;
            give(&store, given);
            assert!(!any(minute - 1) || minute == 0);
            assert!(any(minute), "{id}");
            store
                .write(move |tx| {
                    tx.lock_administrators()?;
                    tx.revoke_grant(id)
                })
                .unwrap();
            assert!(!any(minute));
        }
        give(&store, grant(10, anna, role, Scope::All));
        let gone = Person {
            active: false,
            ..person(1, "anna", "Anna")
        };
        store.write(move |tx| tx.save_person(&gone)).unwrap();
        assert!(!any(0));
    });
}

#[test]
fn a_role_is_kept_until_nothing_uses_it() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let mut lab = role("lab");
        let saved = lab.clone();
        store.write(move |tx| tx.save_role(&saved)).unwrap();
        assert_eq!(store.read(|tx| tx.role(&lab.code)), Ok(Some(lab.clone())));
        lab.permissions = Permissions::default();
        lab.version = 2;
        let saved = lab.clone();
        store.write(move |tx| tx.save_role(&saved)).unwrap();
        assert_eq!(store.read(|tx| tx.roles()), Ok(vec![lab.clone()]));
        let twin = Role {
            id: RoleId(uuid(2)),
            ..lab.clone()
        };
        let taken = store.write(move |tx| tx.save_role(&twin));
        assert!(matches!(taken, Err(StoreError::Conflict { .. })));
        assert_eq!(store.read(|tx| tx.uses_of_role(&lab.code)), Ok(0));
        let to = Subject::Person(someone(1));
        let given = Grant {
            role: lab.code.clone(),
            ..grant(1, to, BuiltIn::Employee, Scope::All)
        };
        give(&store, given);
        assert_eq!(store.read(|tx| tx.uses_of_role(&lab.code)), Ok(1));
        let code = lab.code.clone();
        store.write(move |tx| tx.delete_role(&code)).unwrap();
        assert_eq!(store.read(|tx| tx.role(&lab.code)), Ok(None));
    });
}

#[test]
fn a_group_has_a_name_of_its_own_and_people() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let board = group(1, "Board", &[someone(1), someone(2)]);
        let lab = group(2, "实验室", &[]);
        let saved = [lab.clone(), board.clone()];
        store
            .write(move |tx| saved.iter().try_for_each(|group| tx.save_group(group)))
            .unwrap();
        assert_eq!(store.read(|tx| tx.group(board.id)), Ok(Some(board.clone())));
        assert_eq!(store.read(|tx| tx.group_named("实验室")), Ok(Some(lab.id)));
        let line = |group: &Group| GroupLine {
            id: group.id,
            name: group.name.clone(),
            members: group.members.len() as i64,
            version: group.version,
        };
        let page = store.read(|tx| tx.groups(None, 1)).unwrap();
        assert_eq!(page, [line(&board)]);
        let page = store.read(|tx| tx.groups(Some("Board"), 9)).unwrap();
        assert_eq!(page, [line(&lab)]);
        let fewer = Group {
            version: 2,
            ..group(1, "Board", &[someone(2)])
        };
        let saved = fewer.clone();
        store.write(move |tx| tx.save_group(&saved)).unwrap();
        assert_eq!(store.read(|tx| tx.group(board.id)), Ok(Some(fewer)));
        assert_eq!(store.read(|tx| tx.groups_of(someone(1))), Ok(Vec::new()));
        assert_eq!(
            store.read(|tx| tx.groups_of(someone(2))),
            Ok(vec![board.id])
        );
        let to = Subject::Group(board.id);
        give(&store, grant(1, to, BuiltIn::Employee, Scope::All));
        assert_eq!(store.read(|tx| tx.uses_of_group(board.id)), Ok(1));
        store.write(move |tx| tx.delete_group(board.id)).unwrap();
        assert_eq!(store.read(|tx| tx.group(board.id)), Ok(None));
        assert_eq!(store.read(|tx| tx.groups_of(someone(2))), Ok(Vec::new()));
    });
}

#[test]
fn org_units_know_what_is_above_and_who_is_below() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        belong(&store);
        let above = |number| {
            let mut above = store.read(|tx| tx.org_units_above(unit(number))).unwrap();
            above.sort();
            above
        };
        assert_eq!(above(3), [unit(1), unit(2), unit(3)]);
        assert_eq!(above(9), []);
        assert_eq!(
            store.read(|tx| tx.people_within(unit(1))),
            Ok(vec![someone(3)])
        );
        assert_eq!(store.read(|tx| tx.people_within(unit(4))), Ok(Vec::new()));
        let uses = |number| store.read(|tx| tx.uses_of_org_unit(unit(number))).unwrap();
        assert_eq!((uses(1), uses(2), uses(3), uses(4)), (2, 1, 1, 0));
        let to = Subject::OrgUnit(unit(4));
        give(&store, grant(1, to, BuiltIn::Employee, Scope::All));
        let within = Scope::OrgUnit(unit(4));
        give(
            &store,
            grant(2, Subject::Everyone, BuiltIn::Employee, within),
        );
        assert_eq!(uses(4), 2);
        // A circle that should not be there does not keep the question from ending.
        store
            .write(|tx| {
                tx.save_org_unit(&OrgUnit {
                    id: unit(1),
                    parent: Some(unit(3)),
                    name: "U1".to_owned(),
                    version: 2,
                })
            })
            .unwrap();
        assert_eq!(above(2), [unit(1), unit(2), unit(3)]);
        assert_eq!(reaching(&store, 3), [2]);
        store
            .write(|tx| {
                tx.revoke_grant(GrantId(uuid(1)))?;
                tx.delete_org_unit(unit(4))
            })
            .unwrap();
        assert_eq!(above(4), []);
    });
}

#[test]
fn a_delegation_is_known_to_both() {
    on_both_engines(|fresh| {
        let store = fresh.open();
        settle(&store);
        let (one, other) = (delegation(1, 1, 2), delegation(2, 3, 1));
        let saved = [one.clone(), other.clone()];
        store
            .write(move |tx| saved.iter().try_for_each(|one| tx.add_delegation(one)))
            .unwrap();
        let of = |number| store.read(|tx| tx.delegations_of(someone(number))).unwrap();
        assert_eq!(of(1), [one.clone(), other.clone()]);
        assert_eq!(of(2), std::slice::from_ref(&one));
        assert_eq!(
            store.read(|tx| tx.delegation(other.id)),
            Ok(Some(other.clone()))
        );
        let by = |numbers: &[u128]| {
            let people: Vec<_> = numbers.iter().map(|number| someone(*number)).collect();
            store.read(|tx| tx.delegations_by(&people)).unwrap()
        };
        assert_eq!(by(&[3, 1]), [one.clone(), other.clone()]);
        assert_eq!((by(&[2]), by(&[])), (vec![], vec![]));
        store.write(move |tx| tx.delete_delegation(one.id)).unwrap();
        assert_eq!(of(2), []);
    });
}
