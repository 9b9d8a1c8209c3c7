//! The laws at the floor of the use cases, on both engines: what memory shows is what the database
//! holds, one log tells everything, repeats count once, and no race holds a room twice.

#[cfg(test)]
mod closures;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod once;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod passing;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod quotas;
#[cfg(test)]
mod races;
#[cfg(test)]
mod releases;
#[cfg(test)]
mod rivals;
#[cfg(test)]
mod sealing;
#[cfg(test)]
mod series;
#[cfg(test)]
mod world;
