//! Pages put together from parts: a line `!INCLUDE "slides/intro.md"` stands for that file.

use std::collections::BTreeSet;

use crate::markdown::links::join;
use crate::model::Refusal;
use crate::source::{SourceTree, refuse};

/// The most parts of a page.
const PARTS_MAX: usize = 1_000;
/// The longest page with its parts, in bytes.
const WHOLE_BYTES_MAX: usize = 8 * 1024 * 1024;

/// The page with its parts in their places. Parts do not include others in turn.
pub(super) fn whole(path: &str, source: &str, tree: &dyn SourceTree, used: &mut BTreeSet<String>, refused: &mut dyn FnMut(Refusal)) -> String {
    if !source.contains("!INCLUDE") {
        return source.to_owned();
    }
    let mut out = String::with_capacity(source.len());
    let mut parts = 0;
    for (number, line) in source.lines().enumerate() {
        let Some(named) = line.strip_prefix("!INCLUDE ") else {
            out.push_str(line);
            out.push('\n');
            continue;
        };
        parts += 1;
        let name = named.trim().trim_matches(['"', '\'']);
        let file = join(path, name).filter(|file| tree.has(file) && parts <= PARTS_MAX);
        let Some(text) = file.as_deref().and_then(|file| tree.read_text(file).ok()).filter(|text| out.len() + text.len() <= WHOLE_BYTES_MAX) else {
            refused(refuse(path, number + 1, "missing-include", format!("the part '{name}' is not there, or too much; the page goes on without it")));
            continue;
        };
        used.extend(file.clone());
        let folder = file.as_deref().and_then(|file| file.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let own = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        out.push_str(&moved(&text, folder, own));
        out.push_str("\n\n");
    }
    out
}

/// The text of a part with its links as the page that includes it has to write them.
fn moved(text: &str, folder: &str, own: &str) -> String {
    if folder == own {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let (before, tail) = rest.split_at(at + 2);
        out.push_str(before);
        rest = tail;
        let target = tail.split([')', ' ', '\n']).next().unwrap_or_default();
        let relative = !target.is_empty() && !target.starts_with(['#', '/', '<']) && !target.contains(':');
        if let Some(file) = relative.then(|| join(&format!("{folder}/x"), target)).flatten() {
            out.push('/');
            out.push_str(&file);
            rest = tail.get(target.len()..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}
