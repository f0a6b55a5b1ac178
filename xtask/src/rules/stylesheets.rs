//! Styles run both ways: logical properties only.

use crate::finding::Finding;
use crate::tree::Tree;

/// Checks every style sheet of ours.
pub fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for (path, text) in tree.with_ending(".css").filter(|(path, _)| path.starts_with("crates/") && !path.contains("/vendor/")) {
        for (line, property, value) in declarations(text) {
            if is_physical(&property, &value) {
                findings.push(Finding::new(
                    path,
                    line,
                    "physical",
                    format!("`{property}: {value}` breaks right-to-left pages: use the logical one (inline-start, start, …)"),
                ));
            }
        }
    }
}

fn is_physical(property: &str, value: &str) -> bool {
    let sided = property.split('-').any(|part| part == "left" || part == "right");
    let aligns = matches!(property, "text-align" | "text-align-last" | "float" | "clear" | "caption-side");
    sided || (aligns && value.split_whitespace().any(|word| word == "left" || word == "right"))
}

/// The declarations of a sheet with their lines: what stands between `{`, `}` and `;` and does not open a block.
fn declarations(text: &str) -> Vec<(usize, String, String)> {
    let mut out = Vec::new();
    let mut line = 1;
    let mut begun = String::new();
    let mut rest = text;
    let mut begun_line = 1;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("/*") {
            let length = rest.find("*/").map_or(rest.len(), |at| at + 2);
            let (comment, after) = rest.split_at(length);
            line += comment.matches('\n').count();
            rest = after;
            continue;
        }
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        match letter {
            '{' => begun.clear(),
            '}' | ';' => {
                if let Some((property, value)) = begun.split_once(':') {
                    out.push((begun_line, property.trim().to_owned(), value.trim().to_owned()));
                }
                begun.clear();
            }
            '\n' => {
                line += 1;
                begun.push(' ');
            }
            letter => {
                if begun.trim().is_empty() {
                    begun_line = line;
                }
                begun.push(letter);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn physical_properties_are_found() {
        let text = "/* left: 0;\n */\na:hover {\n  margin-left: 1px;\n  text-align: right; color: red }\n@media print {\n b { left: 0 } }\nc { border-top-right-radius: 2px;\n  margin-inline-start: 1px; text-align: start; --leftover: 1 }";
        let mut findings = Vec::new();
        check(&Tree::of(&[("crates/portal/assets/x.css", text), ("crates/portal/assets/vendor/y.css", text)]), &mut findings);
        assert_eq!(findings.iter().map(|finding| finding.line).collect::<Vec<_>>(), [4, 5, 7, 8]);
    }
}
