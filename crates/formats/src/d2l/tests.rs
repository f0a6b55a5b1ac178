use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::html::clean;
use crate::markdown::tests_support::{Collected, folder};
use crate::source::MemoryTree;

#[test]
fn a_real_book_is_read_whole_in_two_languages() {
    let Some((tree, stamp)) = folder(Path::new("textbooks/d2l-zh")) else { return };
    let mut sink = Collected::default();
    assert!(D2l.recognises(&tree));
    D2l.read(&tree, &stamp, &mut sink);
    let [book] = sink.resources.as_slice() else { panic!("one book") };
    // Counted independently: the pages in folders, and those of them with a twin. The list of references is one block of another format.
    let pages = tree.paths().iter().filter(|path| path.ends_with(".md") && path.contains('/') && !path.ends_with("_origin.md")).count();
    let twins = tree.paths().iter().filter(|path| path.ends_with("_origin.md")).count();
    assert_eq!(book.sections.len() + sink.count("empty") + sink.count("not-in-nav"), pages);
    assert_eq!(sink.count("empty"), 1);
    assert_eq!(book.sections.iter().filter(|section| section.texts.len() == 2).count() + sink.count("not-in-nav"), twins);
    assert_eq!(book.languages, [Language::ZH_HANS, Language::EN]);
    let keys: BTreeSet<_> = book.sections.iter().map(|section| section.key.as_str()).collect();
    for section in &book.sections {
        assert!(section.parent.as_deref().is_none_or(|parent| keys.contains(parent)));
        for text in &section.texts {
            assert_eq!(clean(&text.html), text.html, "{}", text.source_path);
            // The book's own code speaks of labels in its comments, and shows the signs of tabs.
            let prose: String = text.html.split("<code>").map(|piece| piece.split_once("</code>").map_or(piece, |(_, after)| after)).collect();
            for left in [":numref:", ":label:", ":eqref:", ":cite:", "begin_tab", "end_tab", "@tab", ":width:"] {
                assert!(!prose.contains(left), "{left} is left in {}", text.source_path);
            }
            for target in text.html.split("href=\"xref:").skip(1) {
                let target = target.split(['"', '#']).next().unwrap_or_default();
                assert!(keys.contains(target), "{} links to {target}", text.source_path);
            }
        }
    }
    assert_eq!(sink.count("formula"), 0);
}

fn small() -> MemoryTree {
    MemoryTree::new([
        (
            "config.ini",
            "[project]\ntitle = 书\nauthor = A B, C D, and E F\nlang = zh\ntabs = mxnet, pytorch\nsphinx_configs = numfig_format = {'figure': '图%%s', 'section': '%%s节'}\norigin_lang = en\n",
        ),
        (
            "index.md",
            "书\n===\n\n```toc\n:maxdepth: 1\n\nchapter_a/index\n```\n\n```toc\n:numbered:\n\nchapter_b/index\nchapter_gone/index\n../../etc/passwd\nchapter_b/index\n```\n",
        ),
        ("chapter_a/index.md", "# 前言\n:label:`chap_a`\n\n见 :numref:`sec_b` 和 :eqref:`eq_x`， :cite:`Vaswani.Shazeer.ea.2017` 与 :numref:`none`。\n"),
        ("chapter_b/index.md", "# 乙\n\n```toc\nx\n```\n"),
        (
            "chapter_b/x.md",
            "# 节\n:label:`sec_b`\n\n[**要点**]\n\n$$a = b$$\n:eqlabel:`eq_x`\n\n![说明](../img/p.svg)\n:width:`400px`\n:label:`fig_p`\n\n:表的说明\n|a|b|\n|-|-|\n|1|2|\n:label:`tab_t`\n\n```{.python .input}\nimport a\n```\n\n```{.python .input}\n#@tab pytorch\nimport b\n```\n\n:begin_tab:`mxnet`\n甲\n:end_tab:\n\n```eval_rst\nx\n```\n",
        ),
        ("chapter_b/x_origin.md", "# Section\n:label:`sec_b`\n\nSee :numref:`fig_q`.\n\n![p](../img/p.svg)\n:label:`fig_q`\n"),
        ("chapter_b/lost.md", "lost"),
    ])
}

#[test]
fn directives_are_carried_out() {
    let stamp = Stamp::parse("x", "repo: https://github.com/a/x\ncommit: c0ffee\nlicence: Apache-2.0\n").unwrap();
    let mut sink = Collected::default();
    D2l.read(&small(), &stamp, &mut sink);
    let book = &sink.resources[0];
    assert_eq!(book.authors, ["A B", "C D", "E F"]);
    let shown: Vec<_> = book.sections.iter().map(|section| (section.key.as_str(), section.number.as_str(), section.kind, section.texts.len())).collect();
    assert_eq!(
        shown,
        [("chapter_a/index", "", SectionKind::Section, 1), ("chapter_b/index", "1", SectionKind::Chapter, 1), ("chapter_b/x", "1.1", SectionKind::Section, 2)]
    );
    let html = &book.sections[0].texts[0].html;
    assert!(html.contains("见<a class=\"xref\" href=\"xref:chapter_b/x#sec_b\" rel=\"noopener nofollow\">1.1节</a>"), "{html}");
    assert!(
        html.contains("#eq_x\" rel=\"noopener nofollow\">(1.1.1)</a>") && html.contains("(Vaswani et al., 2017)") && html.contains("<code>none</code>"),
        "{html}"
    );
    let html = &book.sections[2].texts[0].html;
    for expected in [
        "<strong>要点</strong>",
        "<span id=\"eq_x\"></span><math",
        "(1.1.1)",
        "<figure id=\"fig_p\"><div class=\"no-picture\" role=\"img\" aria-label=\"图1.1.1 说明\">",
        "<span id=\"tab_t\"></span><strong>Table 1.1.1</strong> 表的说明",
        "<h4>MXNet</h4>",
        "<h4>PyTorch</h4>",
        "甲",
    ] {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    assert!(book.sections[2].texts[1].html.contains("<a href=\"#fig_q\" rel=\"noopener nofollow\">Fig. 1.1.1</a>"), "{}", book.sections[2].texts[1].html);
    for (code, count) in [("missing", 1), ("not-a-page", 1), ("duplicate", 1), ("broken-reference", 1), ("rst", 1), ("not-in-nav", 1)] {
        assert_eq!(sink.count(code), count, "{code} {:?}", sink.refusals);
    }
}

#[test]
fn a_circle_of_contents_ends() {
    let tree =
        MemoryTree::new([("config.ini", ""), ("index.md", "```toc\na/index\n```\n"), ("a/index.md", "# A\n\n```toc\n../index\nindex\n../a/index\n```\n")]);
    let stamp = Stamp::parse("x", "licence: MIT\n").unwrap();
    let mut sink = Collected::default();
    D2l.read(&tree, &stamp, &mut sink);
    assert_eq!((sink.resources[0].sections.len(), sink.count("duplicate")), (1, 3));
}
