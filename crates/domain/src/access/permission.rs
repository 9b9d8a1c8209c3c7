//! What can be allowed, and sets of it. A set is one machine word, so that asking costs nothing.

use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize, Serializer};

/// One table for all permissions: name in code, name on the wire (`noun.verb`), meaning.
macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $wire:literal;)*) => {
        /// Something that can be allowed.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Permission {
            $($(#[$doc])* #[serde(rename = $wire)] $name,)*
        }

        impl Permission {
            pub const ALL: &[Permission] = &[$(Permission::$name),*];

            pub fn as_str(self) -> &'static str {
                match self { $(Permission::$name => $wire),* }
            }
        }
    };
}

permissions! {
    /// See the room and when it is taken.
    RoomSee = "room.see";
    MeetingBook = "meeting.book";
    /// Book, and change what is over.
    MeetingBookPast = "meeting.bookPast";
    /// See subject and people of others' private meetings.
    MeetingSeePrivate = "meeting.seePrivate";
    /// Change, cancel, extend and end others' meetings, and book in their name.
    MeetingManage = "meeting.manage";
    MeetingApprove = "meeting.approve";
    PlaceManage = "place.manage";
    /// Go beyond booking rules where one says so, and be told of them.
    PolicyBypass = "policy.bypass";
    PersonSee = "person.see";
    PersonManage = "person.manage";
    ApiKeyManage = "apiKey.manage";
    /// Push what sensors see.
    PresenceIngest = "presence.ingest";
    /// See roles, grants and what others may do.
    AccessSee = "access.see";
    /// Give roles to others and take them away, within what one holds oneself.
    AccessGrant = "access.grant";
    /// Make and change roles.
    RoleManage = "role.manage";
    GroupManage = "group.manage";
    OrgUnitManage = "orgUnit.manage";
    /// Note others as being there, as the front desk does.
    AttendanceNote = "attendance.note";
    /// Show the code of a room that is scanned to check in.
    AttendanceShowCode = "attendance.showCode";
    /// Report who held a card against a reader or signed in at a panel.
    AttendanceIngest = "attendance.ingest";
    /// See and decide about no-shows.
    StandingManage = "standing.manage";
    /// The words of messages, and what became of each.
    NoticeManage = "notice.manage";
    /// See what was done, by whom and from where, and how things stood at any time.
    AuditRead = "audit.read";
    /// Stand beside the door of a room: extend and end what is on there, as anybody in it could.
    PanelUse = "panel.use";
    /// Pair panels, and look after them.
    PanelManage = "panel.manage";
}

impl Permission {
    pub fn parse(text: &str) -> Option<Permission> {
        Permission::ALL
            .iter()
            .copied()
            .find(|permission| permission.as_str() == text)
    }
}

/// A set of permissions; on the wire the list of their names.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Permissions(u64);

impl Permissions {
    pub const fn of(list: &[Permission]) -> Permissions {
        let mut set = 0;
        let mut rest = list;
        while let [first, tail @ ..] = rest {
            set |= 1 << *first as u64;
            rest = tail;
        }
        Permissions(set)
    }

    pub fn all() -> Permissions {
        Permissions::of(Permission::ALL)
    }

    pub fn contains(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u64) != 0
    }

    pub fn union(self, other: Permissions) -> Permissions {
        Permissions(self.0 | other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// In the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL
            .iter()
            .copied()
            .filter(move |permission| self.contains(*permission))
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(list: I) -> Permissions {
        list.into_iter()
            .fold(Permissions::default(), |set, permission| {
                set.union(Permissions::of(&[permission]))
            })
    }
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Permissions {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Permissions, D::Error> {
        let names = Vec::<String>::deserialize(reader)?;
        let read = |name: &String| {
            Permission::parse(name)
                .ok_or_else(|| D::Error::custom(format!("'{name}' is no permission")))
        };
        names.iter().map(read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_has_its_own_bit_and_name() {
        assert!(Permission::ALL.len() < 64);
        for permission in Permission::ALL {
            let set = Permissions::of(&[*permission]);
            assert_eq!(set.iter().collect::<Vec<_>>(), [*permission]);
            assert_eq!(Permission::parse(permission.as_str()), Some(*permission));
            let name = serde_json::to_value(permission).unwrap();
            assert_eq!(name, permission.as_str());
        }
    }

    #[test]
    fn a_set_travels_as_a_list_of_names() {
        let set = Permissions::of(&[Permission::MeetingBook, Permission::RoomSee]);
        let text = serde_json::to_string(&set).unwrap();
        assert_eq!(text, r#"["room.see","meeting.book"]"#);
        assert_eq!(serde_json::from_str::<Permissions>(&text).unwrap(), set);
        assert!(serde_json::from_str::<Permissions>(r#"["room.fly"]"#).is_err());
    }
}
