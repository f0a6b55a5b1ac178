//! Media types by the endings of file names. What is not known is a file to save and runs nowhere.

/// The media type of a path.
#[must_use]
pub fn media_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "xhtml" => "application/xhtml+xml",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "xml" | "xsd" | "dtd" | "xsl" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "bmp" => "image/bmp",
        "ico" => "image/x-icon",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "ogv" => "video/ogg",
        "mov" => "video/quicktime",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" => "audio/ogg",
        "wav" => "audio/wav",
        "pdf" => "application/pdf",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// Whether pages say in themselves how they are written, so that nothing should be said for them: pages of before UTF-8.
#[must_use]
pub fn for_bytes(path: &str, bytes: &[u8]) -> &'static str {
    match media_type(path) {
        "text/html; charset=utf-8" if std::str::from_utf8(bytes).is_err() => "text/html",
        "text/javascript; charset=utf-8" if std::str::from_utf8(bytes).is_err() => "text/javascript",
        "text/css; charset=utf-8" if std::str::from_utf8(bytes).is_err() => "text/css",
        "text/plain; charset=utf-8" if std::str::from_utf8(bytes).is_err() => "text/plain",
        known => known,
    }
}

/// Whether a browser asks for it piece by piece.
#[must_use]
pub fn is_played(media: &str) -> bool {
    media.starts_with("video/") || media.starts_with("audio/") || media == "application/pdf"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_decide() {
        assert_eq!(media_type("a/b.HTM"), "text/html; charset=utf-8");
        assert_eq!(media_type("a.b/c"), "application/octet-stream");
        assert_eq!(media_type("x.exe"), "application/octet-stream");
        assert_eq!(for_bytes("x.html", b"caf\xe9"), "text/html");
        assert!(is_played(media_type("x.mp4")) && !is_played(media_type("x.png")));
    }
}
