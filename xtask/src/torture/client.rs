//! A client under fire: books, changes, cancels and repeats, and writes down what it was told.
//! Only the client that made a meeting touches it, so its journal is exact.

use super::dice::Dice;
use super::journal::{Claim, Journal, Outcome};
use crate::http::{Answer, Client, Request, Silence};
use crate::wire::{self, Daily, Told, Wish};
use std::net::SocketAddr;
use std::sync::RwLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What all clients share.
pub(super) struct World {
    pub(super) addresses: Vec<SocketAddr>,
    pub(super) rooms: Vec<String>,
    /// Header line of the session; renewed by whoever finds it expired.
    pub(super) session: RwLock<String>,
    /// Where the contended days begin, in seconds since 1970.
    pub(super) first_day: i64,
    pub(super) is_over: AtomicBool,
    pub(super) seed: u64,
}

/// Days that everybody fights for. Few, so that most wishes clash.
pub(super) const DAYS: i64 = 6;
const DAY: i64 = 86_400;
const QUARTER: i64 = 900;

/// Attempts after which a client leaves a request in doubt, as people close the window.
const PATIENCE: u32 = 40;

pub(super) struct Tormentor<'a> {
    world: &'a World,
    number: usize,
    dice: Dice,
    connections: Vec<Client>,
    /// Which server is asked first.
    preferred: usize,
    asked: u64,
    journal: Journal,
    open: Vec<Booking>,
}

/// A meeting that is certainly there and may be changed.
struct Booking {
    claim: usize,
    id: String,
    version: i64,
    wish: Wish,
}

/// How a request ended after all its attempts.
enum End {
    Answered {
        answer: Answer,
        /// An earlier attempt may have had its effect.
        was_in_doubt: bool,
    },
    /// It may or may not have had its effect.
    InDoubt,
    /// It has certainly had none.
    Nothing,
}

struct Call<'a> {
    method: &'a str,
    path: &'a str,
    headers: String,
    body: &'a [u8],
}

impl<'a> Tormentor<'a> {
    pub(super) fn new(world: &'a World, number: usize) -> Tormentor<'a> {
        let patience = Duration::from_secs(10);
        let connect = |address: &SocketAddr| Client::new(*address, patience);
        Tormentor {
            world,
            number,
            dice: Dice::new(world.seed, number as u64),
            connections: world.addresses.iter().map(connect).collect(),
            preferred: number,
            asked: 0,
            journal: Journal::default(),
            open: Vec::new(),
        }
    }

    pub(super) fn run(mut self) -> Journal {
        while !self.is_over() {
            match self.dice.below(100) {
                0..60 => self.book(),
                60..68 => self.book_series(),
                68..84 => self.change(),
                _ => self.cancel(),
            }
            let pause = self.dice.below(20);
            std::thread::sleep(Duration::from_millis(pause));
        }
        self.journal
    }

    fn is_over(&self) -> bool {
        self.world.is_over.load(Ordering::Relaxed)
    }

    fn book(&mut self) {
        let wish = self.wish();
        let key = format!("Idempotency-Key: {}\r\n", wish.subject);
        let body = wire::booking(&wish, None);
        let mut claim = Claim::new(&wish.subject, None);
        let made = self.ask("POST", "/api/v1/meetings", &key, &body, &mut claim);
        let held = held(&wish);
        match made {
            End::Nothing => {}
            End::InDoubt => claim.may_be(held),
            End::Answered { answer, .. } if answer.is_success() => {
                claim.is(held);
                self.journal.counts.booked += 1;
                self.accept(claim, &answer, wish, &key, &body);
                return;
            }
            End::Answered { answer, .. } => self.expect_refusal(&answer, &mut claim),
        }
        self.journal.claims.push(claim);
    }

    /// Takes an acknowledged booking into the books; now and then asks again to hear the same.
    fn accept(&mut self, mut claim: Claim, first: &Answer, wish: Wish, key: &str, body: &[u8]) {
        let told = wire::meeting(&first.json());
        let agrees = told
            .as_ref()
            .is_some_and(|told| (told.from, told.until) == (wish.from, wish.until));
        if !agrees {
            self.complain(&claim, "acknowledged, but not as asked", first);
        }
        if self.dice.happens(10) {
            self.journal.counts.repeated += 1;
            let again = self.ask("POST", "/api/v1/meetings", key, body, &mut claim);
            if let End::Answered { answer, .. } = again {
                let same = wire::meeting(&answer.json()).map(|told| told.id);
                if same != told.as_ref().map(|told| told.id.clone()) {
                    self.complain(&claim, "repeated with its key, answered otherwise", &answer);
                }
            }
        }
        self.journal.claims.push(claim);
        if let Some(told) = told {
            self.remember(told, wish);
        }
    }

    fn remember(&mut self, told: Told, wish: Wish) {
        self.open.push(Booking {
            claim: self.journal.claims.len() - 1,
            id: told.id,
            version: told.version,
            wish,
        });
    }

    fn book_series(&mut self) {
        let mut wish = self.wish();
        let count = 2 + self.dice.below(3);
        // The first dates, so that the last ones are still among the contended days.
        wish.from = self.world.first_day + (wish.from - self.world.first_day) % DAY;
        wish.until = wish.from + QUARTER * 2;
        let daily = Daily {
            count: u32::try_from(count).unwrap_or(2),
            skips: self.dice.happens(50),
        };
        let key = format!("Idempotency-Key: {}\r\n", wish.subject);
        let body = wire::booking(&wish, Some(daily));
        let mut call = Claim::new(&wish.subject, None);
        let made = self.ask("POST", "/api/v1/meetings", &key, &body, &mut call);
        let dates: Vec<Wish> = (0..i64::from(daily.count))
            .map(|day| Wish {
                from: wish.from + day * DAY,
                until: wish.until + day * DAY,
                ..wish.clone()
            })
            .collect();
        let answer = match made {
            End::Nothing => return self.claim_dates(&dates, &call, false),
            End::InDoubt => {
                if !daily.skips {
                    let whole = (wish.subject.clone(), dates.len());
                    self.journal.all_or_none.push(whole);
                }
                return self.claim_dates(&dates, &call, true);
            }
            End::Answered { answer, .. } => answer,
        };
        if !answer.is_success() {
            self.expect_refusal(&answer, &mut call);
            return self.claim_dates(&dates, &call, false);
        }
        let Some(made) = wire::occurrences(&answer.json()) else {
            self.complain(&call, "acknowledged without its dates", &answer);
            return self.claim_dates(&dates, &call, true);
        };
        self.journal.counts.series += 1;
        if !daily.skips && made.len() != dates.len() {
            self.complain(&call, "acknowledged without all its dates", &answer);
        }
        for date in dates {
            let mut claim = Claim::new(&date.subject, Some(date.from));
            claim.told.clone_from(&call.told);
            let told = made.iter().find(|told| told.from == date.from);
            if told.is_some() {
                claim.is(held(&date));
            }
            self.journal.claims.push(claim);
            if let Some(told) = told {
                self.remember(told.clone(), date);
            }
        }
    }

    /// Claims for the dates of a series that was refused, or is in doubt.
    fn claim_dates(&mut self, dates: &[Wish], call: &Claim, is_in_doubt: bool) {
        for date in dates {
            let mut claim = Claim::new(&date.subject, Some(date.from));
            claim.told.clone_from(&call.told);
            if is_in_doubt {
                claim.may_be(held(date));
            }
            self.journal.claims.push(claim);
        }
    }

    fn change(&mut self) {
        let Some((booking, mut claim)) = self.take_one() else {
            return;
        };
        let mut wish = self.wish();
        wish.subject.clone_from(&booking.wish.subject);
        if self.dice.happens(50) {
            // A little later in the same room: it overlaps only itself, if nobody is behind it.
            wish = Wish {
                from: booking.wish.from + QUARTER,
                until: booking.wish.until + QUARTER,
                ..booking.wish.clone()
            };
        }
        let path = format!("/api/v1/meetings/{}", booking.id);
        let body = wire::change(&wish);
        let condition = format!("If-Match: \"{}\"\r\n", booking.version);
        let end = self.ask("PATCH", &path, &condition, &body, &mut claim);
        let (answer, was_in_doubt) = match end {
            End::Nothing => return self.put_back(booking, claim),
            End::InDoubt => {
                claim.may_be(held(&wish));
                return self.settle(claim, booking.claim);
            }
            End::Answered {
                answer,
                was_in_doubt,
            } => (answer, was_in_doubt),
        };
        match answer.status {
            200..300 => {
                claim.is(held(&wish));
                self.journal.counts.changed += 1;
                match wire::meeting(&answer.json()) {
                    Some(told) if (told.from, told.until) == (wish.from, wish.until) => {
                        let version = told.version;
                        self.put_back(
                            Booking {
                                version,
                                wish,
                                ..booking
                            },
                            claim,
                        );
                    }
                    _ => {
                        self.complain(&claim, "changed, but not as asked", &answer);
                        self.settle(claim, booking.claim);
                    }
                }
            }
            // Nobody else touches it: the version is stale because an earlier attempt arrived.
            412 if was_in_doubt => {
                claim.is(held(&wish));
                self.journal.counts.changed += 1;
                self.settle(claim, booking.claim);
            }
            _ if is_clash(&answer) => self.put_back(booking, claim),
            _ => {
                self.complain(&claim, "cannot be changed", &answer);
                self.settle(claim, booking.claim);
            }
        }
    }

    fn cancel(&mut self) {
        let Some((booking, mut claim)) = self.take_one() else {
            return;
        };
        let path = format!("/api/v1/meetings/{}/cancel", booking.id);
        let condition = format!("If-Match: \"{}\"\r\n", booking.version);
        match self.ask("POST", &path, &condition, b"{}", &mut claim) {
            End::Nothing => return self.put_back(booking, claim),
            End::InDoubt => claim.may_be(Outcome::Cancelled),
            End::Answered {
                answer,
                was_in_doubt,
            } => {
                let arrived_before = was_in_doubt && matches!(answer.status, 409 | 412);
                if answer.is_success() || arrived_before {
                    claim.is(Outcome::Cancelled);
                    self.journal.counts.cancelled += 1;
                } else {
                    self.complain(&claim, "cannot be cancelled", &answer);
                }
            }
        }
        self.settle(claim, booking.claim);
    }

    /// Sends until there is an answer that settles it. The same request goes to any server.
    fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &[u8],
        claim: &mut Claim,
    ) -> End {
        let mut was_in_doubt = false;
        for attempt in 0..PATIENCE {
            if attempt > 0 {
                if self.is_over() || (was_in_doubt && self.dice.happens(2)) {
                    break;
                }
                std::thread::sleep(Duration::from_millis(10 + self.dice.below(100)));
            }
            let headers = headers.to_owned();
            let call = Call {
                method,
                path,
                headers,
                body,
            };
            match self.attempt(call, claim) {
                Ok(answer) if answer.status == 401 => self.renew_session(),
                // Too busy, or the disk is full: whether it had an effect is not said.
                Ok(answer) if matches!(answer.status, 429 | 500..) => {
                    was_in_doubt |= answer.status != 429;
                }
                Ok(answer) => {
                    return End::Answered {
                        answer,
                        was_in_doubt,
                    };
                }
                Err(Silence::InDoubt) => was_in_doubt = true,
                Err(Silence::NotSent) => {}
            }
        }
        if was_in_doubt {
            self.journal.counts.left_in_doubt += 1;
            return End::InDoubt;
        }
        End::Nothing
    }

    fn attempt(&mut self, call: Call, claim: &mut Claim) -> Result<Answer, Silence> {
        let session = self
            .world
            .session
            .read()
            .map(|line| line.clone())
            .unwrap_or_default();
        let headers = format!(
            "{session}Content-Type: application/json\r\n{}",
            call.headers
        );
        let node = self.preferred % self.connections.len().max(1);
        let connection = self.connections.get_mut(node).ok_or(Silence::NotSent)?;
        let begun = Instant::now();
        let result = connection.send(&Request {
            method: call.method,
            path: call.path,
            headers: &headers,
            body: call.body,
        });
        let counts = &mut self.journal.counts;
        counts.slowest = counts.slowest.max(begun.elapsed());
        let told = match &result {
            Ok(answer) => {
                *counts.by_status.entry(answer.status).or_default() += 1;
                let body = String::from_utf8_lossy(&answer.body);
                format!(
                    "{} {}",
                    answer.status,
                    body.chars().take(300).collect::<String>()
                )
            }
            Err(silence) => {
                match silence {
                    Silence::NotSent => counts.not_sent += 1,
                    Silence::InDoubt => counts.unanswered += 1,
                }
                // Perhaps the other one lives.
                self.preferred += 1;
                format!("{silence:?}")
            }
        };
        let asked = String::from_utf8_lossy(call.body);
        let condition = call.headers.trim_end();
        claim.told.push(format!(
            "server {node}: {} {} {condition} {asked} → {told}",
            call.method, call.path
        ));
        result
    }

    fn renew_session(&mut self) {
        let node = self.preferred % self.connections.len().max(1);
        let Some(connection) = self.connections.get_mut(node) else {
            return;
        };
        let renewed = wire::sign_in(connection)
            .ok()
            .and_then(|answer| wire::authorization(&answer));
        if let (Some(line), Ok(mut session)) = (renewed, self.world.session.write()) {
            *session = line;
        }
    }

    /// Takes one of our meetings, and its claim, out of the books.
    fn take_one(&mut self) -> Option<(Booking, Claim)> {
        let index = usize::try_from(self.dice.below(self.open.len() as u64)).ok()?;
        if self.open.is_empty() {
            return None;
        }
        let booking = self.open.swap_remove(index);
        let claim = self.journal.claims.get_mut(booking.claim)?;
        let blank = Claim::new("", None);
        Some((booking, std::mem::replace(claim, blank)))
    }

    fn put_back(&mut self, booking: Booking, claim: Claim) {
        self.settle(claim, booking.claim);
        self.open.push(booking);
    }

    /// Puts the claim back and leaves the meeting alone from now on.
    fn settle(&mut self, claim: Claim, index: usize) {
        if let Some(place) = self.journal.claims.get_mut(index) {
            *place = claim;
        }
    }

    fn expect_refusal(&mut self, answer: &Answer, claim: &mut Claim) {
        if !is_clash(answer) {
            self.complain(claim, "refused for another reason than a clash", answer);
        }
    }

    fn complain(&mut self, claim: &Claim, what: &str, answer: &Answer) {
        let status = answer.status;
        self.journal
            .complaints
            .push(format!("{what}: {status} {}\n{claim:#?}", answer.json()));
    }

    fn wish(&mut self) -> Wish {
        self.asked += 1;
        let quarters = u64::try_from(DAYS * DAY / QUARTER).unwrap_or(1);
        let start = i64::try_from(self.dice.below(quarters)).unwrap_or(0);
        let length = i64::try_from(1 + self.dice.below(6)).unwrap_or(1);
        let from = self.world.first_day + start * QUARTER;
        let room = self
            .dice
            .pick(&self.world.rooms)
            .cloned()
            .unwrap_or_default();
        Wish {
            subject: format!("torture {} {}", self.number, self.asked),
            room,
            from,
            until: from + length * QUARTER,
        }
    }
}

fn is_clash(answer: &Answer) -> bool {
    answer.status == 409
        && answer
            .json()
            .get("code")
            .is_some_and(|code| code == "room_busy")
}

fn held(wish: &Wish) -> Outcome {
    Outcome::Held {
        room: wire::bare(&wish.room),
        from: wish.from,
        until: wish.until,
    }
}
