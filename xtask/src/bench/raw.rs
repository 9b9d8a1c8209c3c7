//! The bare engine: an example of the store that inserts the rows of a booking into a database of
//! the same schema, without any of our code in between.

use super::Bench;
use crate::deployment::{Deployment, Engine, Plan};
use crate::postgres::Survives;
use crate::{process, workspace};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

/// A database of its own, made by the server's binary so that it has the same tables and indexes.
pub(super) struct Bare {
    program: PathBuf,
    deployment: Deployment,
    _folder: TempDir,
}

impl Bare {
    pub(super) fn prepare(bench: &Bench, engine: Engine) -> Result<Bare> {
        let program = workspace::build_example("store", "bare_engine")?;
        let folder = bench.folder()?;
        let mut deployment = Deployment::start(&Plan {
            engine,
            binary: &bench.binary,
            folder: folder.path(),
            survives: Survives::PowerCut,
            servers: 1,
            rooms: 200,
        })?;
        deployment.stop_servers();
        Ok(Bare {
            program,
            deployment,
            _folder: folder,
        })
    }

    pub(super) fn per_second(&self, clients: usize, length: Duration) -> Result<f64> {
        let mut command = Command::new(&self.program);
        command
            .arg(self.deployment.database_url())
            .args([clients.to_string(), length.as_millis().to_string()]);
        let told: Value = serde_json::from_str(&process::output(&mut command)?)?;
        told.get("per_second")
            .and_then(Value::as_f64)
            .context("the bare engine tells no figure")
    }
}
