//! Other programs: run to the end, asked for their output, or kept running and stopped by their
//! own process id when their guard is dropped.

use anyhow::{Context, Result, bail};
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Runs a program whose output the user should see; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = describe(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed: {status}");
    }
    Ok(())
}

/// Runs a program for what it writes to standard output.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let shown = describe(command);
    let output = command
        .output()
        .with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        bail!("`{shown}` failed: {}\n{}", output.status, told.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{shown}` did not write UTF-8"))
}

/// True when the program is on the path and answers.
pub(crate) fn exists(program: &str, probe: &str) -> bool {
    let mut command = Command::new(program);
    command
        .arg(probe)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match command.status() {
        Ok(_) => true,
        Err(error) => error.kind() != ErrorKind::NotFound,
    }
}

/// A program that is killed when we die, where the system can do that.
pub(crate) fn bound_to_us(program: &Path) -> Command {
    if !exists("setpriv", "--version") {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--pdeathsig", "KILL", "--"]).arg(program);
    command
}

/// The command line as a person would type it.
pub(crate) fn describe(command: &Command) -> String {
    let mut shown = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        shown.push(' ');
        shown.push_str(&argument.to_string_lossy());
    }
    shown
}

/// A program that runs beside us until this is dropped.
pub(crate) struct Running {
    child: Child,
    /// Asks politely; after `patience` the program is killed.
    signal: &'static str,
    patience: Duration,
}

impl Running {
    pub(crate) fn start(command: &mut Command, signal: &'static str) -> Result<Running> {
        let shown = describe(command);
        let child = command
            .spawn()
            .with_context(|| format!("cannot start `{shown}`"))?;
        Ok(Running {
            child,
            signal,
            patience: Duration::from_secs(20),
        })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// `Some` once the program has ended by itself.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child
            .try_wait()
            .context("cannot ask for the state of a program we started")
    }

    /// Sends a signal other than the polite one and waits for the end.
    pub(crate) fn end_with(&mut self, signal: &str) -> Result<()> {
        if self.ended()?.is_some() {
            return Ok(());
        }
        output(Command::new("kill").args([signal, &self.id().to_string()]))?;
        let begun = Instant::now();
        while begun.elapsed() < self.patience {
            if self.ended()?.is_some() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        bail!("process {} does not stop", self.id())
    }

    fn stop(&mut self) -> Result<()> {
        self.end_with(self.signal)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            eprintln!("{error:#}; killing it");
            // Both fail only when it is gone already, which is what we want.
            self.child.kill().ok();
            self.child.wait().ok();
        }
    }
}
