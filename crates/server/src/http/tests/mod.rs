//! The interface from outside: every operation with a happy and a refused answer, everything that
//! can be wrong with a request, and what is generated from the code.

mod access;
mod agenda;
mod approvals;
mod attendance;
mod audit;
mod bad_input;
mod boards;
mod closures;
mod decors;
mod desk;
mod door;
mod generated;
mod hostile;
mod imports;
mod leak;
mod leavers;
mod live;
mod matrix;
mod meetings;
mod mutated;
mod notices;
mod once;
mod panels;
mod passing;
mod people;
mod phrases;
mod plans;
mod responses;
mod rights;
mod rules;
mod searches;
mod sessions;
mod standing;

mod ways;
mod world;
