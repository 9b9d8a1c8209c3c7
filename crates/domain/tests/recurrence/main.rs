//! The recurrence engine from outside: the standard's examples, another engine's answers, laws.

#[cfg(test)]
mod golden;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod rule;
#[cfg(test)]
mod standard;
#[cfg(test)]
mod zones;
