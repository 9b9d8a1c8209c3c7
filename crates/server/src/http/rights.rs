//! What each operation of the interface needs, in one table beside the routes. Tests hold the table
//! against the routes and try every line of it.

mod page;

use domain::access::Permission;

pub use self::page::manual;

use self::Need::{Anyone, Holds, OwnOr, Shows, SignedIn};
use self::Within::{Deployment, OrgUnit, Person, Place, Scope};

/// What an operation asks of its caller.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// Nobody need be signed in.
    Anyone,
    /// Anybody signed in, for what is their own or nobody's.
    SignedIn,
    /// Answers whatever the permission lets one see, and no more.
    Shows(Permission, Within),
    /// The permission where the thing lies.
    Holds(Permission, Within),
    /// One's own things, or with the permission those of others.
    OwnOr(Permission, Within),
}

/// In which scopes the permission counts, besides everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Within {
    /// Everywhere only.
    Deployment,
    /// The place it lies in, and any above.
    Place,
    /// The org unit it lies in, and any above.
    OrgUnit,
    /// The org unit of the person it belongs to, and any above; one's own.
    Person,
    /// The scope that the grant itself has.
    Scope,
}

/// Of what shows in a room.
const SEES: Need = Shows(Permission::RoomSee, Place);
/// Of what those do who run a meeting.
const RUNS: Need = OwnOr(Permission::MeetingManage, Place);
/// Of what those do who look after panels.
const LOOKS_AFTER: Need = Holds(Permission::PanelManage, Place);

/// Of what those do who look after places.
const KEEPS: Need = Holds(Permission::PlaceManage, Place);
/// Of meetings in the way of what these do, for those who run them, too.
const KEEPS_OR_RUNS: Need = OwnOr(Permission::PlaceManage, Place);
/// Of what the front desk sees.
const RECEIVES: Need = Shows(Permission::AttendanceNote, Place);
/// Of what those do who keep the directory.
const KEEPS_PEOPLE: Need = Holds(Permission::PersonManage, Deployment);

/// Method and path of every operation, with its need.
pub const TABLE: &[(&str, &str, Need)] = &[
    ("post", "/api/v1/sessions", Anyone),
    ("post", "/api/v1/welcome", Anyone),
    ("post", "/api/v1/welcome/invited", Anyone),
    ("delete", "/api/v1/sessions/current", SignedIn),
    ("get", "/api/v1/me", SignedIn),
    ("patch", "/api/v1/me", SignedIn),
    ("put", "/api/v1/me/password", SignedIn),
    ("get", "/api/v1/me/rights", SignedIn),
    (
        "get",
        "/api/v1/people",
        Holds(Permission::PersonSee, Deployment),
    ),
    ("post", "/api/v1/people", KEEPS_PEOPLE),
    ("patch", "/api/v1/people/{id}", KEEPS_PEOPLE),
    ("get", "/api/v1/people/{id}/meetings", KEEPS_PEOPLE),
    ("post", "/api/v1/people/{id}/meetings", KEEPS_PEOPLE),
    ("post", "/api/v1/people/{id}/invitation", KEEPS_PEOPLE),
    ("put", "/api/v1/people/{id}/password", KEEPS_PEOPLE),
    (
        "get",
        "/api/v1/people/{id}/rights",
        OwnOr(Permission::AccessSee, Place),
    ),
    ("get", "/api/v1/places", SEES),
    ("post", "/api/v1/places", KEEPS),
    ("get", "/api/v1/places/{id}", SEES),
    ("patch", "/api/v1/places/{id}", KEEPS),
    ("get", "/api/v1/places/{id}/rules", SEES),
    ("put", "/api/v1/places/{id}/rules", KEEPS),
    ("post", "/api/v1/places/{id}/rules/simulate", KEEPS),
    ("get", "/api/v1/calendars", SignedIn),
    ("get", "/api/v1/calendars/{code}", SignedIn),
    (
        "put",
        "/api/v1/calendars/{code}",
        Holds(Permission::PlaceManage, Deployment),
    ),
    ("get", "/api/v1/meeting-types", SignedIn),
    (
        "put",
        "/api/v1/meeting-types/{code}",
        Holds(Permission::PlaceManage, Deployment),
    ),
    ("get", "/api/v1/rooms", SEES),
    ("get", "/api/v1/rooms/available", SEES),
    ("get", "/api/v1/phrases", SEES),
    ("get", "/api/v1/slots", SEES),
    ("get", "/api/v1/schedule", SEES),
    ("get", "/api/v1/events", SEES),
    ("get", "/api/v1/meetings", SEES),
    (
        "post",
        "/api/v1/meetings",
        Holds(Permission::MeetingBook, Place),
    ),
    (
        "post",
        "/api/v1/meetings/preview",
        Holds(Permission::MeetingBook, Place),
    ),
    ("get", "/api/v1/meetings/{id}", SEES),
    ("patch", "/api/v1/meetings/{id}", RUNS),
    ("post", "/api/v1/meetings/{id}/cancel", RUNS),
    ("post", "/api/v1/meetings/{id}/check-in", RUNS),
    ("post", "/api/v1/meetings/{id}/undo-release", RUNS),
    ("get", "/api/v1/meetings/{id}/agenda", SEES),
    ("put", "/api/v1/meetings/{id}/agenda", RUNS),
    ("get", "/api/v1/meetings/{id}/actions", SEES),
    ("post", "/api/v1/meetings/{id}/actions", RUNS),
    ("get", "/api/v1/actions", SignedIn),
    ("get", "/api/v1/actions/{id}", SEES),
    ("patch", "/api/v1/actions/{id}", RUNS),
    ("get", "/api/v1/meetings/{id}/minutes", RUNS),
    ("post", "/api/v1/meetings/{id}/minutes", RUNS),
    ("put", "/api/v1/meetings/{id}/minutes", RUNS),
    ("post", "/api/v1/meetings/{id}/minutes/send", RUNS),
    ("post", "/api/v1/meetings/{id}/minutes/recall", RUNS),
    ("post", "/api/v1/meetings/{id}/minutes/answer", RUNS),
    ("get", "/api/v1/meetings/{id}/minutes/document", RUNS),
    ("get", "/api/v1/meetings/{id}/attachments", SEES),
    ("post", "/api/v1/meetings/{id}/attachments", RUNS),
    ("get", "/api/v1/attachments/{id}", RUNS),
    ("patch", "/api/v1/attachments/{id}", RUNS),
    ("delete", "/api/v1/attachments/{id}", RUNS),
    ("get", "/api/v1/meetings/{id}/responses", SEES),
    ("post", "/api/v1/meetings/{id}/response", RUNS),
    (
        "get",
        "/api/v1/meetings/{id}/attendance",
        OwnOr(Permission::AttendanceNote, Place),
    ),
    (
        "get",
        "/api/v1/meetings/{id}/attendance/export",
        OwnOr(Permission::AttendanceNote, Place),
    ),
    (
        "post",
        "/api/v1/meetings/{id}/attendance",
        OwnOr(Permission::AttendanceNote, Place),
    ),
    (
        "get",
        "/api/v1/rooms/{id}/check-in-code",
        Holds(Permission::AttendanceShowCode, Place),
    ),
    ("post", "/api/v1/check-in", SignedIn),
    (
        "post",
        "/api/v1/ingest/check-in",
        Holds(Permission::AttendanceIngest, Place),
    ),
    ("get", "/api/v1/people/{id}/cards", KEEPS_PEOPLE),
    ("put", "/api/v1/people/{id}/cards", KEEPS_PEOPLE),
    (
        "get",
        "/api/v1/people/{id}/standing",
        OwnOr(Permission::StandingManage, Scope),
    ),
    (
        "get",
        "/api/v1/no-shows/appeals",
        Holds(Permission::StandingManage, Scope),
    ),
    ("post", "/api/v1/no-shows/{id}/appeal", SignedIn),
    (
        "post",
        "/api/v1/no-shows/{id}/pardon",
        Holds(Permission::StandingManage, Place),
    ),
    (
        "post",
        "/api/v1/no-shows/{id}/uphold",
        Holds(Permission::StandingManage, Place),
    ),
    ("post", "/api/v1/meetings/{id}/extend", RUNS),
    ("post", "/api/v1/meetings/{id}/end", RUNS),
    (
        "post",
        "/api/v1/meetings/{id}/approve",
        Holds(Permission::MeetingApprove, Place),
    ),
    (
        "post",
        "/api/v1/meetings/{id}/decline",
        Holds(Permission::MeetingApprove, Place),
    ),
    (
        "post",
        "/api/v1/meetings/now",
        Holds(Permission::MeetingBook, Place),
    ),
    ("get", "/api/v1/meetings/{id}/extension", RUNS),
    ("post", "/api/v1/meetings/{id}/knock", RUNS),
    ("post", "/api/v1/meetings/{id}/swap", RUNS),
    ("post", "/api/v1/meetings/{id}/hand-over", RUNS),
    ("get", "/api/v1/hand-overs", SignedIn),
    ("post", "/api/v1/hand-overs/{id}/accept", SignedIn),
    ("post", "/api/v1/hand-overs/{id}/decline", SignedIn),
    ("post", "/api/v1/hand-overs/{id}/withdraw", SignedIn),
    ("get", "/api/v1/swaps", SignedIn),
    ("post", "/api/v1/swaps/{id}/accept", SignedIn),
    ("post", "/api/v1/swaps/{id}/decline", SignedIn),
    ("post", "/api/v1/swaps/{id}/withdraw", SignedIn),
    ("get", "/api/v1/waitings", SignedIn),
    (
        "post",
        "/api/v1/waitings",
        Holds(Permission::MeetingBook, Place),
    ),
    ("delete", "/api/v1/waitings/{id}", SignedIn),
    ("post", "/api/v1/meetings/{id}/recall", RUNS),
    ("get", "/api/v1/approvals", SignedIn),
    ("post", "/api/v1/approvals/decide", SignedIn),
    ("get", "/api/v1/approvals/{id}", SEES),
    (
        "post",
        "/api/v1/approvals/{id}/decide",
        Holds(Permission::MeetingApprove, Place),
    ),
    (
        "get",
        "/api/v1/flows",
        Holds(Permission::PlaceManage, Deployment),
    ),
    (
        "post",
        "/api/v1/flows",
        Holds(Permission::PlaceManage, Deployment),
    ),
    (
        "post",
        "/api/v1/flows/preview",
        Holds(Permission::PlaceManage, Deployment),
    ),
    (
        "get",
        "/api/v1/flows/{id}",
        Holds(Permission::PlaceManage, Deployment),
    ),
    (
        "patch",
        "/api/v1/flows/{id}",
        Holds(Permission::PlaceManage, Deployment),
    ),
    (
        "delete",
        "/api/v1/flows/{id}",
        Holds(Permission::PlaceManage, Deployment),
    ),
    ("get", "/api/v1/series/{id}", SEES),
    ("get", "/api/v1/series/{id}/occurrences", SEES),
    ("post", "/api/v1/series/{id}/resume", RUNS),
    ("post", "/api/v1/recurrence/expand", SignedIn),
    (
        "post",
        "/api/v1/ingest/presence",
        Holds(Permission::PresenceIngest, Deployment),
    ),
    (
        "get",
        "/api/v1/api-keys",
        Holds(Permission::ApiKeyManage, Deployment),
    ),
    (
        "post",
        "/api/v1/api-keys",
        Holds(Permission::ApiKeyManage, Deployment),
    ),
    (
        "delete",
        "/api/v1/api-keys/{id}",
        Holds(Permission::ApiKeyManage, Deployment),
    ),
    ("get", "/api/v1/grants", Holds(Permission::AccessSee, Scope)),
    (
        "post",
        "/api/v1/grants",
        Holds(Permission::AccessGrant, Scope),
    ),
    (
        "delete",
        "/api/v1/grants/{id}",
        Holds(Permission::AccessGrant, Scope),
    ),
    ("get", "/api/v1/roles", Holds(Permission::AccessSee, Scope)),
    (
        "post",
        "/api/v1/roles",
        Holds(Permission::RoleManage, Deployment),
    ),
    (
        "patch",
        "/api/v1/roles/{id}",
        Holds(Permission::RoleManage, Deployment),
    ),
    (
        "delete",
        "/api/v1/roles/{id}",
        Holds(Permission::RoleManage, Deployment),
    ),
    (
        "get",
        "/api/v1/groups",
        Holds(Permission::PersonSee, Deployment),
    ),
    (
        "post",
        "/api/v1/groups",
        Holds(Permission::GroupManage, Deployment),
    ),
    (
        "get",
        "/api/v1/groups/{id}",
        Holds(Permission::PersonSee, Deployment),
    ),
    (
        "patch",
        "/api/v1/groups/{id}",
        Holds(Permission::GroupManage, Deployment),
    ),
    (
        "delete",
        "/api/v1/groups/{id}",
        Holds(Permission::GroupManage, Deployment),
    ),
    (
        "get",
        "/api/v1/org-units",
        Holds(Permission::PersonSee, Deployment),
    ),
    (
        "post",
        "/api/v1/org-units",
        Holds(Permission::OrgUnitManage, OrgUnit),
    ),
    (
        "patch",
        "/api/v1/org-units/{id}",
        Holds(Permission::OrgUnitManage, OrgUnit),
    ),
    (
        "delete",
        "/api/v1/org-units/{id}",
        Holds(Permission::OrgUnitManage, OrgUnit),
    ),
    (
        "get",
        "/api/v1/delegations",
        OwnOr(Permission::AccessSee, Person),
    ),
    (
        "post",
        "/api/v1/delegations",
        OwnOr(Permission::PersonManage, Person),
    ),
    (
        "delete",
        "/api/v1/delegations/{id}",
        OwnOr(Permission::PersonManage, Person),
    ),
    ("get", "/api/v1/inbox", SignedIn),
    ("post", "/api/v1/inbox/read", SignedIn),
    ("post", "/api/v1/inbox/{id}/read", SignedIn),
    ("get", "/api/v1/me/notice-settings", SignedIn),
    ("put", "/api/v1/me/notice-settings", SignedIn),
    (
        "get",
        "/api/v1/notices/templates",
        Holds(Permission::NoticeManage, Deployment),
    ),
    (
        "put",
        "/api/v1/notices/templates/{id}",
        Holds(Permission::NoticeManage, Deployment),
    ),
    (
        "delete",
        "/api/v1/notices/templates/{id}",
        Holds(Permission::NoticeManage, Deployment),
    ),
    (
        "post",
        "/api/v1/notices/templates/preview",
        Holds(Permission::NoticeManage, Deployment),
    ),
    (
        "get",
        "/api/v1/notices/deliveries",
        Holds(Permission::NoticeManage, Deployment),
    ),
    (
        "post",
        "/api/v1/notices/test",
        Holds(Permission::NoticeManage, Deployment),
    ),
    (
        "post",
        "/api/v1/notices/deliveries/{id}/retry",
        Holds(Permission::NoticeManage, Deployment),
    ),
    (
        "post",
        "/api/v1/imports/rooms",
        Holds(Permission::PlaceManage, Deployment),
    ),
    ("post", "/api/v1/imports/people", KEEPS_PEOPLE),
    (
        "post",
        "/api/v1/imports/calendar-days",
        Holds(Permission::PlaceManage, Deployment),
    ),
    (
        "post",
        "/api/v1/imports/meetings",
        Holds(Permission::MeetingManage, Deployment),
    ),
    ("get", "/api/v1/audit", Holds(Permission::AuditRead, Place)),
    (
        "get",
        "/api/v1/audit/export",
        Holds(Permission::AuditRead, Place),
    ),
    (
        "get",
        "/api/v1/audit/verify",
        Holds(Permission::AuditRead, Deployment),
    ),
    (
        "get",
        "/api/v1/rooms/{id}/at",
        Holds(Permission::AuditRead, Place),
    ),
    (
        "get",
        "/api/v1/meetings/{id}/history",
        OwnOr(Permission::AuditRead, Place),
    ),
    (
        "get",
        "/api/v1/meetings/{id}/at",
        OwnOr(Permission::AuditRead, Place),
    ),
    ("post", "/api/v1/panels/pairings", Anyone),
    ("post", "/api/v1/panels/pairings/progress", Anyone),
    (
        "get",
        "/api/v1/panels",
        Shows(Permission::PanelManage, Place),
    ),
    ("post", "/api/v1/panels", LOOKS_AFTER),
    ("get", "/api/v1/panels/{id}", LOOKS_AFTER),
    ("patch", "/api/v1/panels/{id}", LOOKS_AFTER),
    ("post", "/api/v1/panels/{id}/command", LOOKS_AFTER),
    ("delete", "/api/v1/panels/{id}", LOOKS_AFTER),
    ("get", "/api/v1/panels/me", SignedIn),
    ("get", "/api/v1/panels/me/board", SignedIn),
    ("get", "/api/v1/panels/{id}/board", LOOKS_AFTER),
    (
        "get",
        "/api/v1/decors",
        Shows(Permission::PanelManage, Place),
    ),
    ("post", "/api/v1/decors", LOOKS_AFTER),
    ("put", "/api/v1/decors/{id}", LOOKS_AFTER),
    ("delete", "/api/v1/decors/{id}", LOOKS_AFTER),
    ("get", "/api/v1/plans", SEES),
    ("get", "/api/v1/places/{id}/plan", SEES),
    ("put", "/api/v1/places/{id}/plan", KEEPS),
    ("delete", "/api/v1/places/{id}/plan", KEEPS),
    ("get", "/api/v1/places/{id}/plan/drawing", SEES),
    ("put", "/api/v1/places/{id}/plan/drawing", KEEPS),
    ("get", "/api/v1/pictures", LOOKS_AFTER),
    ("post", "/api/v1/pictures", LOOKS_AFTER),
    ("get", "/api/v1/pictures/{id}", LOOKS_AFTER),
    ("delete", "/api/v1/pictures/{id}", LOOKS_AFTER),
    (
        "get",
        "/api/v1/closures",
        Shows(Permission::PlaceManage, Place),
    ),
    ("post", "/api/v1/closures", KEEPS),
    ("post", "/api/v1/closures/preview", KEEPS),
    ("get", "/api/v1/closures/{id}", KEEPS),
    ("patch", "/api/v1/closures/{id}", KEEPS),
    ("post", "/api/v1/closures/{id}/withdraw", KEEPS),
    ("get", "/api/v1/closures/{id}/meetings", KEEPS),
    (
        "get",
        "/api/v1/closures/{id}/meetings/{meetingId}/ways",
        KEEPS_OR_RUNS,
    ),
    ("post", "/api/v1/closures/{id}/rehouse", KEEPS_OR_RUNS),
    ("post", "/api/v1/closures/{id}/ask", KEEPS),
    ("post", "/api/v1/closures/{id}/cancel", KEEPS),
    ("get", "/api/v1/me/closures", SignedIn),
    ("get", "/api/v1/desk", RECEIVES),
    ("put", "/api/v1/panels/me/heartbeat", SignedIn),
    ("post", "/api/v1/panels/me/faults", SignedIn),
];
