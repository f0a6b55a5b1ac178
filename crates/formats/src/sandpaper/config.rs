//! What the importer needs of `config.yaml`.

use serde_json::Value;

use crate::model::Refusal;
use crate::source::refuse;

/// Where the settings of a lesson stand.
pub(super) const CONFIG_PATH: &str = "config.yaml";
/// The longest `config.yaml`, in bytes.
pub(super) const CONFIG_BYTES_MAX: usize = 256 * 1024;

/// The settings of a lesson.
#[derive(Debug, Default)]
pub(super) struct Config {
    pub(super) title: String,
    pub(super) language: Option<String>,
    /// The order of the pages in each folder; empty where the names of the files give it.
    pub(super) episodes: Vec<String>,
    pub(super) learners: Vec<String>,
    pub(super) instructors: Vec<String>,
    pub(super) profiles: Vec<String>,
}

impl Config {
    pub(super) fn read(text: &str, refused: &mut dyn FnMut(Refusal)) -> Self {
        if text.len() > CONFIG_BYTES_MAX {
            refused(refuse(CONFIG_PATH, 0, "too-large", format!("config.yaml is larger than {CONFIG_BYTES_MAX} bytes; the pages are taken in the order of their names")));
            return Self::default();
        }
        let value: Value = match serde_saphyr::from_str(text) {
            Ok(value) => value,
            Err(error) => {
                let reason = error.to_string();
                let first = reason.lines().next().unwrap_or_default();
                refused(refuse(CONFIG_PATH, 0, "yaml", format!("config.yaml cannot be read ({first}); the pages are taken in the order of their names")));
                return Self::default();
            }
        };
        let scalar = |name: &str| value.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let mut list = |name: &str| -> Vec<String> {
            match value.get(name) {
                None | Some(Value::Null) => Vec::new(),
                Some(Value::Array(entries)) => entries
                    .iter()
                    .filter_map(|entry| match entry {
                        Value::String(name) => Some(name.trim().to_owned()),
                        other => {
                            refused(refuse(CONFIG_PATH, 0, "not-a-page", format!("'{other}' under '{name}' is not the name of a page")));
                            None
                        }
                    })
                    .collect(),
                Some(Value::String(one)) if !one.trim().is_empty() => vec![one.trim().to_owned()],
                Some(_) => {
                    refused(refuse(CONFIG_PATH, 0, "yaml", format!("'{name}' is not a list of pages; they are taken in the order of their names")));
                    Vec::new()
                }
            }
        };
        Self {
            title: scalar("title").unwrap_or_default(),
            language: scalar("lang"),
            episodes: list("episodes"),
            learners: list("learners"),
            instructors: list("instructors"),
            profiles: list("profiles"),
        }
    }
}
