//! Pushing to open pages: server-sent events (HTML Living Standard, 9.2). A room keeps the [`Pusher`] and answers with the [`Feed`]; what it pushes waits
//! in a bounded queue for the network. A stream ends by itself after a while: the browser asks again, and whoever asks proves anew that they may.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body as HttpBody;
use axum::response::Response;
use bytes::Bytes;
use http::StatusCode;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{OwnedSemaphorePermit, mpsc, watch};

use crate::cache::Finished;

/// Streams that are open at once, of all rooms together.
pub const STREAMS_MAX: usize = 256;
/// How long a stream lasts before the browser has to ask again.
pub const LASTS: Duration = Duration::from_secs(600);
/// How often something is sent where nothing happens, so that a proxy keeps the connection and a dead one is noticed.
const BREATH: Duration = Duration::from_secs(15);
/// How long a browser waits before it asks again, in milliseconds.
const RETRY_MILLIS: u32 = 3_000;

/// What is pushed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What the page listens for; a plain word.
    pub name: &'static str,
    /// What the browser says when it asks again (`Last-Event-ID`), so that it misses nothing.
    pub id: Option<u64>,
    /// The text.
    pub data: String,
}

impl Event {
    /// As it goes over the network: each line of the text by itself, so that no text can begin another event.
    fn written(&self) -> String {
        let mut text = format!("event: {}\n", self.name);
        if let Some(id) = self.id {
            text.push_str(&format!("id: {id}\n"));
        }
        for line in self.data.split(['\n', '\r']) {
            text.push_str("data: ");
            text.push_str(line);
            text.push('\n');
        }
        text.push('\n');
        text
    }
}

/// What became of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pushed {
    /// It waits for the network.
    Taken,
    /// So many wait that it was dropped: whoever reads is too slow.
    Full,
    /// Nobody reads any more.
    Gone,
}

/// The end that a room keeps. Dropping it ends the stream.
#[derive(Debug)]
pub struct Pusher(mpsc::Sender<Event>);

impl Pusher {
    /// Pushes an event, without ever waiting.
    pub fn push(&self, event: Event) -> Pushed {
        match self.0.try_send(event) {
            Ok(()) => Pushed::Taken,
            Err(TrySendError::Full(_)) => Pushed::Full,
            Err(TrySendError::Closed(_)) => Pushed::Gone,
        }
    }

    /// Whether nobody reads any more.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.0.is_closed()
    }
}

/// The end that goes into an answer.
#[derive(Debug, Clone)]
pub struct Feed(Arc<Mutex<Option<mpsc::Receiver<Event>>>>);

/// Both ends of a stream in which at most `waiting_max` events wait.
#[must_use]
pub fn feed(waiting_max: usize) -> (Pusher, Feed) {
    let (sender, receiver) = mpsc::channel(waiting_max.max(1));
    (Pusher(sender), Feed(Arc::new(Mutex::new(Some(receiver)))))
}

impl Feed {
    fn take(&self) -> Option<mpsc::Receiver<Event>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// What waits, taken out of it.
    #[cfg(feature = "testing")]
    #[must_use]
    pub fn waiting(&self) -> Vec<Event> {
        let mut ends = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut events = Vec::new();
        while let Some(event) = ends.as_mut().and_then(|receiver| receiver.try_recv().ok()) {
            events.push(event);
        }
        events
    }
}

/// How a stream is run.
pub(crate) struct Stream {
    pub feed: Feed,
    /// How long it lasts.
    pub lasts: Duration,
    /// Whether the platform stops.
    pub closing: watch::Receiver<bool>,
    /// Its place among [`STREAMS_MAX`].
    pub permit: OwnedSemaphorePermit,
}

/// The response whose body is what is pushed.
pub(crate) fn respond(finished: &Finished, stream: Stream) -> Response {
    let (out, body) = mpsc::channel::<Result<Bytes, Infallible>>(1);
    tokio::spawn(hand_on(stream, out));
    let mut response = Response::new(HttpBody::from_stream(tokio_stream::wrappers::ReceiverStream::new(body)));
    *response.status_mut() = StatusCode::from_u16(finished.status).unwrap_or(StatusCode::OK);
    *response.headers_mut() = finished.headers.clone();
    response
}

/// Hands events on until the room, the reader, the time or the platform ends it; what waits when the time is over is handed on still.
async fn hand_on(stream: Stream, out: mpsc::Sender<Result<Bytes, Infallible>>) {
    let Stream { feed, lasts, mut closing, permit: _permit } = stream;
    let Some(mut events) = feed.take() else { return };
    let end = tokio::time::sleep(lasts);
    tokio::pin!(end);
    let mut text = format!("retry: {RETRY_MILLIS}\n\n");
    let mut left = events.max_capacity();
    loop {
        let sent = tokio::select! {
            biased;
            _ = closing.wait_for(|closing| *closing) => return,
            sent = out.send(Ok(Bytes::from(std::mem::take(&mut text)))) => sent,
        };
        if sent.is_err() {
            return;
        }
        let next = if end.is_elapsed() {
            left = left.saturating_sub(1);
            events.try_recv().ok().filter(|_| left > 0)
        } else {
            tokio::select! {
                biased;
                _ = closing.wait_for(|closing| *closing) => return,
                () = out.closed() => return,
                () = &mut end => events.try_recv().ok(),
                event = events.recv() => event,
                () = tokio::time::sleep(BREATH) => {
                    text.push_str(":\n\n");
                    continue;
                }
            }
        };
        match next {
            Some(event) => text = event.written(),
            None => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::to_bytes;
    use http::HeaderMap;
    use tokio::sync::Semaphore;

    fn event(id: u64) -> Event {
        Event { name: "row", id: Some(id), data: format!("<li>{id}</li>") }
    }

    fn answer(feed: &Feed, lasts: Duration, closing: &watch::Sender<bool>, places: &Arc<Semaphore>) -> Response {
        let stream = Stream { feed: feed.clone(), lasts, closing: closing.subscribe(), permit: Arc::clone(places).try_acquire_owned().unwrap() };
        respond(&Finished::new(200, HeaderMap::new(), Bytes::new()), stream)
    }

    #[test]
    fn a_text_cannot_begin_another_event() {
        let event = Event { name: "row", id: Some(7), data: "one\n\nevent: evil\rdata: x".to_owned() };
        assert_eq!(event.written(), "event: row\nid: 7\ndata: one\ndata: \ndata: event: evil\ndata: data: x\n\n");
        assert_eq!(Event { name: "end", id: None, data: String::new() }.written(), "event: end\ndata: \n\n");
    }

    #[test]
    fn what_nobody_takes_is_dropped_at_the_bound() {
        let (pusher, feed) = feed(3);
        let pushed: Vec<Pushed> = (0..4).map(|id| pusher.push(event(id))).collect();
        assert_eq!(pushed, [Pushed::Taken, Pushed::Taken, Pushed::Taken, Pushed::Full]);
        assert!(!pusher.is_gone());
        drop(feed);
        assert!(pusher.is_gone() && pusher.push(event(5)) == Pushed::Gone);
    }

    #[tokio::test]
    async fn a_stream_ends_with_its_time_and_loses_nothing_that_waited() {
        let (closing, places) = (watch::channel(false).0, Arc::new(Semaphore::new(1)));
        let (pusher, feed) = feed(2);
        assert_eq!([pusher.push(event(1)), pusher.push(event(2))], [Pushed::Taken; 2]);
        let body = answer(&feed, Duration::ZERO, &closing, &places).into_body();
        let text = String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().to_vec()).unwrap();
        assert_eq!(text, "retry: 3000\n\nevent: row\nid: 1\ndata: <li>1</li>\n\nevent: row\nid: 2\ndata: <li>2</li>\n\n");
        assert!(pusher.is_gone() && places.available_permits() == 1);
        let again = to_bytes(answer(&feed, Duration::ZERO, &closing, &places).into_body(), usize::MAX).await.unwrap();
        assert!(again.is_empty(), "a feed is read once");
    }

    #[tokio::test]
    async fn a_stream_ends_when_the_platform_stops_even_if_nobody_reads() {
        let (closing, places) = (watch::channel(false).0, Arc::new(Semaphore::new(1)));
        let (pusher, feed) = feed(8);
        let response = answer(&feed, LASTS, &closing, &places);
        assert!((0..8).all(|id| pusher.push(event(id)) == Pushed::Taken));
        tokio::task::yield_now().await;
        assert!(Arc::clone(&places).try_acquire_owned().is_err(), "it has its place as long as it lasts");
        closing.send_replace(true);
        let _ = Arc::clone(&places).acquire_owned().await.unwrap();
        let read = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        assert!(read.starts_with(b"retry: "));
    }

    #[tokio::test]
    async fn a_reader_who_leaves_is_noticed() {
        let (closing, places) = (watch::channel(false).0, Arc::new(Semaphore::new(1)));
        let (pusher, feed) = feed(8);
        drop(answer(&feed, LASTS, &closing, &places));
        let _ = Arc::clone(&places).acquire_owned().await.unwrap();
        assert!(pusher.is_gone());
    }

    #[tokio::test]
    async fn a_room_ends_a_stream_by_letting_go() {
        let (closing, places) = (watch::channel(false).0, Arc::new(Semaphore::new(1)));
        let (pusher, feed) = feed(8);
        assert_eq!(pusher.push(event(1)), Pushed::Taken);
        drop(pusher);
        let read = to_bytes(answer(&feed, LASTS, &closing, &places).into_body(), usize::MAX).await.unwrap();
        assert!(String::from_utf8_lossy(&read).contains("id: 1\n"));
    }
}
