//! The few shapes of the API that the clients need, written out by hand from its description: what
//! they send, and what they understand of the answers.

use crate::deployment::{LOGIN, PASSWORD};
use crate::http::{Answer, Client, Request, Silence};
use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::Duration;

/// A meeting as an answer tells it; instants in seconds since 1970.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Told {
    pub(crate) id: String,
    pub(crate) version: i64,
    pub(crate) from: i64,
    pub(crate) until: i64,
}

const FIRST_VERSION: i64 = 1;

/// What a client asks for.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub(crate) subject: String,
    pub(crate) room: String,
    pub(crate) from: i64,
    pub(crate) until: i64,
}

/// Dates of a series: as many days one after the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Daily {
    pub(crate) count: u32,
    /// Leave out dates that clash instead of refusing all.
    pub(crate) skips: bool,
}

pub(crate) fn booking(wish: &Wish, daily: Option<Daily>) -> Vec<u8> {
    let mut body = json!({
        "subject": wish.subject,
        "start": instant(wish.from),
        "end": instant(wish.until),
        "timeZone": "UTC",
        "roomIds": [wish.room],
        "attendees": [],
    });
    if let (Some(daily), Value::Object(fields)) = (daily, &mut body) {
        let rule = format!("FREQ=DAILY;COUNT={}", daily.count);
        fields.insert("recurrence".to_owned(), json!({"rrule": rule}));
        let on_conflict = if daily.skips { "skip" } else { "refuse" };
        fields.insert("onConflict".to_owned(), json!(on_conflict));
    }
    body.to_string().into_bytes()
}

pub(crate) fn change(wish: &Wish) -> Vec<u8> {
    let body = json!({
        "start": instant(wish.from),
        "end": instant(wish.until),
        "roomIds": [wish.room],
        "scope": "this",
    });
    body.to_string().into_bytes()
}

/// `None` when the answer is not a meeting.
pub(crate) fn meeting(value: &Value) -> Option<Told> {
    Some(Told {
        id: value.get("id")?.as_str()?.to_owned(),
        version: value.get("version")?.as_i64()?,
        from: seconds(value.get("start")?)?,
        until: seconds(value.get("end")?)?,
    })
}

/// The dates that were made, all in their first version.
pub(crate) fn occurrences(value: &Value) -> Option<Vec<Told>> {
    value
        .get("occurrences")?
        .as_array()?
        .iter()
        .map(|date| {
            Some(Told {
                id: date.get("id")?.as_str()?.to_owned(),
                version: FIRST_VERSION,
                from: seconds(date.get("start")?)?,
                until: seconds(date.get("end")?)?,
            })
        })
        .collect()
}

/// Ids as the database shell prints them.
pub(crate) fn bare(id: &str) -> String {
    id.replace('-', "")
}

pub(crate) fn instant(seconds: i64) -> String {
    Timestamp::from_second(seconds)
        .unwrap_or_default()
        .to_string()
}

pub(crate) fn seconds(value: &Value) -> Option<i64> {
    let instant: Timestamp = value.as_str()?.parse().ok()?;
    Some(instant.as_second())
}

/// Signs in and answers the header line that says so.
pub(crate) fn sign_in(client: &mut Client) -> Result<Answer, Silence> {
    let body = json!({"login": LOGIN, "password": PASSWORD}).to_string();
    client.send(&Request {
        method: "POST",
        path: "/api/v1/sessions",
        headers: "Content-Type: application/json\r\n",
        body: body.as_bytes(),
    })
}

pub(crate) fn authorization(answer: &Answer) -> Option<String> {
    let body = answer.json();
    let token = body.get("token")?.as_str()?;
    Some(format!("Authorization: Bearer {token}\r\n"))
}

/// The ids of all rooms, and the header line of a fresh session.
pub(crate) fn rooms(address: SocketAddr) -> Result<(Vec<String>, String)> {
    let mut client = Client::new(address, Duration::from_secs(10));
    let Ok(answer) = sign_in(&mut client) else {
        bail!("{address} does not answer");
    };
    let headers = authorization(&answer)
        .with_context(|| format!("cannot sign in: {} {}", answer.status, answer.json()))?;
    let ask = Request {
        method: "GET",
        path: "/api/v1/rooms?limit=1000",
        headers: &headers,
        body: b"",
    };
    let Ok(answer) = client.send(&ask) else {
        bail!("{address} does not answer");
    };
    let body = answer.json();
    let items = body
        .get("items")
        .and_then(Value::as_array)
        .context("no rooms")?;
    let ids = items
        .iter()
        .filter_map(|room| Some(room.get("id")?.as_str()?.to_owned()));
    Ok((ids.collect(), headers))
}
