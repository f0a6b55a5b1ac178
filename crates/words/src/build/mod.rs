//! The generator that a room's `build.rs` calls.

mod agree;
mod emit;
mod lower;
mod read;
mod refusal;

use std::path::Path;

use crate::Tongue;
pub use refusal::{Refusal, Refusals};

/// Generates the words of a room inside its build script: reads `locales/<language>/<room>.ftl`, writes `$OUT_DIR/words.rs`.
///
/// The languages of [`Tongue::ALL_COMPLETE`] must be complete. Ends the build with exit code 1 and one line for each fault.
pub fn run(room: &str) {
    println!("cargo:rerun-if-changed=locales");
    let Some(out) = std::env::var_os("OUT_DIR") else {
        eprintln!("words::build::run is for build scripts: OUT_DIR is not set");
        std::process::exit(1);
    };
    let required = Tongue::ALL_COMPLETE.map(Tongue::tag);
    if let Err(refusals) = generate(room, Path::new("locales"), &Path::new(&out).join("words.rs"), &required) {
        eprintln!("{refusals}");
        std::process::exit(1);
    }
}

/// Reads the Fluent files of a room and writes its Rust accessors.
///
/// # Errors
/// Everything that is wrong, each with file, line and key: a syntax error, a construct that is not supported, a key missing
/// in a required language, a key English does not have, variables that differ between languages, a file that cannot be read.
pub fn generate(room: &str, locales_dir: &Path, out_file: &Path, required: &[&str]) -> Result<(), Refusals> {
    let mut refusals = Vec::new();
    let books = read::books(room, locales_dir, required, &mut refusals);
    let accessors = agree::accessors(&books, required, &mut refusals);
    if !refusals.is_empty() {
        return Err(Refusals(refusals));
    }
    std::fs::write(out_file, emit::code(room, &accessors)).map_err(|error| Refusals(vec![Refusal::at(out_file, 0, "", format!("cannot be written: {error}"))]))
}
