//! The walls: which of our crates may use which, and what each must never know.

use super::Finding;
use serde_json::Value;

struct Room {
    name: &'static str,
    may_use: &'static [&'static str],
    /// Names, or beginnings of names, of crates from outside.
    must_not_know: &'static [&'static str],
}

const DATABASES: [&str; 5] = ["rusqlite", "postgres", "refinery", "r2d2", "sqlx"];
const INBOUND_HTTP: [&str; 4] = ["axum", "tower-http", "utoipa", "hyper"];

/// The table of docs/adr/0001, which is the reason for every line.
const ROOMS: [Room; 6] = [
    Room {
        name: "domain",
        may_use: &[],
        must_not_know: &[
            "tokio", "futures", "rand", "rusqlite", "postgres", "refinery", "axum", "hyper",
            "reqwest", "figment", "fluent", "tracing",
        ],
    },
    Room {
        name: "store",
        may_use: &["domain"],
        must_not_know: &["axum", "hyper", "tower-http", "utoipa", "reqwest", "fluent"],
    },
    Room {
        name: "connect",
        may_use: &["domain"],
        must_not_know: &["rusqlite", "postgres", "refinery", "r2d2", "axum", "utoipa"],
    },
    Room {
        name: "app",
        may_use: &["domain", "store", "connect"],
        must_not_know: &INBOUND_HTTP,
    },
    Room {
        name: "server",
        may_use: &["app", "domain"],
        must_not_know: &DATABASES,
    },
    Room {
        name: "xtask",
        may_use: &[],
        must_not_know: &["rusqlite", "postgres", "axum"],
    },
];

pub(super) fn check(own: &Value) -> Vec<Finding> {
    let packages = own["packages"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let names: Vec<&str> = packages
        .iter()
        .filter_map(|package| package["name"].as_str())
        .collect();
    let mut findings = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let path = format!("{name}/Cargo.toml");
        let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
            findings.push(Finding::new(
                &path,
                0,
                "a new crate needs an ADR and a line in walls.rs",
            ));
            continue;
        };
        for dependency in shipped_dependencies(package) {
            if names.contains(&dependency) && !room.may_use.contains(&dependency) {
                findings.push(Finding::new(
                    &path,
                    0,
                    format!("{name} may not use {dependency}"),
                ));
            }
            if room
                .must_not_know
                .iter()
                .any(|outside| is_or_extends(dependency, outside))
            {
                findings.push(Finding::new(
                    &path,
                    0,
                    format!("{name} must not know {dependency}"),
                ));
            }
        }
    }
    findings
}

/// What is compiled into the crate; tests may look over the walls.
fn shipped_dependencies(package: &Value) -> impl Iterator<Item = &str> {
    let dependencies = package["dependencies"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    dependencies
        .iter()
        .filter(|dependency| dependency["kind"].as_str() != Some("dev"))
        .filter_map(|dependency| dependency["name"].as_str())
}

/// `axum` also means `axum-extra`.
fn is_or_extends(name: &str, outside: &str) -> bool {
    name.strip_prefix(outside)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(name: &str, dependencies: Value) -> Vec<String> {
        let own = json!({"packages": [
            {"name": name, "dependencies": dependencies},
            {"name": "store", "dependencies": []},
        ]});
        check(&own)
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    #[test]
    fn a_wall_is_seen_from_both_sides() {
        assert_eq!(
            told("app", json!([{"name": "store"}])),
            Vec::<String>::new()
        );
        assert_eq!(
            told("server", json!([{"name": "store"}])),
            ["server may not use store"]
        );
    }

    #[test]
    fn relatives_of_a_forbidden_crate_are_forbidden_too() {
        assert_eq!(
            told("app", json!([{"name": "axum-extra"}])),
            ["app must not know axum-extra"]
        );
        assert_eq!(
            told("domain", json!([{"name": "tokio", "kind": "dev"}])),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_crate_nobody_planned_is_found() {
        let what = "a new crate needs an ADR and a line in walls.rs";
        assert_eq!(told("billing", json!([])), [what]);
    }
}
