//! What is made from the code and committed: the document of the interface, the tables of errors
//! and of rights. `cargo xtask openapi` writes them anew.

use domain::person::Language;

use crate::http::{manual, rights};

fn committed(path: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
    std::fs::read_to_string(format!("{root}{path}")).unwrap_or_default()
}

#[test]
fn the_committed_document_is_what_the_code_says() {
    let document = crate::http::document().to_pretty_json().unwrap();
    assert!(
        committed("docs/openapi.json").trim_end() == document.trim_end(),
        "docs/openapi.json is stale: run `cargo xtask openapi`"
    );
}

#[test]
fn the_committed_table_of_rights_is_what_the_code_says() {
    assert!(
        committed("docs/manual/rights.md").trim_end() == rights::manual().trim_end(),
        "docs/manual/rights.md is stale: run `cargo xtask openapi`"
    );
}

#[test]
fn the_committed_table_of_errors_is_what_the_code_says() {
    let table = manual::errors(Language::English);
    assert!(
        committed("docs/manual/errors.md").trim_end() == table.trim_end(),
        "docs/manual/errors.md is stale: run `cargo xtask openapi`"
    );
}
