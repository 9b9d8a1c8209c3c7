//! Laws of rights, over random grants and targets: another grant never takes a right away, a scope
//! that lies within another gives no more than it, and nobody can give what they lack.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::access::Admission;
use domain::access::{
    Audience, BuiltIn, Caller, Entry, Held, Identity, Permission, Permissions, Rights, Scope,
    Subject, Target,
};
use domain::id::{GroupId, OrgUnitId, PersonId, PlaceId};
use domain::place::{BookingMode, Place, PlaceKind, Places};
use domain::policy::{Policy, Setting};
use proptest::prelude::*;
use uuid::Uuid;

/// A campus, two buildings, two rooms in each: a room's path is 1, its building, itself.
fn path(room: u128) -> Vec<PlaceId> {
    [1, 10 + room / 2, 100 + room]
        .map(|n| PlaceId(Uuid::from_u128(n)))
        .to_vec()
}

fn me() -> PersonId {
    PersonId(Uuid::from_u128(7))
}

fn scopes() -> impl Strategy<Value = Scope> {
    prop_oneof![
        Just(Scope::All),
        Just(Scope::Own),
        (0..4_u128, 0..3_usize)
            .prop_map(|(room, depth)| Scope::Place(*path(room).get(depth).unwrap())),
        (0..3_u128).prop_map(|n| Scope::OrgUnit(OrgUnitId(Uuid::from_u128(n)))),
    ]
}

fn helds() -> impl Strategy<Value = Held> {
    let permissions = proptest::sample::subsequence(Permission::ALL, 0..Permission::ALL.len());
    (permissions, scopes()).prop_map(|(permissions, scope)| Held {
        permissions: permissions.into_iter().collect(),
        scope,
        until: None,
    })
}

fn caller(held: Vec<Held>) -> Caller {
    Caller::new(Identity::Person(me()), held)
}

fn permissions() -> impl Strategy<Value = Permission> {
    proptest::sample::select(Permission::ALL)
}

proptest! {
    #[test]
    fn another_grant_never_takes_a_right(
        held in proptest::collection::vec(helds(), 0..5),
        more in helds(),
        permission in permissions(),
        room in 0..4_u128,
        mine in any::<bool>(),
    ) {
        let path = path(room);
        let target = Target { owner: mine.then(me), ..Target::place(&path) };
        let before = caller(held.clone()).may(permission, &target);
        let after = caller(held.into_iter().chain([more]).collect()).may(permission, &target);
        prop_assert!(after || !before);
    }

    #[test]
    fn a_scope_gives_no_more_than_one_around_it(
        role in proptest::sample::select(BuiltIn::ALL.as_slice()),
        room in 0..4_u128,
        inner in 0..3_usize,
        outer in 0..3_usize,
        asked in 0..4_u128,
        permission in permissions(),
    ) {
        let (inner, outer) = (inner.max(outer), inner.min(outer));
        let way = path(room);
        let within = |depth: usize| {
            let scope = Scope::Place(*way.get(depth).unwrap());
            caller(vec![Held::of(role, scope)]).may(permission, &Target::place(&path(asked)))
        };
        prop_assert!(within(outer) || !within(inner));
        let everywhere = caller(vec![Held::of(role, Scope::All)]);
        prop_assert!(everywhere.may(permission, &Target::place(&path(asked))) || !within(outer));
    }

    #[test]
    fn what_somebody_may_give_they_may_do_everywhere_in_it(
        held in proptest::collection::vec(helds(), 0..5),
        given in helds(),
        room in 0..4_u128,
        depth in 0..3_usize,
    ) {
        let giver = caller(held);
        let way = path(room);
        let scope = way.get(..=depth).unwrap();
        if giver.lacks(given.permissions, &Target::place(scope), None).is_none() {
            for permission in given.permissions.iter() {
                prop_assert!(giver.may(permission, &Target::place(&way)));
            }
        }
    }

    #[test]
    fn a_room_somebody_may_not_see_is_shut_or_looked_after_by_nobody_less(
        held in proptest::collection::vec(helds(), 0..4),
        sees in proptest::bool::ANY,
        books in proptest::bool::ANY,
        requests in proptest::bool::ANY,
    ) {
        let audience = |admits: bool| Some(Setting {
            value: if admits { Audience(vec![Subject::Group(GroupId(Uuid::from_u128(5)))]) }
                else { Audience::default() },
            locked: false,
        });
        let policy = Policy {
            who_sees: audience(sees),
            who_books: audience(books),
            who_requests: audience(requests),
            ..Policy::default()
        };
        let room = PlaceId(Uuid::from_u128(1));
        let places = Places::new(vec![place(room, policy)]);
        let mut rights = Rights::from(held);
        rights.groups = vec![GroupId(Uuid::from_u128(5))];
        let caller = Caller::new(Identity::Person(me()), rights);
        let on = [room];
        let may = |permission| caller.may(permission, &Target::place(&on));
        let looks_after = may(Permission::PlaceManage) || may(Permission::MeetingManage)
            || may(Permission::MeetingApprove) || may(Permission::PanelUse);
        prop_assert_eq!(
            caller.sees(&places, room),
            may(Permission::RoomSee) && (sees || looks_after)
        );
        prop_assert!(caller.sees(&places, room) || !caller.sees_everything(&places));
        let entry = Admission::of(&[&caller], &places, &[room]);
        let expected = if !caller.sees(&places, room) {
            Entry::Shut
        } else if may(Permission::MeetingApprove) {
            Entry::Approves
        } else if books || may(Permission::MeetingManage) {
            Entry::Books
        } else if requests {
            Entry::Requests
        } else {
            Entry::Shut
        };
        prop_assert_eq!(entry.entry, expected);
        prop_assert_eq!(entry.shut, (expected == Entry::Shut).then_some(room));
    }
}

fn place(id: PlaceId, policy: Policy) -> Place {
    Place {
        id,
        parent: None,
        kind: PlaceKind::Room,
        code: "c".to_owned(),
        name: "N".to_owned(),
        time_zone: None,
        capacity: None,
        room_kind: None,
        features: Default::default(),
        booking_mode: BookingMode::Open,
        in_service: true,
        policy,
        version: 1,
    }
}

#[test]
fn what_ends_is_not_given_away_for_longer() {
    let soon: jiff::Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
    let later: jiff::Timestamp = "2026-03-03T08:00:00Z".parse().unwrap();
    let seeing = Permissions::of(&[Permission::RoomSee]);
    let giver = caller(vec![Held {
        permissions: seeing,
        scope: Scope::All,
        until: Some(soon),
    }]);
    let everywhere = Target::deployment();
    assert_eq!(giver.lacks(seeing, &everywhere, Some(soon)), None);
    let lacking = Some(Permission::RoomSee);
    assert_eq!(giver.lacks(seeing, &everywhere, Some(later)), lacking);
    assert_eq!(giver.lacks(seeing, &everywhere, None), lacking);
}
