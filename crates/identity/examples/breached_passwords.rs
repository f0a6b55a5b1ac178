//! Packs lists of stolen passwords, one a line, into the set that is part of the program:
//! `cargo run --release -p xingtan-identity --example breached_passwords -- LIST… > crates/identity/data/breached/set.bin`

use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    for path in std::env::args().skip(1) {
        text.push_str(&String::from_utf8_lossy(&std::fs::read(path)?));
        text.push('\n');
    }
    let normal: Vec<String> = text.lines().map(|line| identity::model::password::normal(line.trim())).collect();
    std::io::stdout().write_all(&identity::model::breached::pack(normal.iter().map(String::as_str)))
}
