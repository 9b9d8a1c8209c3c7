//! What a browser keeps to show that somebody signed in there before. It opens nothing: it only says
//! that tries from there are not those of strangers (device cookies, OWASP Authentication Cheat
//! Sheet).

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::attempt::{BrowserId, Way};
use super::is_possible;
use crate::attendance::seal::Seal;
use crate::{App, Error};

/// Days for which a browser is remembered.
pub const BROWSER_DAYS: i64 = 365;
const KEY: &str = "browser";
/// Whose a mark is: a login with its password.
type Owner = [u8; 16];
/// Of the owner, of the browser, and when it was marked.
const BYTES: usize = 16 + 16 + 8;

impl App {
    /// The way of whoever tries a login: their own browser, where the mark is good, else an address.
    pub(super) fn way_to_login(
        &self,
        login: &str,
        mark: Option<&str>,
        else_on: Way,
    ) -> Result<Way, Error> {
        let Some(mark) = mark.filter(|_| is_possible(login)) else {
            return Ok(else_on);
        };
        let owner = self.owner(login)?;
        let read = read(&self.seal(KEY)?, mark, owner, self.now());
        Ok(read.map_or(else_on, Way::Browser))
    }

    /// A mark for the browser in which somebody has just signed in; the browser stays the one it was.
    pub(super) fn mark_browser(
        &self,
        login: &str,
        mark: Option<&str>,
    ) -> Result<Option<String>, Error> {
        let (seal, owner, now) = (self.seal(KEY)?, self.owner(login)?, self.now());
        let known = mark.and_then(|mark| read(&seal, mark, owner, now));
        let id = known.unwrap_or_else(|| {
            let mut id = BrowserId::default();
            self.chance.fill(&mut id);
            id
        });
        Ok(write(&seal, owner, id, now))
    }

    /// A mark is worth nothing any more when the password is another. What the cookie says tells
    /// whoever reads it neither.
    fn owner(&self, login: &str) -> Result<Owner, Error> {
        let sought = login.to_owned();
        let password = self.store.read(move |tx| {
            Ok::<_, Error>(match tx.person_by_login(&sought)? {
                Some(person) => tx.password_of(person.id)?,
                None => None,
            })
        })?;
        Ok(owner(login, password.as_deref().unwrap_or_default()))
    }
}

fn write(seal: &Seal, owner: Owner, id: BrowserId, now: Timestamp) -> Option<String> {
    let mut bytes = [0; BYTES];
    let at = now.as_second().to_be_bytes();
    let all = owner.into_iter().chain(id).chain(at);
    for (place, byte) in bytes.iter_mut().zip(all) {
        *place = byte;
    }
    seal.close(&bytes)
}

fn read(seal: &Seal, mark: &str, owner: Owner, now: Timestamp) -> Option<BrowserId> {
    let bytes = seal.open::<BYTES>(mark)?;
    let (whose, rest) = bytes.split_first_chunk::<16>()?;
    let (id, at) = rest.split_first_chunk::<16>()?;
    let at = Timestamp::from_second(i64::from_be_bytes(at.try_into().ok()?)).ok()?;
    let until = at.checked_add(SignedDuration::from_hours(24 * BROWSER_DAYS));
    (*whose == owner && now < until.ok()?).then_some(*id)
}

fn owner(login: &str, password_hash: &str) -> Owner {
    let mut hasher = Sha256::new();
    hasher.update(login.as_bytes());
    hasher.update([0]);
    hasher.update(password_hash.as_bytes());
    let hash: [u8; 32] = hasher.finalize().into();
    let mut owner = Owner::default();
    owner
        .iter_mut()
        .zip(hash)
        .for_each(|(place, byte)| *place = byte);
    owner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_worth_something_for_its_login_and_password_and_a_year() {
        let ada = owner("ada", "$argon2id$1");
        let (seal, other) = (Seal::of([1; 32]), Seal::of([2; 32]));
        let now: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        let mark = write(&seal, ada, [7; 16], now).unwrap();
        assert_eq!(read(&seal, &mark, ada, now), Some([7; 16]));
        let bob = owner("bob", "$argon2id$1");
        assert_eq!(read(&seal, &mark, bob, now), None);
        let changed = owner("ada", "$argon2id$2");
        assert_eq!(read(&seal, &mark, changed, now), None);
        assert_eq!(read(&other, &mark, ada, now), None);
        assert_eq!(read(&seal, "nonsense", ada, now), None);
        let later = now + SignedDuration::from_hours(24 * BROWSER_DAYS);
        assert_eq!(read(&seal, &mark, ada, later), None);
    }
}
