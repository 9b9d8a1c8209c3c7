//! People with their departments, in one transaction.

use std::sync::Arc;

use connect::table::{Line, PersonRow, read_people};
use domain::access::{Permission, Target};
use domain::event::{Fact, PersonHappened};
use domain::id::OrgUnitId;
use domain::person::{OrgUnit, Person, login_key};
use store::Tx;

use super::{ImportError, Item, Outcome, Progress, Report, fault_detail};
use crate::access::permit;
use crate::{App, Error, Who};

/// Carries the report out of a transaction that is to leave no trace.
enum Dry {
    Run(Report),
    Broken(Error),
}

impl From<store::StoreError> for Dry {
    fn from(error: store::StoreError) -> Dry {
        Dry::Broken(error.into())
    }
}

impl App {
    /// People by `login`: new ones can sign in once they have a password; known ones are updated.
    pub fn import_people(
        self: &Arc<Self>,
        who: &Who,
        bytes: &[u8],
        dry_run: bool,
        progress: Progress<'_>,
    ) -> Result<Report, ImportError> {
        permit(who, Permission::PersonManage, &Target::deployment())?;
        let table = read_people(bytes)?;
        let (app, actor) = (self.clone(), who.clone());
        let (lines, unknown_columns) = (table.lines, table.unknown_columns);
        let total = lines.len();
        let outcome = self.store.write(move |tx| {
            let unknown_columns = unknown_columns.clone();
            let mut report = Report {
                unknown_columns,
                ..Report::default()
            };
            for line in &lines {
                report.take(app.import_person(tx, &actor, line).map_err(Dry::Broken)?);
            }
            if dry_run {
                Err(Dry::Run(report))
            } else {
                Ok(report)
            }
        });
        progress(total, total);
        match outcome {
            Ok(report) | Err(Dry::Run(report)) => Ok(report),
            Err(Dry::Broken(error)) => Err(error.into()),
        }
    }

    fn import_person(&self, tx: &mut Tx, who: &Who, line: &Line<PersonRow>) -> Result<Item, Error> {
        let item = |outcome, code, detail| Item {
            uid: None,
            key: Some(line.key.clone()),
            line: line.line,
            outcome,
            code,
            detail,
        };
        let row = match &line.row {
            Ok(row) => row,
            Err(fault) => {
                let code = Some(fault.code().to_owned());
                return Ok(item(Outcome::Rejected, code, fault_detail(fault)));
            }
        };
        let org_unit = match &row.department {
            Some(path) => self.department(tx, path)?,
            None => None,
        };
        let known = tx.person_by_login(&login_key(&row.login))?;
        if let Err(error) = self.permit_row(tx, who, known.as_ref(), org_unit) {
            let (code, detail) = super::refusal(error)?;
            return Ok(item(Outcome::Rejected, Some(code), detail));
        }
        let person = self.person_of_row(row, org_unit, known.as_ref());
        let outcome = match &known {
            Some(before) if *before == person => Outcome::Unchanged,
            Some(_) => Outcome::Updated,
            None => Outcome::Created,
        };
        if outcome != Outcome::Unchanged {
            let version = known.map_or(1, |before| before.version + 1);
            let person = Person { version, ..person };
            tx.save_person(&person)?;
            self.log(
                tx,
                who,
                self.now(),
                Fact::of_person(&person, PersonHappened::Saved),
            )?;
        }
        Ok(item(outcome, None, serde_json::Value::Null))
    }

    /// Whoever imports gives nobody more than they have themselves: not by an address of somebody who
    /// may do more, nor by a department that has grants.
    fn permit_row(
        &self,
        tx: &mut Tx,
        who: &Who,
        known: Option<&Person>,
        org_unit: Option<OrgUnitId>,
    ) -> Result<(), Error> {
        if let Some(known) = known {
            self.permit_power_over(tx, who, known.id)?;
        }
        let was = known.and_then(|known| known.org_unit);
        self.permit_unit(tx, who, was, org_unit)
    }

    /// The person as the row has it; what the row leaves out stays as it is.
    fn person_of_row(
        &self,
        row: &PersonRow,
        org_unit: Option<OrgUnitId>,
        known: Option<&Person>,
    ) -> Person {
        let before = known.cloned();
        let id = before
            .as_ref()
            .map_or_else(|| self.ids(self.now()).person(), |p| p.id);
        let was = before.unwrap_or(Person {
            id,
            login: row.login.clone(),
            name: String::new(),
            email: None,
            phone: None,
            org_unit: None,
            language: self.language_of_house(),
            time_zone: None,
            active: true,
            version: 1,
        });
        Person {
            name: row.name.clone(),
            email: row.email.clone().or(was.email),
            phone: row.phone.clone().or(was.phone),
            org_unit: org_unit.or(was.org_unit),
            language: row.language.unwrap_or(was.language),
            time_zone: row.time_zone.clone().or(was.time_zone),
            ..was
        }
    }

    /// The department at the end of a path such as `Company / Research`; made where it is missing.
    fn department(&self, tx: &mut Tx, path: &str) -> Result<Option<OrgUnitId>, Error> {
        let mut parent = None;
        for name in path
            .split('/')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let unit = match tx.org_unit_by_name(parent, name)? {
                Some(unit) => unit,
                None => {
                    let id = self.ids(self.now()).org_unit();
                    let unit = OrgUnit {
                        id,
                        parent,
                        name: name.to_owned(),
                        version: 1,
                    };
                    tx.save_org_unit(&unit)?;
                    unit
                }
            };
            parent = Some(unit.id);
        }
        Ok(parent)
    }
}
