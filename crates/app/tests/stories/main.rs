//! Stories: text in, text out. Each line says when somebody does something, and after `=>` what
//! comes of it; every story is told to SQLite and to PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod administering;
mod agenda;
mod approvals;
mod auditing;
mod boards;
mod booking;
mod checkin;
mod closures;
mod coming;
mod finding;
mod importing;
mod notices;
mod passing;
mod postman;
mod quotas;
mod release;
mod responses;
mod rights;
mod rules;
mod rules_for_series;
mod rules_in_imports;
mod rules_that_contradict;
mod series;
mod standing;
mod stopping;
mod teller;
