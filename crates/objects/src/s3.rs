//! The requests.

use std::fmt;
use std::io::Read;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use kernel::Time;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::path::Path;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientOptions, Error, GetOptions, GetRange, ObjectMeta, ObjectStore, ObjectStoreExt, PutPayload, RetryConfig};
use platform::ObjectError;
use platform::objects::{Entry, Storage};
use tokio::runtime::{Builder, Runtime};
use tokio_stream::StreamExt;

use crate::parts::{PART_BYTES, Parts, next_part};
use crate::{S3Settings, SettingsError};

/// How long a connection may take to come about.
const CONNECT_WAIT: Duration = Duration::from_secs(5);
/// How long one request may take: a part of eight mebibytes at two megabits a second.
const REQUEST_WAIT: Duration = Duration::from_secs(40);
/// How often a request is tried again that failed in a way that passes.
const TRIES: usize = 4;
/// How long all tries may take together.
const TRIES_WAIT: Duration = Duration::from_secs(60);
/// How long anything may take, whatever the client of the service thinks.
const PATIENCE: Duration = Duration::from_secs(120);
/// Threads for requests: they wait for the network most of the time.
const THREADS: usize = 2;

/// The way to a bucket. Cheap to clone.
#[derive(Clone)]
pub struct Link {
    store: Arc<AmazonS3>,
    prefix: Arc<str>,
    runtime: Arc<Threads>,
}

/// The client, with the patience that this platform has.
fn client(settings: &S3Settings) -> Result<AmazonS3, SettingsError> {
    let is_plain = settings.endpoint.as_ref().is_some_and(|endpoint| endpoint.starts_with("http://"));
    if let Some(endpoint) = settings.endpoint.as_ref().filter(|endpoint| !is_plain && !endpoint.starts_with("https://")) {
        return Err(SettingsError::Endpoint(endpoint.clone()));
    }
    let options = ClientOptions::new().with_connect_timeout(CONNECT_WAIT).with_timeout(REQUEST_WAIT).with_allow_http(is_plain);
    let backoff = BackoffConfig { init_backoff: Duration::from_millis(100), max_backoff: Duration::from_secs(5), base: 2.0 };
    let mut builder = AmazonS3Builder::new()
        .with_bucket_name(&settings.bucket.name)
        .with_region(&settings.region)
        .with_access_key_id(&settings.access_key)
        .with_secret_access_key(&settings.secret_key)
        .with_virtual_hosted_style_request(!settings.path_style)
        .with_client_options(options)
        .with_retry(RetryConfig { backoff, max_retries: TRIES, retry_timeout: TRIES_WAIT });
    if let Some(token) = &settings.session_token {
        builder = builder.with_token(token);
    }
    if let Some(endpoint) = &settings.endpoint {
        let endpoint = endpoint.trim_end_matches('/');
        // The client takes the address as it is: where the bucket is part of the host it must be said here.
        let host = |scheme: &str| endpoint.strip_prefix(scheme).map(|host| format!("{scheme}{}.{host}", settings.bucket.name));
        let own = host("http://").or_else(|| host("https://")).filter(|_| !settings.path_style);
        builder = builder.with_endpoint(own.unwrap_or_else(|| endpoint.to_owned()));
    }
    builder.build().map_err(|error| SettingsError::Client(error.to_string()))
}

/// A place in the bucket, below the beginning of its names, for those who speak to object stores themselves.
///
/// # Errors
/// The settings cannot be used.
pub fn place(settings: &S3Settings, folder: &str) -> Result<Arc<dyn ObjectStore>, SettingsError> {
    let prefix = settings.bucket.prefix.as_str();
    let below = if prefix.is_empty() { folder.to_owned() } else { format!("{prefix}/{folder}") };
    Ok(Arc::new(PrefixStore::new(client(settings)?, below)))
}

/// A bucket of a service that speaks S3.
pub struct S3 {
    link: Link,
    words: String,
}

/// Threads of their own, as rooms are synchronous. They are let go without waiting, because whoever lets go may itself be one of a runtime's.
struct Threads(Option<Runtime>);

impl Drop for Threads {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

impl S3 {
    /// The way to a bucket; nothing is asked yet.
    ///
    /// # Errors
    /// The settings cannot be used.
    pub fn new(settings: &S3Settings) -> Result<Self, SettingsError> {
        let store = client(settings)?;
        let runtime = Builder::new_multi_thread().worker_threads(THREADS).thread_name("objects").enable_all().build();
        let runtime = Threads(Some(runtime.map_err(|error| SettingsError::Client(error.to_string()))?));
        let link = Link { store: Arc::new(store), prefix: settings.bucket.prefix.as_str().into(), runtime: Arc::new(runtime) };
        let at = settings.endpoint.as_deref().unwrap_or("Amazon");
        Ok(Self { link, words: format!("the bucket {} at {at}", settings.bucket.name) })
    }

    fn failed(&self, name: &str, error: Error) -> ObjectError {
        self.link.failed(name, error, &self.words)
    }
}

impl fmt::Debug for S3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "S3({})", self.words)
    }
}

impl Link {
    /// Waits for a request that runs on the threads.
    fn wait<T: Send + 'static>(&self, work: impl Future<Output = Result<T, Error>> + Send + 'static) -> Result<T, Error> {
        let late = |_| Error::Generic { store: "S3", source: "no answer in time".into() };
        let Some(runtime) = &self.runtime.0 else { return Err(late(())) };
        let (sender, receiver) = std::sync::mpsc::sync_channel(1);
        runtime.spawn(async move {
            let result = tokio::time::timeout(PATIENCE, work).await.map_err(|_| late(())).and_then(|result| result);
            let _ = sender.send(result); // nobody waits any more where the process ends
        });
        receiver.recv().map_err(|_| late(()))?
    }

    fn place(&self, name: &str) -> Path {
        let shelf = name.get(..2).unwrap_or(name);
        if self.prefix.is_empty() { Path::from(format!("{shelf}/{name}")) } else { Path::from(format!("{}/{shelf}/{name}", self.prefix)) }
    }

    fn failed(&self, name: &str, error: Error, words: &str) -> ObjectError {
        match error {
            Error::NotFound { source, .. } if !source.to_string().contains("NoSuchBucket") => ObjectError::Missing(name.to_owned()),
            error => {
                let hint = match &error {
                    Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => "; check s3-access-key, s3-secret-key and what they may do",
                    Error::NotFound { .. } => "; make the bucket, or correct its name",
                    _ => "",
                };
                // What the service says may be long pages; the first of it tells enough.
                let said: String = error.to_string().chars().take(400).collect();
                ObjectError::Storage(format!("{words}: {said}{hint}"))
            }
        }
    }

    /// Some bytes of an object.
    pub fn range(&self, name: &str, range: Range<u64>) -> Result<Bytes, ObjectError> {
        let (store, place) = (Arc::clone(&self.store), self.place(name));
        self.wait(async move { store.get_range(&place, range).await }).map_err(|error| self.failed(name, error, "the bucket"))
    }
}

impl Storage for S3 {
    fn put(&self, name: &str, content: &mut dyn Read, bytes: u64) -> Result<(), ObjectError> {
        let place = self.link.place(name);
        let first = next_part(content)?;
        if u64::try_from(first.len()).is_ok_and(|length| length >= bytes) {
            // Whoever gave us the content says at its end whether it is what it should be.
            if content.read(&mut [0])? != 0 {
                return Err(ObjectError::Damaged(name.to_owned()));
            }
            let store = Arc::clone(&self.link.store);
            return self.link.wait(async move { store.put(&place, PutPayload::from(first)).await.map(|_| ()) }).map_err(|error| self.failed(name, error));
        }
        let store = Arc::clone(&self.link.store);
        let mut upload = self.link.wait(async move { store.put_multipart(&place).await }).map_err(|error| self.failed(name, error))?;
        let mut part = first;
        let result = loop {
            if part.is_empty() {
                break Ok(());
            }
            let sent = upload.put_part(PutPayload::from(part));
            if let Err(error) = self.link.wait(sent) {
                break Err(self.failed(name, error));
            }
            part = match next_part(content) {
                Ok(part) => part,
                Err(error) => break Err(error.into()),
            };
        };
        // An upload that is not completed is no object.
        match result {
            Ok(()) => self.link.wait(async move { upload.complete().await.map(|_| ()) }).map_err(|error| self.failed(name, error)),
            Err(reason) => {
                if let Err(error) = self.link.wait(async move { upload.abort().await }) {
                    tracing::warn!(object = name, %error, "parts of an upload that was given up may be left; let the bucket remove unfinished uploads");
                }
                Err(reason)
            }
        }
    }

    fn open(&self, name: &str) -> Result<(Box<dyn Read + Send>, u64), ObjectError> {
        let (store, place) = (Arc::clone(&self.link.store), self.link.place(name));
        let fetched = self.link.wait(async move {
            // One request brings the size and the first part; that there is not so much is no error.
            let options = GetOptions { range: Some(GetRange::Bounded(0..u64::try_from(PART_BYTES).unwrap_or(u64::MAX))), ..GetOptions::default() };
            match store.get_opts(&place, options).await {
                Ok(result) => {
                    let size = result.meta.size;
                    Ok((result.bytes().await?, size))
                }
                // A range of an empty object cannot be had; where nothing was answered there is nothing to ask further.
                Err(error @ Error::NotFound { .. }) => Err(error),
                Err(error) if error.to_string().contains("HTTP error") => Err(error),
                Err(error) => match store.head(&place).await {
                    Ok(meta) if meta.size == 0 => Ok((Bytes::new(), 0)),
                    _ => Err(error),
                },
            }
        });
        let (first, size) = fetched.map_err(|error| self.failed(name, error))?;
        Ok((Box::new(Parts::new(self.link.clone(), name, first, size)), size))
    }

    fn look(&self, name: &str) -> Result<Option<Entry>, ObjectError> {
        let (store, place) = (Arc::clone(&self.link.store), self.link.place(name));
        match self.link.wait(async move { store.head(&place).await }).map_err(|error| self.failed(name, error)) {
            Ok(meta) => Ok(entry(&meta)),
            Err(ObjectError::Missing(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn remove(&self, name: &str) -> Result<(), ObjectError> {
        let (store, place) = (Arc::clone(&self.link.store), self.link.place(name));
        match self.link.wait(async move { store.delete(&place).await }).map_err(|error| self.failed(name, error)) {
            Err(ObjectError::Missing(_)) => Ok(()),
            other => other,
        }
    }

    fn list(&self, shelf: &str) -> Result<Vec<Entry>, ObjectError> {
        let folder = if self.link.prefix.is_empty() { Path::from(shelf) } else { Path::from(format!("{}/{shelf}", self.link.prefix)) };
        let store = Arc::clone(&self.link.store);
        let found = self.link.wait(async move {
            let mut entries = Vec::new();
            let mut pages = store.list(Some(&folder));
            while let Some(meta) = pages.next().await {
                entries.extend(entry(&meta?));
            }
            Ok(entries)
        });
        found.map_err(|error| self.failed(shelf, error))
    }
}

fn entry(meta: &ObjectMeta) -> Option<Entry> {
    let name = meta.location.filename()?.to_owned();
    Some(Entry { name, bytes: meta.size, put_at: Time(meta.last_modified.timestamp_micros()) })
}
