//! From a request to an answer.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ::words::Tongue;
use axum::Router;
use axum::body::{Body as HttpBody, to_bytes};
use axum::extract::{ConnectInfo, RawPathParams, Request};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode, header};
use kernel::{Clock, ErrorKind, Need, Problem};
use tokio::net::TcpListener;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::answer::{Answer, Body, Writer};
use crate::arrival::{Arrived, preflight};
use crate::ask::{Ask, Who};
use crate::cache::{Cache, Finished};
use crate::forgery::{self, Origin};
use crate::layout::Page;
use crate::limits::{Limits, too_many};
use crate::metrics::Metrics;
use crate::push::{self, Feed, STREAMS_MAX};
use crate::queue::{self, Queue};
use crate::response::{finish, respond};
use crate::routes::{Authenticator, Host, Method, Registry, Route};
use crate::streaming::stream;
use crate::{assets, content_host, cookies, errors, look, missing};

/// The largest form.
pub const FORM_BYTES_MAX: usize = 256 * 1024;
/// The most fields in a form or a query.
pub const FIELDS_MAX: usize = 500;
/// The longest path with its query.
pub const ADDRESS_BYTES_MAX: usize = 4096;
/// Headers that a page of another site may read of an answer for programs.
const EXPOSED: &str = "etag, last-modified, link, location, www-authenticate, x-experience-api-consistent-through, x-experience-api-version, x-total-count";

/// What the shell is told by the binary.
pub struct PortalSettings {
    /// The address of the platform as people type it, without a slash at the end.
    pub base_url: String,
    /// The address of the host where files run that others made, without a slash at the end; none of its routes answers where there is none.
    pub content_url: Option<String>,
    /// The secret of form tokens, new at each start or kept in the data directory.
    pub secret: [u8; 32],
    /// True where handlers may run on the network threads, because the database answers in process.
    pub in_process: bool,
    /// True where a proxy in front of us says who asks in `X-Forwarded-For`.
    pub behind_proxy: bool,
}

/// Seconds after which somebody for whose stream there was no place may ask again.
const STREAM_WAIT: u64 = 30;

/// What goes on after the head of an answer.
enum Long {
    /// Nothing: the body is at hand.
    No,
    /// A download that is written while it is sent.
    Written(Writer),
    /// What is pushed, and its place among the streams.
    Pushed(Feed, OwnedSemaphorePermit),
}

/// The shell.
pub struct Portal {
    settings: PortalSettings,
    base_url: Arc<str>,
    authenticator: Arc<dyn Authenticator>,
    clock: Arc<dyn Clock>,
    cache: Arc<Cache>,
    limits: Limits,
    queue: Queue,
    pub(crate) metrics: Metrics,
    streams: Arc<Semaphore>,
    stream_millis: AtomicU64,
    closing: watch::Sender<bool>,
    after_change: Box<dyn Fn() + Send + Sync>,
    ready: Box<dyn Fn() -> Result<(), String> + Send + Sync>,
}

impl Portal {
    /// A shell. `after_change` runs after every successful change (it hands facts over); `ready` says what is not ready.
    pub fn new(
        settings: PortalSettings,
        authenticator: Arc<dyn Authenticator>,
        clock: Arc<dyn Clock>,
        cache: Arc<Cache>,
        after_change: impl Fn() + Send + Sync + 'static,
        ready: impl Fn() -> Result<(), String> + Send + Sync + 'static,
    ) -> Arc<Self> {
        let base_url = settings.base_url.as_str().into();
        Arc::new(Self {
            settings,
            base_url,
            authenticator,
            clock,
            cache,
            limits: Limits::default(),
            queue: Queue::default(),
            metrics: Metrics::default(),
            streams: Arc::new(Semaphore::new(STREAMS_MAX)),
            stream_millis: AtomicU64::new(u64::try_from(push::LASTS.as_millis()).unwrap_or(u64::MAX)),
            closing: watch::Sender::new(false),
            after_change: Box::new(after_change),
            ready: Box::new(ready),
        })
    }

    /// Lets what is pushed last so long, instead of [`push::LASTS`], before the browser has to ask again.
    pub fn let_streams_last(&self, millis: u64) {
        self.stream_millis.store(millis, Ordering::Relaxed);
    }

    /// Every route there is: those of the rooms, and the shell's own.
    #[must_use]
    pub fn routes(self: &Arc<Self>, registry: &Registry) -> Registry {
        let mut all = registry.clone();
        self.own_routes(&mut all);
        all
    }

    /// The router with all routes.
    pub fn router(self: &Arc<Self>, registry: &Registry) -> Router {
        let all = self.routes(registry);
        let mut paths: Vec<(&'static str, MethodRouter)> = Vec::new();
        for route in all.routes() {
            let filter = match route.method {
                Method::Get => MethodFilter::GET,
                Method::Post => MethodFilter::POST,
                Method::Put => MethodFilter::PUT,
                Method::Patch => MethodFilter::PATCH,
                Method::Delete => MethodFilter::DELETE,
            };
            let (shell, route) = (Arc::clone(self), Arc::new(route.clone()));
            let path = route.path;
            let handler = on(filter, move |parts: RawPathParams, request: Request| {
                let (shell, route) = (Arc::clone(&shell), Arc::clone(&route));
                async move { shell.handle(route, parts.iter().map(|(_, value)| value.to_owned()).collect(), request).await }
            });
            match paths.iter_mut().find(|(known, _)| *known == path) {
                Some((_, methods)) => *methods = std::mem::take(methods).merge(handler),
                None => paths.push((path, handler)),
            }
        }
        for (path, methods) in &mut paths {
            let known: Vec<&Route> = all.routes().iter().filter(|route| route.path == *path && route.need.is_for_programs()).collect();
            if !known.is_empty() {
                let allowed = known.iter().map(|route| route.method.as_str()).collect::<Vec<_>>().join(", ");
                let refused = allowed.clone();
                *methods = std::mem::take(methods).merge(on(MethodFilter::OPTIONS, move || std::future::ready(preflight(&allowed))));
                if known.len() == all.routes().iter().filter(|route| route.path == *path).count() {
                    *methods = std::mem::take(methods).fallback(move || std::future::ready(missing::not_allowed(&refused)));
                }
            }
        }
        for (path, methods) in &mut paths {
            let mut here = all.routes().iter().filter(|route| route.path == *path);
            if here.all(|route| route.method == Method::Post && route.host == Host::Platform && !route.need.is_for_programs()) {
                let parts = missing::parts_that_show(path, &all);
                let back = on(MethodFilter::GET, move |request: Request| std::future::ready(missing::to_the_page_above(request.uri(), parts)));
                *methods = std::mem::take(methods).merge(back);
            }
        }
        let shell = Arc::clone(self);
        let (corners, for_people, for_programs) = (missing::corners_of_programs(&all), missing::route(false), missing::route(true));
        paths.into_iter().fold(Router::new(), |router, (path, methods)| router.route(path, methods)).fallback(move |request: Request| {
            let programs = corners.contains(request.uri().path().split('/').nth(1).unwrap_or_default());
            let (shell, route) = (Arc::clone(&shell), Arc::clone(if programs { &for_programs } else { &for_people }));
            async move { shell.handle(route, Vec::new(), request).await }
        })
    }

    /// Serves until `stop` resolves, then finishes the requests in progress.
    ///
    /// # Errors
    /// The socket fails.
    pub async fn serve(self: Arc<Self>, listener: TcpListener, registry: &Registry, stop: impl Future<Output = ()> + Send + 'static) -> std::io::Result<()> {
        use axum::serve::ListenerExt;
        let service = self.router(registry).into_make_service_with_connect_info::<SocketAddr>();
        let listener = listener.tap_io(|stream| {
            let _ = stream.set_nodelay(true);
        });
        // What is pushed never ends by itself within the time that requests in progress are given.
        let stop = async move {
            stop.await;
            self.closing.send_replace(true);
        };
        axum::serve(listener, service).with_graceful_shutdown(stop).await
    }

    fn own_routes(self: &Arc<Self>, registry: &mut Registry) {
        registry.get("/healthz", Need::Anyone, |_| Ok(Answer::bytes("text/plain; charset=utf-8", "ok\n"))).always();
        let shell = Arc::clone(self);
        registry.get("/readyz", Need::Anyone, move |_| match (shell.ready)() {
            Ok(()) => Ok(Answer::bytes("text/plain; charset=utf-8", shell.metrics.ready())),
            Err(reason) => Ok(Answer::bytes("text/plain; charset=utf-8", format!("not ready: {reason}\n")).status(503)),
        });
        let shell = Arc::clone(self);
        registry
            .get("/metrics", Need::Anyone, move |_| Ok(Answer::bytes("text/plain; version=0.0.4; charset=utf-8", shell.metrics.text(shell.cache.version()))));
        registry
            .get("/assets/{name}", Need::Public, |ask| {
                let (kind, bytes) = assets::find(ask.part(0)).ok_or_else(|| Problem::not_found("no such file"))?;
                let lasting = if ask.query("v").is_some() { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
                Ok(Answer::bytes(kind, bytes).header("cache-control", lasting))
            })
            .always();
        let described = crate::openapi::document(registry, env!("CARGO_PKG_VERSION"), &self.settings.base_url);
        registry.get("/api/openapi.json", Need::Public, move |_| match &described {
            Ok(document) => Ok(Answer::json(document)),
            Err(reason) => Err(Problem::new(ErrorKind::Unavailable, "openapi", reason.clone())),
        });
        registry.get("/manifest.webmanifest", Need::Public, |ask| Ok(look::manifest(ask))).always();
        registry.post("/look", Need::Anyone, |ask| Ok(look::choose(ask))).always();
    }

    async fn handle(self: Arc<Self>, route: Arc<Route>, parts: Vec<String>, request: Request) -> Response {
        let (head, body) = request.into_parts();
        let asked = content_host::asked(self.settings.content_url.as_deref(), &head.headers, &head.uri);
        if asked != route.host {
            let astray = content_host::astray(asked, &route, &self.base_url, &head.uri);
            self.metrics.answered(astray.status, false);
            return respond(&finish(&Ask::nobody(self.clock.now(), &self.base_url), astray, false), &head.headers, false);
        }
        let look = look::of(&head.headers, head.uri.query());
        let cacheable = route.method == Method::Get && route.need == Need::Public && session_of(&head.headers).is_none();
        let address = head.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
        if cacheable && let Some(finished) = self.cache.get(look, address) {
            self.metrics.answered(finished.status, true);
            return respond(&finished, &head.headers, true);
        }
        let peer = head.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let body = if route.method == Method::Get { Ok(Bytes::new()) } else { to_bytes(body, route.body_bytes_max).await.map_err(|_| ()) };
        let body_bytes_max = route.body_bytes_max;
        let too_large = match &body {
            Err(()) => Some(Problem::new(ErrorKind::TooLarge, errors::BODY_TOO_LARGE, format!("a body may hold {body_bytes_max} bytes here"))),
            Ok(_) if address.len() > ADDRESS_BYTES_MAX => {
                Some(Problem::new(ErrorKind::TooLarge, "address-too-long", format!("an address may hold {ADDRESS_BYTES_MAX} bytes")))
            }
            Ok(_) => None,
        };
        let address = self.client_address(peer, &head.headers);
        let mut arrived =
            Arrived { look, headers: Arc::new(head.headers), address, uri: head.uri, parts, body: body.unwrap_or_default(), ..Arrived::default() };
        arrived.read_form().await;
        let turn = if route.hashes && too_large.is_none() { Some(self.queue.turn().await) } else { None };
        let refused = match turn {
            _ if too_large.is_some() => too_large,
            Some(None) => Some(Problem::new(ErrorKind::TooMany, "too-many-wait", "too many people sign in at this moment")),
            Some(Some(_)) | None => None,
        };
        let shell = Arc::clone(&self);
        let work = move || {
            let _turn = turn;
            let version = shell.cache.version();
            let (finished, long) = shell.answer(&route, &arrived, refused);
            (finished, long, arrived, version, route)
        };
        let done = if self.settings.in_process && head.method == http::Method::GET { Ok(work()) } else { tokio::task::spawn_blocking(work).await };
        let Ok((finished, long, arrived, version, route)) = done else {
            tracing::error!("a handler ended without an answer");
            return Response::builder().status(StatusCode::INTERNAL_SERVER_ERROR).body(HttpBody::empty()).unwrap_or_default();
        };
        self.metrics.answered(finished.status, false);
        let finished = Arc::new(finished);
        match long {
            Long::No => {}
            Long::Written(writer) => return stream(&finished, writer),
            Long::Pushed(feed, permit) => {
                let lasts = Duration::from_millis(self.stream_millis.load(Ordering::Relaxed));
                return push::respond(&finished, push::Stream { feed, lasts, closing: self.closing.subscribe(), permit });
            }
        }
        if cacheable && finished.status == 200 && !finished.headers.contains_key(header::SET_COOKIE) && route.limit != crate::Limit::Download {
            let address = arrived.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
            self.cache.put(look, address, version, &finished);
        }
        respond(&finished, &arrived.headers, false)
    }

    fn client_address(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
        if self.settings.behind_proxy {
            let forwarded =
                text(headers, &HeaderName::from_static("x-forwarded-for")).and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
            return forwarded.or(peer);
        }
        peer
    }

    fn answer(&self, route: &Route, arrived: &Arrived, refused: Option<Problem>) -> (Finished, Long) {
        let _whence = platform::audit::Whence::of(arrived.address);
        let mut ask = self.ask(route, arrived);
        let mut wait = if refused.is_some() { queue::COME_AGAIN } else { 1 };
        let result = match refused {
            Some(problem) => Err(problem),
            None => self.decide(route, arrived, &mut ask, &mut wait),
        };
        let (result, long) = self.lengthen(result, &mut wait);
        let changed = route.tells && route.method != Method::Get && result.is_ok();
        let mut answer = result.unwrap_or_else(|problem| match route.wording {
            Some(wording) => errors::note(&ask, &problem, wording(&ask, &problem), wait),
            None => errors::answer(&ask, &problem, wait, route.need.is_for_programs(), route.body_bytes_max),
        });
        if route.need.is_for_programs() {
            answer = answer.header("access-control-allow-origin", "*").header("access-control-expose-headers", EXPOSED);
        }
        if changed {
            (self.after_change)();
        }
        (finish(&ask, answer, self.settings.base_url.starts_with("https://")), long)
    }

    /// What goes on after the head of an answer. What is pushed needs a place among the streams; where there is none, it is told when to come again.
    fn lengthen(&self, result: Result<Answer, Problem>, wait: &mut u64) -> (Result<Answer, Problem>, Long) {
        match result.as_ref().map(|answer| &answer.body) {
            Ok(Body::Stream(_, writer)) => {
                let writer = Arc::clone(writer);
                (result, Long::Written(writer))
            }
            Ok(Body::Events(feed)) => match Arc::clone(&self.streams).try_acquire_owned() {
                Ok(permit) => {
                    let feed = feed.clone();
                    (result, Long::Pushed(feed, permit))
                }
                Err(_) => {
                    *wait = STREAM_WAIT;
                    (Err(Problem::new(ErrorKind::TooMany, "too-many-streams", format!("{STREAMS_MAX} pages are followed already"))), Long::No)
                }
            },
            _ => (result, Long::No),
        }
    }

    fn ask(&self, route: &Route, arrived: &Arrived) -> Ask {
        let no_cookies = route.need.is_for_programs() || route.host == Host::Content;
        let session_token = session_of(&arrived.headers).filter(|_| !no_cookies).map(str::to_owned);
        let query_text = arrived.uri.query().unwrap_or("");
        Ask {
            who: Who::stranger(),
            look: arrived.look,
            now: self.clock.now(),
            address: arrived.address,
            path: arrived.uri.path().to_owned(),
            query_text: query_text.to_owned(),
            parts: arrived.parts.clone(),
            query: form_urlencoded::parse(query_text.as_bytes()).into_owned().take(FIELDS_MAX).collect(),
            form: arrived.form.clone(),
            files: arrived.files.clone(),
            body: arrived.body.clone(),
            headers: Arc::clone(&arrived.headers),
            form_token: session_token.as_deref().map(|token| forgery::token(&self.settings.secret, token)).unwrap_or_default(),
            session_token,
            user_agent: text(&arrived.headers, &header::USER_AGENT).unwrap_or("").to_owned(),
            fragment: arrived.headers.contains_key("hx-request"),
            secure: self.settings.base_url.starts_with("https://"),
            base_url: Arc::clone(&self.base_url),
            host: route.host,
        }
    }

    fn decide(&self, route: &Route, arrived: &Arrived, ask: &mut Ask, wait: &mut u64) -> Result<Answer, Problem> {
        if let Some(token) = &ask.session_token {
            ask.who = self.authenticator.who(token, ask.now)?;
            if let (Some(language), true) = (ask.who.language, ask.query("lang").is_none() && cookie_of(&arrived.headers, cookies::LANGUAGE).is_none()) {
                ask.look.tongue = Tongue::from_tag(language.tag()).unwrap_or(ask.look.tongue);
            }
        }
        self.limits.admit(route.limit, ask.address, ask.now).map_err(|seconds| too_many(seconds, wait))?;
        if let Some(first) = ask.who.first.filter(|first| !route.always && route.path != *first) {
            return Ok(send_to(first, route, arrived));
        }
        if let (Need::Scope(_), Some(token)) = (route.need, ask.bearer()) {
            ask.who = self.authenticator.bearer(token, ask.now)?.unwrap_or_else(Who::stranger);
            if let Some(organization) = ask.who.organization {
                self.limits.admit_program(organization, ask.now).map_err(|seconds| too_many(seconds, wait))?;
            }
        }
        if !route.need.admits(&ask.who.actor) {
            let detail = if route.need.is_for_programs() { "an access token is needed that is still good" } else { "this page is for members" };
            return Err(Problem::new(ErrorKind::SignInNeeded, "sign-in-needed", detail));
        }
        match route.need {
            Need::Scope(scopes) if !ask.who.has_scope(scopes) => {
                return Err(Problem::new(
                    ErrorKind::Forbidden,
                    "insufficient-scope",
                    format!("the access token needs one of the scopes: {}", scopes.join(" ")),
                ));
            }
            Need::May(permission) => self.authenticator.may(&ask.who, permission, ask.now)?,
            _ => {}
        }
        if arrived.broken {
            return Err(Problem::new(ErrorKind::Malformed, "form-broken", "the form says that it has several parts, and cannot be read as one"));
        }
        if ask.form.iter().any(|(name, value)| name.contains('\0') || value.contains('\0')) {
            return Err(Problem::new(ErrorKind::Invalid, "form", "a form holds no zero characters"));
        }
        if route.method != Method::Get && !route.need.is_for_programs() {
            check_origin(&self.settings.secret, arrived, ask)?;
        }
        if route.need == Need::Public && route.method == Method::Get {
            return self.public(route, arrived, ask);
        }
        (route.handler)(ask)
    }

    /// A page that needs nobody in particular: the kept one, where it is the same for everybody.
    fn public(&self, route: &Route, arrived: &Arrived, ask: &Ask) -> Result<Answer, Problem> {
        let address = arrived.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
        if let Some(page) = self.cache.page(ask.look, address) {
            return Ok(Answer { status: 200, body: Body::Page(page), headers: Vec::new() });
        }
        let version = self.cache.version();
        let mut answer = (route.handler)(ask)?;
        if let Body::Page(page) = &answer.body
            && page.shared
            && ask.session_token.is_some()
            && answer.status == 200
            && answer.headers.is_empty()
        {
            let mut page = Page::clone(page);
            page.body = page.body.fixed();
            let page = Arc::new(page);
            self.cache.put_page(ask.look, address, version, &page);
            answer.body = Body::Page(page);
        }
        Ok(answer)
    }
}

/// Sends somebody to the page they have to finish first, and remembers where they were going.
fn send_to(first: &str, route: &Route, arrived: &Arrived) -> Answer {
    let address = arrived.uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
    let back: String = if route.method == Method::Get { form_urlencoded::byte_serialize(address.as_bytes()).collect() } else { String::new() };
    Answer::see_other(if back.is_empty() { first.to_owned() } else { format!("{first}?back={back}") }).header("cache-control", "no-store")
}

fn check_origin(secret: &[u8; 32], arrived: &Arrived, ask: &Ask) -> Result<(), Problem> {
    let headers = &arrived.headers;
    let came_from: Origin =
        forgery::origin(text(headers, &HeaderName::from_static("sec-fetch-site")), text(headers, &header::ORIGIN), text(headers, &header::HOST));
    // What a script of ours sends is no form: it has the token in a header.
    let given = ask.form("_token").or_else(|| text(headers, &HeaderName::from_static("x-form-token")));
    if forgery::permits(came_from, secret, ask.session_token.as_deref(), given) {
        Ok(())
    } else {
        Err(Problem::new(ErrorKind::Forbidden, crate::errors::FORGED, "the request does not come from one of our pages"))
    }
}

pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn cookie_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    text(headers, &header::COOKIE).and_then(|cookies| cookies::read(cookies, name))
}

fn session_of(headers: &HeaderMap) -> Option<&str> {
    cookie_of(headers, cookies::SESSION).filter(|token| !token.is_empty())
}

/// Whether an address leads to a page of ours: a path, and no way to another host.
#[must_use]
pub fn is_own_path(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n', '\t']) && address.len() <= ADDRESS_BYTES_MAX
}

/// How long requests in progress may take after the signal to stop.
pub const SHUTDOWN_WAIT: Duration = Duration::from_secs(20);

#[cfg(test)]
mod tests;
