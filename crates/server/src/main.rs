//! Listens: the binary `smart-meeting`.

fn main() {}
