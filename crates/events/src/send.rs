//! Sends which facts wait. A fact that cannot be sent is given back; one whose sender dies is found by [`crate::resend`].

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use async_nats::jetstream::context::PublishErrorKind;
use async_nats::jetstream::message::PublishMessage;
use kernel::Id;

use crate::nats::{JETSTREAM_WAIT, Shared, TRY_AGAIN, Way, blocking};
use crate::stream::{names, prepare};
use crate::told;

/// Facts sent before their acknowledgements are waited for.
pub const SENT_TOGETHER_MAX: i64 = 256;
/// Facts of others, and such as were given back, are looked for so often.
const LOOK: Duration = Duration::from_secs(1);

/// Sends until the transport ends.
pub async fn run(shared: Arc<Shared>) {
    while shared.connected(Way::Out).await {
        tokio::select! {
            () = shared.wake.notified() => {}
            () = shared.pause(LOOK) => {}
        }
        while !shared.is_stopped() {
            match send_some(&shared).await {
                Ok(sent) => {
                    shared.open(Way::Out);
                    if sent == 0 {
                        break;
                    }
                }
                Err(reason) => {
                    shared.hindered(Way::Out, reason);
                    shared.pause(TRY_AGAIN).await;
                    break;
                }
            }
        }
    }
}

async fn send_some(shared: &Arc<Shared>) -> Result<usize, String> {
    let (outbox, now) = (shared.outbox.clone(), shared.clock.now());
    let claimed = blocking(move || outbox.claim(SENT_TOGETHER_MAX, now)).await.map_err(|error| error.to_string())?;
    let mut failed: Option<(PublishErrorKind, String)> = None;
    let mut back: Vec<Id> = Vec::new();
    let mut waiting = Vec::with_capacity(claimed.len());
    let (_, subject) = names(shared.stream);
    for id in &claimed {
        // The sending is part of the name: a fact that was taken in may be said again, and servers that know its id would drop it.
        let name = id.to_string();
        let message = PublishMessage::build().message_id(format!("{name}-{}", now.0)).payload(name.into());
        match shared.context.send_publish(subject.clone(), message).await {
            Ok(answer) => waiting.push((*id, answer)),
            Err(error) => {
                back.push(*id);
                failed = Some((error.kind(), told(&error)));
            }
        }
    }
    // One deadline for all of them: where the servers went away none is answered.
    let mut late = std::pin::pin!(tokio::time::sleep(JETSTREAM_WAIT));
    for (id, answer) in waiting {
        let answered = tokio::select! {
            biased;
            answered = answer.into_future() => Some(answered),
            () = &mut late => None,
        };
        match answered {
            Some(Ok(_)) => {}
            Some(Err(error)) => {
                back.push(id);
                failed = Some((error.kind(), with_source(&error)));
            }
            None => {
                back.push(id);
                failed = Some((PublishErrorKind::TimedOut, "JetStream did not say in time that it keeps a fact".to_owned()));
            }
        }
    }
    let sent = claimed.len() - back.len();
    shared.counts.sent.fetch_add(u64::try_from(sent).unwrap_or(0), Ordering::Relaxed);
    let Some((kind, reason)) = failed else { return Ok(sent) };
    let outbox = shared.outbox.clone();
    blocking(move || outbox.give_back(&back)).await.map_err(|error| error.to_string())?;
    if kind == PublishErrorKind::StreamNotFound {
        prepare(&shared.context, shared.stream, shared.replicas).await?;
    }
    Err(reason)
}

fn with_source(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(source) => format!("{}: {}", told(&error), told(&source)),
        None => told(&error),
    }
}
