//! Takes facts in as JetStream delivers them, and acknowledges what is committed.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use async_nats::jetstream::consumer::PullConsumer;
use async_nats::jetstream::{AckKind, Message};
use kernel::Id;
use tokio_stream::StreamExt;

use crate::nats::{Shared, TRY_AGAIN, Way, blocking};
use crate::stream::{ANSWER_WAIT, prepare};
use crate::told;

/// Facts taken in in one transaction.
pub const TAKEN_TOGETHER_MAX: usize = 64;
/// For so long facts are waited for in one asking.
const PULL_WAIT: Duration = Duration::from_secs(2);
/// A fact that could not be taken in comes again so much later, twice as late each time.
const AGAIN_AFTER: Duration = Duration::from_millis(250);

/// Takes in until the transport ends.
pub async fn run(shared: Arc<Shared>) {
    while shared.connected(Way::In).await {
        let failed = match prepare(&shared.context, shared.stream, shared.replicas).await {
            Ok((consumer, replicas)) => {
                tracing::info!(replicas, "facts go by way of NATS");
                shared.open(Way::In);
                take_until_trouble(&shared, &consumer).await
            }
            Err(reason) => Some(reason),
        };
        if let Some(reason) = failed {
            shared.hindered(Way::In, reason);
            shared.pause(TRY_AGAIN).await;
        }
    }
}

/// The trouble, or nothing where the transport is to end.
async fn take_until_trouble(shared: &Arc<Shared>, consumer: &PullConsumer) -> Option<String> {
    loop {
        let asked = consumer.batch().max_messages(TAKEN_TOGETHER_MAX).expires(PULL_WAIT).messages().await;
        let mut batch = match asked {
            Ok(batch) => batch,
            Err(error) => return Some(told(&error)),
        };
        loop {
            let next = tokio::select! {
                next = batch.next() => next,
                () = shared.stopped() => return None,
            };
            let mut messages = match next {
                Some(Ok(message)) => vec![message],
                Some(Err(error)) => return Some(told(&error)),
                None => break,
            };
            // Whatever came together is taken in together.
            while messages.len() < TAKEN_TOGETHER_MAX
                && let Ok(Some(Ok(message))) = tokio::time::timeout(Duration::ZERO, batch.next()).await
            {
                messages.push(message);
            }
            if let Err(reason) = take(shared, messages).await {
                return Some(reason);
            }
        }
        shared.open(Way::In);
    }
}

async fn take(shared: &Arc<Shared>, messages: Vec<Message>) -> Result<(), String> {
    let mut facts: Vec<(Id, Message)> = Vec::with_capacity(messages.len());
    for message in messages {
        match std::str::from_utf8(&message.payload).ok().and_then(|text| text.parse().ok()) {
            Some(id) => facts.push((id, message)),
            None => {
                tracing::error!("a message in the stream of facts is none of ours, and was removed");
                answer(&message, AckKind::Term).await?;
            }
        }
    }
    let again = facts.iter().filter(|(_, message)| tries(message) > 1).count();
    shared.counts.redelivered.fetch_add(u64::try_from(again).unwrap_or(0), Ordering::Relaxed);
    let (outbox, ids) = (shared.outbox.clone(), facts.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    let mut work = std::pin::pin!(blocking(move || outbox.take_in(&ids)));
    // What takes long is told to be in work, so that no other node gets it.
    let result = loop {
        tokio::select! {
            result = &mut work => break result,
            () = tokio::time::sleep(ANSWER_WAIT / 3) => {
                for (_, message) in &facts {
                    answer(message, AckKind::Progress).await?;
                }
            }
        }
    };
    match result {
        Ok(taken) => {
            shared.counts.taken.fetch_add(u64::try_from(taken.taken).unwrap_or(0), Ordering::Relaxed);
            let again: HashSet<Id> = taken.again.into_iter().collect();
            for (id, message) in &facts {
                // Only here: it is committed.
                let kind = if again.contains(id) { AckKind::Nak(Some(later(message))) } else { AckKind::Ack };
                answer(message, kind).await?;
            }
            Ok(())
        }
        Err(error) => {
            for (_, message) in &facts {
                answer(message, AckKind::Nak(Some(TRY_AGAIN))).await?;
            }
            Err(error.to_string())
        }
    }
}

async fn answer(message: &Message, kind: AckKind) -> Result<(), String> {
    message.ack_with(kind).await.map_err(|error| told(&error))
}

/// How often a message was delivered.
fn tries(message: &Message) -> u32 {
    message.info().ok().and_then(|info| u32::try_from(info.delivered).ok()).unwrap_or(1)
}

fn later(message: &Message) -> Duration {
    AGAIN_AFTER * 2_u32.pow(tries(message).saturating_sub(1).min(6))
}
