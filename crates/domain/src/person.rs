//! People who can sign in, and the departments they belong to.

use serde::{Deserialize, Serialize};

use crate::id::{OrgUnitId, PersonId};

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
