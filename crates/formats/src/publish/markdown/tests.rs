use pulldown_cmark::{Options, Parser, html::push_html};

use super::super::tests::{section, work};
use super::markdown;
use crate::html::text_of;

fn body(html: &str) -> String {
    let sections = [section("s", html)];
    let out = markdown(&work(&sections), &sections[0]);
    out.split_once("# s\n\n").unwrap().1.trim_end().to_owned()
}

/// What a reader of Markdown makes of it.
fn read_back(markdown: &str) -> String {
    let mut out = String::new();
    push_html(&mut out, Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES));
    out
}

#[test]
fn blocks_become_their_signs() {
    for (html, expected) in [
        ("<h2>A <em>b</em></h2><p>c</p>", "## A *b*\n\nc"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol start=\"3\"><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>", "3. a\n\n   b\n\n4. c"),
        ("<pre class=\"code\" data-language=\"cpp\"><code><span class=\"hl-keyword\">int</span> a;\n```\n</code></pre>", "````cpp\nint a;\n```\n````"),
        ("<aside class=\"note note-tip\"><p class=\"note-title\">Tip</p><p>x</p></aside>", "> **Tip**\n>\n> x"),
        (
            "<table><thead><tr><th>a|b</th><th>c</th></tr></thead><tbody><tr><td>1</td><td><code>x</code></td></tr></tbody></table>",
            "| a\\|b | c |\n| --- | --- |\n| 1 | `x` |",
        ),
        ("<table><tr><td rowspan=\"2\">1</td></tr></table>", "<table><tbody><tr><td rowspan=\"2\">1</td></tr></tbody></table>"),
        (
            "<p>x<sup class=\"footnote-reference\"><a href=\"#fn-1\">1</a></sup></p><div class=\"footnote\" id=\"fn-1\"><sup>1</sup> Note.</div>",
            "x[^1]\n\n[^1]: Note.",
        ),
        ("<p><a href=\"https://a.example/(b)\">t]</a><br>y</p>", "[t\\]](<https://a.example/(b)>)\\\ny"),
        ("<p>1. no list</p><p># none</p><p>- none</p>", "1\\. no list\n\n\\# none\n\n\\- none"),
        ("<details class=\"solution\"><summary>S</summary><p>x</p></details>", "<details>\n<summary>\n\nS\n\n</summary>\n\nx\n\n</details>"),
    ] {
        assert_eq!(body(html), expected, "{html}");
    }
}

#[test]
fn the_words_come_back() {
    for html in [
        "<p>中文<strong>“引用”</strong>中文<em>a</em><em>b</em> snake_case *x* &lt;b&gt; &amp;amp; `y`</p>",
        "<p>a <code>`x`</code> <code>a|b</code><code>c</code> $1 ~2~</p>",
        "<p>f <math><mi>x</mi><mo>*</mo><mi>y</mi><mo>_</mo><mo>*</mo></math> g</p>",
        "<ruby>漢<rp>(</rp><rt>han</rt><rp>)</rp></ruby>",
        "<dl><dt>t</dt><dd><p>d</p><p>e</p></dd></dl>",
        "<blockquote><p>a</p><ul><li>b</li></ul></blockquote><hr><p>c</p>",
        "<p>line<br>+ next</p>",
        "<p><br>a\\<br> <br></p><ul><li>b<br><p>c</p></li></ul>",
        "<p>[^1]: no note, [x](y) ![z](w) http</p>",
    ] {
        let written = body(html);
        let (before, after) = (text_of(html).replace(' ', ""), text_of(&read_back(&written)).replace(' ', ""));
        assert_eq!(after, before, "{written}");
    }
}

#[test]
fn front_matter_is_yaml_whatever_the_title() {
    let mut sections = [section("s", "")];
    sections[0].title = "a: \"b\" # c\n---".to_owned();
    let out = markdown(&work(&sections), &sections[0]);
    assert!(out.starts_with("---\ntitle: \"a: \\\"b\\\" # c\\n---\"\n"), "{out}");
    assert!(out.contains("licence: \"CC-BY-4.0\"\n"), "{out}");
}
