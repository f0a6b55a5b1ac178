//! Links between sections: importers write `xref:KEY#FRAGMENT`, the library knows the addresses.

use std::collections::HashSet;

const START: &str = "href=\"xref:";

/// Replaces every `xref:` address in a clean fragment. `address` gives the address of a key; links to keys it does not know lose their
/// address and stay as text.
#[must_use]
pub fn resolve(html: &str, mut address: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(START) {
        let (before, tail) = rest.split_at(at);
        let target = tail.strip_prefix(START).unwrap_or("");
        let Some(end) = target.find('"') else { break };
        let (reference, after) = target.split_at(end);
        out.push_str(before);
        let (key, fragment) = reference.split_once('#').map_or((reference, None), |(key, fragment)| (key, Some(fragment)));
        if let Some(path) = address(&unescape(key)) {
            out.push_str("href=\"");
            out.push_str(&path);
            if let Some(fragment) = fragment {
                out.push('#');
                out.push_str(fragment);
            }
            out.push('"');
            rest = after.strip_prefix('"').unwrap_or(after);
        } else {
            // without an address the element is a place for a link, which HTML allows and which reads as text
            rest = after.strip_prefix('"').unwrap_or(after);
        }
    }
    out.push_str(rest);
    out
}

/// The keys that a fragment points to.
#[must_use]
pub fn targets(html: &str) -> HashSet<String> {
    let mut found = HashSet::new();
    let _ = resolve(html, |key| {
        found.insert(key.to_owned());
        None
    });
    found
}

fn unescape(key: &str) -> String {
    percent(&key.replace("&amp;", "&").replace("&quot;", "\""))
}

/// Decodes `%E4%BD%A0` as the HTML cleaner may write it.
fn percent(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let decoded = if *first == b'%' {
            tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok()).and_then(|pair| u8::from_str_radix(pair, 16).ok())
        } else {
            None
        };
        if let Some(byte) = decoded {
            bytes.push(byte);
            rest = tail.get(2..).unwrap_or(&[]);
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_get_addresses_and_unknown_ones_become_text() {
        let html = r##"<a class="xref" href="xref:m1#x">one</a> <a href="xref:gone">two</a> <a href="xref:%E5%9B%BE">3</a> <a href="https://x/">four</a>"##;
        let out = resolve(html, |key| matches!(key, "m1" | "图").then(|| format!("/sections/{}", key.len())));
        assert_eq!(out, r##"<a class="xref" href="/sections/2#x">one</a> <a >two</a> <a href="/sections/3">3</a> <a href="https://x/">four</a>"##);
        assert_eq!(targets(html).len(), 3);
    }

    #[test]
    fn broken_markup_is_left_as_it_is() {
        assert_eq!(resolve("<a href=\"xref:abc", |_| None), "<a href=\"xref:abc");
    }
}
