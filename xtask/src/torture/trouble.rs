//! What befalls the servers: they are killed and started again, their disk is full for a while,
//! their clock is put forward and back, their database crashes.

use super::dice::Dice;
use super::disk::Disk;
use crate::deployment::Deployment;
use anyhow::Result;
use std::time::{Duration, Instant};

/// Hours by which the clock is put wrong. Less than the day for which a request is remembered.
const WRONG_HOURS: u64 = 10;

pub(super) struct Troubles {
    dice: Dice,
    pub(super) kills: u32,
    pub(super) full_disks: u32,
    pub(super) clock_jumps: u32,
    pub(super) database_crashes: u32,
    surprises: Vec<String>,
}

impl Troubles {
    pub(super) fn new(dice: Dice) -> Troubles {
        Troubles {
            dice,
            kills: 0,
            full_disks: 0,
            clock_jumps: 0,
            database_crashes: 0,
            surprises: Vec::new(),
        }
    }

    /// Servers that ended although nothing was done to them.
    pub(super) fn surprises(&self) -> Vec<String> {
        self.surprises.clone()
    }

    /// Makes trouble for so long, then leaves everything in order, with some calm at the end so
    /// that clients can hear the answers they still wait for.
    pub(super) fn play(
        &mut self,
        deployment: &mut Deployment,
        disk: &Disk,
        length: Duration,
    ) -> Result<()> {
        let begun = Instant::now();
        while begun.elapsed() < length {
            self.pause(300, 2500);
            self.notice_surprises(deployment)?;
            match self.dice.below(100) {
                0..65 => self.kill(deployment)?,
                65..77 if disk.can_be_filled() => self.fill_disk(deployment, disk)?,
                77..90 => self.put_clock(deployment)?,
                90..100 => self.crash_database(deployment)?,
                _ => {}
            }
        }
        if let Some(clock) = deployment.clock() {
            clock.put(0)?;
        }
        self.notice_surprises(deployment)?;
        std::thread::sleep(Duration::from_secs(3));
        Ok(())
    }

    fn kill(&mut self, deployment: &mut Deployment) -> Result<()> {
        let count = deployment.addresses().len();
        let index = usize::try_from(self.dice.below(count as u64))?;
        deployment.kill(index)?;
        self.kills += 1;
        self.pause(0, 400);
        deployment.bring_up(index)
    }

    fn fill_disk(&mut self, deployment: &mut Deployment, disk: &Disk) -> Result<()> {
        disk.fill()?;
        self.full_disks += 1;
        self.pause(300, 2000);
        // Sometimes the machine is so full that somebody ends the server, too.
        let victim = self.dice.happens(30).then_some(0);
        if let Some(index) = victim {
            deployment.kill(index)?;
            self.kills += 1;
        }
        disk.free()?;
        // A database may end when it cannot write; that is its right.
        if let Some(postgres) = deployment.postgres() {
            postgres.recover()?;
        }
        match victim {
            Some(index) => deployment.bring_up(index),
            None => Ok(()),
        }
    }

    fn put_clock(&mut self, deployment: &mut Deployment) -> Result<()> {
        let Some(clock) = deployment.clock() else {
            return Ok(());
        };
        let hours = i64::try_from(self.dice.below(2 * WRONG_HOURS + 1))? - WRONG_HOURS as i64;
        clock.put(hours * 3600)?;
        self.clock_jumps += 1;
        Ok(())
    }

    fn crash_database(&mut self, deployment: &mut Deployment) -> Result<()> {
        if let Some(postgres) = deployment.postgres() {
            postgres.crash_and_recover()?;
            self.database_crashes += 1;
        }
        Ok(())
    }

    /// Whatever we end we bring up again at once, so an ended server here ended by itself.
    fn notice_surprises(&mut self, deployment: &mut Deployment) -> Result<()> {
        for index in deployment.ended_by_themselves()? {
            self.surprises.push(format!("server {index}"));
            deployment.bring_up(index)?;
        }
        Ok(())
    }

    fn pause(&mut self, least_ms: u64, most_ms: u64) {
        let pause = least_ms + self.dice.below(most_ms - least_ms);
        std::thread::sleep(Duration::from_millis(pause));
    }
}
