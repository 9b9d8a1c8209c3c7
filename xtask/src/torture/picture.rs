//! Compares the day as every server shows it with the rows of the database: the model in memory
//! must have followed the log through all that happened.

use super::checker::HoldRow;
use super::client::{DAYS, World};
use super::database;
use crate::deployment::Deployment;
use crate::http::{Client, Request};
use crate::wire;
use anyhow::Result;
use serde_json::Value;
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// How long a server may need to hear of what another one did.
const LATENESS: Duration = Duration::from_secs(5);

/// Holds shown but not there, or there but not shown, per server.
pub(super) fn compare(deployment: &Deployment, world: &World) -> Result<Vec<String>> {
    let rows = database::read(deployment)?;
    let there: BTreeSet<HoldRow> = rows.holds.into_iter().collect();
    let mut findings = Vec::new();
    for address in deployment.addresses() {
        let begun = Instant::now();
        loop {
            let shown = shown(address, world);
            if shown.as_ref() == Some(&there) {
                break;
            }
            if begun.elapsed() > LATENESS {
                findings.push(difference(address, shown, &there));
                break;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
    Ok(findings)
}

fn difference(
    address: SocketAddr,
    shown: Option<BTreeSet<HoldRow>>,
    there: &BTreeSet<HoldRow>,
) -> String {
    let Some(shown) = shown else {
        return format!("{address} does not show its schedule");
    };
    let wrong: Vec<_> = shown.difference(there).take(3).collect();
    let missing: Vec<_> = there.difference(&shown).take(3).collect();
    format!("{address} shows but should not: {wrong:?}; should show but does not: {missing:?}")
}

/// `None` when there is no answer that can be read.
fn shown(address: SocketAddr, world: &World) -> Option<BTreeSet<HoldRow>> {
    let mut client = Client::new(address, Duration::from_secs(10));
    let session = wire::authorization(&wire::sign_in(&mut client).ok()?)?;
    // Two days more: a series or a change may reach over the rim.
    let end = world.first_day + (DAYS + 4) * 86_400;
    let path = format!(
        "/api/v1/schedule?start={}&end={}",
        wire::instant(world.first_day),
        wire::instant(end)
    );
    let answer = client.send(&Request {
        method: "GET",
        path: &path,
        headers: &session,
        body: b"",
    });
    let body = answer.ok()?.json();
    let mut holds = BTreeSet::new();
    for entry in body.get("rooms")?.as_array()? {
        let room = wire::bare(entry.get("room")?.get("id")?.as_str()?);
        for hold in entry.get("holds")?.as_array()? {
            holds.insert(HoldRow {
                room: room.clone(),
                from: wire::seconds(hold.get("from")?)?,
                until: wire::seconds(hold.get("until")?)?,
                meeting: wire::bare(hold.get("meetingId").and_then(Value::as_str)?),
            });
        }
    }
    Some(holds)
}
