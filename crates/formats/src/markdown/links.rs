//! Where links lead.

/// What becomes of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A section of the same resource: its key, and the id in it or nothing.
    Section {
        /// The section's key.
        key: String,
        /// The id in the section; empty for its beginning.
        fragment: String,
    },
    /// An address as it is: `https://…`, `mailto:…`, `#id`.
    Address(String),
    /// Nowhere: only its text stays.
    Nowhere,
}

/// Knows where the links of one page lead.
pub trait LinkResolver: Sync {
    /// Where a link leads. The target is as written.
    fn link(&self, target: &str) -> Destination;

    /// Where a picture, video or other file of the source that is not imported can be seen, as an absolute address.
    fn original(&self, _target: &str) -> Option<String> {
        None
    }

    /// The text of a file that a page includes, by its path as written.
    fn snippet(&self, _path: &str) -> Option<String> {
        None
    }
}

/// Keeps absolute addresses and fragments; everything else leads nowhere.
pub struct NoLinks;

impl LinkResolver for NoLinks {
    fn link(&self, target: &str) -> Destination {
        absolute(target).unwrap_or(Destination::Nowhere)
    }

    fn original(&self, target: &str) -> Option<String> {
        is_web_address(target).then(|| target.to_owned())
    }
}

/// The destination of a target that needs no knowledge of the book: an address with a scheme, or an id in the same page.
#[must_use]
pub fn absolute(target: &str) -> Option<Destination> {
    if target.starts_with('#') || is_web_address(target) || target.starts_with("mailto:") {
        return Some(Destination::Address(target.to_owned()));
    }
    if target.starts_with("//") {
        return Some(Destination::Address(format!("https:{target}")));
    }
    let scheme = target
        .split_once(':')
        .is_some_and(|(scheme, _)| !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)));
    scheme.then_some(Destination::Nowhere)
}

/// Whether this is an `http` or `https` address.
#[must_use]
pub fn is_web_address(target: &str) -> bool {
    let lower: String = target.chars().take(8).flat_map(char::to_lowercase).collect();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// The path that `target` means when it stands in the file `from`: `.` and `..` are followed; `None` where it leaves the source. A
/// leading `/` is the root of the source.
#[must_use]
pub fn join(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = if target.starts_with('/') { Vec::new() } else { from.split('/').collect() };
    if !target.starts_with('/') {
        parts.pop();
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            other => parts.push(other),
        }
    }
    Some(parts.join("/"))
}

/// Splits `page.md?query#id` into the path and the id; percent signs are decoded.
#[must_use]
pub fn split_target(target: &str) -> (String, String) {
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    (percent_decoded(path), percent_decoded(fragment))
}

fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let ahead: Vec<u8> = rest.clone().take(2).collect();
        let value = std::str::from_utf8(&ahead).ok().filter(|digits| digits.len() == 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match value {
            Some(value) if byte == b'%' => {
                bytes.push(value);
                rest.nth(1);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The address of a file of a repository at a revision, where the host is known to show files that way.
#[must_use]
pub fn repository_file(repository: &str, revision: &str, path: &str) -> Option<String> {
    let repository = repository.trim_end_matches('/').trim_end_matches(".git");
    if !repository.starts_with("https://github.com/") || revision.is_empty() || !revision.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let mut address = format!("{repository}/blob/{revision}");
    for part in path.split('/') {
        address.push('/');
        for byte in part.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                address.push(char::from(byte));
            } else {
                address.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_followed_and_never_leave() {
        assert_eq!(join("ds/seg.md", "../dp/index.md").as_deref(), Some("dp/index.md"));
        assert_eq!(join("ds/seg.md", "./images/a.svg").as_deref(), Some("ds/images/a.svg"));
        assert_eq!(join("ds/seg.md", "/x.md").as_deref(), Some("x.md"));
        assert_eq!(join("seg.md", "../../etc/passwd"), None);
        assert_eq!(split_target("a%20b.md?x#%E4%B8%AD"), ("a b.md".to_owned(), "中".to_owned()));
        assert_eq!(split_target("100%"), ("100%".to_owned(), String::new()));
    }

    #[test]
    fn only_harmless_schemes_are_kept() {
        assert_eq!(absolute("javascript:alert(1)"), Some(Destination::Nowhere));
        assert_eq!(absolute("//x.org/a"), Some(Destination::Address("https://x.org/a".to_owned())));
        assert_eq!(absolute("HTTP://x.org"), Some(Destination::Address("HTTP://x.org".to_owned())));
        assert_eq!(absolute("a.md"), None);
    }

    #[test]
    fn repositories_show_their_files() {
        assert_eq!(repository_file("https://github.com/a/b", "c0ffee", "d/é.svg").as_deref(), Some("https://github.com/a/b/blob/c0ffee/d/%C3%A9.svg"));
        assert_eq!(repository_file("https://example.org/a/b", "c0ffee", "d"), None);
    }
}
