//! Words that nobody uses. (A word that is used and not defined does not compile.)

use crate::finding::Finding;
use crate::rust_source::RustSource;
use crate::tree::Tree;

/// Every message of `locales/en` whose accessor neither the crate nor a crate that depends on it calls.
pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let readers: Vec<(&str, String)> = tree.crates().map(|(folder, _)| (folder, code_of(tree, folder))).collect();
    for (folder, _) in tree.crates() {
        let locales = format!("{folder}/locales/en/");
        let own = folder.rsplit('/').next().unwrap_or(folder);
        let depends = |manifest: &str| manifest.lines().any(|line| line.strip_prefix(own).is_some_and(|rest| rest.starts_with([' ', '.', '='])));
        let callers: Vec<&str> = tree.crates().filter(|(other, manifest)| *other == folder || depends(manifest)).map(|(other, _)| other).collect();
        for (path, source) in tree.with_ending(".ftl").filter(|(path, _)| path.starts_with(&locales)) {
            for (line, key) in keys(source) {
                let method = key.replace(['-', '.'], "_");
                if !readers.iter().any(|(reader, code)| callers.contains(reader) && calls(code, &method)) {
                    findings.push(Finding::new(path, line, "unused", format!("{key}: nobody calls {method}(): remove it from every language")));
                }
            }
        }
    }
    findings
}

/// The Rust code and the templates of a crate.
fn code_of(tree: &Tree, folder: &str) -> String {
    let below = format!("{folder}/");
    let mut code = String::new();
    for (path, text) in tree.texts().filter(|(path, _)| path.starts_with(&below)) {
        if path.ends_with(".rs") {
            for line in RustSource::read(text).lines {
                code.push_str(&line);
                code.push('\n');
            }
        } else if path.contains("/templates/") {
            code.push_str(text);
        }
    }
    code
}

/// `words.method(…)`, also with the call on the next line, or `Words::method` handed on.
fn calls(code: &str, method: &str) -> bool {
    code.match_indices(method).any(|(at, _)| {
        let before = code.get(..at).unwrap_or_default();
        let after = code.get(at + method.len()..).unwrap_or_default();
        let called = before.ends_with('.') && after.trim_start().starts_with('(');
        let handed = before.ends_with("::") && !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        called || handed
    })
}

/// The messages and attributes of a Fluent file with their lines; terms are private to the file.
fn keys(source: &str) -> Vec<(usize, String)> {
    let mut keys: Vec<(usize, String)> = Vec::new();
    let mut message = None;
    for (line, text) in (1..).zip(source.lines()) {
        let Some((name, value)) = text.split_once('=') else { continue };
        if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            message = Some(name.trim().to_owned());
            // A message without a value is only the holder of its attributes.
            let continues = source.lines().nth(line).is_some_and(|next| next.starts_with(' ') && !next.trim_start().starts_with('.'));
            if !value.trim().is_empty() || continues {
                keys.push((line, name.trim().to_owned()));
            }
        } else if name.starts_with('-') {
            message = None;
        } else if let (Some(attribute), Some(message)) = (name.trim_start().strip_prefix('.').filter(|_| name.starts_with(' ')), &message) {
            keys.push((line, format!("{message}.{}", attribute.trim())));
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    const FTL: &str = "# note = none\n-brand = X\nhome-title = Find\n    .aria = a = b\nintro =\n    Text\nholder =\n    .aria = x\nshared = y\nhanded = z\n";

    #[test]
    fn keys_are_read_with_their_lines() {
        let keys: Vec<_> = keys(FTL).into_iter().map(|(line, key)| format!("{line} {key}")).collect();
        assert_eq!(keys, ["3 home-title", "4 home-title.aria", "5 intro", "8 holder.aria", "9 shared", "10 handed"]);
    }

    #[test]
    fn a_word_nobody_uses_is_found() {
        let tree = Tree::of(&[
            ("crates/a/Cargo.toml", ""),
            ("crates/a/locales/en/a.ftl", FTL),
            ("crates/a/src/lib.rs", "fn f() { w.home_title(); w.home_title_aria(); keep(Words::handed); } // w.intro()"),
            ("crates/a/templates/x.html", "<p>{{ w.holder_aria() }}</p>"),
            ("crates/b/Cargo.toml", "[dependencies]\na.workspace = true\n"),
            ("crates/b/src/lib.rs", "fn f() { w.shared(); }"),
            ("crates/c/Cargo.toml", "[dependencies]\nab = \"1\"\n"),
            ("crates/c/src/lib.rs", "fn f() { w.intro(); }"),
        ]);
        assert_eq!(
            check(&tree).iter().map(|finding| finding.to_string()).collect::<Vec<_>>(),
            ["crates/a/locales/en/a.ftl:5: [unused] intro: nobody calls intro(): remove it from every language"]
        );
    }
}
