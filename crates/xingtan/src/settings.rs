//! Settings: command line over environment over file over what is usual.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::Deserialize;

use crate::command::{Common, ServeOptions};

/// The settings file. Unknown keys are refused: a mistyped key must not be a setting that silently does nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<String>,
    base_url: Option<String>,
    behind_proxy: Option<bool>,
    library: Option<PathBuf>,
    password_memory_kib: Option<u32>,
    password_passes: Option<u32>,
    password_lanes: Option<u32>,
    key_file: Option<PathBuf>,
    smtp: Option<String>,
    mail_from: Option<String>,
    sms_url: Option<String>,
    sms_token: Option<String>,
}

/// What every command needs.
#[derive(Clone)]
pub struct Settings {
    /// The data directory.
    pub data: PathBuf,
    /// The database.
    pub database: String,
    /// Memory of the password hash in KiB, passes and lanes (argon2id); RFC 9106 and OWASP ask at least 19 MiB, 2, 1.
    pub password_cost: (u32, u32, u32),
    /// The keys of what is encrypted at rest.
    pub key_file: PathBuf,
    /// Where to listen.
    pub listen: String,
    /// The address people type.
    pub base_url: String,
    /// The server that sends mail, and the address that mail comes from.
    pub smtp: Option<String>,
    /// The address that mail comes from.
    pub mail_from: Option<String>,
    /// The gateway that sends SMS.
    pub sms_url: Option<String>,
    /// What the gateway is shown.
    pub sms_token: Option<String>,
    /// A proxy says who asks.
    pub behind_proxy: bool,
    /// The starter library, where it is known.
    pub library: Option<PathBuf>,
}

impl Settings {
    /// What is usual, for a data directory and a database: for tests and tools of the house.
    pub fn at(data: &Path, database: &str) -> Self {
        Self {
            data: data.to_path_buf(),
            database: database.to_owned(),
            password_cost: (8, 1, 1),
            key_file: data.join("keys"),
            listen: "127.0.0.1:0".to_owned(),
            base_url: "http://test".to_owned(),
            smtp: None,
            mail_from: None,
            sms_url: None,
            sms_token: None,
            behind_proxy: false,
            library: None,
        }
    }

    /// Reads the settings.
    pub fn read(common: &Common, serve: Option<&ServeOptions>) -> anyhow::Result<Self> {
        let file = match &common.config {
            Some(path) => {
                let text = std::fs::read_to_string(path).with_context(|| format!("cannot read the settings file {}", path.display()))?;
                toml::from_str::<File>(&text).with_context(|| format!("in the settings file {}", path.display()))?
            }
            None => File::default(),
        };
        let listen = serve.and_then(|serve| serve.listen.clone()).or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned());
        let base_url = serve.and_then(|serve| serve.base_url.clone()).or(file.base_url).unwrap_or_else(|| format!("http://{listen}"));
        let base_url = base_url.trim_end_matches('/').to_owned();
        if !base_url.starts_with("http://") && !base_url.starts_with("https://") {
            bail!("base-url is '{base_url}'; it must start with http:// or https://");
        }
        let data = common.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        Ok(Self {
            key_file: common.key_file.clone().or(file.key_file).unwrap_or_else(|| data.join("keys")),
            data,
            database: common.database.clone().or(file.database).unwrap_or_else(|| "sqlite:".to_owned()),
            password_cost: (file.password_memory_kib.unwrap_or(19_456), file.password_passes.unwrap_or(2), file.password_lanes.unwrap_or(1)),
            listen,
            base_url,
            smtp: serve.and_then(|serve| serve.smtp.clone()).or(file.smtp),
            mail_from: serve.and_then(|serve| serve.mail_from.clone()).or(file.mail_from),
            sms_url: serve.and_then(|serve| serve.sms_url.clone()).or(file.sms_url),
            sms_token: serve.and_then(|serve| serve.sms_token.clone()).or(file.sms_token),
            behind_proxy: serve.is_some_and(|serve| serve.behind_proxy) || file.behind_proxy.unwrap_or(false),
            library: serve.and_then(|serve| serve.library.clone()).or(file.library).or_else(found_library),
        })
    }
}

/// The starter library beside the working directory or the binary.
fn found_library() -> Option<PathBuf> {
    let beside_binary = std::env::current_exe().ok().and_then(|binary| binary.ancestors().nth(3).map(|root| root.join("library")));
    [Some(PathBuf::from("library")), beside_binary].into_iter().flatten().find(|folder| is_library(folder))
}

fn is_library(folder: &Path) -> bool {
    folder.join("MANIFEST.tsv").is_file()
}
