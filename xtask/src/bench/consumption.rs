//! What a process has used, as the kernel tells it.

use anyhow::{Context, Result};
use std::time::Duration;

/// Ticks of `/proc/PID/stat` per second; the same on every Linux.
const TICKS_PER_SECOND: f64 = 100.0;

/// Processor time of a process so far.
pub(super) fn cpu(process: u32) -> Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let numbers = numbers_of(&stat).context("the kernel's line is unlike any known")?;
    Ok(ticks(numbers.user + numbers.system))
}

/// Processor time of a process and its children, those that have ended included.
pub(super) fn cpu_of_family(process: u32) -> Result<Duration> {
    let mut sum = 0;
    for entry in std::fs::read_dir("/proc")?.flatten() {
        let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else {
            // No process, or one that ended while we looked.
            continue;
        };
        let Some(numbers) = numbers_of(&stat) else {
            continue;
        };
        let is_process = entry.file_name().to_str() == Some(process.to_string().as_str());
        if is_process {
            sum += numbers.user + numbers.system + numbers.ended_children;
        } else if numbers.parent == process {
            sum += numbers.user + numbers.system;
        }
    }
    Ok(ticks(sum))
}

/// Megabytes resident, and how many of them are the process's own rather than mapped files.
pub(super) fn memory_mb(process: u32) -> Result<(f64, f64)> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let kilobytes = |name: &str| -> Option<f64> {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    let resident = kilobytes("VmRSS:").context("the kernel does not tell VmRSS")?;
    let own = kilobytes("RssAnon:").context("the kernel does not tell RssAnon")?;
    Ok((resident / 1024.0, own / 1024.0))
}

struct Numbers {
    parent: u32,
    user: u64,
    system: u64,
    ended_children: u64,
}

/// The name in brackets may hold anything, so counting begins behind its last bracket.
fn numbers_of(stat: &str) -> Option<Numbers> {
    let (_, rest) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let number = |index: usize| fields.get(index)?.parse::<u64>().ok();
    Some(Numbers {
        parent: u32::try_from(number(1)?).ok()?,
        user: number(11)?,
        system: number(12)?,
        ended_children: number(13)? + number(14)?,
    })
}

fn ticks(count: u64) -> Duration {
    Duration::from_secs_f64(count as f64 / TICKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_brackets_does_not_shift_the_numbers() {
        let stat = "7 (a) b) S 3 7 7 0 -1 0 0 0 0 0 11 5 2 1 20 0 9 0 100 0 0\n";
        let numbers = numbers_of(stat).unwrap();
        assert_eq!(numbers.parent, 3);
        assert_eq!(
            (numbers.user, numbers.system, numbers.ended_children),
            (11, 5, 3)
        );
    }
}
