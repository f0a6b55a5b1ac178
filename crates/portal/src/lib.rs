//! The HTTP shell under the rooms. Rooms register routes and get an [`Ask`]; they give back an [`Answer`] or a [`kernel::Problem`].
//! Rooms are synchronous; the shell is not. What strangers read is cached by content version.

pub mod answer;
mod arrival;
pub mod ask;
pub mod assets;
pub mod cache;
mod content_host;
pub mod cookies;
mod errors;
pub mod forgery;
mod lasting;
mod layout;
pub mod limits;
mod look;
mod metrics;
mod missing;
pub mod openapi;
pub mod paging;
pub mod picture;
pub mod push;
pub mod question;
pub mod queue;
mod response;
pub mod routes;
mod serve;
mod streaming;
#[cfg(feature = "testing")]
pub mod testing;
pub mod words;

pub use answer::{Answer, Body};
pub use ask::{Ask, Look, UploadedFile, Who};
pub use content_host::frame_policy;
pub use lasting::{Content, Lasting, Part};
pub use layout::{Alternate, Corner, Page};
pub use limits::Limit;
pub use metrics::Measure;
pub use routes::{Authenticator, Handler, Host, Method, Registry, Route, Wording};
pub use serve::{ADDRESS_BYTES_MAX, FIELDS_MAX, FORM_BYTES_MAX, Portal, PortalSettings, SHUTDOWN_WAIT, is_own_path};
