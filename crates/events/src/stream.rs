//! The stream of a database and its one consumer: made where they are missing, brought to what is wanted where they differ.

use std::time::Duration;

use async_nats::jetstream::consumer::{AckPolicy, PullConsumer, pull};
use async_nats::jetstream::context::{CreateStreamErrorKind, GetStreamErrorKind};
use async_nats::jetstream::stream::{Config, DiscardPolicy, Info, RetentionPolicy, StorageType};
use async_nats::jetstream::{Context, ErrorCode};
use platform::outbox::Stream;

use crate::told;

/// Facts on their way at once; more wait in the outbox.
pub const STREAM_FACTS_MAX: i64 = 100_000;
/// Facts that were delivered and not acknowledged yet, on all nodes together.
pub const IN_FLIGHT_MAX: i64 = 1024;
/// Servers on which a fact may stand, as JetStream bounds it.
pub const REPLICAS_MAX: usize = 5;
/// In a cluster each fact stands on so many servers, unless it is said otherwise.
const REPLICAS: usize = 3;
/// How long a node may take before a fact is delivered to another one; a node that is still at it says so in time.
pub const ANSWER_WAIT: Duration = Duration::from_secs(10);
/// For so long the servers know which messages they were sent already.
const KNOWN_FOR: Duration = Duration::from_secs(120);
/// Bytes of a message: it holds the id of a fact.
const MESSAGE_BYTES_MAX: i32 = 256;
/// The name of the consumer that all nodes share.
const CONSUMER: &str = "rooms";

/// The name of the stream of a database, and the subject that facts are sent to.
#[must_use]
pub fn names(stream: Stream) -> (String, String) {
    (format!("xingtan-{}", stream.0), format!("xingtan.{}.facts", stream.0))
}

fn wanted(stream: Stream, replicas: usize) -> Config {
    let (name, subject) = names(stream);
    Config {
        name,
        subjects: vec![subject],
        description: Some("Ids of facts that wait in the outbox of a Xingtan database".to_owned()),
        retention: RetentionPolicy::WorkQueue,
        storage: StorageType::File,
        // A full stream says no, and the facts wait in the outbox.
        discard: DiscardPolicy::New,
        max_messages: STREAM_FACTS_MAX,
        max_message_size: MESSAGE_BYTES_MAX,
        duplicate_window: KNOWN_FOR,
        num_replicas: replicas,
        ..Config::default()
    }
}

/// Where stream and consumer are as they should be: the consumer, and on how many servers facts stand.
///
/// # Errors
/// What JetStream says, in words.
pub async fn prepare(context: &Context, stream: Stream, replicas: Option<usize>) -> Result<(PullConsumer, usize), String> {
    let is_cluster = context.client().server_info().cluster.is_some();
    let wanted = wanted(stream, replicas.unwrap_or(if is_cluster { REPLICAS } else { 1 }));
    let found = match context.get_stream(&wanted.name).await {
        Ok(found) => found,
        Err(error) => match error.kind() {
            GetStreamErrorKind::JetStream(inner) if inner.error_code() == ErrorCode::STREAM_NOT_FOUND => {
                context.create_stream(wanted.clone()).await.map_err(|error| refused(&error.kind(), wanted.num_replicas))?
            }
            _ => return Err(format!("JetStream does not answer about its streams: {}", told(&error))),
        },
    };
    let mut now = found.cached_info().config.num_replicas;
    if differs(found.cached_info(), &wanted, replicas.is_some()) {
        now = context.update_stream(&wanted).await.map_err(|error| refused(&error.kind(), wanted.num_replicas))?.config.num_replicas;
    }
    let consumer = pull::Config {
        durable_name: Some(CONSUMER.to_owned()),
        ack_policy: AckPolicy::Explicit,
        ack_wait: ANSWER_WAIT,
        max_deliver: -1, // it is the outbox that counts tries and sets a fact aside
        max_ack_pending: IN_FLIGHT_MAX,
        ..pull::Config::default()
    };
    let consumer = found.create_consumer(consumer).await.map_err(|error| format!("JetStream does not give out facts: {}", told(&error)))?;
    Ok((consumer, now))
}

/// Replicas are taken back only where a number was asked for: a cluster that looks smaller for a moment must not lose copies.
fn differs(info: &Info, wanted: &Config, is_asked: bool) -> bool {
    let here = &info.config;
    let replicas = here.num_replicas < wanted.num_replicas || (is_asked && here.num_replicas != wanted.num_replicas);
    replicas || here.max_messages != wanted.max_messages || here.duplicate_window != wanted.duplicate_window || here.discard != wanted.discard
}

fn refused(kind: &CreateStreamErrorKind, replicas: usize) -> String {
    let hint = match kind {
        CreateStreamErrorKind::JetStreamUnavailable => "; start the servers with JetStream",
        CreateStreamErrorKind::JetStream(error) if error.error_code() == ErrorCode::CLUSTER_NO_PEERS => {
            "; start the other servers, or set events-replicas to how many there are"
        }
        _ => "",
    };
    format!("JetStream cannot keep a stream on {replicas} servers: {}{hint}", told(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_fact_fits_into_a_message() {
        let stream = Stream(kernel::Id::named(&["x"]));
        // The servers count what stands beside the content as well: the id once more with the moment of the sending.
        let beside = format!("NATS/1.0\r\nNats-Msg-Id: -{}\r\n\r\n", i64::MAX).len();
        assert!(stream.0.to_string().len() * 2 + beside <= usize::try_from(MESSAGE_BYTES_MAX).unwrap());
        let (name, subject) = names(stream);
        assert!(!name.contains('.') && subject.matches('.').count() == 2);
    }
}
