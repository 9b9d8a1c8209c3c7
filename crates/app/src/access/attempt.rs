//! How often passwords may be tried. Each way on which somebody tries counts by itself, so that
//! whoever mistypes at a door, or guesses from elsewhere, shuts nobody out; a slower count of all
//! ways together stops those who guess from many places, and one of all logins together those who
//! try a few passwords on everybody. Ways on which the person signed in before are free of both, and
//! a browser in which they did counts apart from others at its address (device cookies, OWASP
//! Authentication Cheat Sheet). What is kept is bounded.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};

use domain::access::{Caller, Identity};
use domain::id::{ApiKeyId, PersonId};
use jiff::Timestamp;

/// Tries on one way, and seconds after which one of them is forgotten.
const ON_ONE_WAY: Pace = Pace {
    tries: 10,
    seconds: 30,
};
/// The same of all ways together.
const ON_ALL_WAYS: Pace = Pace {
    tries: 100,
    seconds: 36,
};
/// The same of all logins on one way: a whole company may sign in from one address, and mistype.
const FOR_ALL_LOGINS: Pace = Pace {
    tries: 300,
    seconds: 2,
};
/// Entries of each kind that are kept at one time.
const KEPT: usize = 10_000;
/// Seconds for which a way on which somebody signed in is known to be theirs.
const KNOWN_SECONDS: i64 = 30 * 24 * 3_600;

/// On which way a password is tried.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Way {
    Address(IpAddr),
    /// At a panel or another machine with a key.
    Machine(ApiKeyId),
    /// By somebody who is signed in.
    Person(PersonId),
    /// In a browser that shows that its owner signed in there before.
    Browser(BrowserId),
    Unknown,
}

/// Tells browsers apart, by chance.
pub type BrowserId = [u8; 16];

impl Way {
    /// Whoever has one address of version 6 has its whole network of 64 bits.
    pub fn from(address: Option<IpAddr>) -> Way {
        match address.map(|address| address.to_canonical()) {
            Some(IpAddr::V6(address)) => {
                let network = address.to_bits() >> 64 << 64;
                Way::Address(Ipv6Addr::from_bits(network).into())
            }
            Some(address) => Way::Address(address),
            None => Way::Unknown,
        }
    }

    pub(crate) fn of(caller: &Caller) -> Way {
        match caller.identity {
            Identity::ApiKey(key, _) => Way::Machine(key),
            Identity::Person(person) => Way::Person(person),
            Identity::System => Way::Unknown,
        }
    }
}

/// Too often: worth another try after so many seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct TooOften {
    pub seconds: i64,
}

#[derive(Clone, Copy)]
struct Pace {
    tries: i64,
    seconds: i64,
}

/// Second at which everything that was tried is forgotten.
type FreeAt = i64;

#[derive(Default)]
pub(crate) struct Attempts {
    by_login_and_way: HashMap<(String, Way), FreeAt>,
    by_login: HashMap<String, FreeAt>,
    by_way: HashMap<Way, FreeAt>,
    /// Until when a way is known as the person's own.
    known: HashMap<(String, Way), FreeAt>,
}

impl Attempts {
    /// Counts a try before the password is looked at, so that many at once count as many.
    pub(crate) fn admit(&mut self, login: &str, way: Way, now: Timestamp) -> Result<(), TooOften> {
        let now = now.as_second();
        let key = (login.to_owned(), way);
        let on_way = ON_ONE_WAY.after(self.by_login_and_way.get(&key).copied(), now)?;
        if !self.is_known(&key, now) {
            let on_all = ON_ALL_WAYS.after(self.by_login.get(login).copied(), now)?;
            let for_all = FOR_ALL_LOGINS.after(self.by_way.get(&way).copied(), now)?;
            keep(&mut self.by_login, login.to_owned(), on_all, now);
            keep(&mut self.by_way, way, for_all, now);
        }
        keep(&mut self.by_login_and_way, key, on_way, now);
        Ok(())
    }

    /// The password was right: this try counts for nothing, nor do those before it on the way. What
    /// was tried on other ways, or for other logins, still counts.
    pub(crate) fn was_right(&mut self, login: &str, way: Way, now: Timestamp) {
        let now = now.as_second();
        let key = (login.to_owned(), way);
        self.by_login_and_way.remove(&key);
        if !self.is_known(&key, now) {
            if let Some(free_at) = self.by_login.get_mut(login) {
                *free_at -= ON_ALL_WAYS.seconds;
            }
            if let Some(free_at) = self.by_way.get_mut(&way) {
                *free_at -= FOR_ALL_LOGINS.seconds;
            }
        }
        keep(&mut self.known, key, now + KNOWN_SECONDS, now);
    }

    /// Whoever is signed in, or was in this browser, has shown who they are.
    fn is_known(&self, key: &(String, Way), now: i64) -> bool {
        matches!(key.1, Way::Person(_) | Way::Browser(_))
            || self.known.get(key).is_some_and(|until| *until > now)
    }

    #[cfg(test)]
    fn kept(&self) -> usize {
        self.by_login_and_way
            .len()
            .max(self.by_login.len())
            .max(self.by_way.len())
            .max(self.known.len())
    }
}

impl Pace {
    /// When all is forgotten after one more try.
    fn after(self, free_at: Option<FreeAt>, now: i64) -> Result<FreeAt, TooOften> {
        let next = free_at.unwrap_or(now).max(now) + self.seconds;
        let over = next - now - self.tries * self.seconds;
        if over > 0 {
            return Err(TooOften { seconds: over });
        }
        Ok(next)
    }
}

/// Full of what still counts, the least of it makes room: made-up logins go before those that
/// somebody tries in earnest.
fn keep<K: Clone + Eq + std::hash::Hash>(
    kept: &mut HashMap<K, FreeAt>,
    key: K,
    free_at: FreeAt,
    now: i64,
) {
    if kept.len() >= KEPT && !kept.contains_key(&key) {
        kept.retain(|_, free_at| *free_at > now);
        if kept.len() >= KEPT {
            let least = kept.iter().min_by_key(|(_, free_at)| **free_at);
            if let Some(least) = least.map(|(key, _)| key.clone()) {
                kept.remove(&least);
            }
        }
    }
    kept.insert(key, free_at);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn way(number: u8) -> Way {
        Way::from(Some(IpAddr::from([192, 0, 2, number])))
    }

    fn tries(attempts: &mut Attempts, login: &str, way: Way, now: Timestamp) -> usize {
        (0..1_000)
            .take_while(|_| attempts.admit(login, way, now).is_ok())
            .count()
    }

    #[test]
    fn each_way_counts_by_itself_and_recovers_by_and_by() {
        let mut attempts = Attempts::default();
        assert_eq!(tries(&mut attempts, "ada", way(1), at(0)), 10);
        assert_eq!(
            attempts.admit("ada", way(1), at(0)),
            Err(TooOften { seconds: 30 })
        );
        assert_eq!(tries(&mut attempts, "ada", way(2), at(0)), 10);
        assert_eq!(tries(&mut attempts, "bob", way(1), at(0)), 10);
        assert_eq!(tries(&mut attempts, "ada", way(1), at(60)), 2);
        attempts.was_right("ada", way(1), at(60));
        assert_eq!(tries(&mut attempts, "ada", way(1), at(60)), 10);
    }

    #[test]
    fn who_guesses_from_many_places_is_slowed_and_shuts_nobody_out_where_they_are_known() {
        let mut attempts = Attempts::default();
        let home = Way::from(Some("2001:db8::1".parse().unwrap()));
        attempts.admit("ada", home, at(0)).unwrap();
        attempts.was_right("ada", home, at(0));
        let mut guesses = 0;
        for number in 0..200 {
            guesses += tries(&mut attempts, "ada", way(number), at(1));
        }
        assert_eq!(guesses, 100);
        assert!(attempts.admit("ada", way(201), at(2)).is_err());
        let same_network = Way::from(Some("2001:db8::2".parse().unwrap()));
        assert_eq!(tries(&mut attempts, "ada", same_network, at(2)), 10);
        let in_a_day: usize = (1..=24 * 60)
            .map(|minute| {
                let number = u8::try_from(minute % 250).unwrap();
                tries(&mut attempts, "ada", way(number), at(minute * 60))
            })
            .sum();
        assert!((2_000..2_600).contains(&in_a_day), "{in_a_day}");
    }

    #[test]
    fn a_browser_that_is_known_counts_apart_from_its_address_and_is_braked_itself() {
        let mut attempts = Attempts::default();
        let own = Way::Browser([1; 16]);
        for number in 0..20 {
            tries(&mut attempts, "ada", way(number), at(0));
        }
        assert!(attempts.admit("ada", way(1), at(0)).is_err());
        assert_eq!(tries(&mut attempts, "ada", own, at(0)), 10);
        assert!(attempts.admit("ada", own, at(0)).is_err());
        assert_eq!(
            tries(&mut attempts, "ada", Way::Browser([2; 16]), at(0)),
            10
        );
    }

    #[test]
    fn who_tries_a_few_passwords_on_everybody_is_slowed_and_shuts_nobody_out_where_they_are_known()
    {
        let mut attempts = Attempts::default();
        let office = way(1);
        attempts.admit("ada", office, at(0)).unwrap();
        attempts.was_right("ada", office, at(0));
        let spray = |attempts: &mut Attempts, second: i64| {
            (0..1_000)
                .take_while(|number| {
                    let login = format!("person{second}-{number}");
                    attempts.admit(&login, office, at(second)).is_ok()
                })
                .count()
        };
        assert_eq!(spray(&mut attempts, 0), 300);
        assert_eq!(
            attempts.admit("bob", office, at(0)),
            Err(TooOften { seconds: 2 })
        );
        assert_eq!(spray(&mut attempts, 60), 30);
        assert_eq!(tries(&mut attempts, "ada", office, at(60)), 10);
        assert_eq!(tries(&mut attempts, "bob", way(2), at(60)), 10);
        let own = Way::Browser([1; 16]);
        assert_eq!(tries(&mut attempts, "bob", own, at(60)), 10);
    }

    #[test]
    fn a_thousand_who_sign_in_from_one_address_do_not_wait_for_each_other() {
        let mut attempts = Attempts::default();
        for number in 0..1_000 {
            let login = format!("person{number}");
            attempts.admit(&login, way(1), at(0)).unwrap();
            attempts.was_right(&login, way(1), at(0));
        }
    }

    #[test]
    fn a_flood_of_made_up_logins_is_bounded_and_frees_nobody() {
        let mut attempts = Attempts::default();
        assert_eq!(tries(&mut attempts, "ada", way(1), at(0)), 10);
        for number in 0..u32::try_from(KEPT + 500).unwrap() {
            let made_up = format!("nobody{number}");
            let from = Way::from(Some(IpAddr::from(number.to_be_bytes())));
            attempts.admit(&made_up, from, at(1)).unwrap();
        }
        assert_eq!(attempts.kept(), KEPT);
        assert!(attempts.admit("ada", way(1), at(2)).is_err());
        attempts.admit("bob", way(3), at(2)).unwrap();
    }
}
