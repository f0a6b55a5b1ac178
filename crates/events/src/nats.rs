//! The transport: three tasks beside the requests, which send, take in and look for what got lost.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_nats::connection::State;
use async_nats::jetstream::Context;
use async_nats::jetstream::context::ContextBuilder;
use async_nats::{Client, ClientError, Event};
use kernel::{Clock, Id};
use platform::outbox::{Carrier, Stream};
use platform::{Database, Engine, Outbox};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::{EventsError, REPLICAS_MAX, Settings, resend, send, take, told};

/// How long JetStream may take over an answer.
pub const JETSTREAM_WAIT: Duration = Duration::from_secs(5);
/// After something failed it is tried again so much later.
pub const TRY_AGAIN: Duration = Duration::from_secs(1);
/// How often a connection that is away is looked for.
const LOOK_AGAIN: Duration = Duration::from_millis(250);
/// How long the end may take: what is being taken in is finished.
const END_WAIT: Duration = Duration::from_secs(10);

/// What does not go at present.
#[derive(Debug, Clone, Copy)]
pub enum Way {
    /// Sending facts.
    Out,
    /// Taking facts in.
    In,
}

#[derive(Default)]
pub struct Counts {
    pub sent: AtomicU64,
    pub taken: AtomicU64,
    pub redelivered: AtomicU64,
    pub sent_again: AtomicU64,
}

pub struct Shared {
    pub outbox: Outbox,
    pub clock: Arc<dyn Clock>,
    pub stream: Stream,
    pub replicas: Option<usize>,
    pub client: Client,
    pub context: Context,
    pub wake: Notify,
    pub counts: Counts,
    servers: String,
    stop: watch::Sender<bool>,
    trouble: Mutex<[Option<String>; 2]>,
    said: Arc<Mutex<Option<String>>>,
    /// Dropped after `outbox`: connections block while they close, which no task of the runtime may do, so a thread has the last hold of them.
    _hold: std::sync::mpsc::Sender<()>,
}

/// Facts by way of NATS.
pub struct Nats {
    shared: Arc<Shared>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Nats {
    /// Begins to send and to take in, on the runtime this is called on. Servers that are away are no error: facts wait until they come.
    ///
    /// # Errors
    /// The database cannot have several nodes, or the settings cannot be used.
    pub async fn start(settings: &Settings, database: &Database, outbox: Outbox, clock: Arc<dyn Clock>, new: Id) -> Result<Self, EventsError> {
        if database.engine() != Engine::Postgresql {
            return Err(EventsError::OneProcess);
        }
        if let Some(replicas) = settings.replicas.filter(|replicas| !(1..=REPLICAS_MAX).contains(replicas)) {
            return Err(EventsError::Replicas(replicas));
        }
        let stream = blocking({
            let outbox = outbox.clone();
            move || outbox.stream(new)
        })
        .await?;
        let said = Arc::new(Mutex::new(None));
        let client = connect(settings, Arc::clone(&said)).await?;
        let (hold, released) = std::sync::mpsc::channel();
        let held = outbox.clone();
        std::thread::spawn(move || {
            let _ = released.recv(); // an error says that the other end is gone
            drop(held);
        });
        let context = ContextBuilder::new().timeout(JETSTREAM_WAIT).build(client.clone());
        let shared = Arc::new(Shared {
            outbox,
            clock,
            stream,
            replicas: settings.replicas,
            client,
            context,
            wake: Notify::new(),
            counts: Counts::default(),
            servers: settings.servers.to_string(),
            stop: watch::Sender::new(false),
            trouble: Mutex::default(),
            said,
            _hold: hold,
        });
        let tasks =
            vec![tokio::spawn(send::run(Arc::clone(&shared))), tokio::spawn(take::run(Arc::clone(&shared))), tokio::spawn(resend::run(Arc::clone(&shared)))];
        Ok(Self { shared, tasks: Mutex::new(tasks) })
    }

    /// Ends in good order: what is being taken in is finished and acknowledged. Facts that wait are left to the other nodes.
    pub async fn stop(&self) {
        self.shared.stop.send_replace(true);
        let tasks = std::mem::take(&mut *self.tasks.lock().unwrap_or_else(PoisonError::into_inner));
        for task in tasks {
            if tokio::time::timeout(END_WAIT, task).await.is_err() {
                tracing::warn!("facts that were being taken in did not end in time; another node takes them in");
            }
        }
        let _ = self.shared.client.drain().await; // what is acknowledged goes out before the connection ends
    }
}

impl Carrier for Nats {
    fn facts_wait(&self) {
        self.shared.wake.notify_one();
    }

    fn trouble(&self) -> Option<String> {
        let trouble = self.shared.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        trouble.iter().flatten().next().map(|reason| format!("{reason} ({})", self.shared.servers))
    }

    fn counted(&self) -> Vec<(&'static str, &'static str, u64)> {
        let counts = &self.shared.counts;
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        vec![
            ("events_sent", "Facts sent to JetStream by this node", read(&counts.sent)),
            ("events_taken_in", "Facts taken in by this node, as JetStream delivered them", read(&counts.taken)),
            ("events_redelivered", "Deliveries that were not the first of their fact", read(&counts.redelivered)),
            ("events_sent_again", "Facts sent again because they got lost on the way", read(&counts.sent_again)),
        ]
    }
}

impl Shared {
    /// Resolves when the transport is to end.
    pub async fn stopped(&self) {
        let mut stop = self.stop.subscribe();
        let _ = stop.wait_for(|stop| *stop).await;
    }

    /// Whether the transport is to end.
    pub fn is_stopped(&self) -> bool {
        *self.stop.borrow()
    }

    /// Waits, or shorter where the transport is to end.
    pub async fn pause(&self, time: Duration) {
        tokio::select! {
            () = tokio::time::sleep(time) => {}
            () = self.stopped() => {}
        }
    }

    /// Waits until there is a connection; `false` where the transport is to end.
    pub async fn connected(&self, way: Way) -> bool {
        while !self.is_stopped() {
            if self.client.connection_state() == State::Connected {
                return true;
            }
            let why = self.said.lock().unwrap_or_else(PoisonError::into_inner).clone();
            self.hindered(way, why.map_or_else(|| "no NATS server answers".to_owned(), |why| format!("no NATS server answers: {why}")));
            self.pause(LOOK_AGAIN).await;
        }
        false
    }

    /// Notes that one way is closed. It is logged when it begins, and when the reason changes.
    pub fn hindered(&self, way: Way, reason: String) {
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = trouble.get_mut(way as usize)
            && place.as_ref() != Some(&reason)
        {
            tracing::warn!(way = ?way, servers = %self.servers, reason, "facts wait in the outbox");
            *place = Some(reason);
        }
    }

    /// Notes that one way is open.
    pub fn open(&self, way: Way) {
        let mut trouble = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        if trouble.get_mut(way as usize).and_then(Option::take).is_some() {
            tracing::info!(way = ?way, servers = %self.servers, "facts go by way of NATS again");
        }
    }
}

/// A client that goes on looking for a server for ever.
async fn connect(settings: &Settings, said: Arc<Mutex<Option<String>>>) -> Result<Client, EventsError> {
    let readable = |path: &std::path::Path| match std::fs::File::open(path) {
        Ok(_) => Ok(path.to_owned()),
        Err(error) => Err(EventsError::File { path: path.to_owned(), reason: error.to_string() }),
    };
    let mut options = settings.servers.options();
    if let Some(path) = &settings.credentials {
        let path = readable(path)?;
        options = options.credentials_file(&path).await.map_err(|error| EventsError::File { path, reason: told(&error) })?;
    }
    if let Some(path) = &settings.authorities {
        options = options.add_root_certificates(readable(path)?).require_tls(true);
    }
    if let Some((certificate, key)) = &settings.certificate {
        options = options.add_client_certificate(readable(certificate)?, readable(key)?).require_tls(true);
    }
    let note = move |event: Event| {
        let said = Arc::clone(&said);
        async move {
            let words = match event {
                Event::Connected => None,
                Event::ServerError(error) => Some(told(&error)),
                Event::ClientError(ClientError::Other(error)) => Some(told(&error)),
                _ => return,
            };
            *said.lock().unwrap_or_else(PoisonError::into_inner) = words;
        }
    };
    let connected = options.name("xingtan").retry_on_initial_connect().event_callback(note).connect(settings.servers.addresses()).await;
    connected.map_err(|error| EventsError::Client(told(&error)))
}

/// Runs what talks to the database on a thread that may wait.
pub async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, platform::DatabaseError> + Send + 'static) -> Result<T, platform::DatabaseError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(platform::DatabaseError::Unsupported("work that broke off")))
}
