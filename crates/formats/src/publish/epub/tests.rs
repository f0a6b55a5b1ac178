use std::io::{Cursor, Read};

use ::zip::{CompressionMethod, ZipArchive};

use super::super::tests::{section, work};
use super::super::{PublishError, Work, html};
use super::epub;
use kernel::{Id, Language};

fn book(work: &Work<'_>) -> ZipArchive<Cursor<Vec<u8>>> {
    let mut out = Vec::new();
    epub(work, &mut out).unwrap();
    ZipArchive::new(Cursor::new(out)).unwrap()
}

fn text(book: &mut ZipArchive<Cursor<Vec<u8>>>, path: &str) -> String {
    let mut out = String::new();
    book.by_name(path).unwrap().read_to_string(&mut out).unwrap();
    out
}

const HOSTILE: &[&str] = &[
    "<p>a<p>b<div></p>c",
    "<p onclick=x>&nbsp;&#0;&#x1;&bogus; a<script>alert(1)</script>]]>&lt;!--</p>",
    "<a href=\"/sections/x\"><a href=\"https://b.example/\"><p>c</p></a></a>",
    "<em><p>x</p><ul><li>y</li></ul></em>",
    "<ul>text<p>x</p></ul><li>alone</li><dl><dd>first</dd></dl><dt>t</dt>",
    "<table>x<tr><td>y<th><h2>z</h2></table><col><caption>c</caption>",
    "<figure><figcaption>a</figcaption>x<figcaption>b</figcaption></figure><details>no summary</details>",
    "<ruby>a<rt>b</ruby><rt>c</rt><ruby><p>d</p></ruby>",
    "<math><mfrac><mi>x</mi></mfrac>text<mtr><mtd><mi>y</mi></mtd></mtr><mmultiscripts><mi>z</mi><none></none></mmultiscripts><p>out</p></math>",
    "<p id=\"a\" id='b' class='  x  y ' lang=\"??\" role=\"application\" dir=up>x</p><p id=a>y</p><p id=\"a b\">z</p>",
    "<ol start=x reversed type=\"9\"><li>1</ol><td colspan=-3>x</td>",
    "<svg><foreignObject><iframe src=x></iframe></foreignObject></svg><img src=x onerror=y>",
    "<pre>\n\nx</pre><h2><div>block</div><table><tr><td>q</td></tr></table></h2>",
    "\u{0}\u{b}\u{ffff}\u{fdd0}",
    "<!-- comment --><?php x ?><![CDATA[y]]>",
];

#[test]
fn hostile_fragments_become_well_formed_pages_that_do_not_change_again() {
    let sections: Vec<_> = HOSTILE.iter().enumerate().map(|(place, html)| section(&format!("s{place}"), html)).collect();
    let work = work(&sections);
    let mut first = book(&work);
    for (place, section) in sections.iter().enumerate() {
        let page = text(&mut first, &format!("EPUB/section-{:05}.xhtml", place + 1));
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(&page, options).unwrap_or_else(|error| panic!("{error}\n{page}"));
        let ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<std::collections::HashSet<_>>().len(), "{page}");
        for gone in ["<script", "onclick", "<iframe", "onerror", "<svg", "application"] {
            assert!(!page.contains(gone), "{page}");
        }
        // what was written, read and written again, is the same
        let body = page.split_once("</h1>\n").unwrap().1.rsplit_once("\n</body>").unwrap().0.to_owned();
        let again = [super::super::WorkSection { html: &body, ..section.clone() }];
        let second = text(&mut book(&Work { sections: again.to_vec(), ..work.clone() }), "EPUB/section-00001.xhtml");
        assert_eq!(second, page);
        assert!(html(&work, section).starts_with("<!DOCTYPE html>\n<html lang=\"en\""));
    }
}

#[test]
fn the_first_entry_is_the_plain_type_and_the_same_work_gives_the_same_bytes() {
    let sections = [section("one", "<p>x</p>")];
    let (mut first, mut second) = (Vec::new(), Vec::new());
    epub(&work(&sections), &mut first).unwrap();
    epub(&work(&sections), &mut second).unwrap();
    assert_eq!(first, second);
    assert_eq!(&first[30..58], b"mimetypeapplication/epub+zip");
    let mut book = ZipArchive::new(Cursor::new(first)).unwrap();
    assert_eq!(book.by_index(0).unwrap().compression(), CompressionMethod::Stored);
    let package = text(&mut book, "EPUB/package.opf");
    assert!(package.contains("<dc:title>A &lt;b&gt; &amp; c</dc:title>"), "{package}");
    assert!(package.contains("<meta property=\"dcterms:modified\">2026-11-20T00:00:00Z</meta>"), "{package}");
}

#[test]
fn links_between_sections_lead_to_their_files() {
    let (one, other) = (Id::named(&["two"]), Id::named(&["elsewhere"]));
    let from = format!("<p><a href=\"/sections/{one}#p\">a</a> <a href=\"/sections/{other}\">b</a> <a href=\"gone.html\">c</a></p>");
    let sections = [section("one", &from), section("two", "<p id=\"p\">x</p><math><mi>x</mi></math>")];
    let mut book = book(&work(&sections));
    let page = text(&mut book, "EPUB/section-00001.xhtml");
    assert!(
        page.contains(&format!("<p><a href=\"section-00002.xhtml#p\">a</a> <a href=\"https://learn.example/sections/{other}\">b</a> <span>c</span></p>")),
        "{page}"
    );
    let package = text(&mut book, "EPUB/package.opf");
    assert!(package.contains("href=\"section-00001.xhtml\" media-type=\"application/xhtml+xml\"/>"), "{package}");
    assert!(package.contains("href=\"section-00002.xhtml\" media-type=\"application/xhtml+xml\" properties=\"mathml\"/>"), "{package}");
}

#[test]
fn contents_nest_by_depth_and_jumps_close() {
    let mut sections: Vec<_> = ["a", "b", "c", "d", "e", "f"].into_iter().map(|name| section(name, "")).collect();
    for (section, depth) in sections.iter_mut().zip([1, 3, 3, 2, 0, 1_000_000]) {
        section.depth = depth;
    }
    sections[4].language = Language::ZH_HANS;
    let nav = text(&mut book(&work(&sections)), "EPUB/nav.xhtml");
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(&nav, options).unwrap();
    let shape: Vec<(String, usize)> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "a")) && node.attribute("href").is_some_and(|href| href.starts_with("section-")))
        .map(|node| (node.text().unwrap_or("").to_owned(), node.ancestors().filter(|above| above.tag_name().name() == "ol").count()))
        .collect();
    let expected = [("a", 1), ("b", 2), ("c", 2), ("d", 2), ("e", 1), ("f", 2), ("Start", 1)];
    assert_eq!(shape, expected.map(|(name, depth)| (name.to_owned(), depth)));
    assert!(nav.contains("lang=\"zh-Hans\" xml:lang=\"zh-Hans\">e</a>"), "{nav}");
}

#[test]
fn what_no_book_can_hold_is_refused() {
    let refused = |work: &Work<'_>| epub(work, &mut Vec::new()).unwrap_err();
    assert!(matches!(refused(&work(&[])), PublishError::Empty));
    let one = [section("one", "")];
    assert!(matches!(refused(&Work { modified_on: "today", ..work(&one) }), PublishError::Date(_)));
    let many = vec![section("one", ""); crate::bounds::SECTIONS_MAX + 1];
    assert!(matches!(refused(&work(&many)), PublishError::TooLarge { .. }));
    assert!(work(&many[1..]).check().is_ok());
}
