//! Roles: those that come with the product, and those that administrators make.

use std::sync::Arc;

use domain::access::{Permission, Permissions, Role, RoleCode, RoleName, Target};
use domain::event::{Fact, Fate, RoleFact};
use jiff::Timestamp;
use store::Tx;

use super::grant::permit_anywhere;
use super::permit;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Refusal, Who, text};

/// Roles there may be: a list that is read whole.
const ROLES_MOST: usize = 200;

/// What is to be different about a role.
#[derive(Clone, Default, Debug)]
pub struct RoleEdit {
    pub name: Option<RoleName>,
    pub permissions: Option<Permissions>,
}

impl App {
    /// The roles that administrators made; those of the product are known.
    pub fn roles(&self, who: &Who) -> Result<Vec<Role>, Error> {
        permit_anywhere(who, Permission::AccessSee)?;
        self.store.read(|tx| tx.roles().map_err(Error::from))
    }

    pub fn create_role(
        self: &Arc<Self>,
        who: &Who,
        code: RoleCode,
        name: RoleName,
        permissions: Permissions,
        once: Option<Once<Role>>,
    ) -> Result<Answer<Role>, Error> {
        permit(who, Permission::RoleManage, &Target::deployment())?;
        if !code.is_well_formed() {
            return Err(Error::invalid("code", Problem::NotACode));
        }
        let name = checked(name)?;
        let now = self.now();
        let id = self.ids(now).role();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            let role = Role {
                id,
                code: code.clone(),
                name: name.clone(),
                permissions,
                version: 1,
            };
            let roles = tx.roles()?;
            if role.code.built_in().is_some() || roles.iter().any(|other| other.code == code) {
                let name = code.as_str().to_owned();
                return Err(Error::refused(Refusal::NameTaken { name }));
            }
            if roles.len() >= ROLES_MOST {
                return Err(Error::invalid(
                    "code",
                    Problem::TooMany { most: ROLES_MOST },
                ));
            }
            app.save_role(tx, &actor, role, now)
        };
        self.once(who, once, act, |error| error)
    }

    pub fn change_role(
        self: &Arc<Self>,
        who: &Who,
        code: &RoleCode,
        edit: RoleEdit,
        version: Option<i64>,
    ) -> Result<Role, Error> {
        permit(who, Permission::RoleManage, &Target::deployment())?;
        let name = edit.name.map(checked).transpose()?;
        let now = self.now();
        let (app, who, code) = (self.clone(), who.clone(), code.clone());
        let role = self.store.write(move |tx| {
            let before = own_role(tx, &code)?;
            if version.is_some_and(|version| version != before.version) {
                return Err(Error::Stale {
                    version: before.version,
                });
            }
            let role = Role {
                name: name.clone().unwrap_or(before.name),
                permissions: edit.permissions.unwrap_or(before.permissions),
                version: before.version + 1,
                ..before
            };
            app.save_role(tx, &who, role, now)
        })?;
        self.callers.forget();
        Ok(role)
    }

    fn save_role(&self, tx: &mut Tx, who: &Who, role: Role, now: Timestamp) -> Result<Role, Error> {
        let lacking = who
            .caller
            .lacks(role.permissions, &Target::deployment(), None);
        if let Some(missing) = lacking {
            return Err(Error::refused(Refusal::BeyondOwnRights { missing }));
        }
        tx.save_role(&role)?;
        let fact = RoleFact {
            happened: Fate::Saved,
            role: role.clone(),
        };
        self.log(tx, who, now, Fact::Role(fact))?;
        Ok(role)
    }

    pub fn delete_role(self: &Arc<Self>, who: &Who, code: &RoleCode) -> Result<(), Error> {
        permit(who, Permission::RoleManage, &Target::deployment())?;
        let now = self.now();
        let (app, who, code) = (self.clone(), who.clone(), code.clone());
        self.store.write(move |tx| {
            let role = own_role(tx, &code)?;
            let uses = tx.uses_of_role(&code)?;
            if uses > 0 {
                return Err(Error::refused(Refusal::InUse { uses }));
            }
            tx.delete_role(&code)?;
            let happened = Fate::Deleted;
            app.log(tx, &who, now, Fact::Role(RoleFact { happened, role }))
        })?;
        self.callers.forget();
        Ok(())
    }
}

/// A role that can be changed.
fn own_role(tx: &mut Tx, code: &RoleCode) -> Result<Role, Error> {
    if code.built_in().is_some() {
        return Err(Error::refused(Refusal::BuiltInRole));
    }
    tx.role(code)?.ok_or(Error::NotFound(Noun::Role))
}

fn checked(name: RoleName) -> Result<RoleName, Error> {
    let one = |text: Option<String>| {
        text.map(|text| text::name("name", &text, text::NAME_MOST))
            .transpose()
    };
    Ok(RoleName {
        plain: text::name("name", &name.plain, text::NAME_MOST)?,
        simplified_chinese: one(name.simplified_chinese)?,
        traditional_chinese: one(name.traditional_chinese)?,
        english: one(name.english)?,
    })
}
