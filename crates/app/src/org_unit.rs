//! Org units: companies and departments, a tree. Grants and rules of rooms given to a unit count for
//! all below it, so moving one is giving and taking rights.

use std::sync::Arc;

use domain::access::{Permission, Subject, Target};
use domain::event::{Fact, Fate, OrgUnitFact};
use domain::id::OrgUnitId;
use domain::person::{OrgUnit, admit_org_unit};
use jiff::Timestamp;
use store::Tx;

use crate::access::permit;
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Refusal, Who, text};

/// What is to be different about an org unit.
#[derive(Clone, Default, Debug)]
pub struct OrgUnitEdit {
    pub name: Option<String>,
    /// `Some(None)`: it becomes a root.
    pub parent: Option<Option<OrgUnitId>>,
}

impl App {
    /// All units, in the order they were made; the tree is put together by its reader.
    pub fn org_units(&self, who: &Who) -> Result<Vec<OrgUnit>, Error> {
        permit(who, Permission::PersonSee, &Target::deployment())?;
        self.store.read(|tx| tx.org_units().map_err(Error::from))
    }

    pub fn create_org_unit(
        self: &Arc<Self>,
        who: &Who,
        name: &str,
        parent: Option<OrgUnitId>,
        once: Option<Once<OrgUnit>>,
    ) -> Result<Answer<OrgUnit>, Error> {
        let name = text::name("name", name, text::NAME_MOST)?;
        let now = self.now();
        let id = self.ids(now).org_unit();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            permit_below(tx, &actor, parent)?;
            let unit = OrgUnit {
                id,
                parent,
                name: name.clone(),
                version: 1,
            };
            app.save_org_unit(tx, &actor, unit, now)
        };
        self.once(who, once, act, |error| error)
    }

    pub fn change_org_unit(
        self: &Arc<Self>,
        who: &Who,
        id: OrgUnitId,
        edit: OrgUnitEdit,
        version: Option<i64>,
    ) -> Result<OrgUnit, Error> {
        let name = edit
            .name
            .map(|name| text::name("name", &name, text::NAME_MOST))
            .transpose()?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        let unit = self.store.write(move |tx| {
            permit_below(tx, &who, Some(id))?;
            let before = unit_of(tx, id)?;
            if version.is_some_and(|version| version != before.version) {
                return Err(Error::Stale {
                    version: before.version,
                });
            }
            let parent = edit.parent.unwrap_or(before.parent);
            if parent != before.parent {
                permit_below(tx, &who, parent)?;
                // Whoever is in it belongs to what is above from now on.
                for above in parent.map_or(Ok(Vec::new()), |unit| tx.org_units_above(unit))? {
                    app.permit_joining(tx, &who, Subject::OrgUnit(above))?;
                }
            }
            let unit = OrgUnit {
                id,
                parent,
                name: name.clone().unwrap_or(before.name),
                version: before.version + 1,
            };
            app.save_org_unit(tx, &who, unit, now)
        })?;
        self.callers.forget();
        Ok(unit)
    }

    fn save_org_unit(
        &self,
        tx: &mut Tx,
        who: &Who,
        unit: OrgUnit,
        now: Timestamp,
    ) -> Result<OrgUnit, Error> {
        self.keeping_an_administrator(tx, now, |tx| {
            admit_org_unit(&tx.org_units()?, &unit)?;
            Ok(tx.save_org_unit(&unit)?)
        })?;
        self.log(tx, who, now, fact(Fate::Saved, &unit))?;
        Ok(unit)
    }

    /// Refused while units, people or grants name it.
    pub fn delete_org_unit(self: &Arc<Self>, who: &Who, id: OrgUnitId) -> Result<(), Error> {
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            permit_below(tx, &who, Some(id))?;
            let unit = unit_of(tx, id)?;
            let uses = tx.uses_of_org_unit(id)?;
            if uses > 0 {
                return Err(Error::refused(Refusal::InUse { uses }));
            }
            tx.delete_org_unit(id)?;
            app.log(tx, &who, now, fact(Fate::Deleted, &unit))
        })?;
        self.callers.forget();
        Ok(())
    }
}

/// Refuses unless the caller manages what lies at the unit; without one, everything.
fn permit_below(tx: &mut Tx, who: &Who, unit: Option<OrgUnitId>) -> Result<(), Error> {
    let path = unit.map_or(Ok(Vec::new()), |unit| tx.org_units_above(unit))?;
    let target = Target {
        org_units: &path,
        ..Target::default()
    };
    permit(who, Permission::OrgUnitManage, &target)
}

fn unit_of(tx: &mut Tx, id: OrgUnitId) -> Result<OrgUnit, Error> {
    let units = tx.org_units()?;
    let found = units.into_iter().find(|unit| unit.id == id);
    found.ok_or(Error::NotFound(Noun::OrgUnit))
}

fn fact(happened: Fate, unit: &OrgUnit) -> Fact {
    Fact::OrgUnit(OrgUnitFact {
        happened,
        org_unit: unit.id,
        parent: unit.parent,
        name: unit.name.clone(),
        version: unit.version,
    })
}
