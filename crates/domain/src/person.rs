//! People who can sign in, and the departments they belong to.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{GroupId, OrgUnitId, PersonId};

/// Somebody who can sign in. The password hash is not here: it never leaves the sign-in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    pub id: PersonId,
    /// Unique, compared without regard to case.
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub org_unit: Option<OrgUnitId>,
    pub language: Language,
    /// IANA name; `None`: the zone of the room or the browser.
    pub time_zone: Option<String>,
    /// Inactive people keep their record and cannot sign in.
    pub active: bool,
    pub version: i64,
}

/// A company or department; a tree.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OrgUnit {
    pub id: OrgUnitId,
    pub parent: Option<OrgUnitId>,
    pub name: String,
    pub version: i64,
}

/// Why an org unit cannot lie where it should.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OrgUnitRefusal {
    UnknownParent,
    /// The parent is the unit itself or lies below it.
    Cycle,
    /// Another unit below the same parent has the name.
    NameTaken,
}

/// Whether `unit` may be written as it stands, next to the units that are there.
pub fn admit_org_unit(units: &[OrgUnit], unit: &OrgUnit) -> Result<(), OrgUnitRefusal> {
    let taken = units
        .iter()
        .any(|other| other.id != unit.id && other.parent == unit.parent && other.name == unit.name);
    if taken {
        return Err(OrgUnitRefusal::NameTaken);
    }
    let mut next = unit.parent;
    // A chain longer than there are units runs in a circle that was there before.
    for _ in 0..=units.len() {
        let Some(id) = next else { return Ok(()) };
        if id == unit.id {
            return Err(OrgUnitRefusal::Cycle);
        }
        let above = units.iter().find(|above| above.id == id);
        next = above.ok_or(OrgUnitRefusal::UnknownParent)?.parent;
    }
    Err(OrgUnitRefusal::Cycle)
}

/// A named set of people.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Group {
    pub id: GroupId,
    /// Unique.
    pub name: String,
    pub members: BTreeSet<PersonId>,
    pub version: i64,
}

/// The languages the product speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "zh-CN")]
    SimplifiedChinese,
    #[serde(rename = "zh-TW")]
    TraditionalChinese,
    #[serde(rename = "en")]
    English,
}

impl Language {
    pub const ALL: [Language; 3] = [
        Language::SimplifiedChinese,
        Language::TraditionalChinese,
        Language::English,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Language::SimplifiedChinese => "zh-CN",
            Language::TraditionalChinese => "zh-TW",
            Language::English => "en",
        }
    }

    /// The exact tag only; `Accept-Language` is matched at the rim.
    pub fn parse(tag: &str) -> Option<Language> {
        Language::ALL
            .into_iter()
            .find(|language| language.as_str().eq_ignore_ascii_case(tag))
    }
}

/// The form of a login under which it is unique.
pub fn login_key(login: &str) -> String {
    login.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn unit(n: u128, parent: Option<u128>, name: &str) -> OrgUnit {
        OrgUnit {
            id: OrgUnitId(Uuid::from_u128(n)),
            parent: parent.map(|n| OrgUnitId(Uuid::from_u128(n))),
            name: name.into(),
            version: 1,
        }
    }

    #[test]
    fn an_org_unit_lies_below_another_and_not_below_itself() {
        let units = [
            unit(1, None, "公司"),
            unit(2, Some(1), "R&D"),
            unit(3, Some(2), "Lab"),
        ];
        let admit = |unit: OrgUnit| admit_org_unit(&units, &unit);
        assert_eq!(admit(unit(4, Some(3), "New")), Ok(()));
        assert_eq!(admit(unit(3, Some(1), "Lab")), Ok(()));
        assert_eq!(admit(unit(1, Some(3), "公司")), Err(OrgUnitRefusal::Cycle));
        assert_eq!(admit(unit(1, Some(1), "公司")), Err(OrgUnitRefusal::Cycle));
        let nowhere = unit(4, Some(9), "New");
        assert_eq!(admit(nowhere), Err(OrgUnitRefusal::UnknownParent));
        assert_eq!(
            admit(unit(4, Some(1), "R&D")),
            Err(OrgUnitRefusal::NameTaken)
        );
        assert_eq!(admit(unit(2, Some(1), "R&D")), Ok(()));
    }
}
