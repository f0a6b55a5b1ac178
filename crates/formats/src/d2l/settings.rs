//! What `config.ini` says about a book.

use super::labels::Formats;

/// The longest `config.ini` that is read, in bytes.
const CONFIG_BYTES_MAX: usize = 1024 * 1024;

#[derive(Debug, Default)]
pub(super) struct Settings {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) origin_language: Option<String>,
    /// The names of the alternatives of code; the first is that of code without a name.
    pub(super) tabs: Vec<String>,
    pub(super) formats: Formats,
}

impl Settings {
    pub(super) fn read(text: &str) -> Self {
        if text.len() > CONFIG_BYTES_MAX {
            return Self::default();
        }
        let value = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name).and_then(|rest| rest.trim_start().strip_prefix('=')));
            line.map(str::trim).filter(|value| !value.is_empty())
        };
        let list = |value: &str| -> Vec<String> {
            value.replace(", and ", ", ").replace(" and ", ", ").split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        Self {
            title: value("title").unwrap_or_default().to_owned(),
            authors: value("author").map(list).unwrap_or_default(),
            language: value("lang").map(str::to_owned),
            origin_language: value("origin_lang").map(str::to_owned),
            tabs: value("tabs").map(list).unwrap_or_default(),
            formats: Formats {
                figure: format(text, "figure").unwrap_or(Formats::default().figure),
                table: format(text, "table").unwrap_or(Formats::default().table),
                section: format(text, "section").unwrap_or(Formats::default().section),
            },
        }
    }
}

/// How numbers of this kind are written: the value in `numfig_format = {'figure': '图%%s', …}`.
fn format(text: &str, kind: &str) -> Option<String> {
    let formats = text.split_once("numfig_format")?.1.split_once('}')?.0;
    let after = formats.split_once(&format!("'{kind}'"))?.1.trim_start().strip_prefix(':')?;
    let value = after.split('\'').nth(1)?;
    value.contains("%s").then(|| value.replace("%%s", "%s"))
}
