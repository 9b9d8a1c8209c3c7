//! Decides: the words and rules of meetings, as pure functions over plain data.
//! Nothing here waits, reads a clock, speaks SQL or HTTP, or knows a vendor: time, chance and
//! facts are arguments, and what comes out is a change with its events, or a refusal.

pub mod access;
pub mod agenda;
pub mod approval;
pub mod attendance;
pub mod availability;
pub mod closure;
pub mod event;
pub mod id;
pub mod meeting;
pub mod notice;
pub mod panel;
pub mod person;
pub mod phrase;
pub mod place;
pub mod policy;
pub mod presence;
pub mod series;
pub mod span;
pub mod standing;
pub mod text;
pub mod zone;
