//! `multipart/mixed` (RFC 2046, section 5.1): statements and their attachments in one body.

use super::prepared::Prepared;

/// Parts in one body.
pub const PARTS_MAX: usize = 1000;
/// Bytes of the head of one part.
pub const HEAD_BYTES_MAX: usize = 16 * 1024;
/// Characters of a boundary (RFC 2046, section 5.1.1).
pub const BOUNDARY_MAX: usize = 70;

/// One part of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'a> {
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The bytes.
    pub bytes: &'a [u8],
}

impl Part<'_> {
    /// A header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The boundary that a `Content-Type` names; `None` where it names none that is allowed.
#[must_use]
pub fn boundary(content_type: &str) -> Option<&str> {
    let found = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("boundary").then(|| value.trim().trim_matches('"'))
    })?;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte);
    (!found.is_empty() && found.len() <= BOUNDARY_MAX && found.bytes().all(allowed)).then_some(found)
}

/// Takes a body apart.
///
/// # Errors
/// It is not what the standard says; the message says what is missing.
pub fn read<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<Part<'a>>, String> {
    let delimiter = [b"--", boundary.as_bytes()].concat();
    let mut at = start(body, &delimiter).ok_or_else(|| format!("no line '--{boundary}' begins a part"))?;
    let mut parts = Vec::new();
    let inner = [b"\r\n", delimiter.as_slice()].concat();
    let bare = [b"\n", delimiter.as_slice()].concat();
    loop {
        let rest = body.get(at..).unwrap_or_default();
        if rest.starts_with(b"--") {
            return Ok(parts);
        }
        if parts.len() == PARTS_MAX {
            return Err(format!("a body may have {PARTS_MAX} parts"));
        }
        let line = rest.iter().position(|byte| *byte == b'\n').ok_or("the body ends within a delimiter")?;
        if !rest.get(..line).unwrap_or_default().iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
            return Err(format!("'--{boundary}' must end its line"));
        }
        let content = rest.get(line + 1..).unwrap_or_default();
        let (end, length) = match (find(content, &inner), find(content, &bare)) {
            (Some(end), Some(other)) if other < end => (other, bare.len()),
            (Some(end), _) => (end, inner.len()),
            (None, Some(end)) => (end, bare.len()),
            (None, None) => return Err(format!("no line '--{boundary}--' ends the body")),
        };
        parts.push(part(content.get(..end).unwrap_or_default())?);
        at += line + 1 + end + length;
    }
}

/// Where the first delimiter ends, at the start of the body or of a line.
fn start(body: &[u8], delimiter: &[u8]) -> Option<usize> {
    if body.starts_with(delimiter) {
        return Some(delimiter.len());
    }
    let line = [b"\n", delimiter].concat();
    find(body, &line).map(|at| at + line.len())
}

fn find(body: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(body, wanted)
}

fn part(bytes: &[u8]) -> Result<Part<'_>, String> {
    let (head, body) = match (find(bytes, b"\r\n\r\n"), find(bytes, b"\n\n")) {
        _ if bytes.starts_with(b"\r\n") => (0, 2),
        _ if bytes.starts_with(b"\n") => (0, 1),
        (Some(at), Some(other)) if other < at => (other, other + 2),
        (Some(at), _) => (at, at + 4),
        (None, Some(at)) => (at, at + 2),
        (None, None) => return Err("a part has headers, an empty line and a content".to_owned()),
    };
    if head > HEAD_BYTES_MAX {
        return Err(format!("the headers of a part may hold {HEAD_BYTES_MAX} bytes"));
    }
    let text = std::str::from_utf8(bytes.get(..head).unwrap_or_default()).map_err(|_| "the headers of a part are no text")?;
    let mut headers = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (name, value) = line.split_once(':').ok_or_else(|| "a header of a part is a name, a colon and a value".to_owned())?;
        headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
    Ok(Part { headers, bytes: bytes.get(body..).unwrap_or_default() })
}

/// Which attachment comes with which bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bytes<'a> {
    /// SHA-2 in hexadecimal digits, lower case.
    pub sha2: String,
    /// The media type of the part.
    pub content_type: String,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// Checks the parts behind the first: each is an attachment of a statement, is what its hash says, and none is missing.
///
/// # Errors
/// One is not; the message says which.
pub fn attachments<'a>(statements: &[Prepared], parts: &[Part<'a>]) -> Result<Vec<Bytes<'a>>, String> {
    let mut found: Vec<Bytes<'a>> = Vec::with_capacity(parts.len());
    for (number, part) in parts.iter().enumerate() {
        let number = number + 2;
        if part.header("content-transfer-encoding") != Some("binary") {
            return Err(format!("part {number} must have the header Content-Transfer-Encoding: binary"));
        }
        let hash =
            part.header("x-experience-api-hash").ok_or_else(|| format!("part {number} must have the header X-Experience-API-Hash"))?.to_ascii_lowercase();
        let wanted = statements.iter().flat_map(|statement| &statement.attachments).find(|attachment| attachment.sha2 == hash);
        let Some(wanted) = wanted else { return Err(format!("part {number} is the attachment of no statement (by its X-Experience-API-Hash)")) };
        if !is_hash_of(&hash, part.bytes) {
            return Err(format!("part {number} is not what its X-Experience-API-Hash says"));
        }
        let content_type = part.header("content-type").unwrap_or(&wanted.content_type).to_owned();
        found.push(Bytes { sha2: hash, content_type, bytes: part.bytes });
    }
    let missing =
        statements.iter().flat_map(|statement| &statement.attachments).find(|wanted| !wanted.elsewhere && !found.iter().any(|one| one.sha2 == wanted.sha2));
    match missing {
        Some(wanted) => Err(format!("the attachment {} has no fileUrl and its bytes did not come along", wanted.sha2)),
        None => Ok(found),
    }
}

/// Whether bytes have this SHA-2, of the length that its digits say.
#[must_use]
pub fn is_hash_of(hash: &str, bytes: &[u8]) -> bool {
    use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
    fn hex(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
    match hash.len() {
        56 => hex(&Sha224::digest(bytes)) == hash,
        64 => hex(&Sha256::digest(bytes)) == hash,
        96 => hex(&Sha384::digest(bytes)) == hash,
        128 => hex(&Sha512::digest(bytes)) == hash,
        _ => false,
    }
}

/// Writes a body of statements and attachments; the boundary must not stand in any of them.
#[must_use]
pub fn write(boundary: &str, statements: &[u8], attachments: &[(String, String, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::with_capacity(statements.len() + attachments.iter().map(|(_, _, bytes)| bytes.len() + 300).sum::<usize>() + 300);
    body.extend_from_slice(format!("--{boundary}\r\nContent-Type: application/json\r\n\r\n").as_bytes());
    body.extend_from_slice(statements);
    for (sha2, content_type, bytes) in attachments {
        let head = format!("\r\n--{boundary}\r\nContent-Type: {content_type}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2}\r\n\r\n");
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
    }
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_are_read_from_the_media_type() {
        assert_eq!(boundary("multipart/mixed; boundary=abc"), Some("abc"));
        assert_eq!(boundary("multipart/mixed; charset=x; Boundary=\"a b\""), Some("a b"));
        assert_eq!(boundary("multipart/mixed"), None);
        assert_eq!(boundary("multipart/mixed; boundary="), None);
        assert!(boundary(&format!("multipart/mixed; boundary={}", "x".repeat(BOUNDARY_MAX))).is_some());
        assert!(boundary(&format!("multipart/mixed; boundary={}", "x".repeat(BOUNDARY_MAX + 1))).is_none());
    }

    #[test]
    fn what_is_written_is_read_again() {
        let file = b"\r\n--not the end\0\xff".to_vec();
        let body = write("edge", b"{}", &[("00".to_owned(), "image/png".to_owned(), file.clone())]);
        let parts = read(&body, "edge").unwrap();
        assert_eq!(parts.len(), 2);
        assert_eq!((parts[0].bytes, parts[0].header("content-type")), (&b"{}"[..], Some("application/json")));
        assert_eq!((parts[1].bytes, parts[1].header("x-experience-api-hash")), (&file[..], Some("00")));
    }

    #[test]
    fn broken_bodies_are_told() {
        let wrong = [
            "",
            "--edge",
            "--edge\r\n",
            "--edge\r\nA: b\r\n\r\nx",
            "--edge\r\nA: b\r\n--edge--",
            "--edge\r\nno colon\r\n\r\nx\r\n--edge--",
            "--edgex\r\n\r\nx\r\n--edge--",
        ];
        for text in wrong {
            assert!(read(text.as_bytes(), "edge").is_err(), "{text:?}");
        }
        assert!(read(b"preamble\r\n--edge\r\n\r\nx\r\n--edge--\r\nepilogue", "edge").is_ok());
        let long = format!("--edge\r\nA: {}\r\n\r\nx\r\n--edge--", "x".repeat(HEAD_BYTES_MAX));
        assert!(read(long.as_bytes(), "edge").unwrap_err().contains("headers"));
    }

    #[test]
    fn parts_are_bounded() {
        let body = |count: usize| format!("{}--edge--", "--edge\r\n\r\nx\r\n".repeat(count));
        assert_eq!(read(body(PARTS_MAX).as_bytes(), "edge").unwrap().len(), PARTS_MAX);
        assert!(read(body(PARTS_MAX + 1).as_bytes(), "edge").is_err());
    }

    #[test]
    fn every_length_of_hash_is_known() {
        for (length, hash) in
            [(56, "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f"), (64, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
        {
            assert!(hash.len() == length && is_hash_of(hash, b"") && !is_hash_of(hash, b"x"));
        }
        assert!(!is_hash_of("", b""));
    }
}
