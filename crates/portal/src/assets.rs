//! Static files, built into the binary; their addresses carry a digest, so browsers keep them for ever.

use std::sync::LazyLock;

use bytes::Bytes;
use sha2::{Digest, Sha256};

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const ASSETS: &[Asset] = &[
    Asset { name: "xingtan.css", kind: "text/css; charset=utf-8", bytes: include_bytes!("../assets/xingtan.css") },
    Asset { name: "xingtan.js", kind: "text/javascript; charset=utf-8", bytes: include_bytes!("../assets/xingtan.js") },
    Asset { name: "htmx.js", kind: "text/javascript; charset=utf-8", bytes: include_bytes!("../assets/vendor/htmx.min.js") },
    Asset { name: "favicon.svg", kind: "image/svg+xml", bytes: include_bytes!("../assets/favicon.svg") },
    Asset { name: "icon-192.png", kind: "image/png", bytes: include_bytes!("../assets/icon-192.png") },
    Asset { name: "icon-512.png", kind: "image/png", bytes: include_bytes!("../assets/icon-512.png") },
    Asset { name: "icon-maskable-512.png", kind: "image/png", bytes: include_bytes!("../assets/icon-maskable-512.png") },
    Asset { name: "apple-touch-icon.png", kind: "image/png", bytes: include_bytes!("../assets/apple-touch-icon.png") },
];

/// The addresses that every page names.
pub struct Links {
    /// The stylesheet.
    pub css: String,
    /// Our script.
    pub js: String,
    /// htmx.
    pub htmx: String,
}

static LINKS: LazyLock<Links> = LazyLock::new(|| Links { css: address("xingtan.css"), js: address("xingtan.js"), htmx: address("htmx.js") });

fn address(name: &str) -> String {
    let bytes = ASSETS.iter().find(|asset| asset.name == name).map_or(&[][..], |asset| asset.bytes);
    let digest: String = Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("/assets/{name}?v={digest}")
}

/// An icon of the platform, for a place where it is installed like a program. The pictures are drawn from `favicon.svg` and, where a device
/// cuts its own shape, from `icon-maskable.svg`.
pub struct Icon {
    /// Its address.
    pub path: &'static str,
    /// Its sizes, as in a manifest: `192x192`, or `any`.
    pub sizes: &'static str,
    /// Its kind.
    pub kind: &'static str,
    /// What it is for: `any` or `maskable`.
    pub purpose: &'static str,
}

/// The icons of the manifest.
pub const ICONS: &[Icon] = &[
    Icon { path: "/assets/favicon.svg", sizes: "any", kind: "image/svg+xml", purpose: "any" },
    Icon { path: "/assets/icon-192.png", sizes: "192x192", kind: "image/png", purpose: "any" },
    Icon { path: "/assets/icon-512.png", sizes: "512x512", kind: "image/png", purpose: "any" },
    Icon { path: "/assets/icon-maskable-512.png", sizes: "512x512", kind: "image/png", purpose: "maskable" },
];

/// The addresses of the files that every page names.
#[must_use]
pub fn links() -> &'static Links {
    &LINKS
}

/// A file by its name.
#[must_use]
pub fn find(name: &str) -> Option<(&'static str, Bytes)> {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| (asset.kind, Bytes::from_static(asset.bytes)))
}
