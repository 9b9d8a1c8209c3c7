//! Roles: named sets of permissions. Some come with the product and cannot be changed; others are
//! made by administrators.

use serde::{Deserialize, Serialize};

use super::{Permission, Permissions};
use crate::id::RoleId;

/// The stable key of a role, in grants, in the log and on the wire.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleCode(String);

impl RoleCode {
    pub const LONGEST: usize = 64;

    /// A code as it was kept; a new one is asked for its shape by `is_well_formed`.
    pub fn parse(text: &str) -> Option<RoleCode> {
        (!text.is_empty()).then(|| RoleCode(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether machines hold it, whoever put them up.
    pub fn is_of_machine(&self) -> bool {
        let roles = [
            BuiltIn::Sensor,
            BuiltIn::Door,
            BuiltIn::Panel,
            BuiltIn::Board,
        ];
        roles.iter().any(|role| role.as_str() == self.0)
    }

    /// Letters and digits of ASCII, a letter first.
    pub fn is_well_formed(&self) -> bool {
        self.0.len() <= RoleCode::LONGEST
            && self.0.starts_with(|c: char| c.is_ascii_alphabetic())
            && self.0.chars().all(|c| c.is_ascii_alphanumeric())
    }

    pub fn built_in(&self) -> Option<BuiltIn> {
        BuiltIn::ALL
            .into_iter()
            .find(|role| role.as_str() == self.0)
    }
}

/// A text that names no role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoRoleCode;

impl std::str::FromStr for RoleCode {
    type Err = NoRoleCode;

    fn from_str(text: &str) -> Result<RoleCode, NoRoleCode> {
        RoleCode::parse(text).ok_or(NoRoleCode)
    }
}

impl From<BuiltIn> for RoleCode {
    fn from(role: BuiltIn) -> RoleCode {
        RoleCode(role.as_str().to_owned())
    }
}

/// The roles that come with the product.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BuiltIn {
    Administrator,
    Employee,
    /// Runs rooms: their rules, their meetings, and who may use them.
    RoomManager,
    /// Says yes or no to requests, and nothing else.
    Approver,
    /// Books, moves and ends meetings for others.
    FrontDesk,
    /// Sees who may do what and what was done, and changes nothing.
    Auditor,
    /// Arranges rooms, without a part in what happens in them.
    FacilityPlanner,
    /// A machine that reports what sensors see.
    Sensor,
    /// A panel or a reader beside a door: shows the code to scan, and reports who is there.
    Door,
    /// A panel beside a door that also books, extends and ends what is on there.
    Panel,
    /// A board that shows the rooms of a floor or building.
    Board,
}

impl BuiltIn {
    pub const ALL: [BuiltIn; 11] = [
        BuiltIn::Administrator,
        BuiltIn::Employee,
        BuiltIn::RoomManager,
        BuiltIn::Approver,
        BuiltIn::FrontDesk,
        BuiltIn::Auditor,
        BuiltIn::FacilityPlanner,
        BuiltIn::Sensor,
        BuiltIn::Door,
        BuiltIn::Panel,
        BuiltIn::Board,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            BuiltIn::Administrator => "administrator",
            BuiltIn::Employee => "employee",
            BuiltIn::RoomManager => "roomManager",
            BuiltIn::Approver => "approver",
            BuiltIn::FrontDesk => "frontDesk",
            BuiltIn::Auditor => "auditor",
            BuiltIn::FacilityPlanner => "facilityPlanner",
            BuiltIn::Sensor => "sensor",
            BuiltIn::Door => "door",
            BuiltIn::Panel => "panel",
            BuiltIn::Board => "board",
        }
    }

    pub fn permissions(self) -> Permissions {
        use Permission::*;
        Permissions::of(match self {
            BuiltIn::Administrator => Permission::ALL,
            BuiltIn::Employee => &[RoomSee, MeetingBook, PersonSee],
            BuiltIn::RoomManager => &[
                RoomSee,
                MeetingBook,
                MeetingBookPast,
                MeetingManage,
                MeetingApprove,
                AttendanceNote,
                AttendanceShowCode,
                StandingManage,
                PlaceManage,
                PolicyBypass,
                PersonSee,
                AccessSee,
                AccessGrant,
                PanelManage,
            ],
            BuiltIn::Approver => &[RoomSee, MeetingApprove, PersonSee],
            BuiltIn::FrontDesk => &[
                RoomSee,
                MeetingBook,
                MeetingManage,
                AttendanceNote,
                PersonSee,
            ],
            BuiltIn::Auditor => &[RoomSee, PersonSee, AccessSee, AuditRead],
            BuiltIn::FacilityPlanner => &[RoomSee, PlaceManage, PanelManage],
            BuiltIn::Sensor => &[PresenceIngest],
            BuiltIn::Door => &[AttendanceShowCode, AttendanceIngest],
            BuiltIn::Panel => &[
                RoomSee,
                MeetingBook,
                PanelUse,
                AttendanceShowCode,
                AttendanceIngest,
            ],
            BuiltIn::Board => &[RoomSee],
        })
    }
}

/// A role that administrators made.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Role {
    pub id: RoleId,
    pub code: RoleCode,
    pub name: RoleName,
    pub permissions: Permissions,
    pub version: i64,
}

/// What a role is called. Where a language has no name, the plain one is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RoleName {
    pub plain: String,
    #[serde(default, rename = "zh-CN", skip_serializing_if = "Option::is_none")]
    pub simplified_chinese: Option<String>,
    #[serde(default, rename = "zh-TW", skip_serializing_if = "Option::is_none")]
    pub traditional_chinese: Option<String>,
    #[serde(default, rename = "en", skip_serializing_if = "Option::is_none")]
    pub english: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_looks_over_others_shoulders_changes_nothing() {
        let seeing = Permissions::of(&[
            Permission::RoomSee,
            Permission::PersonSee,
            Permission::AccessSee,
            Permission::AuditRead,
        ]);
        for permission in BuiltIn::Auditor.permissions().iter() {
            assert!(seeing.contains(permission), "{permission:?}");
        }
    }

    #[test]
    fn a_code_is_made_of_plain_letters() {
        for good in ["labKeeper", "a", "x2"] {
            assert!(RoleCode::parse(good).unwrap().is_well_formed(), "{good}");
        }
        for bad in ["2x", "lab keeper", "实验室", "a-b", &"a".repeat(65)] {
            assert!(!RoleCode::parse(bad).unwrap().is_well_formed(), "{bad}");
        }
        assert_eq!(RoleCode::parse(""), None);
    }
}
