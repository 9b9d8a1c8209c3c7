//! `doctor`: looks at settings, disk, clock and data, and says what to do.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use app::App;

use crate::config::Config;

/// Below this the disk is as good as full.
const FREE_LEAST: u64 = 512 * 1024 * 1024;
/// A database slower than this makes people wait.
const SLOW_MILLIS: u128 = 250;

/// What was looked at, and what to do where something is wrong.
struct Finding {
    what: String,
    advice: Option<String>,
}

fn fine(what: impl Into<String>) -> Finding {
    Finding {
        what: what.into(),
        advice: None,
    }
}

fn wrong(what: impl Into<String>, advice: impl Into<String>) -> Finding {
    Finding {
        what: what.into(),
        advice: Some(advice.into()),
    }
}

pub fn run(config: &Config) -> ExitCode {
    let mut findings = vec![fine(format!("settings: listens at {}", config.listen))];
    findings.extend(config.data_folder().map(disk));
    let opened = super::require_database(config).and_then(|()| super::open(config));
    match opened {
        Ok(app) => {
            findings.push(clock(&app));
            findings.push(database(&app));
            findings.extend(data(&app));
            findings.push(mail(&app, config));
        }
        Err(error) => findings.push(wrong(
            format!("database: {error:#}"),
            "check --database or --data, that the server runs and lets this user in",
        )),
    }
    let mut code = ExitCode::SUCCESS;
    for finding in findings {
        match finding.advice {
            None => println!("  ok  {}", finding.what),
            Some(advice) => {
                println!("  !!  {}\n      {advice}", finding.what);
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn disk(folder: &Path) -> Finding {
    // The folder may not be there before the first start; its parent tells the disk all the same.
    let existing = folder
        .ancestors()
        .find(|path| path.exists())
        .unwrap_or(Path::new("."));
    match rustix::fs::statvfs(existing) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize);
            let what = format!(
                "disk: {} MiB free at {}",
                free / 1024 / 1024,
                existing.display()
            );
            if free < FREE_LEAST {
                wrong(
                    what,
                    "free some space: when it is full, bookings are refused",
                )
            } else {
                fine(what)
            }
        }
        Err(error) => wrong(
            format!("disk: {error}"),
            "check that the data folder can be read",
        ),
    }
}

/// Nothing here was written before this program existed, so an earlier clock is wrong.
fn clock(app: &App) -> Finding {
    let now = app.now();
    if now.as_second() < 1_767_225_600 {
        wrong(
            format!("clock: {now}"),
            "set the clock, best by NTP (systemd-timesyncd, chrony)",
        )
    } else {
        fine(format!("clock: {now}"))
    }
}

fn database(app: &App) -> Finding {
    let started = Instant::now();
    match app.ask_database() {
        Ok(()) => {
            let millis = started.elapsed().as_millis();
            let what = format!("database: answers in {millis} ms");
            if millis > SLOW_MILLIS {
                wrong(
                    what,
                    "bring the database nearer, or look at what else it does",
                )
            } else {
                fine(what)
            }
        }
        Err(error) => wrong(format!("database: {error}"), "look at its log"),
    }
}

fn mail(app: &App, config: &Config) -> Finding {
    let Some(mail) = &config.mail else {
        return fine("mail: off; people find what they are told in the inbox only");
    };
    let port = mail.settings().map(|settings| settings.port);
    let server = format!("{}:{}", mail.host, port.unwrap_or_default());
    let reached = app.probe_mail();
    match (reached, app.messages_waiting()) {
        (Some(Err(failure)), _) => wrong(
            format!("mail: {server}: {failure}"),
            "check the table [mail] of the settings and that the server lets this machine in",
        ),
        (_, Err(error)) => wrong(format!("mail: {error}"), "look at the database"),
        (_, Ok((waiting, _))) => fine(format!("mail: {server} answers, {waiting} waiting")),
    }
}

fn data(app: &App) -> Vec<Finding> {
    let seen = match app.examine() {
        Ok(seen) => seen,
        Err(error) => {
            let advice = "restore the last backup, or look at the database's log";
            return vec![wrong(format!("data: cannot be read: {error}"), advice)];
        }
    };
    let mut findings = vec![fine(format!(
        "data: {} rooms, {} holds, {} jobs waiting",
        seen.rooms, seen.holds, seen.jobs_open
    ))];
    findings.push(if seen.overlaps == 0 {
        fine("law: no room is held twice")
    } else {
        wrong(
            format!("law: {} holds overlap", seen.overlaps),
            "keep a backup of this database and report it; cancel one of each pair",
        )
    });
    if !seen.has_administrator {
        let advice = "smart-meeting admin create --login ada --name Ada --password-stdin";
        findings.push(wrong("people: there is no administrator", advice));
    }
    if seen.rooms == 0 {
        let advice = "smart-meeting import rooms FILE.csv, or smart-meeting demo to try things";
        findings.push(wrong("places: there is no room", advice));
    }
    if !seen.unknown_zones.is_empty() {
        let codes = seen.unknown_zones.join(", ");
        findings.push(wrong(
            format!("places: unknown time zones at {codes}"),
            "give them an IANA zone such as Asia/Shanghai",
        ));
    }
    findings
}
