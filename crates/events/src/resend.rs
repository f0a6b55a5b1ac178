//! Finds facts that got lost on the way (their sender died before it sent them; the stream was emptied or removed) and lets them be sent again.
//!
//! The stream holds what is on its way and nothing else, as what is acknowledged leaves it. So a fact that was sent before the oldest one in the stream
//! and still waits is not on its way.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use kernel::Time;
use kernel::time::SECOND;

use crate::nats::{Shared, blocking};
use crate::stream::names;
use crate::told;

/// How often it is looked.
const LOOK: Duration = Duration::from_secs(5);
/// A fact is looked for when it was sent so long ago, in microseconds: sending takes as long as JetStream may take, and taking in a moment.
pub const SENT_AGAIN_AFTER: i64 = 10 * SECOND;
/// How far the clocks of nodes and servers may be apart, in microseconds. Where it is more, facts are sent again for nothing, which does no harm.
const CLOCKS_APART: i64 = 30 * SECOND;

/// Looks until the transport ends.
pub async fn run(shared: Arc<Shared>) {
    while !shared.is_stopped() {
        shared.pause(LOOK).await;
        match look(&shared).await {
            Ok(0) => {}
            Ok(count) => {
                tracing::warn!(count, "facts got lost on the way and are sent again");
                shared.counts.sent_again.fetch_add(count, Ordering::Relaxed);
                shared.wake.notify_one();
            }
            Err(reason) => tracing::debug!(reason, "whether facts got lost could not be seen"),
        }
    }
}

async fn look(shared: &Arc<Shared>) -> Result<u64, String> {
    let (name, _) = names(shared.stream);
    let state = shared.context.get_stream(name).await.map_err(|error| told(&error))?.cached_info().state.clone();
    let mut before = shared.clock.now().plus(-SENT_AGAIN_AFTER);
    if state.messages > 0 {
        let oldest = Time(i64::try_from(state.first_timestamp.unix_timestamp_nanos() / 1000).unwrap_or(i64::MAX));
        before = before.min(oldest.plus(-CLOCKS_APART));
    }
    let outbox = shared.outbox.clone();
    blocking(move || outbox.send_again(before)).await.map_err(|error| error.to_string())
}
