//! `Tx`: a transaction, and the only way to ask the database anything. The three methods here run
//! one SQL text on either engine; what the questions are is told by the file of each noun.
//!
//! Parameters are `$1` to `$n` in any order and as often as needed.

use postgres::fallible_iterator::FallibleIterator;
use rusqlite::CachedStatement;
use uuid::Uuid;

use crate::error::StoreError;
use crate::postgres::Lent;
use crate::row::Row;
use crate::value::{Bind, Value};

/// The parameters of a statement for [`Tx::all_of`].
macro_rules! sixteen {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
    };
}
pub(crate) use sixteen;

/// A statement that fails dooms its transaction, on both engines alike: the closure may still
/// return `Ok`, yet the caller gets the statement's error and nothing is kept. Ask with
/// `ON CONFLICT DO NOTHING` where a clash is an expected answer.
pub struct Tx {
    pub(crate) engine: Engine,
    pub(crate) trouble: Option<Trouble>,
    /// Whether a line was added to the log, so that followers are to be woken.
    pub(crate) told: bool,
    /// Whether there is something to undo. Known on SQLite only, where the writer asks for it.
    pub(crate) wrote: bool,
}

pub(crate) enum Engine {
    Sqlite(rusqlite::Connection),
    Postgres(Box<Lent>),
}

/// The first failure of a statement in a transaction, and whether repeating it all may help.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    pub(crate) error: StoreError,
    pub(crate) repeat: Repeat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    Never,
    /// Two transactions were in each other's way: the next attempt has a fresh view.
    Always,
    /// The tables changed under a prepared statement: it has to be prepared anew.
    Replanned,
    /// A rival was faster. A fresh look lets the use case find it and name the reason.
    Twice,
}

impl Tx {
    pub(crate) fn new(engine: Engine) -> Tx {
        Tx {
            engine,
            trouble: None,
            told: false,
            wrote: false,
        }
    }

    /// Changes rows and says how many.
    pub(crate) fn run(
        &mut self,
        sql: &'static str,
        params: &[&dyn Bind],
    ) -> Result<u64, StoreError> {
        self.attempt(|engine, wrote| match engine {
            Engine::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql)?;
                *wrote |= !statement.readonly();
                bind(&mut statement, params)?;
                if statement.column_count() == 0 {
                    return Ok(statement.raw_execute()? as u64);
                }
                let mut rows = statement.raw_query();
                let mut count = 0;
                while rows.next()?.is_some() {
                    count += 1;
                }
                Ok(count)
            }
            Engine::Postgres(lent) => {
                let mut rows = lent.ask(sql, &values(params)?)?;
                while rows.next()?.is_some() {}
                Ok(rows.rows_affected().unwrap_or(0))
            }
        })
    }

    /// The first row of the answer, if there is one.
    pub(crate) fn first<T>(
        &mut self,
        sql: &'static str,
        params: &[&dyn Bind],
        mut read: impl FnMut(&mut Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        self.attempt(|engine, wrote| match engine {
            Engine::Sqlite(connection) => {
                let mut statement = connection.prepare_cached(sql)?;
                *wrote |= !statement.readonly();
                bind(&mut statement, params)?;
                let mut rows = statement.raw_query();
                Ok(rows
                    .next()?
                    .map(|row| read(&mut Row::sqlite(row, sql)))
                    .transpose()?)
            }
            Engine::Postgres(lent) => {
                let mut rows = lent.ask(sql, &values(params)?)?;
                Ok(rows
                    .next()?
                    .map(|row| read(&mut Row::postgres(&row, sql)))
                    .transpose()?)
            }
        })
    }

    /// Every row of the answer; the statement bounds their number.
    pub(crate) fn all<T>(
        &mut self,
        sql: &'static str,
        params: &[&dyn Bind],
        mut read: impl FnMut(&mut Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.attempt(|engine, wrote| {
            let mut found = Vec::new();
            match engine {
                Engine::Sqlite(connection) => {
                    let mut statement = connection.prepare_cached(sql)?;
                    *wrote |= !statement.readonly();
                    bind(&mut statement, params)?;
                    let mut rows = statement.raw_query();
                    while let Some(row) = rows.next()? {
                        found.push(read(&mut Row::sqlite(row, sql))?);
                    }
                }
                Engine::Postgres(lent) => {
                    let mut rows = lent.ask(sql, &values(params)?)?;
                    while let Some(row) = rows.next()? {
                        found.push(read(&mut Row::postgres(&row, sql))?);
                    }
                }
            }
            Ok(found)
        })
    }

    /// Every row about any of the ids. The statement holds `sixteen!()`, so that its text is the
    /// same for any number of them; places that are left over ask for nothing.
    pub(crate) fn all_of<T>(
        &mut self,
        sql: &'static str,
        ids: impl IntoIterator<Item = Uuid>,
        mut read: impl FnMut(&mut Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let mut found = Vec::new();
        for chunk in ids.chunks(16) {
            let mut asked = [Uuid::nil(); 16];
            for (place, id) in asked.iter_mut().zip(chunk) {
                *place = *id;
            }
            found.extend(self.all(sql, &asked.each_ref().map(|id| id as &dyn Bind), &mut read)?);
        }
        Ok(found)
    }

    /// After a failure nothing more may run. PostgreSQL would refuse it anyway; SQLite may have
    /// rolled everything back (a full disk does that), and what followed would stand alone.
    fn attempt<T>(
        &mut self,
        work: impl FnOnce(&mut Engine, &mut bool) -> Result<T, Failure>,
    ) -> Result<T, StoreError> {
        if let Some(trouble) = &self.trouble {
            return Err(trouble.error.clone());
        }
        work(&mut self.engine, &mut self.wrote).map_err(|failure| {
            let trouble = failure.into_trouble();
            if let (Engine::Postgres(lent), Repeat::Replanned) = (&mut self.engine, trouble.repeat)
            {
                lent.forget_statements();
            }
            let error = trouble.error.clone();
            self.trouble = Some(trouble);
            error
        })
    }
}

/// An error while it still knows which engine it came from.
pub(crate) enum Failure {
    Sqlite(rusqlite::Error),
    Postgres(postgres::Error),
    Own(StoreError),
}

impl Failure {
    fn into_trouble(self) -> Trouble {
        match self {
            Failure::Sqlite(error) => Trouble {
                error: error.into(),
                repeat: Repeat::Never,
            },
            Failure::Postgres(error) => {
                let repeat = crate::postgres::repeat(&error);
                Trouble {
                    error: error.into(),
                    repeat,
                }
            }
            Failure::Own(error) => Trouble {
                error,
                repeat: Repeat::Never,
            },
        }
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Failure {
        Failure::Sqlite(error)
    }
}

impl From<postgres::Error> for Failure {
    fn from(error: postgres::Error) -> Failure {
        Failure::Postgres(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        Failure::Own(error)
    }
}

/// SQLite numbers `$2` by where it first stands in the text, so the name is what counts.
fn bind(statement: &mut CachedStatement<'_>, params: &[&dyn Bind]) -> Result<(), Failure> {
    let count = statement.parameter_count();
    for place in 1..=count {
        let given = statement
            .parameter_name(place)
            .and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok())
            .and_then(|number| params.get(number.checked_sub(1)?))
            .ok_or(rusqlite::Error::InvalidParameterCount(params.len(), count))?;
        let value = given.value()?;
        value.check()?;
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

fn values<'a>(params: &'a [&'a dyn Bind]) -> Result<Vec<Value<'a>>, StoreError> {
    params
        .iter()
        .map(|param| {
            let value = param.value()?;
            value.check()?;
            Ok(value)
        })
        .collect()
}
