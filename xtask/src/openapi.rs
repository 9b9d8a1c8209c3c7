//! `cargo xtask openapi`: the description of the HTTP interface, its errors and its rights,
//! written down from the code.

use crate::process;
use crate::workspace::{self, Profile};
use anyhow::Result;

pub(crate) fn write() -> Result<()> {
    let binary = workspace::build_server(Profile::Dev)?;
    let document = process::output(workspace::command(&binary).arg("openapi"))?;
    let path = workspace::root().join("docs/openapi.json");
    std::fs::write(&path, format!("{}\n", document.trim_end()))?;
    println!("wrote {}", path.display());
    let errors = process::output(workspace::command(&binary).arg("errors"))?;
    let path = workspace::root().join("docs/manual/errors.md");
    std::fs::write(&path, format!("{}\n", errors.trim_end()))?;
    println!("wrote {}", path.display());
    let rights = process::output(workspace::command(&binary).arg("rights"))?;
    let path = workspace::root().join("docs/manual/rights.md");
    std::fs::write(&path, format!("{}\n", rights.trim_end()))?;
    println!("wrote {}", path.display());
    // The web's types are made from the description; a workshop without Node leaves them, and the
    // test of the web says that they are stale.
    if process::exists("node", "--version") {
        process::run(workspace::command("node").arg("web/scripts/schema.mjs"))?;
    }
    Ok(())
}
