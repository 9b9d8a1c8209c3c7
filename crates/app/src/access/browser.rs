//! What a browser keeps to show that somebody signed in there before. It opens nothing: it only says
//! that tries from there are not those of strangers (device cookies, OWASP Authentication Cheat
//! Sheet).

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use super::attempt::{BrowserId, Way};
use crate::attendance::seal::Seal;
use crate::{App, Error};

/// Days for which a browser is remembered.
pub const BROWSER_DAYS: i64 = 365;
const KEY: &str = "browser";
/// Of the login, of the browser, and when it was marked.
const BYTES: usize = 16 + 16 + 8;

impl App {
    /// The way of whoever tries a login: their own browser, where the mark is good, else an address.
    pub(super) fn way_to_login(
        &self,
        login: &str,
        mark: Option<&str>,
        else_on: Way,
    ) -> Result<Way, Error> {
        let Some(mark) = mark else {
            return Ok(else_on);
        };
        let read = read(&self.seal(KEY)?, mark, login, self.now());
        Ok(read.map_or(else_on, Way::Browser))
    }

    /// A mark for the browser in which somebody has just signed in; the browser stays the one it was.
    pub(super) fn mark_browser(&self, login: &str, way: Way) -> Result<Option<String>, Error> {
        let id = match way {
            Way::Browser(id) => id,
            _ => {
                let mut id = BrowserId::default();
                self.chance.fill(&mut id);
                id
            }
        };
        Ok(write(&self.seal(KEY)?, login, id, self.now()))
    }
}

fn write(seal: &Seal, login: &str, id: BrowserId, now: Timestamp) -> Option<String> {
    let mut bytes = [0; BYTES];
    let at = now.as_second().to_be_bytes();
    let all = name_of(login).into_iter().chain(id).chain(at);
    for (place, byte) in bytes.iter_mut().zip(all) {
        *place = byte;
    }
    seal.close(&bytes)
}

fn read(seal: &Seal, mark: &str, login: &str, now: Timestamp) -> Option<BrowserId> {
    let bytes = seal.open::<BYTES>(mark)?;
    let (name, rest) = bytes.split_first_chunk::<16>()?;
    let (id, at) = rest.split_first_chunk::<16>()?;
    let at = Timestamp::from_second(i64::from_be_bytes(at.try_into().ok()?)).ok()?;
    let until = at.checked_add(SignedDuration::from_hours(24 * BROWSER_DAYS));
    (*name == name_of(login) && now < until.ok()?).then_some(*id)
}

/// The login is not told to whoever reads the cookie.
fn name_of(login: &str) -> [u8; 16] {
    let hash: [u8; 32] = Sha256::digest(login.as_bytes()).into();
    let mut name = [0; 16];
    name.iter_mut()
        .zip(hash)
        .for_each(|(place, byte)| *place = byte);
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_worth_something_for_its_login_and_a_year() {
        let (seal, other) = (Seal::of([1; 32]), Seal::of([2; 32]));
        let now: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        let mark = write(&seal, "ada", [7; 16], now).unwrap();
        assert_eq!(read(&seal, &mark, "ada", now), Some([7; 16]));
        assert_eq!(read(&seal, &mark, "bob", now), None);
        assert_eq!(read(&other, &mark, "ada", now), None);
        assert_eq!(read(&seal, "nonsense", "ada", now), None);
        let later = now + SignedDuration::from_hours(24 * BROWSER_DAYS);
        assert_eq!(read(&seal, &mark, "ada", later), None);
    }
}
