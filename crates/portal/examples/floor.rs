//! The floor of the benchmarks: a bare axum handler that answers a number of bytes, on one thread.
//!
//! `floor ADDRESS BYTES`

use axum::Router;
use axum::routing::get;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:8099".to_owned());
    let bytes = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(5);
    let body = bytes::Bytes::from(vec![b'x'; bytes]);
    let router = Router::new().route("/", get(move || std::future::ready(body.clone())));
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await?;
        axum::serve(listener, router).await
    })
}
