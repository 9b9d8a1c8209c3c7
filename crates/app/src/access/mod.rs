//! Sign-in, sessions, keys of machines, and finding out who a token belongs to.

pub mod attempt;
pub mod browser;
pub mod delegation;
pub mod grant;
pub mod rights;
pub mod role;

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, RwLock};

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::access::{
    Caller, Held, Identity, Permission, Permissions, Rights, RoleCode, Scope, Source, Target,
};
use domain::event::{ApiKeyFact, Fact, Origin, SessionFact, SessionHappened};
use domain::id::{ApiKeyId, PersonId, PlaceId, SessionId};
use domain::person::{Person, login_key};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::{ApiKey, Tx};

use self::attempt::{Attempts, Way};
use crate::once::{Answer, Once};
use crate::{App, Error, Noun, Problem, Refusal, Who, lock, text};

/// How long people stay signed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SessionLength {
    /// Days without any use after which a session ends.
    pub idle_days: i64,
    /// Days after which it ends however it is used.
    pub days: i64,
}

impl Default for SessionLength {
    fn default() -> SessionLength {
        SessionLength {
            idle_days: 30,
            days: 90,
        }
    }
}

impl SessionLength {
    /// By how much the end of a session is moved at least: most uses write nothing.
    fn step(self) -> SignedDuration {
        SignedDuration::from_hours((6 * self.idle_days).clamp(1, 24))
    }

    /// When a session that is used now ends, if nobody uses it any more.
    fn ends(self, opened_at: Timestamp, now: Timestamp) -> Timestamp {
        let after = |at: Timestamp, days: i64| {
            let length = SignedDuration::from_hours(24 * days);
            at.checked_add(length).unwrap_or(Timestamp::MAX)
        };
        after(now, self.idle_days).min(after(opened_at, self.days))
    }
}

/// Seconds for which a token is believed without asking the database again. A session closed on
/// another node ends there when its event arrives, and at the latest after this time.
const BELIEVED_SECONDS: i64 = 10;
/// What verifying costs when the login does not exist: as much as when it does.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$\
                      9xFgl6Q1lW8lvkGSKq2wJvcVxLTQ4yFQY4lRyoYQ0z0";

/// A secret in the clear, handed out once; only its hash is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TokenHash(pub [u8; 32]);

impl TokenHash {
    pub fn of(token: &str) -> TokenHash {
        TokenHash(Sha256::digest(token.as_bytes()).into())
    }
}

/// With what and from where somebody signs in.
#[derive(Clone, Debug, Default)]
pub struct Device {
    pub user_agent: Option<String>,
    pub address: Option<IpAddr>,
    /// What the browser kept since somebody signed in there.
    pub mark: Option<String>,
}

/// A person who has just signed in.
pub struct SignedIn {
    pub token: Token,
    pub session: SessionId,
    pub person: Person,
    pub expires_at: Timestamp,
    /// For the browser to keep.
    pub mark: Option<String>,
}

/// A key that has just been made.
pub struct MadeApiKey {
    pub id: ApiKeyId,
    pub token: Token,
}

/// Who a token belongs to.
#[derive(Clone, Debug)]
pub struct Bearer {
    pub who: Who,
    /// `None` for the key of a machine.
    pub session: Option<SessionId>,
}

/// Tokens seen lately, and passwords tried lately.
#[derive(Default)]
pub(crate) struct Callers {
    believed: RwLock<HashMap<TokenHash, (Bearer, Timestamp)>>,
    /// Counts how often everybody was forgotten: what was looked up before that is not kept.
    forgotten: AtomicU64,
    attempts: Mutex<Attempts>,
}

impl Callers {
    /// Sessions or rights changed somewhere: everybody is looked up again.
    pub(crate) fn forget(&self) {
        self.forgotten.fetch_add(1, Ordering::SeqCst);
        self.believed
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clear();
    }
}

impl App {
    pub(crate) fn new_token(&self) -> Token {
        let mut bytes = [0_u8; 32];
        self.chance.fill(&mut bytes);
        Token(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// A password that nobody has, for somebody who will change it.
    pub fn new_password(&self) -> String {
        self.new_token().0.chars().take(16).collect()
    }

    /// Slow on purpose: call it where waiting is allowed.
    pub fn sign_in(
        self: &Arc<Self>,
        login: &str,
        password: &str,
        device: Device,
    ) -> Result<SignedIn, Error> {
        let address = Way::from(device.address);
        let way = self.way_to_login(&login_key(login), device.mark.as_deref(), address)?;
        let person = self.know_by_password(login, password, way)?;
        self.open_session(person, device)
    }

    /// Whose login and password these are. Slow on purpose, as `sign_in`.
    pub(crate) fn know_by_password(
        &self,
        login: &str,
        password: &str,
        way: Way,
    ) -> Result<Person, Error> {
        let now = self.now();
        let key = login_key(login);
        // What nobody can be called is not looked for, nor kept.
        if !is_possible(&key) {
            return Err(Error::refused(Refusal::WrongPassword));
        }
        self.admit_attempt(&key, way, now)?;
        let sought = key.clone();
        let found = self.store.read(move |tx| {
            let Some(person) = tx.person_by_login(&sought)? else {
                return Ok(None);
            };
            let hash = tx.password_of(person.id)?;
            Ok::<_, Error>(Some((person, hash)))
        })?;
        let hash = found
            .as_ref()
            .and_then(|(_, hash)| hash.as_deref())
            .unwrap_or(NOBODY);
        let matches = Argon2::default()
            .verify_password(password.as_bytes(), hash)
            .is_ok();
        match found {
            Some((person, Some(_))) if matches && person.active => {
                lock(&self.callers.attempts).was_right(&key, way, now);
                Ok(person)
            }
            _ => Err(Error::refused(Refusal::WrongPassword)),
        }
    }

    /// Refuses unless it is the password of the person, who is signed in.
    pub(crate) fn verify_password(&self, id: PersonId, password: &str) -> Result<(), Error> {
        let now = self.now();
        let found = self.store.read(|tx| {
            let person = tx.person(id)?.ok_or(Error::NotFound(Noun::Person))?;
            Ok::<_, Error>((login_key(&person.login), tx.password_of(id)?))
        })?;
        let (key, hash) = found;
        let way = Way::Person(id);
        self.admit_attempt(&key, way, now)?;
        let hash = hash.as_deref().unwrap_or(NOBODY);
        let matches = Argon2::default().verify_password(password.as_bytes(), hash);
        if matches.is_err() {
            return Err(Error::refused(Refusal::WrongPassword));
        }
        lock(&self.callers.attempts).was_right(&key, way, now);
        Ok(())
    }

    fn admit_attempt(&self, login: &str, way: Way, now: Timestamp) -> Result<(), Error> {
        let admitted = lock(&self.callers.attempts).admit(login, way, now);
        admitted.map_err(|too_often| {
            Error::refused(Refusal::TooManyAttempts {
                retry_after_seconds: too_often.seconds,
            })
        })
    }

    pub(crate) fn open_session(
        self: &Arc<Self>,
        person: Person,
        device: Device,
    ) -> Result<SignedIn, Error> {
        let now = self.now();
        let token = self.new_token();
        let hash = TokenHash::of(token.as_str());
        let session = self.ids(now).session();
        let expires_at = self.session_length().ends(now, now);
        let mark = self.mark_browser(&login_key(&person.login), device.mark.as_deref())?;
        let app = self.clone();
        let id = person.id;
        let source = Source {
            address: device.address,
            session: Some(session),
        };
        let caller = Caller {
            source,
            ..Caller::new(Identity::Person(id), Rights::default())
        };
        let who = Who {
            caller,
            origin: Origin::Web,
        };
        let agent: Option<String> = device
            .user_agent
            .map(|agent| agent.chars().take(300).collect());
        self.store.write(move |tx| {
            tx.open_session(session, &hash.0, id, now, expires_at, agent.as_deref())?;
            let happened = SessionHappened::Opened;
            app.log(
                tx,
                &who,
                now,
                Fact::Session(SessionFact {
                    happened,
                    session,
                    person: id,
                }),
            )
        })?;
        Ok(SignedIn {
            token,
            session,
            person,
            expires_at,
            mark,
        })
    }

    pub fn sign_out(self: &Arc<Self>, who: &Who, session: SessionId) -> Result<(), Error> {
        let Some(person) = who.caller.person() else {
            return Err(Error::NotFound(Noun::Session));
        };
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            if !tx.close_session(session)? {
                return Err(Error::NotFound(Noun::Session));
            }
            let happened = SessionHappened::Closed;
            app.log(
                tx,
                &who,
                now,
                Fact::Session(SessionFact {
                    happened,
                    session,
                    person,
                }),
            )
        })?;
        self.callers.forget();
        Ok(())
    }

    /// The bearer of a token seen lately; asks no database, so it may be called anywhere.
    pub fn believed(&self, hash: TokenHash) -> Option<Bearer> {
        let believed = self.callers.believed.read().ok()?;
        let (bearer, until) = believed.get(&hash)?;
        (self.now() < *until).then(|| bearer.clone())
    }

    /// What a key may do: no more than whoever answers for it still may, and nothing once they are
    /// gone. Keys of machines (sensors, panels, boards) outlive who put them up.
    fn permissions_of_key(
        &self,
        tx: &mut Tx,
        key: &ApiKey,
        now: Timestamp,
    ) -> Result<Option<Permissions>, Error> {
        let permissions = rights::permissions_of(tx, &key.role)?.unwrap_or_default();
        if key.role.is_of_machine() {
            return Ok(Some(permissions));
        }
        if !tx.person(key.person)?.is_some_and(|person| person.active) {
            return Ok(None);
        }
        let rights = self.rights_of(tx, key.person, now)?;
        let person = Caller::new(Identity::Person(key.person), rights);
        let places = self.places();
        let path = key.place.map(|place| places.path(place));
        let on = Target::place(path.unwrap_or_default());
        let held = permissions.iter();
        Ok(Some(held.filter(|one| person.may(*one, &on)).collect()))
    }

    /// The bearer of a session or API key; `None` when the token is worth nothing.
    pub fn bearer(
        self: &Arc<Self>,
        hash: TokenHash,
        origin: Origin,
    ) -> Result<Option<Bearer>, Error> {
        if let Some(bearer) = self.believed(hash) {
            return Ok(Some(bearer));
        }
        let now = self.now();
        let forgotten = self.callers.forgotten.load(Ordering::SeqCst);
        let mut used = None;
        let found = self.store.read(|tx| {
            if let Some(session) = tx.session(&hash.0, now)? {
                let person = session.person;
                let active = tx.person(person)?.is_some_and(|person| person.active);
                let rights = self.rights_of(tx, person, now)?;
                let caller = Caller::new(Identity::Person(person), rights);
                let who = Who { caller, origin };
                used = active.then_some(session);
                return Ok(active.then_some(Bearer {
                    who,
                    session: Some(session.id),
                }));
            }
            let Some(key) = tx.api_key(&hash.0)? else {
                return Ok(None);
            };
            let Some(permissions) = self.permissions_of_key(tx, &key, now)? else {
                return Ok(None);
            };
            let held = Held {
                permissions,
                scope: key.place.map_or(Scope::All, Scope::Place),
                until: None,
            };
            let caller = Caller::new(Identity::ApiKey(key.id, key.person), vec![held]);
            Ok::<_, Error>(Some(Bearer {
                who: Who {
                    caller,
                    origin: Origin::Api,
                },
                session: None,
            }))
        })?;
        if let Some(session) = used {
            self.prolong_session(session, now);
        }
        if let Some(bearer) = &found {
            let until = now.checked_add(SignedDuration::from_secs(BELIEVED_SECONDS));
            let until = until.unwrap_or(now);
            let until = bearer
                .who
                .caller
                .rights
                .turn_at
                .map_or(until, |turn| turn.min(until));
            let mut believed = self
                .callers
                .believed
                .write()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            // Bounded: a flood of tokens costs look-ups, not memory.
            if believed.len() > 100_000 {
                believed.clear();
            }
            // Rights that changed while they were read are read again the next time.
            if self.callers.forgotten.load(Ordering::SeqCst) == forgotten {
                believed.insert(hash, (bearer.clone(), until));
            }
        }
        Ok(found)
    }

    /// Moves the end of a session that is used. Who cannot write may read on all the same.
    fn prolong_session(&self, session: store::Session, now: Timestamp) {
        let ends = self.session_length().ends(session.opened_at, now);
        if ends.duration_since(session.expires_at) >= self.session_length().step() {
            let prolonged = self
                .store
                .write(move |tx| tx.prolong_session(session.id, ends).map_err(Error::from));
            if let Err(error) = prolonged {
                tracing::warn!(%error, "a session could not be prolonged");
            }
        }
    }

    /// Makes a link that works once; `purpose` keeps one kind from serving as another.
    pub fn make_link(self: &Arc<Self>, purpose: &'static str, hours: i64) -> Result<Token, Error> {
        let token = self.new_token();
        let hash = TokenHash::of(token.as_str());
        let now = self.now();
        let expires = now
            .checked_add(SignedDuration::from_hours(hours))
            .unwrap_or(now);
        self.store.write(move |tx| {
            tx.add_one_time_link(&hash.0, purpose, now, expires)
                .map_err(Error::from)
        })?;
        Ok(token)
    }

    /// A key for a machine. The token is shown once, and never again for a repetition.
    pub fn create_api_key(
        self: &Arc<Self>,
        who: &Who,
        name: &str,
        role: RoleCode,
        place: Option<PlaceId>,
        once: Option<Once<MadeApiKey>>,
    ) -> Result<Answer<MadeApiKey>, Error> {
        let name = name.to_owned();
        let token = self.new_token();
        let now = self.now();
        let id = self.ids(now).api_key();
        let (app, actor) = (self.clone(), who.clone());
        let act = move |tx: &mut Tx| {
            permit(&actor, Permission::ApiKeyManage, &Target::deployment())?;
            let name = text::name("name", &name, text::NAME_MOST)?;
            let person = actor
                .caller
                .person()
                .ok_or(Error::Denied(Permission::ApiKeyManage))?;
            let permissions = rights::permissions_of(tx, &role)?
                .ok_or_else(|| Error::invalid("role", Problem::Unknown))?;
            permit_key(&actor, permissions)?;
            if place.is_some_and(|place| app.places().get(place).is_none()) {
                return Err(Error::invalid("placeId", Problem::Unknown));
            }
            let key = store::ApiKey {
                id,
                name: name.clone(),
                person,
                role: role.clone(),
                place,
                created_at: now,
                revoked_at: None,
            };
            tx.save_api_key(&key, &TokenHash::of(token.as_str()).0)?;
            let fact = ApiKeyFact {
                api_key: id,
                name,
                revoked: false,
            };
            app.log(tx, &actor, now, Fact::ApiKey(fact))?;
            Ok(MadeApiKey {
                id,
                token: token.clone(),
            })
        };
        self.once(who, once, act, |error| error)
    }

    pub fn api_keys(&self, who: &Who) -> Result<Vec<store::ApiKey>, Error> {
        permit(who, Permission::ApiKeyManage, &Target::deployment())?;
        self.store.read(|tx| tx.api_keys().map_err(Error::from))
    }

    pub fn revoke_api_key(self: &Arc<Self>, who: &Who, id: ApiKeyId) -> Result<(), Error> {
        permit(who, Permission::ApiKeyManage, &Target::deployment())?;
        let now = self.now();
        let (app, who) = (self.clone(), who.clone());
        self.store.write(move |tx| {
            let known = tx.api_keys()?.into_iter().find(|key| key.id == id);
            let key = known.ok_or(Error::NotFound(Noun::ApiKey))?;
            // A key whose role is gone may do nothing, and anybody may take it.
            permit_key(
                &who,
                rights::permissions_of(tx, &key.role)?.unwrap_or_default(),
            )?;
            if !tx.revoke_api_key(id, now)? {
                return Err(Error::NotFound(Noun::ApiKey));
            }
            let fact = ApiKeyFact {
                api_key: id,
                name: key.name,
                revoked: true,
            };
            app.log(tx, &who, now, Fact::ApiKey(fact))
        })?;
        self.callers.forget();
        Ok(())
    }
}

/// Refuses unless the caller may do all that a key may: keys are given and taken like roles.
fn permit_key(who: &Who, permissions: Permissions) -> Result<(), Error> {
    match who.caller.lacks(permissions, &Target::deployment(), None) {
        Some(missing) => Err(Error::refused(Refusal::BeyondOwnRights { missing })),
        None => Ok(()),
    }
}

/// The hash under which a password is kept.
pub(crate) fn hash_password(password: &str) -> Result<String, Error> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| {
        let text = error.to_string();
        Error::Broken(store::StoreError::Driver {
            code: "argon2".into(),
            text,
        })
    })
}

/// Lets in whoever is more than a source of readings. A sensor's key hangs somewhere on a wall:
/// it opens the one door that is its own, whatever the person may do who answers for it.
pub fn admit(who: &Who) -> Result<(), Error> {
    let is_machine = matches!(who.caller.identity, Identity::ApiKey(..));
    if is_machine && !who.caller.permissions().contains(Permission::RoomSee) {
        return Err(Error::Denied(Permission::RoomSee));
    }
    Ok(())
}

/// Refuses unless the caller holds the permission there.
pub(crate) fn permit(who: &Who, permission: Permission, on: &Target<'_>) -> Result<(), Error> {
    if who.caller.may(permission, on) {
        Ok(())
    } else {
        Err(Error::Denied(permission))
    }
}

/// The person behind the caller, for what only people do.
pub(crate) fn person_of(who: &Who) -> Result<PersonId, Error> {
    who.caller
        .person()
        .ok_or(Error::Denied(Permission::MeetingBook))
}

/// Whether anybody can be called so.
fn is_possible(login: &str) -> bool {
    login.chars().count() <= crate::person::LOGIN_MOST && !login.chars().any(char::is_control)
}
