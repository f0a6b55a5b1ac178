//! The one allow-list for imported HTML, MathML and SVG, and the small vocabulary that importers write and the stylesheet knows.
//!
//! | written | for |
//! |---|---|
//! | `<aside class="note note-KIND"><p class="note-title">…</p>…</aside>` | notes, admonitions; KIND is `note tip warning danger example question objectives key-points definition theorem proof abstract` |
//! | `<section class="example" id>` with `<h3>` | worked examples |
//! | `<div class="exercise" id><div class="problem">…</div><details class="solution"><summary>…</summary>…</details></div>` | exercises in the text; the summary word comes from the words of the content's language |
//! | `<details class="fold"><summary>…</summary>…</details>` | folded admonitions |
//! | `<div class="tabs"><section class="tab"><h4>…</h4>…</section>…</div>` | alternatives shown one below the other |
//! | `<figure id><div class="no-picture" role="img" aria-label="…">…description…</div><figcaption>…</figcaption></figure>` | a figure whose file is not here |
//! | `<div class="table" role="region" tabindex="0" aria-label="…"><table>…</table></div>` | tables, scrolled in themselves |
//! | `<pre class="code" data-language="cpp" tabindex="0"><code>…<span class="hl-keyword">…</span></code></pre>` | code; `hl-` classes: `keyword string number comment function type constant variable operator punctuation tag attribute` |
//! | `<math display="block">…</math>` | formulas |
//! | `<a class="xref" href="xref:KEY#FRAGMENT">` | links to a section of the same resource; the catalogue turns them into addresses, or into plain text where the key does not exist |
//! | `<ruby>`, `<dfn>`, `<kbd>`, `<mark>`, `<sup class="footnote-reference">`, `<div class="footnote">` | as in HTML |

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

const MATHML: &[&str] = &[
    "math",
    "maction",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
    "menclose",
];

const MATHML_ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "align",
    "alttext",
    "columnalign",
    "columnlines",
    "columnspacing",
    "columnspan",
    "depth",
    "dir",
    "display",
    "displaystyle",
    "fence",
    "form",
    "frame",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rowalign",
    "rowlines",
    "rowspacing",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    let tags: HashSet<&str> = ELEMENTS.iter().chain(MATHML).copied().collect();
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    attributes.insert("a", ["href", "hreflang"].into());
    attributes.insert("ol", ["start", "type", "reversed"].into());
    attributes.insert("td", ["colspan", "rowspan", "headers"].into());
    attributes.insert("th", ["colspan", "rowspan", "scope", "headers", "abbr"].into());
    attributes.insert("col", ["span"].into());
    attributes.insert("pre", ["data-language", "tabindex"].into());
    attributes.insert("div", ["tabindex"].into());
    attributes.insert("bdo", ["dir"].into());
    attributes.insert("del", ["cite"].into());
    for element in MATHML {
        attributes.insert(element, MATHML_ATTRIBUTES.iter().copied().collect());
    }
    builder
        .tags(tags)
        .tag_attributes(attributes)
        .generic_attributes(["class", "id", "lang", "dir", "title", "role", "aria-label", "aria-labelledby"].into())
        .url_schemes(["http", "https", "mailto", "xref"].into())
        .link_rel(Some("noopener nofollow"))
        .strip_comments(true)
        .clean_content_tags(["script", "style", "iframe", "object", "embed", "template", "noscript", "annotation", "annotation-xml"].into());
    builder
});

/// Cleans a fragment by the allow-list. What is not on it is dropped; its text stays, except that of scripts, styles and frames.
#[must_use]
pub fn clean(fragment: &str) -> String {
    CLEANER.clean(fragment).to_string()
}

/// Writes text so that it means itself in HTML, in text and in double-quoted attributes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// The text of a clean fragment without its markup, with single spaces; for the index, summaries and descriptions. Fractions read `a/b`,
/// powers `a^b`.
#[must_use]
pub fn text_of(fragment: &str) -> String {
    let mut reader = TextReader { out: String::with_capacity(fragment.len() / 2), spaced: true, open: Vec::new() };
    let mut rest = fragment;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, tail) = rest.split_at(at);
        reader.push(before);
        if tail.starts_with('<') {
            let end = tail.find('>').map_or(tail.len(), |end| end + 1);
            let (tag, after) = tail.split_at(end);
            reader.tag(tag);
            rest = after;
        } else {
            let end = tail.find(';').filter(|end| *end <= 10).map_or(1, |end| end + 1);
            let (entity, after) = tail.split_at(end);
            reader.push(decoded(entity));
            rest = after;
        }
    }
    reader.push(rest);
    let mut out = reader.out;
    out.truncate(out.trim_end().len());
    out
}

fn decoded(entity: &str) -> &str {
    match entity {
        "&amp;" => "&",
        "&lt;" => "<",
        "&gt;" => ">",
        "&quot;" => "\"",
        "&nbsp;" => " ",
        "&#39;" => "'",
        other => other,
    }
}

/// Elements that part words.
const BLOCKS: &[&str] =
    &["p", "div", "li", "h2", "h3", "h4", "h5", "h6", "br", "td", "th", "tr", "dt", "dd", "pre", "section", "aside", "figcaption", "summary", "blockquote"];

struct TextReader {
    out: String,
    spaced: bool,
    /// Fractions and powers that are open: the sign between their two parts, and how many elements are open within.
    open: Vec<(&'static str, usize)>,
}

impl TextReader {
    fn push(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() {
                if !self.spaced {
                    self.out.push(' ');
                    self.spaced = true;
                }
            } else {
                self.out.push(letter);
                self.spaced = false;
            }
        }
    }

    fn tag(&mut self, tag: &str) {
        let closing = tag.starts_with("</");
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or("");
        if BLOCKS.contains(&name) {
            self.push(" ");
        }
        let between = match name {
            "mfrac" => "/",
            "msup" => "^",
            _ => "",
        };
        if !between.is_empty() && !closing && self.open.len() < crate::bounds::NESTING_MAX {
            self.open.push((between, 0));
        } else if !between.is_empty() && closing {
            self.open.pop();
            self.closed();
        } else if let Some((_, depth)) = self.open.last_mut() {
            if closing {
                *depth = depth.saturating_sub(1);
                if *depth == 0 {
                    self.closed();
                }
            } else {
                *depth += 1;
            }
        }
    }

    /// A part of the innermost fraction or power ended: its sign follows the first part.
    fn closed(&mut self) {
        if let Some((between, 0)) = self.open.last().copied() {
            self.push(between);
            if let Some(last) = self.open.last_mut() {
                last.0 = "";
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_handlers_and_frames_go() {
        let dirty = r#"<p onclick="x()">a<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:x">b</a><iframe src=//evil></iframe><style>*{}</style><svg onload=x></svg>"#;
        let cleaned = clean(dirty);
        assert_eq!(cleaned, r#"<p>a<a rel="noopener nofollow">b</a></p>"#);
    }

    #[test]
    fn mathml_and_our_vocabulary_stay() {
        for kept in [
            r#"<math display="block"><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"#,
            r#"<aside class="note note-tip"><p class="note-title">t</p></aside>"#,
            r#"<pre class="code" data-language="rust" tabindex="0"><code><span class="hl-keyword">fn</span></code></pre>"#,
            r#"<details class="solution"><summary>s</summary><p>x</p></details>"#,
        ] {
            assert_eq!(clean(kept), kept);
        }
        assert!(clean(r#"<a class="xref" href="xref:m1#x">y</a>"#).contains("xref:m1#x"));
    }

    #[test]
    fn text_is_read_out() {
        assert_eq!(text_of("<p>a &amp; b</p><p>c<em>d</em></p>"), "a & b cd");
        assert_eq!(text_of("x < y & z"), "x");
        assert_eq!(text_of("<math><mfrac><mn>22</mn><mn>7</mn></mfrac></math>"), "22/7");
        assert_eq!(text_of("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msup><mi>c</mi><mn>2</mn></msup></mfrac><mi>d</mi></math>"), "a+b/c^2d");
    }
}
