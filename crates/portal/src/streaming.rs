//! Long downloads: written piece by piece on a blocking thread, a few pieces ahead of the reader.

use axum::body::Body as HttpBody;
use axum::response::Response;
use bytes::Bytes;
use http::StatusCode;

use crate::answer::Writer;
use crate::cache::Finished;

/// A response whose body is written while it is sent.
pub(crate) fn stream(finished: &Finished, writer: Writer) -> Response {
    let (sender, receiver) = tokio::sync::mpsc::channel::<Result<Bytes, std::io::Error>>(8);
    tokio::task::spawn_blocking(move || {
        let mut out = std::io::BufWriter::with_capacity(64 * 1024, Pipe { sender: sender.clone() });
        let result = writer(&mut out).and_then(|()| std::io::Write::flush(&mut out));
        if let Err(error) = result {
            tracing::warn!(%error, "a download ended early");
            let _ = sender.blocking_send(Err(error)); // the client sees a broken transfer, not a short file
        }
    });
    let mut response = Response::new(HttpBody::from_stream(tokio_stream::wrappers::ReceiverStream::new(receiver)));
    *response.status_mut() = StatusCode::from_u16(finished.status).unwrap_or(StatusCode::OK);
    *response.headers_mut() = finished.headers.clone();
    response
}

struct Pipe {
    sender: tokio::sync::mpsc::Sender<Result<Bytes, std::io::Error>>,
}

impl std::io::Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.sender
            .blocking_send(Ok(Bytes::copy_from_slice(bytes)))
            .map(|()| bytes.len())
            .map_err(|_| std::io::Error::new(std::io::ErrorKind::BrokenPipe, "the client went away"))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
