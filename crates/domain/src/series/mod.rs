//! Series: recurring meetings and the rules they follow.

mod entity;

pub use entity::Series;
