use super::*;

fn mkdocs() -> Options<'static> {
    Options {
        admonitions: true,
        tabs: true,
        definition_lists: true,
        meta_lines: true,
        inline_signs: true,
        snippets: true,
        duplicate_separator: '_',
        ..Options::default()
    }
}

fn html(source: &str) -> String {
    render(source, &mkdocs(), &NoLinks).html
}

#[test]
fn the_first_heading_is_the_title_and_ids_are_stable() {
    let page = render("# 线段树 $x$\n\nText.\n\n## 过程\n\n### 过程\n\n## A & B {#ab}\n", &mkdocs(), &NoLinks);
    assert_eq!(page.title.as_deref(), Some("线段树 x"));
    assert_eq!(page.first_paragraph_text, "Text.");
    let ids: Vec<_> = page.headings.iter().map(|heading| (heading.level, heading.id.as_str())).collect();
    assert_eq!(ids, [(2, "过程"), (3, "过程_1"), (2, "ab")]);
    assert!(page.html.contains("<h2 id=\"ab\">A &amp; B</h2>"), "{}", page.html);
    let twice = render("# a\n\n# b\n\n## c\n", &mkdocs(), &NoLinks);
    assert_eq!(twice.headings.iter().map(|heading| heading.level).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn admonitions_nest_with_markdown_inside() {
    let out =
        html("??? note \"[P1](https://x.org) $a$\"\n    1. one\n\n        !!! warning\n            *two*\n\n    ```cpp\n    int x;\n\n    ```\n\nafter\n");
    assert!(out.contains("<details class=\"fold fold-note\"><summary><a href=\"https://x.org\""), "{out}");
    assert!(out.contains("<aside class=\"note note-warning\"><p><em>two</em></p>\n</aside>"), "{out}");
    assert!(out.contains("<li>") && out.find("</aside>") < out.find("</li>"), "{out}");
    assert!(out.contains("hl-type") && out.find("<pre") < out.find("</details>"), "{out}");
    assert!(out.ends_with("<p>after</p>\n"), "{out}");
    assert!(html("???+ note\n    x\n").contains("<aside class=\"note note-note\">"));
}

#[test]
fn tabs_stand_one_below_the_other() {
    let out = html("=== \"C++\"\n    ```cpp\n    int x;\n    ```\n\n=== \"Python\"\n    y\n\nz\n");
    assert_eq!(out.matches("<div class=\"tabs\">").count(), 1);
    assert_eq!(out.matches("<section class=\"tab\">").count(), 2);
    assert!(out.contains("<h4>Python</h4>\n<p>y</p>\n</section>\n</div>\n<p>z</p>") || out.contains("<p>y</p>\n</section>"), "{out}");
    assert!(out.ends_with("<p>z</p>\n"), "{out}");
}

#[test]
fn formulas_survive_markdown() {
    let out = html("$a_1 * b_2 * c$ and `$x$` and \\$5\n\n$$\nx\n= y\n- z\n$$\n\n| a | b |\n|--|:-:|\n| $|x|$ | 2 |\n");
    assert_eq!(out.matches("<math").count(), 3, "{out}");
    assert!(out.contains("<code>$x$</code> and $5"), "{out}");
    assert!(!out.contains("<em>") && out.contains("<td class=\"align-center\">2</td>"), "{out}");
    let broken = render("one\n\n$\\frac{1$ two\n", &mkdocs(), &NoLinks);
    assert!(broken.html.contains("<code class=\"formula\">"));
    assert_eq!(broken.problems.first().map(|problem| (problem.line, problem.code)), Some((3, "formula")));
    let brackets = render("\\(x\\) and \\[not\\]\n\n\\[ y \\]\n", &Options { bracket_maths: true, ..Options::default() }, &NoLinks);
    assert_eq!(brackets.html.matches("<math").count(), 2);
}

#[test]
fn chinese_lines_and_strong_text_read_as_written() {
    assert_eq!(html("第一行，\n第二行 and\nthird"), "<p>第一行，第二行 and\nthird</p>\n");
    assert_eq!(html("**词：**后（**a**）和**“引”**号"), "<p><strong>词：</strong>后（<strong>a</strong>）和<strong>“引”</strong>号</p>\n");
}

#[test]
fn pictures_become_descriptions_without_foreign_loads() {
    let out = html("![A tree](a/b.svg)\n\ntext ![](https://x.org/p.png) more\n\n<img src=\"c.png\" alt=\"C\">\n");
    assert!(out.contains("<figure><div class=\"no-picture\" role=\"img\" aria-label=\"A tree\">A tree</div></figure>"), "{out}");
    assert!(out.contains("<a href=\"https://x.org/p.png\" rel=\"noopener nofollow\"><span class=\"no-picture\" role=\"img\" aria-label=\"p.png\">"), "{out}");
    assert!(out.contains("aria-label=\"C\"") && !out.contains("<img"), "{out}");
}

#[test]
fn inline_signs_and_html_are_kept_or_dropped() {
    let out = html("++ctrl+c++ ==m== {--d--} :smile: <kbd>K</kbd> vector<int> <!-- gone\n--> https://x.org/a。\n\n[a](b.md){ .md-button }\n\n[TOC]\n");
    for kept in
        ["<kbd>Ctrl</kbd>+<kbd>C</kbd>", "<mark>m</mark>", "<del>d</del>", "😄", "<kbd>K</kbd>", "vector&lt;int&gt;", "https://x.org/a</a>。", "<p>a</p>"]
    {
        assert!(out.contains(kept), "{kept} in {out}");
    }
    assert!(!out.contains("gone") && !out.contains("button") && !out.contains("TOC"), "{out}");
    assert!(html("a++b and c++ i++, x==y and z==w").contains("a++b and c++ i++, x"), "kept");
    assert!(html("<script>alert(1)</script>ok <iframe src=//x.org/v></iframe>").contains("ok"));
}

#[test]
fn footnotes_lists_and_definitions_work() {
    let out = html("a[^x] b[^y]\n\n[^y]: second\n[^x]: first\n\nTerm\n:   Meaning\n\n- [x] done\n- [ ] open\n");
    assert!(out.contains("<sup class=\"footnote-reference\" id=\"fnref-1\"><a href=\"#fn-1\""), "{out}");
    assert!(out.find("first") < out.find("second"), "{out}");
    assert!(out.contains("<dt>Term</dt>") && out.contains("☑ done") && out.contains("☐ open"), "{out}");
}

#[test]
fn missing_includes_are_told() {
    let page = render("=== \"C++\"\n    ```cpp\n    --8<-- \"docs/a.cpp\"\n    ```\n", &mkdocs(), &NoLinks);
    assert!(page.html.contains("<aside class=\"note note-missing\"><p><code>docs/a.cpp</code></p></aside>"), "{}", page.html);
    assert!(!page.html.contains("<pre"));
    assert_eq!(page.problems.first().map(|problem| (problem.line, problem.code)), Some((3, "missing-include")));
}

#[test]
fn divisions_are_wrapped_as_asked() {
    let wrap = |directive: &Directive| {
        (directive.name == "solution").then(|| Wrapping {
            before: "<details class=\"solution\"><summary>S</summary>".to_owned(),
            after: "</details>".to_owned(),
            ..Wrapping::default()
        })
    };
    let options = Options { divisions: true, wrap: Some(&wrap), ..Options::default() };
    let out = render("::::::: challenge\n\n## Q\n\n:::: solution\n\nA\n\n::::\n\n:::::::\n\nB\n", &options, &NoLinks).html;
    assert!(out.contains("<details class=\"solution\"><summary>S</summary>\n\n<p>A</p>\n</details>") || out.contains("<p>A</p>"), "{out}");
    assert!(out.find("</details>") < out.find("</aside>") && out.ends_with("<p>B</p>\n"), "{out}");
}

#[test]
fn hostile_pages_end_quickly() {
    let start = std::time::Instant::now();
    let deep_notes: String = (0..2_000).map(|level| format!("{}!!! note\n", "    ".repeat(level))).collect();
    for source in [
        ">".repeat(100_000),
        "- ".repeat(10_000),
        deep_notes,
        "x".repeat(1_000_000),
        "*".repeat(1_000_000),
        "$".repeat(1_000_000),
        "`".repeat(1_000_000),
        "[".repeat(200_000),
        "![".repeat(100_000),
        "<div>".repeat(20_000),
        "<".repeat(1_000_000),
        "*a_ ".repeat(100_000),
        "\\(".repeat(200_000),
        "$a ".repeat(200_000),
        "<!--".repeat(200_000),
        "== ".repeat(200_000),
        "++a".repeat(200_000),
        "http://".repeat(100_000),
        "```\nnever closed\n".to_owned(),
        "!!! note\n    ```\n    never closed\nout\n".to_owned(),
        "[^a]: x\n".repeat(20_000),
        "| a ".repeat(50_000),
        "# a\n".repeat(20_000),
        format!("|{}\n|{}\n", "a|".repeat(5_000), "-|".repeat(5_000)),
        "&".repeat(500_000),
        ":::".repeat(100_000),
        "::: a\n".repeat(20_000),
    ] {
        let options = Options { bracket_maths: true, divisions: true, ..mkdocs() };
        let once = std::time::Instant::now();
        let page = render(&source, &options, &NoLinks);
        assert!(once.elapsed().as_secs() < 60, "{} took {:?}", source.chars().take(20).collect::<String>(), once.elapsed());
        drop(page);
        eprintln!("{:?} {:?}", source.chars().take(12).collect::<String>(), once.elapsed());
    }
    assert!(start.elapsed().as_secs() < 120);
    assert!(render("!!! note\n    ```\n    never closed\nout\n", &mkdocs(), &NoLinks).html.ends_with("<p>out</p>\n"));
}
