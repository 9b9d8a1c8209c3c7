//! Seals: each is a digest over a stretch of the log and over the seal before it, so that nothing in
//! the log can be changed, removed, put in or put elsewhere without breaking all that follow. Who
//! keeps the last seal outside can tell even whether all of them were made anew.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use domain::access::{Permission, Target};
use domain::event::Fact;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::{Line, PlaceLine, Seal, StoreError, Tx};

use super::fact_of;
use crate::access::permit;
use crate::{App, Error, Who};

/// Lines under one seal.
const SEALED_MOST: usize = 1_000;
/// Seals made in one sweep, so that a log that was never sealed does not keep others waiting.
const SEALS_MOST: usize = 50;
/// Hours that lines may span without a seal. A sweep comes every half minute; longer than this means
/// that seals were taken away, or that sealing stands still, which somebody should know as well.
const UNSEALED_HOURS: i64 = 1;
/// Bytes of a line's digest that are kept to find it.
const SHORT: usize = 8;

/// A seal as it is noted outside: `7 3a…`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SealNote {
    pub seal: i64,
    pub hash: [u8; 32],
}

/// What checking the log came to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Checked {
    Whole {
        seals: u64,
        /// That are there and as they were.
        lines: u64,
        /// Seals whose lines were thrown away in their time.
        purged: u64,
        /// Lines so new that they are under no seal yet: nothing is proved about these.
        unsealed: u64,
        last: Option<SealNote>,
    },
    Broken(Break),
}

/// The first thing that is not as it was sealed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Break {
    /// A line, by its number in the log.
    Line {
        seal: i64,
        line: i64,
        how: Tampering,
    },
    /// The lines under a seal, when nothing says which.
    Lines {
        seal: i64,
    },
    /// Something under the seal cannot even be read.
    Unreadable {
        seal: i64,
        what: String,
    },
    /// The seal itself, or its place in the chain.
    Seal {
        seal: i64,
    },
    MissingSeal {
        seal: i64,
    },
    /// The seal should long be there: lines from this one on are under none.
    Unsealed {
        seal: i64,
        line: i64,
        lines: u64,
    },
    /// The seal is another one than was noted.
    Noted {
        seal: i64,
    },
}

/// What checking a part of the log came to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Verified {
    /// That are there and as they were.
    pub lines: u64,
    /// When the last whole seal was made; `None` when there is none.
    pub until: Option<Timestamp>,
    /// The seal to go on after; `None` at the end.
    pub next: Option<i64>,
    pub fault: Option<Break>,
}

impl Break {
    /// The seal at which it was found.
    pub fn seal(&self) -> i64 {
        match self {
            Break::Line { seal, .. }
            | Break::Lines { seal }
            | Break::Unreadable { seal, .. }
            | Break::Seal { seal }
            | Break::MissingSeal { seal }
            | Break::Unsealed { seal, .. }
            | Break::Noted { seal } => *seal,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tampering {
    Changed,
    Removed,
    Inserted,
}

impl fmt::Display for SealNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.seal)?;
        self.hash
            .iter()
            .try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A text that is no note of a seal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoNote;

impl FromStr for SealNote {
    type Err = NoNote;

    fn from_str(text: &str) -> Result<SealNote, NoNote> {
        let mut words = text.split_ascii_whitespace();
        let seal = words.next().and_then(|word| word.parse().ok());
        let digits = words
            .next()
            .filter(|word| word.len() == 64 && word.is_ascii());
        let (Some(seal), Some(digits)) = (seal, digits) else {
            return Err(NoNote);
        };
        let mut hash = [0; 32];
        for (at, byte) in hash.iter_mut().enumerate() {
            let pair = digits.get(2 * at..2 * at + 2).ok_or(NoNote)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| NoNote)?;
        }
        Ok(SealNote { seal, hash })
    }
}

impl App {
    /// Seals whatever can no longer grow; says how many lines that were.
    pub fn seal_log(self: &Arc<Self>) -> Result<u64, Error> {
        let mut sealed = 0;
        let mut idle = 0;
        for _ in 0..SEALS_MOST {
            let now = self.now();
            let lines = self
                .store
                .write(move |tx| seal_next(tx, now).map_err(Error::from))?;
            sealed += lines;
            // What is settled may be known only at the second look.
            idle = if lines == 0 { idle + 1 } else { 0 };
            if idle == 2 {
                break;
            }
        }
        Ok(sealed)
    }

    /// The last seal, to be noted where nobody who can write the database can write.
    pub fn last_seal(&self) -> Result<Option<SealNote>, Error> {
        let seal = self.store.read(|tx| tx.last_seal().map_err(Error::from))?;
        Ok(seal.as_ref().map(note))
    }

    /// Looks at every seal and every line under one, and at what was noted outside.
    pub fn verify_log(&self, noted: &[SealNote]) -> Result<Checked, Error> {
        let walked = self.walk(None, usize::MAX, noted)?;
        if let Some(fault) = walked.fault {
            return Ok(Checked::Broken(fault));
        }
        let last = walked.last.as_ref().map(note);
        // A seal that was noted and is gone, with all that came after it.
        let beyond = noted
            .iter()
            .find(|noted| last.is_none_or(|last| noted.seal > last.seal));
        if let Some(noted) = beyond {
            return Ok(Checked::Broken(Break::MissingSeal { seal: noted.seal }));
        }
        Ok(match self.unsealed(walked.last.as_ref())? {
            (_, Some(fault)) => Checked::Broken(fault),
            (unsealed, None) => Checked::Whole {
                seals: walked.seals,
                lines: walked.lines,
                purged: walked.purged,
                unsealed,
                last,
            },
        })
    }

    /// Looks at some seals after one, for whoever reads all of the log; 0 is before the first.
    pub fn verify_some(&self, who: &Who, after: i64, most: usize) -> Result<Verified, Error> {
        permit(who, Permission::AuditRead, &Target::deployment())?;
        let before = self.store.read(|tx| {
            let seal = tx.seals_after(after.saturating_sub(1), 1)?.pop();
            Ok::<_, Error>(seal.filter(|seal| seal.id == after))
        })?;
        if after > 0 && before.is_none() {
            return Ok(Verified {
                fault: Some(Break::MissingSeal { seal: after }),
                ..Verified::default()
            });
        }
        let walked = self.walk(before, most, &[])?;
        let more = walked.seals == most as u64 && walked.fault.is_none();
        let fault = match walked.fault {
            None if !more => self.unsealed(walked.last.as_ref())?.1,
            fault => fault,
        };
        Ok(Verified {
            lines: walked.lines,
            until: walked.last.as_ref().map(|seal| seal.made_at),
            next: walked.last.filter(|_| more).map(|seal| seal.id),
            fault,
        })
    }

    /// How many lines come after the last seal, and whether they are too old for that.
    fn unsealed(&self, last: Option<&Seal>) -> Result<(u64, Option<Break>), Error> {
        // Whoever seals meanwhile makes them fewer: the last seal is looked at anew.
        let beyond = self.store.read(|tx| {
            let newest = tx.last_seal()?;
            let seal = newest.as_ref().or(last);
            let lines = tx.lines_beyond(seal.map_or(0, |seal| seal.until_seq))?;
            Ok::<_, Error>(lines.map(|lines| (seal.map_or(1, |seal| seal.id + 1), lines)))
        })?;
        let Some((seal, beyond)) = beyond else {
            return Ok((0, None));
        };
        let longest = SignedDuration::from_hours(UNSEALED_HOURS);
        let is_late = beyond.until.duration_since(beyond.from) > longest;
        let fault = is_late.then_some(Break::Unsealed {
            seal,
            line: beyond.first,
            lines: beyond.lines,
        });
        Ok((beyond.lines, fault))
    }

    /// From one seal on until something is broken, as many as asked for, or to the end.
    fn walk(&self, from: Option<Seal>, most: usize, noted: &[SealNote]) -> Result<Walked, Error> {
        let mut walked = Walked {
            last: from,
            ..Walked::default()
        };
        while walked.seals < most as u64 {
            let id = walked.last.as_ref().map_or(0, |seal| seal.id);
            let outcome = self.store.read(|tx| {
                let Some(seal) = tx.seals_after(id, 1)?.pop() else {
                    return Ok::<_, StoreError>(None);
                };
                let wanted = usize::try_from(seal.lines).unwrap_or(usize::MAX);
                let most = wanted.saturating_add(SEALED_MOST);
                let lines = tx.lines_within(seal.after_seq, seal.until_seq, most)?;
                Ok(Some((seal, lines)))
            });
            let (seal, found) = match outcome {
                Ok(Some(found)) => found,
                Ok(None) => break,
                Err(error @ StoreError::Corrupt { .. }) => {
                    walked.fault = Some(Break::Unreadable {
                        seal: id + 1,
                        what: error.to_string(),
                    });
                    break;
                }
                Err(error) => return Err(error.into()),
            };
            walked.fault = fault(walked.last.as_ref(), &seal, &found, noted);
            if walked.fault.is_some() {
                break;
            }
            walked.seals += 1;
            walked.lines += found.len() as u64;
            walked.purged += u64::from(seal.purged_at.is_some());
            walked.last = Some(seal);
        }
        Ok(walked)
    }
}

/// How far a walk along the seals came.
#[derive(Default)]
struct Walked {
    seals: u64,
    lines: u64,
    purged: u64,
    last: Option<Seal>,
    fault: Option<Break>,
}

/// Makes the next seal, if there is something to seal, and notes which rooms its lines speak of.
fn seal_next(tx: &mut Tx, now: Timestamp) -> Result<u64, StoreError> {
    let last = tx.last_seal()?;
    let after_seq = last.as_ref().map_or(0, |seal| seal.until_seq);
    let settled = tx.settled_seq()?;
    let lines = tx.lines_within(after_seq, settled, SEALED_MOST)?;
    let Some(newest) = lines.last() else {
        return Ok(0);
    };
    let (lines_hash, digests) = digest(&lines);
    let mut seal = Seal {
        id: last.as_ref().map_or(1, |seal| seal.id + 1),
        after_seq,
        until_seq: newest.seq,
        lines: lines.len() as u64,
        digests,
        lines_hash,
        hash: [0; 32],
        made_at: now,
        purged_at: None,
    };
    seal.hash = hash_of(&seal, last.as_ref());
    // Another node was faster: what it sealed is sealed.
    if !tx.add_seal(&seal)? {
        return Ok(0);
    }
    for line in &lines {
        note_rooms(tx, line)?;
    }
    Ok(seal.lines)
}

fn note_rooms(tx: &mut Tx, line: &Line) -> Result<(), StoreError> {
    let Some(Fact::Meeting(fact)) = fact_of(line) else {
        return Ok(());
    };
    for hold in fact.holds.iter().filter(|hold| hold.active) {
        tx.add_place_line(&PlaceLine {
            place: hold.room,
            held: hold.span,
            seq: line.seq,
            at: line.at,
            subject: line.subject,
        })?;
    }
    Ok(())
}

/// What is wrong with a seal or the lines under it.
fn fault(before: Option<&Seal>, seal: &Seal, lines: &[Line], noted: &[SealNote]) -> Option<Break> {
    let wanted = before.map_or(1, |before| before.id + 1);
    if seal.id != wanted {
        return Some(Break::MissingSeal { seal: wanted });
    }
    let is_purged = seal.purged_at.is_some();
    let follows = before.map_or(0, |before| before.until_seq) == seal.after_seq
        && before.is_none_or(|before| !is_purged || before.purged_at.is_some());
    if !follows || seal.hash != hash_of(seal, before) {
        return Some(Break::Seal { seal: seal.id });
    }
    let is_other = |noted: &&SealNote| noted.seal == seal.id && noted.hash != seal.hash;
    if noted.iter().any(|noted| is_other(&noted)) {
        return Some(Break::Noted { seal: seal.id });
    }
    if is_purged {
        return lines.first().map(|line| Break::Line {
            seal: seal.id,
            line: line.seq,
            how: Tampering::Inserted,
        });
    }
    let (lines_hash, digests) = digest(lines);
    if lines_hash == seal.lines_hash && lines.len() as u64 == seal.lines {
        return None;
    }
    Some(match first_difference(&seal.digests, &digests) {
        Some((line, how)) => Break::Line {
            seal: seal.id,
            line,
            how,
        },
        None => Break::Lines { seal: seal.id },
    })
}

fn first_difference(sealed: &[u8], found: &[u8]) -> Option<(i64, Tampering)> {
    let mut sealed = sealed.chunks_exact(8 + SHORT).map(split);
    let mut found = found.chunks_exact(8 + SHORT).map(split);
    loop {
        match (sealed.next(), found.next()) {
            (None, None) => return None,
            (Some((line, _)), None) => return Some((line, Tampering::Removed)),
            (None, Some((line, _))) => return Some((line, Tampering::Inserted)),
            (Some(one), Some(other)) if one == other => {}
            (Some((line, _)), Some((other, _))) if line == other => {
                return Some((line, Tampering::Changed));
            }
            (Some((line, _)), Some((other, _))) if line < other => {
                return Some((line, Tampering::Removed));
            }
            (Some(_), Some((line, _))) => return Some((line, Tampering::Inserted)),
        }
    }
}

/// The number of a line and its short digest.
fn split(chunk: &[u8]) -> (i64, &[u8]) {
    let (number, short) = chunk.split_at_checked(8).unwrap_or_default();
    let number = number.try_into().map(i64::from_be_bytes);
    (number.unwrap_or_default(), short)
}

/// The digest over lines, and number and short digest of each.
fn digest(lines: &[Line]) -> ([u8; 32], Vec<u8>) {
    let mut all = Sha256::new();
    let mut digests = Vec::with_capacity(lines.len() * (8 + SHORT));
    for line in lines {
        let hash: [u8; 32] = Sha256::digest(canonical(line)).into();
        all.update(hash);
        digests.extend(line.seq.to_be_bytes());
        digests.extend(hash.iter().take(SHORT));
    }
    (all.finalize().into(), digests)
}

fn hash_of(seal: &Seal, before: Option<&Seal>) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update("smart-meeting seal 1\n");
    hash.update(before.map_or([0; 32], |before| before.hash));
    for number in [
        seal.id,
        seal.after_seq,
        seal.until_seq,
        seal.made_at.as_microsecond(),
    ] {
        hash.update(number.to_be_bytes());
    }
    hash.update(seal.lines.to_be_bytes());
    hash.update(seal.lines_hash);
    hash.finalize().into()
}

fn note(seal: &Seal) -> SealNote {
    SealNote {
        seal: seal.id,
        hash: seal.hash,
    }
}

/// The bytes of a line that are the same on every engine and of every release: a JSON list of its
/// columns, objects with their keys in order.
fn canonical(line: &Line) -> String {
    let id = |id: Option<uuid::Uuid>| id.map_or(Value::Null, |id| Value::from(id.to_string()));
    let columns = [
        Value::from(line.seq),
        Value::from(line.at.as_microsecond()),
        id(line.person),
        id(line.api_key),
        id(line.on_behalf_of),
        Value::from(line.origin.as_str()),
        line.address.as_deref().map_or(Value::Null, Value::from),
        id(line.session),
        Value::from(line.kind.as_str()),
        id(Some(line.subject)),
    ];
    let mut text = String::from("[");
    for column in &columns {
        write_sorted(column, &mut text);
        text.push(',');
    }
    write_sorted(&line.payload, &mut text);
    text.push(']');
    text
}

fn write_sorted(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| name.as_str());
            text.push('{');
            for (at, (name, value)) in fields.into_iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_sorted(&Value::from(name.as_str()), text);
                text.push(':');
                write_sorted(value, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                write_sorted(item, text);
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_does_not_count() {
        let one: Value =
            serde_json::from_str(r#"{"b": [1, {"y": 0.5, "x": null}], "a": "会"}"#).unwrap();
        let mut text = String::new();
        write_sorted(&one, &mut text);
        assert_eq!(text, r#"{"a":"会","b":[1,{"x":null,"y":0.5}]}"#);
    }

    #[test]
    fn a_note_comes_back_from_its_text() {
        let note = SealNote {
            seal: 12,
            hash: [0xa7; 32],
        };
        assert_eq!(note.to_string().parse(), Ok(note));
        for wrong in ["", "12", "12 a7", "x a7", &format!("12 {}", "ü".repeat(32))] {
            assert_eq!(wrong.parse::<SealNote>(), Err(NoNote), "{wrong}");
        }
    }

    #[test]
    fn the_first_difference_is_told() {
        let list = |lines: &[(i64, u8)]| -> Vec<u8> {
            let each = |(number, byte): &(i64, u8)| {
                let mut chunk = number.to_be_bytes().to_vec();
                chunk.extend([*byte; SHORT]);
                chunk
            };
            lines.iter().flat_map(each).collect()
        };
        let sealed = list(&[(1, 1), (2, 2), (5, 5)]);
        let told = |lines: &[(i64, u8)]| first_difference(&sealed, &list(lines));
        assert_eq!(told(&[(1, 1), (2, 2), (5, 5)]), None);
        assert_eq!(
            told(&[(1, 1), (2, 9), (5, 5)]),
            Some((2, Tampering::Changed))
        );
        assert_eq!(told(&[(1, 1), (5, 5)]), Some((2, Tampering::Removed)));
        assert_eq!(told(&[(1, 1), (2, 2)]), Some((5, Tampering::Removed)));
        assert_eq!(
            told(&[(1, 1), (2, 2), (3, 3), (5, 5)]),
            Some((3, Tampering::Inserted))
        );
    }
}
