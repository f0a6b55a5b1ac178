//! The settings by which the same binary runs on many machines: how facts come from node to node, and where files lie.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, bail};
use columns::Shelf;
use objects::{S3, S3Settings, SettingsError};
use platform::Objects;

/// What the settings say about events.
#[derive(Default)]
pub struct EventsKeys {
    /// `local`, or addresses of NATS servers.
    pub address: Option<String>,
    /// A file of credentials.
    pub credentials: Option<PathBuf>,
    /// Certificates that vouch for the servers.
    pub authorities: Option<PathBuf>,
    /// A certificate of our own.
    pub certificate: Option<PathBuf>,
    /// Its key.
    pub key: Option<PathBuf>,
    /// On how many servers a fact stands.
    pub replicas: Option<usize>,
}

/// How facts come to the rooms that listen: by way of NATS, or in process where this is nothing.
pub fn events(keys: EventsKeys) -> anyhow::Result<Option<events::Settings>> {
    let address = keys.address.as_deref().unwrap_or("local");
    if address == "local" {
        return Ok(None);
    }
    let certificate = match (keys.certificate, keys.key) {
        (Some(certificate), Some(key)) => Some((certificate, key)),
        (None, None) => None,
        _ => bail!("events-certificate and events-key go together; one of them is missing"),
    };
    if let Some(replicas) = keys.replicas.filter(|replicas| !(1..=events::REPLICAS_MAX).contains(replicas)) {
        bail!(events::EventsError::Replicas(replicas));
    }
    Ok(Some(events::Settings { servers: address.parse()?, credentials: keys.credentials, authorities: keys.authorities, certificate, replicas: keys.replicas }))
}

/// Where files of rooms lie.
#[derive(Debug, Clone, Default)]
pub enum ObjectsPlace {
    /// In the data directory.
    #[default]
    Data,
    /// In a folder.
    Folder(PathBuf),
    /// In a bucket.
    S3(S3Settings),
}

impl ObjectsPlace {
    /// The objects there.
    pub fn open(&self, data: &Path) -> anyhow::Result<Objects> {
        Ok(match self {
            Self::Data => Objects::at(&data.join("objects")),
            Self::Folder(path) => Objects::at(path),
            Self::S3(settings) => Objects::on(Arc::new(S3::new(settings)?)),
        })
    }

    /// The files of history in columns, beside them: `columns/` in the data directory, the folder or the bucket.
    pub fn open_columns(&self, data: &Path) -> anyhow::Result<Shelf> {
        Ok(match self {
            Self::Data => Shelf::folder(&data.join("columns")),
            Self::Folder(path) => Shelf::folder(&path.join("columns")),
            Self::S3(settings) => Shelf::store(objects::place(settings, "columns")?)?,
        })
    }
}

/// What the settings file says about S3.
#[derive(Default)]
pub struct S3Keys {
    /// The service.
    pub endpoint: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// Who we are.
    pub access_key: Option<String>,
    /// The proof of it.
    pub secret_key: Option<String>,
    /// A file with the proof.
    pub secret_key_file: Option<PathBuf>,
    /// Whether the bucket stands in the path.
    pub path_style: Option<bool>,
}

/// Where files lie: the option, and for S3 our own variables over those that every tool of S3 knows, over the file.
pub fn objects(place: Option<String>, keys: S3Keys, variable: &dyn Fn(&str) -> Option<String>) -> anyhow::Result<ObjectsPlace> {
    let place = place.unwrap_or_else(|| "file:".to_owned());
    if let Some(path) = place.strip_prefix("file:") {
        return Ok(if path.is_empty() { ObjectsPlace::Data } else { ObjectsPlace::Folder(PathBuf::from(path)) });
    }
    if !place.starts_with("s3://") {
        bail!("objects is '{place}'; it must be file: (in the data directory), file:PATH or s3://BUCKET[/PREFIX]");
    }
    let first = |names: &[&str]| names.iter().find_map(|name| variable(name));
    let from_file = match (keys.secret_key, keys.secret_key_file) {
        (Some(_), Some(_)) => bail!("set either s3-secret-key or s3-secret-key-file"),
        (None, Some(path)) => Some(std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?.trim_end().to_owned()),
        (key, None) => key,
    };
    let endpoint = first(&["XINGTAN_S3_ENDPOINT", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"]).or(keys.endpoint);
    let path_style = match variable("XINGTAN_S3_PATH_STYLE").as_deref() {
        Some("true" | "1") => Some(true),
        Some("false" | "0") => Some(false),
        Some(other) => bail!("XINGTAN_S3_PATH_STYLE is '{other}'; it must be true or false"),
        None => keys.path_style,
    };
    let settings = S3Settings {
        bucket: place.parse()?,
        region: first(&["XINGTAN_S3_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"]).or(keys.region).unwrap_or_else(|| "us-east-1".to_owned()),
        access_key: first(&["XINGTAN_S3_ACCESS_KEY", "AWS_ACCESS_KEY_ID"])
            .or(keys.access_key)
            .ok_or(SettingsError::Missing("an access key: set s3-access-key, XINGTAN_S3_ACCESS_KEY or AWS_ACCESS_KEY_ID"))?,
        secret_key: first(&["XINGTAN_S3_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"])
            .or(from_file)
            .ok_or(SettingsError::Missing("a secret key: set s3-secret-key-file, XINGTAN_S3_SECRET_KEY or AWS_SECRET_ACCESS_KEY"))?,
        session_token: first(&["AWS_SESSION_TOKEN"]),
        // A service of one's own rarely has a name for every bucket.
        path_style: path_style.unwrap_or(endpoint.is_some()),
        endpoint,
    };
    S3::new(&settings)?; // what cannot be used is refused now
    Ok(ObjectsPlace::S3(settings))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, variables: &[(&str, &str)]) -> Result<ObjectsPlace, String> {
        let variable = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        objects(Some(text.to_owned()), S3Keys::default(), &variable).map_err(|error| format!("{error:#}"))
    }

    #[test]
    fn files_lie_where_the_settings_say() {
        assert!(matches!(objects(None, S3Keys::default(), &|_| None), Ok(ObjectsPlace::Data)));
        assert!(matches!(place("file:", &[]), Ok(ObjectsPlace::Data)));
        assert!(matches!(place("file:/srv/x", &[]), Ok(ObjectsPlace::Folder(path)) if path == Path::new("/srv/x")));
        let keys = [("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b")];
        let Ok(ObjectsPlace::S3(amazon)) = place("s3://xingtan/x", &keys) else { panic!("it is S3") };
        assert_eq!((amazon.path_style, amazon.endpoint, amazon.region.as_str()), (false, None, "us-east-1"));
        let own = [keys[0], keys[1], ("XINGTAN_S3_ENDPOINT", "http://127.0.0.1:1"), ("AWS_ENDPOINT_URL", "http://other"), ("XINGTAN_S3_SECRET_KEY", "c")];
        let Ok(ObjectsPlace::S3(own)) = place("s3://xingtan", &own) else { panic!("it is S3") };
        assert_eq!((own.path_style, own.endpoint.as_deref(), own.secret_key.as_str()), (true, Some("http://127.0.0.1:1"), "c"));
        assert!(place("s3://xingtan", &[]).is_err_and(|why| why.contains("s3-access-key")));
        assert!(place("s3://xingtan", &keys[..1]).is_err_and(|why| why.contains("s3-secret-key-file")));
        assert!(place("s3://Xingtan", &keys).is_err_and(|why| why.contains("s3://BUCKET")));
        assert!(place("ftp://x", &[]).is_err_and(|why| why.contains("file:PATH")));
        assert!(place("s3://xingtan", &[keys[0], keys[1], ("XINGTAN_S3_ENDPOINT", "seaweed:8333")]).is_err_and(|why| why.contains("http://")));
        assert!(place("s3://xingtan", &[keys[0], keys[1], ("XINGTAN_S3_PATH_STYLE", "yes")]).is_err());
    }

    #[test]
    fn facts_go_in_process_or_by_nats() {
        let with = |address: &str| events(EventsKeys { address: Some(address.to_owned()), ..EventsKeys::default() });
        assert!(events(EventsKeys::default()).is_ok_and(|events| events.is_none()));
        assert!(with("local").is_ok_and(|events| events.is_none()));
        assert!(with("nats://one,nats://two").is_ok_and(|events| events.is_some()));
        let why = with("amqp://user:secret@one").map_or_else(|error| error.to_string(), |_| String::new());
        assert!(why.contains("nats://HOST:PORT") && !why.contains("secret"), "{why}");
        let half = EventsKeys { address: Some("nats://one".to_owned()), certificate: Some("x".into()), ..EventsKeys::default() };
        assert!(events(half).is_err());
        assert!(events(EventsKeys { address: Some("nats://one".to_owned()), replicas: Some(9), ..EventsKeys::default() }).is_err());
    }
}
