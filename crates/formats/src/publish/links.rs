//! Where the links of a work lead once it has left the platform.

use std::collections::{HashMap, HashSet};

use kernel::Id;
use url::Url;

const SECTIONS: &str = "/sections/";

/// Turns an address in a fragment into one that holds in the output; `None` makes the link plain text.
pub(super) trait Links {
    /// The address to write.
    fn resolve(&self, address: &str) -> Option<String>;
}

/// The sections of a work and the places in them, seen from one of them.
pub(super) struct InBook<'a> {
    /// Which file holds a section, by its place.
    pub places: &'a HashMap<Id, usize>,
    /// The ids in each section.
    pub anchors: &'a [HashSet<String>],
    /// The section that is written.
    pub here: usize,
    /// The address of the platform, may be empty.
    pub base_url: &'a str,
}

/// A section on its own: only its own places are near, all else is on the platform.
pub(super) struct Alone<'a> {
    /// The ids in the section.
    pub anchors: &'a HashSet<String>,
    /// The section.
    pub id: Id,
    /// The address of the platform, may be empty.
    pub base_url: &'a str,
}

/// The name of the file of a section.
pub(super) fn file_name(place: usize) -> String {
    format!("section-{:05}.xhtml", place + 1)
}

impl Links for InBook<'_> {
    fn resolve(&self, address: &str) -> Option<String> {
        if let Some(fragment) = address.strip_prefix('#') {
            return anchor(fragment, self.anchors.get(self.here)?);
        }
        if let Some((id, fragment)) = section(address)
            && let Some(place) = self.places.get(&id)
        {
            let anchor = fragment.and_then(|fragment| anchor(fragment, self.anchors.get(*place)?)).unwrap_or_default();
            return Some(format!("{}{anchor}", file_name(*place)));
        }
        outside(address, self.base_url)
    }
}

impl Links for Alone<'_> {
    fn resolve(&self, address: &str) -> Option<String> {
        if let Some(fragment) = address.strip_prefix('#') {
            return anchor(fragment, self.anchors);
        }
        match section(address) {
            Some((id, Some(fragment))) if id == self.id => anchor(fragment, self.anchors),
            _ => outside(address, self.base_url),
        }
    }
}

/// `/sections/{id}#fragment` taken apart.
fn section(address: &str) -> Option<(Id, Option<&str>)> {
    let rest = address.strip_prefix(SECTIONS)?;
    let (path, fragment) = rest.split_once('#').map_or((rest, None), |(path, fragment)| (path, Some(fragment)));
    let id = path.split(['?', '/']).next().unwrap_or("").parse().ok()?;
    Some((id, fragment))
}

/// `#fragment` where such a place exists.
fn anchor(fragment: &str, known: &HashSet<String>) -> Option<String> {
    let decoded = decoded(fragment);
    let place = if known.contains(fragment) { fragment } else { decoded.as_str() };
    known.contains(place).then(|| format!("#{}", encoded(place)))
}

/// An absolute address that every reading system can take, or nothing.
pub(super) fn outside(address: &str, base_url: &str) -> Option<String> {
    let absolute = if address.starts_with('/') && !address.starts_with("//") {
        if base_url.is_empty() {
            return None;
        }
        format!("{}{address}", base_url.trim_end_matches('/'))
    } else {
        address.to_owned()
    };
    let parsed = Url::parse(&absolute).ok()?;
    match parsed.scheme() {
        "http" | "https" if parsed.has_host() => Some(strict(parsed.as_str())),
        "mailto" if parsed.path().contains('@') => Some(strict(parsed.as_str())),
        _ => None,
    }
}

/// Percent-encodes what browsers let pass in an address but the URL standard calls an error, which EPUBCheck reports.
fn strict(address: &str) -> String {
    // brackets may stand in the host alone
    let host_end = address.find("://").and_then(|at| address.get(at + 3..)?.find('/').map(|slash| at + 3 + slash)).unwrap_or(0);
    let (host, rest) = address.split_at(host_end);
    let mut out = String::with_capacity(address.len() + 8);
    out.push_str(host);
    let mut in_fragment = false;
    for (at, letter) in rest.char_indices() {
        let allowed = match letter {
            '%' => rest.get(at + 1..at + 3).is_some_and(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit())),
            '#' => !std::mem::replace(&mut in_fragment, true),
            other => !other.is_ascii() || other.is_ascii_alphanumeric() || "!$&'()*+,-./:;=?@_~".contains(other),
        };
        if allowed {
            out.push(letter);
        } else {
            out.push_str(&format!("%{:02X}", u32::from(letter)));
        }
    }
    out
}

/// Percent-encodes what may not stand in a fragment; letters of all scripts stay readable.
fn encoded(place: &str) -> String {
    let mut out = String::with_capacity(place.len());
    for letter in place.chars() {
        if letter.is_alphanumeric() || "-._~!$'()*,;:@/?&=+".contains(letter) {
            out.push(letter);
        } else {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let pair = if *first == b'%' { tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok()) } else { None };
        if let Some(byte) = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            bytes.push(byte);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files_places_the_platform_or_nowhere() {
        let (first, second, other) = (Id::named(&["1"]), Id::named(&["2"]), Id::named(&["3"]));
        let places = HashMap::from([(first, 0), (second, 1)]);
        let anchors = [HashSet::from(["a".to_owned()]), HashSet::from(["图 1".to_owned()])];
        let links = InBook { places: &places, anchors: &anchors, here: 0, base_url: "https://learn.example/" };
        let resolve = |address: &str| links.resolve(address);
        assert_eq!(resolve("#a").as_deref(), Some("#a"));
        assert_eq!(resolve("#b"), None);
        assert_eq!(resolve(&format!("/sections/{second}")).as_deref(), Some("section-00002.xhtml"));
        assert_eq!(resolve(&format!("/sections/{second}#%E5%9B%BE%201")).as_deref(), Some("section-00002.xhtml#图%201"));
        assert_eq!(resolve(&format!("/sections/{second}#gone")).as_deref(), Some("section-00002.xhtml"));
        assert_eq!(resolve(&format!("/sections/{other}#x")), Some(format!("https://learn.example/sections/{other}#x")));
        assert_eq!(resolve("https://a.example/b c|d").as_deref(), Some("https://a.example/b%20c%7Cd"));
        assert_eq!(resolve("http://[::1]/a[1]?b=^`{}%zz%41#c#d").as_deref(), Some("http://[::1]/a%5B1%5D?b=%5E%60%7B%7D%25zz%41#c%23d"));
        assert_eq!(resolve("mailto:a b@c.example").as_deref(), Some("mailto:a%20b@c.example"));
        for nowhere in ["javascript:x", "xref:gone", "b.html", "//evil.example/", "http://[", "https://", "", "mailto:x"] {
            assert_eq!(resolve(nowhere), None, "{nowhere}");
        }
        let homeless = InBook { base_url: "", ..links };
        assert_eq!(homeless.resolve(&format!("/sections/{other}")), None);
    }
}
