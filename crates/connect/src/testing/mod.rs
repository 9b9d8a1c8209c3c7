//! Other sides to speak with in tests: a mail server that was not written here and reads what it
//! takes with Python's own libraries, and one that misbehaves in every way a mail server may.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test without its other side has failed"
)]

mod nasty;
mod pdf;

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

pub use nasty::{Manner, Nasty};
pub use pdf::{Sheet, read_pdf};
use serde_json::Value;

use crate::messenger::{Security, Smtp, SmtpSettings};

/// A mail server that judges; gone with this value.
pub struct Judge {
    child: Child,
    lines: BufReader<ChildStdout>,
    port: u16,
    authority: Option<Vec<u8>>,
    security: Security,
}

impl Judge {
    pub fn start(security: Security) -> Judge {
        let mode = match security {
            Security::Plain => "plain",
            Security::StartTls => "starttls",
            Security::Tls => "tls",
        };
        let mut child = Command::new(python())
            .args(["-W", "ignore", "-c", include_str!("judge.py"), mode])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python");
        let stdout = child.stdout.take().expect("its answers");
        let mut judge = Judge {
            child,
            lines: BufReader::new(stdout),
            port: 0,
            authority: None,
            security,
        };
        let ready = judge.read();
        judge.port = ready["port"]
            .as_u64()
            .and_then(|port| u16::try_from(port).ok())
            .expect("a port");
        judge.authority = ready["authority"]
            .as_str()
            .map(|path| std::fs::read(path).expect("the authority"));
        judge
    }

    /// The next message as the judge read it.
    pub fn read(&mut self) -> Value {
        let mut line = String::new();
        self.lines.read_line(&mut line).expect("an answer");
        let told: Value = serde_json::from_str(&line).expect("JSON");
        if let Some(error) = told.get("error") {
            panic!("the judge cannot read it: {error}");
        }
        told
    }

    pub fn settings(&self) -> SmtpSettings {
        let has_doorman = self.security != Security::Plain;
        SmtpSettings {
            // The certificate is for a name, not for an address.
            host: if has_doorman {
                "localhost"
            } else {
                "127.0.0.1"
            }
            .to_owned(),
            port: self.port,
            security: self.security,
            credentials: has_doorman.then(|| ("rooms".to_owned(), "secret".to_owned())),
            authority: self.authority.clone(),
            hello: Some("rooms.example.org".to_owned()),
            patience: Duration::from_secs(20),
        }
    }

    pub fn smtp(&self) -> Smtp {
        Smtp::new(self.settings()).expect("settings that can be used")
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        // A judge that has ended already has nothing to end.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The interpreter with the judges' libraries.
fn python() -> &'static PathBuf {
    static PYTHON: OnceLock<PathBuf> = OnceLock::new();
    PYTHON.get_or_init(|| {
        let made = Command::new("sh")
            .args(["-c", include_str!("python.sh"), "python.sh"])
            .stderr(Stdio::inherit())
            .output()
            .expect("a shell");
        assert!(made.status.success(), "the judges cannot be installed");
        PathBuf::from(String::from_utf8_lossy(&made.stdout).trim().to_owned())
    })
}
