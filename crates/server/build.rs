//! The web app is embedded: cargo has to hear of files that come and go in its folder, and of the
//! folder itself, which a fresh clone does not have yet.

fn main() {
    println!("cargo::rerun-if-changed=../../web/dist");
}
