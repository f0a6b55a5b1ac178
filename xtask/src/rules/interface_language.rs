//! No string a person reads stands in code. Chinese in a literal is the sign that is easy to see.

use crate::finding::Finding;
use crate::rust_source::RustSource;

/// Crates whose trade is the patterns of foreign formats and the words of queries.
/// The rest are files about names that stand in data: a registry, the school of the demonstration.
const DATA: &[&str] = &["crates/formats/", "crates/search/", "crates/organization/src/ops/take_in_divisions.rs", "crates/xingtan/src/demo.rs"];

/// Checks the Rust that ships.
pub fn check(files: &[(&str, RustSource)], findings: &mut Vec<Finding>) {
    for (path, source) in files.iter().filter(|(path, _)| !DATA.iter().any(|data| path.starts_with(data))) {
        for (line, literal) in &source.literals {
            if literal.chars().any(is_han) {
                findings.push(Finding::new(*path, *line, "interface-language", format!("“{literal}” belongs in locales/: write a message and call it")));
            }
        }
    }
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_in_a_literal_is_found() {
        let text = "// 注释\nlet a = \"首页\";\nlet b = '年';\n#[cfg(test)]\nmod tests { const C: &str = \"字\"; }\n";
        let mut findings = Vec::new();
        check(&[("crates/a/src/lib.rs", RustSource::read(text)), ("crates/formats/src/lib.rs", RustSource::read(text))], &mut findings);
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2, 3]);
    }
}
