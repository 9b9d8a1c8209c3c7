//! PostgreSQL: a pool of connections, each with the statements it has prepared. One closure is one
//! transaction; it is run again when it was in another's way. Threads of an async runtime must not
//! come here: the driver blocks.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::str::FromStr;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::error::SqlState;
use postgres::{Client, Config, RowIter, Statement};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::error::{OpenError, StoreError};
use crate::pulse::Pulse;
use crate::tx::{Engine, Repeat, Trouble, Tx};
use crate::value::Value;

/// How often a transaction that was in another's way is tried.
const ATTEMPTS: u32 = 12;

const WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
/// A snapshot, as on SQLite: all questions in it see the same state.
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub(crate) struct Postgres {
    pool: r2d2::Pool<Address>,
    herald: SyncSender<()>,
    pulse: Arc<Pulse>,
}

/// Where the server is and how to speak to it.
#[derive(Clone)]
pub(crate) struct Address {
    config: Config,
    tls: MakeRustlsConnect,
}

/// One connection with what it has prepared.
pub(crate) struct Session {
    client: Client,
    statements: HashMap<&'static str, Statement>,
    /// A transaction could not be ended, so nobody may have this connection again.
    broken: bool,
}

/// A connection on loan from the pool, with a transaction open.
pub(crate) struct Lent(r2d2::PooledConnection<Address>);

impl Address {
    /// `sslmode` is `disable`, `prefer`, `require` or `verify-full`. A server that speaks TLS must
    /// show a certificate that one of the web's authorities or `sslrootcert` vouches for: there is
    /// no unchecked mode. Without `sslmode`, a server on this machine is spoken to in the clear
    /// and any other one by TLS.
    pub(crate) fn parse(url: &str) -> Result<Address, OpenError> {
        let (base, query) = url.split_once('?').unwrap_or((url, ""));
        let mut mode = None;
        let mut certificate = None;
        let mut rest = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("sslmode", value)) => mode = Some(value),
                Some(("sslrootcert", value)) => certificate = Some(value),
                _ => rest.push(pair),
            }
        }
        let base = if rest.is_empty() {
            base.to_owned()
        } else {
            format!("{base}?{}", rest.join("&"))
        };
        let mut config = Config::from_str(&base).map_err(|error| OpenError::Url {
            reason: error.to_string(),
        })?;
        config.ssl_mode(match mode {
            Some("disable") => SslMode::Disable,
            Some("prefer") => SslMode::Prefer,
            Some("require" | "verify-full") => SslMode::Require,
            None if is_here(&config) => SslMode::Disable,
            None => SslMode::Require,
            Some(other) => {
                return Err(OpenError::Url {
                    reason: format!("sslmode={other} is not known"),
                });
            }
        });
        config
            .application_name("smart-meeting")
            .connect_timeout(Duration::from_secs(10))
            .tcp_user_timeout(Duration::from_secs(30))
            .keepalives_idle(Duration::from_secs(30));
        Ok(Address {
            config,
            tls: MakeRustlsConnect::new(trust(certificate)?),
        })
    }

    pub(crate) fn connect(&self) -> Result<Client, postgres::Error> {
        let mut client = self.config.connect(self.tls.clone())?;
        // Plans here are short-lived; compiling them costs more than running them.
        client.batch_execute("SET jit = off")?;
        Ok(client)
    }
}

fn is_here(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => {
            name == "localhost"
                || name
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        }
        Host::Unix(_) => true,
    })
}

fn trust(certificate: Option<&str>) -> Result<ClientConfig, OpenError> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    if let Some(path) = certificate {
        let refused = |reason: String| OpenError::Certificate {
            path: path.to_owned(),
            reason,
        };
        for found in
            CertificateDer::pem_file_iter(path).map_err(|error| refused(error.to_string()))?
        {
            let found = found.map_err(|error| refused(error.to_string()))?;
            roots
                .add(found)
                .map_err(|error| refused(error.to_string()))?;
        }
    }
    let ring = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(ring)
        .with_safe_default_protocol_versions()
        .map_err(|error| OpenError::Url {
            reason: error.to_string(),
        })?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}

impl r2d2::ManageConnection for Address {
    type Connection = Session;
    type Error = postgres::Error;

    fn connect(&self) -> Result<Session, postgres::Error> {
        Ok(Session {
            client: Address::connect(self)?,
            statements: HashMap::new(),
            broken: false,
        })
    }

    fn is_valid(&self, session: &mut Session) -> Result<(), postgres::Error> {
        session.client.check_connection()
    }

    fn has_broken(&self, session: &mut Session) -> bool {
        session.broken || session.client.is_closed()
    }
}

impl Session {
    pub(crate) fn order(&mut self, sql: &str) -> Result<(), postgres::Error> {
        self.client.batch_execute(sql)
    }
}

impl Lent {
    pub(crate) fn ask(
        &mut self,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<RowIter<'_>, postgres::Error> {
        let session = &mut *self.0;
        let statement = match session.statements.get(sql) {
            Some(statement) => statement.clone(),
            None => {
                let statement = session.client.prepare(sql)?;
                session.statements.insert(sql, statement.clone());
                statement
            }
        };
        session.client.query_raw(&statement, values)
    }

    /// For what is no question of a noun: copying whole tables.
    pub(crate) fn client(&mut self) -> &mut Client {
        &mut self.0.client
    }

    pub(crate) fn forget_statements(&mut self) {
        self.0.statements.clear();
    }

    fn rollback(&mut self) {
        if self.0.order("ROLLBACK").is_err() {
            self.0.broken = true;
        }
    }
}

/// Whether running the whole closure again may end better.
pub(crate) fn repeat(error: &postgres::Error) -> Repeat {
    match error.code() {
        Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED) => {
            Repeat::Always
        }
        Some(&SqlState::FEATURE_NOT_SUPPORTED) => Repeat::Replanned,
        Some(&SqlState::UNIQUE_VIOLATION | &SqlState::EXCLUSION_VIOLATION) => Repeat::Twice,
        _ => Repeat::Never,
    }
}

impl Postgres {
    pub(crate) fn start(
        address: &Address,
        connections: u32,
        patience: Duration,
        pulse: Arc<Pulse>,
    ) -> Postgres {
        let pool = r2d2::Pool::builder()
            .max_size(connections.max(1))
            .min_idle(Some(0))
            .test_on_check_out(false)
            .connection_timeout(patience)
            .build_unchecked(address.clone());
        crate::listen::listen(address.clone(), &pulse);
        let herald = crate::listen::herald(pool.clone());
        Postgres {
            pool,
            herald,
            pulse,
        }
    }

    pub(crate) fn write<T, E, F>(&self, mut closure: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: FnMut(&mut Tx) -> Result<T, E>,
    {
        let mut attempt = 1;
        loop {
            let (error, repeat) = match self.attempt(WRITE, &mut closure)? {
                Attempt::Done(answer) => return Ok(answer),
                Attempt::Failed(error, repeat) => (error, repeat),
            };
            let again = match repeat {
                Repeat::Never => false,
                Repeat::Always | Repeat::Replanned => attempt < ATTEMPTS,
                Repeat::Twice => attempt < 3,
            };
            if !again {
                return Err(error);
            }
            thread::sleep(pause(attempt));
            attempt += 1;
        }
    }

    pub(crate) fn read<T, E, F>(&self, mut closure: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: FnMut(&mut Tx) -> Result<T, E>,
    {
        for _ in 1..ATTEMPTS {
            match self.attempt(READ, &mut closure)? {
                Attempt::Done(answer) => return Ok(answer),
                Attempt::Failed(error, Repeat::Never | Repeat::Twice) => return Err(error),
                Attempt::Failed(_, Repeat::Always | Repeat::Replanned) => {}
            }
        }
        match self.attempt(READ, &mut closure)? {
            Attempt::Done(answer) => Ok(answer),
            Attempt::Failed(error, _) => Err(error),
        }
    }

    fn attempt<T, E, F>(&self, begin: &str, closure: &mut F) -> Result<Attempt<T, E>, E>
    where
        E: From<StoreError>,
        F: FnMut(&mut Tx) -> Result<T, E>,
    {
        let mut tx = Tx::new(Engine::Postgres(Box::new(self.begin(begin)?)));
        let outcome = catch_unwind(AssertUnwindSafe(|| closure(&mut tx)));
        let Tx {
            engine: Engine::Postgres(mut lent),
            trouble,
            told,
            ..
        } = tx
        else {
            return Err(E::from(StoreError::Unavailable {
                text: "no connection".to_owned(),
            }));
        };
        let result = match outcome {
            Ok(result) => result,
            Err(panic) => {
                lent.rollback();
                resume_unwind(panic);
            }
        };
        let (error, repeat) = match (result, trouble) {
            (Ok(answer), None) => match lent.0.order("COMMIT") {
                Ok(()) => {
                    drop(lent);
                    if begin == WRITE {
                        self.tell(told);
                    }
                    return Ok(Attempt::Done(answer));
                }
                Err(error) => {
                    let repeat = repeat(&error);
                    (E::from(error.into()), repeat)
                }
            },
            (Ok(_), Some(Trouble { error, repeat })) => (E::from(error), repeat),
            (Err(error), trouble) => (
                error,
                trouble.map_or(Repeat::Never, |trouble| trouble.repeat),
            ),
        };
        lent.rollback();
        Ok(Attempt::Failed(error, repeat))
    }

    /// A connection that rested may be dead without knowing; nothing is lost by taking another,
    /// until all that may have rested were tried.
    fn begin(&self, begin: &str) -> Result<Lent, StoreError> {
        let mut left = self.pool.max_size();
        loop {
            let mut lent = Lent(self.pool.get().map_err(unavailable)?);
            let Err(error) = lent.0.order(begin) else {
                return Ok(lent);
            };
            lent.0.broken = true;
            match StoreError::from(error) {
                StoreError::Unavailable { .. } if left > 0 => left -= 1,
                error => return Err(error),
            }
        }
    }

    /// Any commit may let older lines of the log become readable, so followers here look again;
    /// those in other processes are told about new lines only.
    fn tell(&self, told: bool) {
        self.pulse.beat();
        if told {
            // A full channel means that a message is due anyway.
            let _ = self.herald.try_send(());
        }
    }
}

enum Attempt<T, E> {
    Done(T),
    Failed(E, Repeat),
}

fn unavailable(error: r2d2::Error) -> StoreError {
    StoreError::Unavailable {
        text: error.to_string(),
    }
}

/// Grows with each attempt, and differs between rivals so that they do not meet again.
fn pause(attempt: u32) -> Duration {
    use std::hash::{BuildHasher, Hasher, RandomState};

    let ceiling = 2_000_u64 << attempt.min(6);
    Duration::from_micros(RandomState::new().build_hasher().finish() % ceiling)
}
