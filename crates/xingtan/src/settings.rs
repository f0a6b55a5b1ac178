//! Settings: command line over environment over file over what is usual.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use records::Quota;
use records::model::quota::read_bytes;
use serde::Deserialize;

use crate::command::{Common, ServeOptions};
use crate::scaling::{self, EventsKeys, ObjectsPlace, S3Keys};

/// The settings file. Unknown keys are refused: a mistyped key must not be a setting that silently does nothing.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    data: Option<PathBuf>,
    database: Option<String>,
    listen: Option<String>,
    base_url: Option<String>,
    content_url: Option<String>,
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
    erasure_delay_days: Option<u32>,
    starting_code_days: Option<u32>,
    session_days: Option<u32>,
    columns_keep_days: Option<u32>,
    store_statements_max: Option<u64>,
    store_bytes_max: Option<Bytes>,
    store_per_minute_max: Option<u64>,
    events: Option<String>,
    events_credentials: Option<PathBuf>,
    events_authorities: Option<PathBuf>,
    events_certificate: Option<PathBuf>,
    events_key: Option<PathBuf>,
    events_replicas: Option<usize>,
    objects: Option<String>,
    s3_endpoint: Option<String>,
    s3_region: Option<String>,
    s3_access_key: Option<String>,
    s3_secret_key: Option<String>,
    s3_secret_key_file: Option<PathBuf>,
    s3_path_style: Option<bool>,
    #[serde(default)]
    provider: Vec<ProviderEntry>,
}

/// A number of bytes, or a text like `2 GB`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Bytes {
    Number(u64),
    Text(String),
}

/// What each store of an organisation may hold and take: options over file.
fn store_quota(serve: Option<&ServeOptions>, statements: Option<u64>, bytes: Option<Bytes>, per_minute: Option<u64>) -> anyhow::Result<Quota> {
    let bytes = match bytes {
        Some(Bytes::Number(bytes)) => Some(bytes),
        Some(Bytes::Text(text)) => Some(read_bytes(&text).map_err(|reason| anyhow::anyhow!("store-bytes-max: {reason}"))?),
        None => None,
    };
    let quota = Quota {
        statements: serve.and_then(|serve| serve.store_statements_max).or(statements),
        bytes: serve.and_then(|serve| serve.store_bytes_max).or(bytes),
        per_minute: serve.and_then(|serve| serve.store_per_minute_max).or(per_minute),
    };
    let all = [("store-statements-max", quota.statements), ("store-bytes-max", quota.bytes), ("store-per-minute-max", quota.per_minute)];
    match all.into_iter().find(|(_, value)| value.is_some_and(|value| value == 0 || i64::try_from(value).is_err())) {
        Some((name, value)) => bail!("{name} is {}; it must be at least 1, or be left out for no limit", value.unwrap_or(0)),
        None => Ok(quota),
    }
}

/// A provider elsewhere by whose accounts people sign in: a table `[[provider]]` of the settings file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ProviderEntry {
    key: String,
    name: String,
    issuer: String,
    client_id: String,
    client_secret: Option<String>,
    client_secret_file: Option<PathBuf>,
    #[serde(default = "usual_scopes")]
    scopes: String,
    #[serde(default)]
    opens_accounts: bool,
    #[serde(default)]
    strong_acr: Vec<String>,
    #[serde(default)]
    strong_amr: Vec<String>,
    #[serde(default = "yes")]
    tells_auth_time: bool,
    #[serde(default)]
    hosts: Vec<String>,
}

const fn yes() -> bool {
    true
}

fn usual_scopes() -> String {
    "openid profile".to_owned()
}

impl ProviderEntry {
    fn read(self) -> anyhow::Result<sso::Provider> {
        let client_secret = match (self.client_secret, self.client_secret_file) {
            (Some(secret), None) => secret,
            (None, Some(path)) => {
                let text = std::fs::read_to_string(&path).with_context(|| format!("provider '{}': cannot read {}", self.key, path.display()))?;
                text.trim_end().to_owned()
            }
            _ => bail!("provider '{}': set either client-secret or client-secret-file", self.key),
        };
        Ok(sso::Provider {
            key: self.key,
            name: self.name,
            issuer: self.issuer,
            client_id: self.client_id,
            client_secret,
            scopes: self.scopes,
            opens_accounts: self.opens_accounts,
            strong_acr: self.strong_acr,
            strong_amr: self.strong_amr,
            tells_when: self.tells_auth_time,
            hosts: self.hosts,
        })
    }
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
    /// The address of the host where files run that others made.
    pub content_url: Option<String>,
    /// The server that sends mail, and the address that mail comes from.
    pub smtp: Option<String>,
    /// The address that mail comes from.
    pub mail_from: Option<String>,
    /// The gateway that sends SMS.
    pub sms_url: Option<String>,
    /// What the gateway is shown.
    pub sms_token: Option<String>,
    /// Providers elsewhere by whose accounts people sign in.
    pub providers: Vec<sso::Provider>,
    /// How long things hold in the room of accounts.
    pub terms: identity::Terms,
    /// Days that history in columns is kept; all of it where it is `None`.
    pub columns_keep_days: Option<u32>,
    /// What each store of learning records of an organisation may hold and take of which no operator said more.
    pub store_quota: Quota,
    /// NATS servers by way of which facts go from node to node; in process where there are none.
    pub events: Option<events::Settings>,
    /// Where files of rooms lie.
    pub objects: ObjectsPlace,
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
            content_url: Some("http://content.test".to_owned()),
            smtp: None,
            mail_from: None,
            sms_url: None,
            sms_token: None,
            providers: Vec::new(),
            terms: identity::Terms::default(),
            columns_keep_days: None,
            store_quota: Quota::NONE,
            events: None,
            objects: ObjectsPlace::default(),
            behind_proxy: false,
            library: None,
        }
    }

    /// What a demonstration takes for its host of content: a name below `localhost`, which browsers lead to this machine, because they keep cookies by host.
    /// `localhost` itself stays the platform: passkeys need a name. Another host has no neighbour that could be guessed.
    #[must_use]
    pub fn neighbour(base_url: &str) -> Option<String> {
        let (scheme, rest) = base_url.split_once("://")?;
        let (host, port) = rest.split_once(':').unwrap_or((rest, ""));
        if !matches!(host, "127.0.0.1" | "localhost") {
            return None;
        }
        Some(if port.is_empty() { format!("{scheme}://content.localhost") } else { format!("{scheme}://content.localhost:{port}") })
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
        let providers = file.provider.into_iter().map(ProviderEntry::read).collect::<anyhow::Result<Vec<_>>>()?;
        sso::Provider::check_all(&providers).map_err(|(key, fault)| anyhow::anyhow!("provider '{key}': {fault}"))?;
        let usual = identity::Terms { erasure_days: 7, ..identity::Terms::default() };
        let days = |name: &str, set: Option<u32>, usual: u32, least: u32, most: u32| match set.unwrap_or(usual) {
            days if (least..=most).contains(&days) => Ok(days),
            days => bail!("{name} is {days}; it must be from {least} to {most}"),
        };
        let terms = identity::Terms {
            erasure_days: days("erasure-delay-days", file.erasure_delay_days, usual.erasure_days, 0, identity::ERASURE_DAYS_MAX)?,
            starting_code_days: days("starting-code-days", file.starting_code_days, usual.starting_code_days, 1, identity::STARTING_CODE_DAYS_MAX)?,
            session_days: days("session-days", file.session_days, usual.session_days, 1, identity::SESSION_DAYS_MAX)?,
        };
        let columns_keep_days = serve.and_then(|serve| serve.columns_keep_days).or(file.columns_keep_days);
        if columns_keep_days == Some(0) {
            bail!("columns-keep-days is 0; it must be at least 1, or be left out to keep all days");
        }
        let store_quota = store_quota(serve, file.store_statements_max, file.store_bytes_max, file.store_per_minute_max)?;
        let content_url = serve.and_then(|serve| serve.content_url.clone()).or(file.content_url).map(|url| url.trim_end_matches('/').to_owned());
        if let Some(url) = &content_url {
            check_content_url(url, &base_url)?;
        }
        let events = scaling::events(EventsKeys {
            address: serve.and_then(|serve| serve.events.clone()).or(file.events),
            credentials: file.events_credentials,
            authorities: file.events_authorities,
            certificate: file.events_certificate,
            key: file.events_key,
            replicas: file.events_replicas,
        })?;
        let keys = S3Keys {
            endpoint: file.s3_endpoint,
            region: file.s3_region,
            access_key: file.s3_access_key,
            secret_key: file.s3_secret_key,
            secret_key_file: file.s3_secret_key_file,
            path_style: file.s3_path_style,
        };
        let objects = scaling::objects(common.objects.clone().or(file.objects), keys, &|name| std::env::var(name).ok().filter(|value| !value.is_empty()))?;
        let data = common.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data"));
        Ok(Self {
            key_file: common.key_file.clone().or(file.key_file).unwrap_or_else(|| data.join("keys")),
            data,
            database: common.database.clone().or(file.database).unwrap_or_else(|| "sqlite:".to_owned()),
            password_cost: (file.password_memory_kib.unwrap_or(19_456), file.password_passes.unwrap_or(2), file.password_lanes.unwrap_or(1)),
            listen,
            base_url,
            content_url,
            smtp: serve.and_then(|serve| serve.smtp.clone()).or(file.smtp),
            mail_from: serve.and_then(|serve| serve.mail_from.clone()).or(file.mail_from),
            sms_url: serve.and_then(|serve| serve.sms_url.clone()).or(file.sms_url),
            sms_token: serve.and_then(|serve| serve.sms_token.clone()).or(file.sms_token),
            providers,
            terms,
            columns_keep_days,
            store_quota,
            events,
            objects,
            behind_proxy: serve.is_some_and(|serve| serve.behind_proxy) || file.behind_proxy.unwrap_or(false),
            library: serve.and_then(|serve| serve.library.clone()).or(file.library).or_else(found_library),
        })
    }
}

/// The host of content must be another one than the platform's: a port of its own would not keep cookies apart.
fn check_content_url(url: &str, base_url: &str) -> anyhow::Result<()> {
    let host = |url: &str| {
        let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"))?;
        (!rest.is_empty() && !rest.contains(['/', '?', '#', '@', '\\', ' ', ';', ','])).then(|| rest.split(':').next().unwrap_or(rest).to_ascii_lowercase())
    };
    match (host(url), host(base_url)) {
        (None, _) => bail!("content-url is '{url}'; it must be http:// or https:// and a host, with a port or without"),
        (Some(content), Some(platform)) if content == platform => {
            bail!(
                "content-url has the host of the platform, '{content}'; files of packages must run on a host of their own, because browsers keep cookies by host"
            )
        }
        _ => Ok(()),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> anyhow::Result<Vec<sso::Provider>> {
        let file: File = toml::from_str(text)?;
        file.provider.into_iter().map(ProviderEntry::read).collect()
    }

    #[test]
    fn providers_are_tables_of_the_settings_file() {
        let table = "[[provider]]\nkey = 'school'\nname = 'School'\nissuer = 'https://id.example'\nclient-id = 'xingtan'\n";
        let providers = read(&format!("{table}client-secret = 's'\nopens-accounts = true\nstrong-amr = ['mfa']\n")).unwrap();
        assert_eq!((providers[0].scopes.as_str(), providers[0].opens_accounts, providers[0].strong_amr.len()), ("openid profile", true, 1));
        assert!(providers[0].tells_when, "what is usual is strict");
        assert!(read(table).is_err(), "a secret is needed");
        assert!(read(&format!("{table}client-secret = 's'\nclient-secret-file = '/x'\n")).is_err(), "one of the two");
        assert!(read(&format!("{table}client-secret = 's'\nopen-accounts = true\n")).is_err(), "a key that is mistyped does not do nothing");
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("secret");
        std::fs::write(&path, "from a file\n").unwrap();
        assert_eq!(read(&format!("{table}client-secret-file = '{}'\n", path.display())).unwrap()[0].client_secret, "from a file");
    }

    #[test]
    fn stores_have_quotas_by_the_settings() {
        let quota = |text: &str| {
            let file: File = toml::from_str(text)?;
            store_quota(None, file.store_statements_max, file.store_bytes_max, file.store_per_minute_max)
        };
        assert_eq!(quota("").unwrap(), Quota::NONE);
        let set = quota("store-statements-max = 7\nstore-bytes-max = '2 GB'\nstore-per-minute-max = 600\n").unwrap();
        assert_eq!(set, Quota { statements: Some(7), bytes: Some(2_000_000_000), per_minute: Some(600) });
        assert_eq!(quota("store-bytes-max = 5\n").unwrap().bytes, Some(5));
        for wrong in ["store-statements-max = 0", "store-bytes-max = 'much'", "store-bytes-max = 0", "store-per-minute-max = -1"] {
            assert!(quota(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn content_has_a_host_of_its_own() {
        assert!(check_content_url("http://localhost:8080", "http://127.0.0.1:8080").is_ok());
        assert!(check_content_url("https://content.example.org", "https://example.org").is_ok());
        for wrong in ["http://127.0.0.1:9090", "http://127.0.0.1", "ftp://x", "localhost", "http://", "http://x/y", "http://a b", "http://x;y"] {
            assert!(check_content_url(wrong, "http://127.0.0.1:8080").is_err(), "{wrong}");
        }
        assert_eq!(Settings::neighbour("http://127.0.0.1:8080").as_deref(), Some("http://content.localhost:8080"));
        assert_eq!(Settings::neighbour("http://localhost").as_deref(), Some("http://content.localhost"));
        assert_eq!(Settings::neighbour("https://school.example"), None);
    }
}
