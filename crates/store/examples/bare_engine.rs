//! What the engines can do without us: the rows of a booking, with the same question for overlaps
//! and durable commits, into a database that has our tables. `cargo xtask bench` sets our bookings
//! per second beside the figure printed here.
//!
//! `bare_engine URL CLIENTS MILLISECONDS` → `{"per_second": …}`

use std::error::Error;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use postgres::NoTls;
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const HALF_HOUR: i64 = 1800;
/// Most bookings in one commit, as in the store.
const BATCH: usize = 256;

const CLASH: &str = "SELECT held_until FROM hold WHERE room_id = $1 AND active AND held_from < $2 \
                     ORDER BY held_from DESC LIMIT 1";
const MEETING: &str = "INSERT INTO meeting (id, apart, organizer_id, host_id, subject, private, \
                       starts_at, ends_at, long, time_zone, state, created_at, version) \
                       VALUES ($1, FALSE, $2, $2, $3, FALSE, $4, $5, FALSE, 'UTC', 'confirmed', $4, 1)";
const HOLD: &str = "INSERT INTO hold (id, meeting_id, room_id, held_from, held_until, active) \
                    VALUES ($1, $2, $3, $4, $5, TRUE)";
const EVENT: &str = "INSERT INTO event (at, actor_person, origin, kind, subject_id, payload) \
                     VALUES ($1, $2, 'api', 'meeting.booked', $3, $4)";

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, clients, milliseconds] = arguments.as_slice() else {
        return Err("bare_engine URL CLIENTS MILLISECONDS".into());
    };
    let clients: usize = clients.parse()?;
    let length = Duration::from_millis(milliseconds.parse()?);
    let booked = match url.strip_prefix("sqlite://") {
        Some(path) => on_sqlite(path, clients, length)?,
        None => on_postgres(url, clients, length)?,
    };
    let per_second = f64::from(booked) / length.as_secs_f64();
    println!(r#"{{"per_second": {per_second:.1}}}"#);
    Ok(())
}

/// Slots that nobody has taken yet, and the rows that belong to them.
struct Slots {
    rooms: Vec<Uuid>,
    organizer: Uuid,
    /// Behind everything that is in the database, in seconds.
    first: i64,
    next: AtomicI64,
}

struct Booking {
    ids: [Uuid; 2],
    room: Uuid,
    from: i64,
    until: i64,
    payload: serde_json::Value,
}

impl Slots {
    fn take(&self) -> Outcome<Booking> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let rooms = i64::try_from(self.rooms.len())?;
        let room = self
            .rooms
            .get(usize::try_from(number % rooms)?)
            .ok_or("no rooms")?;
        let from = self.first + number / rooms * HALF_HOUR;
        // Ordered by time, as the ids of our rows are.
        let id = |kind: u128| {
            let time = u128::from(self.first.unsigned_abs()) << 80;
            Uuid::from_u128(time | u128::from(number.unsigned_abs()) << 4 | kind)
        };
        let ids = [id(1), id(2)];
        let payload = serde_json::json!({
            "type": "meeting", "happened": "booked", "meeting": ids[0], "series": null,
            "state": "confirmed", "span": {"from": from, "until": from + HALF_HOUR}, "version": 1,
            "holds": [{"id": ids[1], "room": room, "active": true, "released": null,
                "span": {"from": from, "until": from + HALF_HOUR}}],
        });
        Ok(Booking {
            ids,
            room: *room,
            from,
            until: from + HALF_HOUR,
            payload,
        })
    }
}

/// One writer that commits whatever waits, as the store does.
fn on_sqlite(path: &str, clients: usize, length: Duration) -> Outcome<u32> {
    let mut writer = rusqlite::Connection::open(path)?;
    writer.pragma_update(None, "journal_mode", "WAL")?;
    writer.pragma_update(None, "synchronous", "FULL")?;
    let slots = {
        let mut ask = writer.prepare("SELECT id FROM place WHERE kind = 'room'")?;
        let rooms = ask
            .query_map([], |row| row.get(0).map(Uuid::from_bytes))?
            .collect::<Result<_, _>>()?;
        let organizer = writer.query_row("SELECT id FROM person LIMIT 1", [], |row| {
            row.get(0).map(Uuid::from_bytes)
        })?;
        let last: Option<i64> =
            writer.query_row("SELECT max(held_until) FROM hold", [], |row| row.get(0))?;
        let first = last.map_or(2_000_000_000, |last| last / 1_000_000 + HALF_HOUR);
        Slots {
            rooms,
            organizer,
            first,
            next: AtomicI64::new(0),
        }
    };
    let (queue, waiting) = sync_channel::<(Booking, SyncSender<()>)>(1024);
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..clients)
            .map(|_| {
                let (queue, slots) = (queue.clone(), &slots);
                scope.spawn(move || -> Outcome<u32> {
                    let (answer, answered) = sync_channel(1);
                    repeat(length, || {
                        queue.send((slots.take()?, answer.clone()))?;
                        Ok(answered.recv()?)
                    })
                })
            })
            .collect();
        drop(queue);
        write_batches(&mut writer, &waiting, slots.organizer)?;
        let counts = clients
            .into_iter()
            .map(|client| client.join().map_err(|_| "a client died")?);
        counts.sum()
    })
}

fn write_batches(
    writer: &mut rusqlite::Connection,
    waiting: &Receiver<(Booking, SyncSender<()>)>,
    organizer: Uuid,
) -> Outcome<()> {
    while let Ok(first) = waiting.recv() {
        let batch: Vec<_> = std::iter::once(first)
            .chain(waiting.try_iter().take(BATCH - 1))
            .collect();
        let tx = writer.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for (booking, _) in &batch {
            insert_into_sqlite(&tx, booking, organizer)?;
        }
        tx.commit()?;
        for (_, answer) in batch {
            answer.send(())?;
        }
    }
    Ok(())
}

fn insert_into_sqlite(
    tx: &rusqlite::Connection,
    booking: &Booking,
    organizer: Uuid,
) -> Outcome<()> {
    let [meeting, hold] = booking.ids.map(Uuid::into_bytes);
    let (room, organizer) = (booking.room.into_bytes(), organizer.into_bytes());
    let (from, until) = (booking.from * 1_000_000, booking.until * 1_000_000);
    let mut ask = tx.prepare_cached(CLASH)?;
    let mut clashes = ask.query((room, until))?;
    if let Some(row) = clashes.next()?
        && row.get::<_, i64>(0)? > from
    {
        return Err("the slot is taken".into());
    }
    let subject = "Planning of the coming quarter";
    tx.prepare_cached(MEETING)?
        .execute((meeting, organizer, subject, from, until))?;
    tx.prepare_cached(HOLD)?
        .execute((hold, meeting, room, from, until))?;
    let payload = booking.payload.to_string();
    tx.prepare_cached(EVENT)?
        .execute((from, organizer, meeting, payload))?;
    Ok(())
}

/// One connection for each client: PostgreSQL groups commits by itself.
fn on_postgres(url: &str, clients: usize, length: Duration) -> Outcome<u32> {
    let mut client = postgres::Client::connect(url, NoTls)?;
    let rooms = client.query("SELECT id FROM place WHERE kind = 'room'", &[])?;
    let last: Option<SystemTime> = client
        .query_one("SELECT max(held_until) FROM hold", &[])?
        .try_get(0)?;
    let first = match last {
        Some(last) => i64::try_from(last.duration_since(UNIX_EPOCH)?.as_secs())? + HALF_HOUR,
        None => 2_000_000_000,
    };
    let slots = Slots {
        rooms: rooms
            .iter()
            .map(|row| row.try_get(0))
            .collect::<Result<_, _>>()?,
        organizer: client
            .query_one("SELECT id FROM person LIMIT 1", &[])?
            .try_get(0)?,
        first,
        next: AtomicI64::new(0),
    };
    std::thread::scope(|scope| {
        let clients: Vec<_> = (0..clients)
            .map(|_| {
                let slots = &slots;
                scope.spawn(move || book_on_postgres(url, slots, length))
            })
            .collect();
        let counts = clients
            .into_iter()
            .map(|client| client.join().map_err(|_| "a client died")?);
        counts.sum()
    })
}

fn book_on_postgres(url: &str, slots: &Slots, length: Duration) -> Outcome<u32> {
    let mut client = postgres::Client::connect(url, NoTls)?;
    let clash = client.prepare(CLASH)?;
    let [meeting_text, hold_text, event_text] = [
        client.prepare(MEETING)?,
        client.prepare(HOLD)?,
        client.prepare(EVENT)?,
    ];
    repeat(length, || {
        let booking = slots.take()?;
        let [meeting, hold] = booking.ids;
        let at = |seconds: i64| UNIX_EPOCH + Duration::from_secs(seconds.unsigned_abs());
        let (from, until) = (at(booking.from), at(booking.until));
        let mut tx = client.transaction()?;
        if let Some(row) = tx.query_opt(&clash, &[&booking.room, &until])?
            && row.try_get::<_, SystemTime>(0)? > from
        {
            return Err("the slot is taken".into());
        }
        let subject = "Planning of the coming quarter";
        tx.execute(
            &meeting_text,
            &[&meeting, &slots.organizer, &subject, &from, &until],
        )?;
        tx.execute(&hold_text, &[&hold, &meeting, &booking.room, &from, &until])?;
        tx.execute(
            &event_text,
            &[&from, &slots.organizer, &meeting, &booking.payload],
        )?;
        Ok(tx.commit()?)
    })
}

/// How often `work` was done in this time.
fn repeat(length: Duration, mut work: impl FnMut() -> Outcome<()>) -> Outcome<u32> {
    let begun = Instant::now();
    let mut count = 0;
    while begun.elapsed() < length {
        work()?;
        count += 1;
    }
    Ok(count)
}
