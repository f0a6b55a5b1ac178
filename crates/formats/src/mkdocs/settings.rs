//! What the importer needs of `mkdocs.yml`.
//!
//! The file is full of tags that only Python understands (`!!python/name:…`, `!ENV`), so it is not read as a whole: each key at its top is
//! a block of lines, and only the blocks that matter are read as YAML.

use crate::model::Refusal;
use crate::source::refuse;

/// The longest `mkdocs.yml`, in bytes.
pub const SETTINGS_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The settings of a site.
#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) author: String,
    pub(super) language: Option<String>,
    /// Where the pages lie.
    pub(super) folder: String,
    pub(super) navigation: Option<serde_json::Value>,
}

impl Settings {
    pub(super) fn read(path: &str, text: &str, refused: &mut dyn FnMut(Refusal)) -> Self {
        let mut settings = Self { folder: "docs".to_owned(), ..Self::default() };
        if text.len() > SETTINGS_BYTES_MAX {
            refused(refuse(
                path,
                0,
                "too-large",
                format!("mkdocs.yml is larger than {SETTINGS_BYTES_MAX} bytes; the pages are taken in the order of their paths"),
            ));
            return settings;
        }
        let text = text.replace("\r\n", "\n");
        let scalar = |key: &str| block(&text, key).map(|(_, block)| scalar_of(&block, key)).unwrap_or_default();
        settings.name = scalar("site_name");
        settings.description = scalar("site_description");
        settings.author = scalar("site_author");
        let folder = scalar("docs_dir");
        let folder = folder.trim_start_matches("./").trim_end_matches('/');
        if !folder.is_empty() && !folder.starts_with('/') && !folder.split('/').any(|part| part == "..") {
            settings.folder = folder.to_owned();
        }
        settings.language = block(&text, "theme").and_then(|(_, theme)| {
            let line = theme.lines().find_map(|line| line.trim_start().strip_prefix("language:"))?;
            Some(line.trim().trim_matches(['"', '\'']).to_owned())
        });
        if let Some((line, nav)) = block(&text, "nav") {
            match serde_saphyr::from_str::<serde_json::Value>(&without_tags(&nav)) {
                Ok(mut value) => settings.navigation = value.get_mut("nav").map(serde_json::Value::take),
                Err(error) => {
                    let reason = error.to_string();
                    let first = reason.lines().next().unwrap_or_default();
                    refused(refuse(path, line, "yaml", format!("the navigation cannot be read ({first}); the pages are taken in the order of their paths")));
                }
            }
        }
        settings
    }
}

/// The lines that belong to a key at the top of the file, and the number of the first.
fn block(text: &str, key: &str) -> Option<(usize, String)> {
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| line.strip_prefix(key).is_none_or(|rest| !rest.starts_with(':')));
    let (number, first) = lines.next()?;
    let mut block = format!("{first}\n");
    for (_, line) in lines {
        // A list may stand at the margin below its key.
        if !line.is_empty() && !line.starts_with([' ', '\t', '#', '-']) {
            break;
        }
        block.push_str(line);
        block.push('\n');
    }
    Some((number + 1, block))
}

/// The one value of a block; for `!ENV [NAME, default]` the default.
fn scalar_of(block: &str, key: &str) -> String {
    let tagged = block.contains("!ENV");
    let value: Option<serde_json::Value> = serde_saphyr::from_str(&without_tags(block)).ok();
    match value.as_ref().and_then(|value| value.get(key)) {
        Some(serde_json::Value::String(text)) if !tagged => text.trim().to_owned(),
        Some(serde_json::Value::Number(number)) => number.to_string(),
        Some(serde_json::Value::Array(values)) => values.last().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

/// The block without YAML tags outside of quotes: `!ENV`, `!!python/name:a.b`.
fn without_tags(block: &str) -> String {
    let mut out = String::with_capacity(block.len());
    for line in block.lines() {
        let mut rest = line;
        while let Some(at) = rest.find(" !") {
            let (before, tail) = rest.split_at(at);
            let quoted = out.rsplit('\n').next().unwrap_or_default().len() + before.len() > 0 && before.matches(['"', '\'']).count() % 2 == 1;
            let value_starts = before.trim_end().ends_with([':', '-', '[', ',']);
            if quoted || !value_starts {
                out.push_str(before);
                out.push_str(" !");
                rest = tail.strip_prefix(" !").unwrap_or_default();
                continue;
            }
            out.push_str(before);
            out.push(' ');
            let tag = tail.trim_start();
            rest = tag.split_once(' ').map_or("", |(_, after)| after);
        }
        out.push_str(rest);
        out.push('\n');
    }
    out
}
