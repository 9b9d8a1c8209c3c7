//! The page of the manual about rights: permissions by roles, by scopes, by operations.

use domain::access::{BuiltIn, Permission};

use super::Need::{self, Anyone, Holds, OwnOr, Shows, SignedIn};
use super::TABLE;
use super::Within::{Deployment, OrgUnit, Person, Place, Scope};

/// The page of the manual.
pub fn manual() -> String {
    let mut page = String::from(
        "# Rights\n\nA *role* is a set of permissions; a *grant* gives a role to a person, a \
         department with all below it,\na group or everyone, within a *scope*: everywhere, a place \
         with all below it, a department with all\nbelow it, or one's own. What somebody may do is \
         what all their grants add up to: nothing forbids, and\nanother grant never takes away. How \
         to work with them is told in [who may do what](access.md). This page\nis made from the \
         code by `cargo xtask openapi`.\n\n## Roles of the product\n\n| permission |",
    );
    for role in BuiltIn::ALL {
        page.push_str(&format!(" {} |", role.as_str()));
    }
    page.push_str("\n|---|");
    page.push_str(&"---|".repeat(BuiltIn::ALL.len()));
    page.push('\n');
    for permission in Permission::ALL {
        page.push_str(&format!("| `{}` |", permission.as_str()));
        for role in BuiltIn::ALL {
            let mark = match role.permissions().contains(*permission) {
                true => " ✓ |",
                false => " |",
            };
            page.push_str(mark);
        }
        page.push('\n');
    }
    page.push_str(
        "\n## Operations\n\nEach operation of the interface, what it needs, the scopes in which that \
         counts, and the roles of the\nproduct that have it.\n\n| operation | needs | counts \
         within | roles |\n|---|---|---|---|\n",
    );
    for (method, path, need) in TABLE {
        let (needs, within, roles) = told(*need);
        let method = method.to_uppercase();
        page += &format!("| {method} `{path}` | {needs} | {within} | {roles} |\n");
    }
    page
}

fn told(need: Need) -> (String, &'static str, String) {
    let (before, permission, after, within) = match need {
        Anyone => return ("nothing".to_owned(), "", "anyone".to_owned()),
        SignedIn => return ("to be signed in".to_owned(), "", "all".to_owned()),
        Shows(permission, within) => ("", permission, " decides what is shown", within),
        Holds(permission, within) => ("", permission, "", within),
        OwnOr(permission, within) => ("one's own, or ", permission, "", within),
    };
    let needs = format!("{before}`{}`{after}", permission.as_str());
    let within = match within {
        Deployment => "everywhere",
        Place => "everywhere, place",
        OrgUnit => "everywhere, department",
        Person => "everywhere, department of the person",
        Scope => "everywhere, place, department",
    };
    let roles = BuiltIn::ALL
        .into_iter()
        .filter(|role| role.permissions().contains(permission))
        .map(BuiltIn::as_str);
    (needs, within, roles.collect::<Vec<_>>().join(", "))
}
