//! docs/benchmarks.md: the tables of this run, the machine they come from, and what others reached
//! on a machine of the same kind.

use super::Bench;
use super::sheet::{Sheet, number};
use crate::{process, workspace};
use anyhow::Result;
use std::fs::File;
use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

const OPENING: &str = "# Benchmarks

Written by `cargo xtask bench`; do not edit. Server, database and clients share one machine and talk
over loopback. Each figure is the **median** (least–most) of several rounds; what is compared is
measured in turns within the same run. Processor time per request is the figure that noise touches
least.
";

/// Measured once, on a machine of the same kind (2 cores).
const PEERS: &str = "## Others

Measured on 2 cores of the same kind with 8 clients, each system as its makers install it.

| | bookings/s | server CPU ms each | views of one day/s | memory MB | raced slots booked twice |
|---|---|---|---|---|---|
| MRBS | 87 | 15 | 1–6 | 430–1,200 | 74 % |
| LibreBooking | 42 | 28 | 1–6 | 430–1,200 | 98 % |
| Indico | 30 | 60 | 1–6 | 430–1,200 | 90 % |

Day views and memory are the range over the three. Raced slots: several clients ask for the same free
slot at the same time; `cargo xtask race` does the same here with 32 clients and 1,000 slots, and ends
with an error unless each has exactly one winner.
";

pub(super) fn write(bench: &Bench, sheets: &[Sheet]) -> Result<()> {
    let mut page = format!("{OPENING}\n{}\n", machine(bench)?);
    for sheet in sheets {
        page.push_str(&sheet.markdown());
        page.push('\n');
    }
    page.push_str(PEERS);
    let path = workspace::root().join("docs/benchmarks.md");
    std::fs::write(&path, page)?;
    println!("wrote {}", path.display());
    Ok(())
}

fn machine(bench: &Bench) -> Result<String> {
    let cpu = std::fs::read_to_string("/proc/cpuinfo")?;
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or("unknown processor", |(_, name)| name);
    let cores = std::thread::available_parallelism()?;
    let kernel = process::output(Command::new("uname").arg("-sr"))?;
    let rust = process::output(Command::new("rustc").arg("--version"))?;
    Ok(format!(
        "Machine: {cores} cores, {model}, {}, {}. A bare write of 4 KB reaches the disk {} times per \
         second. {} rounds of {} s.\n",
        kernel.trim(),
        rust.trim(),
        number(syncs_per_second(bench)?),
        bench.rounds,
        number(bench.length.as_secs_f64()),
    ))
}

/// What the disk allows: nothing that waits for it can be faster without sharing a wait.
fn syncs_per_second(bench: &Bench) -> Result<f64> {
    let folder = bench.folder()?;
    let mut file = File::create(folder.path().join("sync"))?;
    let block = [1_u8; 4096];
    let begun = Instant::now();
    let mut count = 0.0;
    while begun.elapsed() < Duration::from_secs(2) {
        file.write_all(&block)?;
        file.sync_data()?;
        count += 1.0;
    }
    Ok(count / begun.elapsed().as_secs_f64())
}
