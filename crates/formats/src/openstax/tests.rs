//! The whole importer on the books of the library and on small and hostile books.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::*;
use crate::model::{Interaction, Provenance};
use crate::source::MemoryTree;
use kernel::Licence;

#[derive(Default)]
struct Taken {
    drafts: Vec<ResourceDraft>,
    refusals: Vec<Refusal>,
    progress: (usize, usize),
}

impl Sink for Taken {
    fn resource(&mut self, draft: ResourceDraft) -> bool {
        self.drafts.push(draft);
        true
    }
    fn refused(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }
    fn progress(&mut self, done: usize, total: usize) {
        self.progress = (done, total);
    }
}

fn stamp() -> Stamp {
    let provenance = Provenance {
        licence: Licence::new("CC-BY-SA-4.0"),
        attribution: "OpenStax".to_owned(),
        source_url: String::new(),
        revision: String::new(),
        taken_on: String::new(),
        modified: false,
    };
    Stamp { collection: "books".to_owned(), provenance }
}

fn take(tree: &MemoryTree) -> Taken {
    let mut taken = Taken::default();
    assert!(OpenStax.recognises(tree));
    OpenStax.read(tree, &stamp(), &mut taken);
    taken
}

fn library(name: &str) -> MemoryTree {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../library/textbooks")).join(name);
    let mut files = Vec::new();
    for entry in fs::read_dir(root.join("collections")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        files.push((format!("collections/{name}"), fs::read(root.join("collections").join(&name)).unwrap()));
    }
    for entry in fs::read_dir(root.join("modules")).unwrap() {
        let path = format!("modules/{}/index.cnxml", entry.unwrap().file_name().into_string().unwrap());
        // Files that are not modules lie beside them.
        if let Ok(bytes) = fs::read(root.join(&path)) {
            files.push((path, bytes));
        }
    }
    MemoryTree::new(files)
}

/// How often a start tag occurs in the modules, counted in the text without reading it as XML.
fn occurrences(tree: &MemoryTree, tag: &str) -> usize {
    let texts = tree.paths().iter().filter(|path| path.ends_with("index.cnxml")).map(|path| tree.read_text(path).unwrap());
    texts.map(|text| text.match_indices(&format!("<{tag}")).filter(|(at, _)| text[at + tag.len() + 1..].starts_with([' ', '>', '/', '\n'])).count()).sum()
}

fn html(draft: &ResourceDraft) -> String {
    draft.sections.iter().map(|section| section.texts[0].html.as_str()).collect()
}

fn count(html: &str, piece: &str) -> usize {
    html.matches(piece).count()
}

/// A book of these modules in one chapter, after an introduction.
fn book(modules: &[(&str, &str)]) -> MemoryTree {
    let names: String = modules.iter().map(|(id, _)| format!("<col:module document='{id}'/>")).collect();
    let collection = format!(
        "<col:collection xmlns:col='http://cnx.rice.edu/collxml' xmlns:md='http://cnx.rice.edu/mdml'><col:metadata><md:title>Small Physics</md:title>\
         <md:slug>small</md:slug><md:language>en</md:language><md:license url='http://creativecommons.org/licenses/by/4.0/'/></col:metadata><col:content>\
         <col:subcollection><md:title>Motion</md:title><col:content>{names}</col:content></col:subcollection></col:content></col:collection>"
    );
    let files = modules.iter().map(|(id, content)| {
        let text = format!(
            "<document xmlns='http://cnx.rice.edu/cnxml' xmlns:m='http://www.w3.org/1998/Math/MathML'><title>Title of {id}</title><content>{content}</content></document>"
        );
        (format!("modules/{id}/index.cnxml"), text)
    });
    MemoryTree::new(files.chain([("collections/small.collection.xml".to_owned(), collection)]))
}

/// The HTML of one module in a small book, and what was refused.
fn rendered(content: &str) -> (String, Vec<Refusal>) {
    let taken = take(&book(&[("m1", content)]));
    (taken.drafts[0].sections[1].texts[0].html.clone(), taken.refusals)
}

fn shows(content: &str, expected: &str) {
    let (html, refusals) = rendered(content);
    assert_eq!((html.as_str(), refusals), (expected, vec![]), "{content}");
    assert_eq!(clean(&html), html);
}

fn item(exercise: &str) -> ItemDraft {
    let taken = take(&book(&[("m1", exercise)]));
    taken.drafts[0].items[0].clone()
}

#[test]
fn prealgebra_is_whole() {
    let tree = library("openstax-prealgebra-2e");
    let (exercises, solutions) = (occurrences(&tree, "exercise"), occurrences(&tree, "solution"));
    assert_eq!((exercises, solutions), (8105, 5240));
    let taken = take(&tree);
    assert_eq!(taken.refusals, vec![]);
    assert_eq!(taken.progress, (150, 150));
    let draft = &taken.drafts[0];
    assert_eq!((taken.drafts.len(), draft.key.as_str(), draft.provenance.licence.as_str()), (1, "prealgebra-2e", "CC-BY-4.0"));
    assert_eq!((draft.classification.subjects.as_slice(), draft.classification.stages.len()), (["mathematics".to_owned()].as_slice(), 2));
    let modules = draft.sections.iter().filter(|section| section.kind == SectionKind::Section);
    assert_eq!((modules.count(), draft.sections.len()), (75, 75 + 11));
    assert_eq!(draft.items.len(), exercises);
    assert_eq!(draft.items.iter().map(|item| &item.key).collect::<HashSet<_>>().len(), exercises);
    // One solution of the source is an empty paragraph (m81293).
    assert_eq!(draft.items.iter().filter(|item| !item.texts[0].solution_html.is_empty()).count(), solutions - 1);
    assert!(draft.items.iter().all(|item| !item.texts[0].prompt_html.is_empty()));
    let html = html(draft);
    assert_eq!((count(&html, "<div class=\"exercise\""), count(&html, "<details class=\"solution\"")), (exercises, solutions - 1));
    for (tag, piece) in [("example", "<section class=\"example\""), ("figure", "<figure "), ("m:math", "<math"), ("definition", "<dt"), ("image", "class=\"no-picture\"")] {
        assert_eq!(count(&html, piece), occurrences(&tree, tag), "{tag}");
    }
    assert_eq!(count(&html, "<table"), occurrences(&tree, "tgroup"));
    assert_eq!(count(&html, "<td") + count(&html, "<th ") + count(&html, "<th>"), occurrences(&tree, "entry"));
}

#[test]
fn prealgebra_numbers_and_names_are_those_in_print() {
    let taken = take(&library("openstax-prealgebra-2e"));
    let draft = &taken.drafts[0];
    let number = |key: &str| draft.sections.iter().find(|section| section.key == key).map(|section| section.number.as_str());
    assert_eq!((number("m81242"), number("m81243"), number("m81244"), number("chapter-5-decimals"), number("m81293")), (Some(""), Some("1.1"), Some("1.2"), Some("5"), Some("5.1")));
    assert_eq!((number("m81241"), number("m56252")), (Some(""), Some("A")));
    let html = html(draft);
    for piece in [
        "review <a class=\"xref\" href=\"xref:m81243#fs-id3202693\" rel=\"noopener nofollow\">Example 1.7</a>.",
        "<p class=\"note-title\">Be Prepared 1.1</p>",
        "<p class=\"note-title\">Try It 1.1</p>",
        "<p class=\"note-title\"><span class=\"note-label\">How To</span> Name a whole number in words.</p>",
        "<aside class=\"note note-objectives\"><p class=\"note-title\">Learning Objectives</p><p>By the end of this section",
        "<section class=\"glossary\"><h2>Key Terms</h2><dl><dt><dfn>coordinate</dfn></dt><dd>A number paired",
        "<figcaption><strong>Figure 1.2</strong> The numbers on the number line increase",
    ] {
        assert!(html.contains(piece), "{piece}");
    }
    assert!(!html.contains("></a>") && !html.contains("<m:") && !html.contains("xmlns"));
}

#[test]
fn prealgebra_answers_that_can_be_marked() {
    let taken = take(&library("openstax-prealgebra-2e"));
    let count = |wanted: fn(&Interaction) -> bool| taken.drafts[0].items.iter().filter(|item| wanted(&item.interaction)).count();
    assert_eq!(count(|answer| matches!(answer, Interaction::Numeric { .. })), 1743);
    assert_eq!(count(|answer| matches!(answer, Interaction::ShortText { .. })), 64);
    assert_eq!(count(|answer| matches!(answer, Interaction::SelfMarked)), 8105 - 1743 - 64);
    let unsolved = taken.drafts[0].items.iter().filter(|item| item.texts[0].solution_html.is_empty());
    assert!(unsolved.clone().count() > 0 && unsolved.into_iter().all(|item| item.interaction == Interaction::SelfMarked));
}

#[test]
fn workplace_is_whole_but_for_exercises_kept_elsewhere() {
    let tree = library("openstax-workplace-software-skills");
    let taken = take(&tree);
    let draft = &taken.drafts[0];
    let modules = draft.sections.iter().filter(|section| section.kind == SectionKind::Section).count();
    assert_eq!(modules, tree.paths().iter().filter(|path| path.ends_with("index.cnxml")).count());
    assert!(draft.items.is_empty());
    assert!(taken.refusals.iter().all(|refusal| refusal.code == "not-in-source" && refusal.line > 0));
    let missing: usize = taken.refusals.iter().map(|refusal| refusal.reason.split(' ').next().unwrap().parse::<usize>().unwrap()).sum();
    assert_eq!(missing, occurrences(&tree, "exercise"));
    let html = html(draft);
    assert_eq!(count(&html, "<figure "), occurrences(&tree, "figure"));
    assert_eq!(count(&html, "class=\"footnote\""), occurrences(&tree, "footnote"));
    assert_eq!(count(&html, "<aside class=\"note note-objectives\""), count(&html, ">Learning Objectives</p>"));
    assert_eq!(draft.classification.subjects, ["informatics"]);
}

#[test]
fn cleaning_again_changes_nothing() {
    for name in ["openstax-prealgebra-2e", "openstax-workplace-software-skills"] {
        for draft in take(&library(name)).drafts {
            for text in draft.sections.iter().flat_map(|section| &section.texts) {
                assert!(clean(&text.html) == text.html, "{}", text.source_path);
            }
            for item in draft.items {
                let text = &item.texts[0];
                assert!(clean(&text.prompt_html) == text.prompt_html && clean(&text.solution_html) == text.solution_html, "{}", item.key);
            }
        }
    }
}

#[test]
fn text_and_lists() {
    shows("<para>a<list><item>b</item><item><para>c</para></item></list>d</para>", "<p>a</p><ul><li>b</li><li><p>c</p></li></ul><p>d</p>");
    shows("<para><title>T</title>x<newline count='2'/>y<space count='2'/>z</para>", "<p><strong>T</strong> x<br><br>y&nbsp;&nbsp;z</p>");
    shows("<list list-type='enumerated' number-style='upper-roman' start-value='3'><item>x</item></list>", "<ol type=\"I\" start=\"3\"><li>x</li></ol>");
    shows(
        "<list list-type='enumerated' number-style='lower-alpha' mark-prefix='(' mark-suffix=')'><item>x</item><item>y</item></list>",
        "<ul class=\"labeled\"><li><span class=\"label\">(a)</span> x</li><li><span class=\"label\">(b)</span> y</li></ul>",
    );
    shows("<list list-type='labeled-item'><item><label>K</label>x</item></list>", "<ul class=\"labeled\"><li><strong class=\"label\">K</strong> x</li></ul>");
    shows("<para>a <list display='inline' list-type='enumerated'><item>b</item><item>c</item></list></para>", "<p>a (1) b; (2) c</p>");
    shows(
        "<para><emphasis>a</emphasis><emphasis effect='italics'>b</emphasis><foreign xml:lang='la'>c</foreign><cite>d</cite><code>e &lt; f</code><sub>g</sub></para>",
        "<p><strong>a</strong><em>b</em><i lang=\"la\">c</i><cite>d</cite><code>e &lt; f</code><sub>g</sub></p>",
    );
    shows("<code display='block' lang='Python'>\nif x &lt; 1:\n    y</code>", "<pre class=\"code\" data-language=\"python\" tabindex=\"0\"><code>if x &lt; 1:\n    y</code></pre>");
    shows(
        "<para>x<footnote id='f'>y</footnote></para>",
        "<p>x<sup class=\"footnote-reference\"><a class=\"xref\" href=\"xref:m1#f\" rel=\"noopener nofollow\">1</a></sup></p><div class=\"footnote\" id=\"f\"><sup>1</sup> y</div>",
    );
    shows("<para><mystery>kept <deeper>too</deeper></mystery></para>", "<p>kept too</p>");
    shows("<section id='s'><title>S</title></section>", "<section id=\"s\"><h2>S</h2></section>");
}

#[test]
fn tables_with_spans() {
    shows(
        "<table id='t' summary=''><title>T</title><tgroup cols='3'><colspec colname='a'/><colspec colname='b'/><colspec colname='c'/><spanspec spanname='s' namest='b' nameend='c'/>\
         <thead><row><entry namest='a' nameend='b'>h</entry><entry>i</entry></row></thead><tfoot><row><entry spanname='s'>f</entry></row></tfoot>\
         <tbody><row><entry morerows='1' align='right'>x</entry></row></tbody></tgroup></table>",
        "<div class=\"table\" id=\"t\" role=\"region\" tabindex=\"0\" aria-label=\"Table 1.1 T\"><table><caption><strong>Table 1.1</strong> <strong>T</strong></caption>\
         <thead><tr><th colspan=\"2\" scope=\"colgroup\">h</th><th scope=\"col\">i</th></tr></thead><tbody><tr><td rowspan=\"2\" class=\"align-right\">x</td></tr></tbody>\
         <tfoot><tr><td colspan=\"2\">f</td></tr></tfoot></table></div>",
    );
}

#[test]
fn rules_equations_and_media() {
    shows(
        "<rule id='r' type='theorem'><title>P</title><statement><para>s</para></statement><proof><para>p</para></proof></rule>",
        "<aside class=\"note note-theorem\" id=\"r\"><p class=\"note-title\">Theorem 1.1 P</p><p>s</p><aside class=\"note note-proof\"><p class=\"note-title\">Proof</p><p>p</p></aside></aside>",
    );
    shows(
        "<equation id='e'><m:math><m:mfenced open='['><m:mi fontstyle='normal'>a</m:mi><m:mn>1</m:mn></m:mfenced></m:math></equation>",
        "<div class=\"equation\" id=\"e\"><math display=\"block\"><mrow><mo>[</mo><mi mathvariant=\"normal\">a</mi><mo>,</mo><mn>1</mn><mo>)</mo></mrow></math> <span class=\"equation-number\">(1.1)</span></div>",
    );
    shows("<media alt='A film'><iframe src='https://example.org/v'/></media>", "<p><a href=\"https://example.org/v\" rel=\"noopener nofollow\">A film</a></p>");
    shows("<para>see <media alt='a key'><image src='k.png'/></media> here</para>", "<p>see <span class=\"no-picture\" role=\"img\" aria-label=\"a key\">a key</span> here</p>");
    shows(
        "<figure id='f'><label>Map</label><subfigure id='g'><media alt='n'><image src='n.png'/></media><caption>north</caption></subfigure></figure>",
        "<figure id=\"f\"><figure id=\"g\"><div class=\"no-picture\" role=\"img\" aria-label=\"n\">n</div><figcaption>north</figcaption></figure><figcaption><strong>Map 1.1</strong></figcaption></figure>",
    );
}

#[test]
fn links_say_what_they_point_to_or_are_refused() {
    let (first, second) = ("<para><link document='m2' target-id='f'/>, <link document='m2'/></para>", "<figure id='f'><media alt='x'><image src='x'/></media></figure>");
    let taken = take(&book(&[("m1", first), ("m2", second)]));
    assert_eq!(
        taken.drafts[0].sections[1].texts[0].html,
        "<p><a class=\"xref\" href=\"xref:m2#f\" rel=\"noopener nofollow\">Figure 1.1</a>, <a class=\"xref\" href=\"xref:m2\" rel=\"noopener nofollow\">Title of m2</a></p>"
    );
    for (link, kept) in [("<link document='m9'>words</link>", "words"), ("<link target-id='none'>words</link>", "words"), ("<link url='javascript:alert(1)'>words</link>", "words")] {
        let (html, refusals) = rendered(&format!("<para>\n{link}</para>"));
        assert_eq!((html, refusals.len()), (format!("<p>{kept}</p>"), 1), "{link}");
        assert_eq!((refusals[0].code, refusals[0].line), ("broken-reference", 2));
    }
}

#[test]
fn exercises_become_items_with_their_instruction() {
    let solved = |problem: &str, solution: &str| {
        item(&format!("<section id='s'><para>Simplify.</para><exercise id='e'><problem>{problem}</problem><solution><title>Solution</title><para>{solution}</para></solution></exercise></section>"))
    };
    let mixed = solved("<para>x</para>", "<m:math><m:mo>−</m:mo><m:mn>2</m:mn><m:mfrac><m:mn>3</m:mn><m:mrow><m:mn>8</m:mn></m:mrow></m:mfrac></m:math> cups");
    assert_eq!(mixed.interaction, Interaction::Numeric { correct: "-19/8".to_owned(), tolerance: 0.0, unit: "cups".to_owned() });
    assert_eq!((mixed.key.as_str(), mixed.texts[0].prompt_html.as_str()), ("m1/e", "<p>Simplify.</p><p>x</p>"));
    let choices = "<para>Which?</para><list list-type='enumerated' number-style='lower-alpha'><item>one</item><item>two</item></list>";
    let single = solved(choices, "b");
    assert_eq!(single.interaction, Interaction::SingleChoice { correct: "B".to_owned() });
    assert_eq!(single.texts[0].prompt_html, "<p>Simplify.</p><p>Which?</p>");
    assert_eq!(single.texts[0].choices.iter().map(|choice| (choice.id.as_str(), choice.html.as_str())).collect::<Vec<_>>(), [("A", "one"), ("B", "two")]);
    assert_eq!(solved(choices, "A and B").interaction, Interaction::MultipleChoice { correct: vec!["A".to_owned(), "B".to_owned()] });
    assert_eq!(solved(choices, "one").interaction, Interaction::SelfMarked);
    assert_eq!(solved("<para>ⓐ x ⓑ y</para>", "5").interaction, Interaction::SelfMarked);
    assert_eq!(solved("<para>x</para>", "x<sup>2</sup>").interaction, Interaction::SelfMarked);
    assert_eq!(solved("<para>x</para>", "Composite.").interaction, Interaction::ShortText { accepted: vec!["Composite".to_owned()], case_sensitive: false });
    assert_eq!(item("<exercise id='e'><problem><para>x</para></problem></exercise>").interaction, Interaction::SelfMarked);
}

#[test]
fn one_broken_module_does_not_stop_the_others() {
    let good = ("m1", "<para>fine</para>");
    let tree = book(&[good, ("m2", "<para>broken"), ("m3", "<para>fine too</para>"), ("m4", "")]);
    let files = tree.paths().iter().filter(|path| !path.contains("m4")).map(|path| (path.clone(), tree.read(path).unwrap()));
    let taken = take(&MemoryTree::new(files));
    let keys: Vec<&str> = taken.drafts[0].sections.iter().map(|section| section.key.as_str()).collect();
    assert_eq!(keys, ["chapter-1-motion", "m1", "m3"]);
    let refusals: Vec<(&str, &str)> = taken.refusals.iter().map(|refusal| (refusal.path.as_str(), refusal.code)).collect();
    assert_eq!(refusals, [("modules/m2/index.cnxml", "xml"), ("collections/small.collection.xml", "missing")]);
    let broken = MemoryTree::new([("collections/a.collection.xml", "<oops>".as_bytes()), ("modules/m/index.cnxml", b"")]);
    assert_eq!(take(&broken).refusals.len(), 1);
    let large = MemoryTree::new([("collections/a.collection.xml", " ".repeat(COLLECTION_BYTES_MAX + 1)), ("modules/m/index.cnxml", String::new())]);
    assert_eq!(take(&large).refusals[0].code, "too-large");
}

#[test]
fn hostile_modules_stay_harmless() {
    let (html, _) = rendered("<para><script>alert(1)</script><emphasis onclick='x'>a</emphasis><m:math href='javascript:x'><m:mi>b</m:mi></m:math>&lt;img src=x onerror=y&gt;</para>");
    assert_eq!(html, "<p>alert(1)<strong>a</strong><math><mi>b</mi></math>&lt;img src=x onerror=y&gt;</p>");
    for (open, close) in [("<section>", "</section>"), ("<emphasis>", "</emphasis>"), ("<note>", "</note>"), ("<list><item>", "</item></list>"), ("<m:mrow>", "</m:mrow>")] {
        let levels = (crate::bounds::NESTING_MAX - 6) / open.matches('<').count();
        let (html, refusals) = rendered(&format!("{}<para>deep</para>{}", open.repeat(levels), close.repeat(levels)));
        assert!(html.contains("deep") && refusals.is_empty(), "{open}");
        assert_eq!(clean(&html), html);
        let taken = take(&book(&[("m1", &format!("{}{}", open.repeat(500), close.repeat(500)))]));
        assert_eq!(taken.refusals[0].code, "too-deep");
    }
    let (_, refusals) = rendered(&"<para><link target-id='none'>x</link></para>".repeat(300));
    assert_eq!((refusals.len(), refusals[200].code, refusals[200].reason.split(' ').next()), (201, "more", Some("100")));
}

#[test]
fn repeated_instructions_and_items_are_bounded() {
    let long = "word ".repeat(1024 * 1024);
    let exercises: String = (0..20).map(|n| format!("<exercise id='e{n}'><problem><para>{n}</para></problem></exercise>")).collect();
    let taken = take(&book(&[("m1", &format!("<section><para>{long}</para>{exercises}</section>"))]));
    let items = &taken.drafts[0].items;
    assert_eq!((items.len(), items.iter().filter(|item| item.texts[0].prompt_html.len() > long.len()).count()), (20, 6));
    assert_eq!(taken.refusals.len(), 14);
    let mut sink = Taken::default();
    let mut kept = Vec::new();
    take_items(&mut kept, items[..3].to_vec(), 3, "c", &mut sink);
    assert!(sink.refusals.is_empty());
    take_items(&mut kept, items[..1].to_vec(), 3, "c", &mut sink);
    assert_eq!((kept.len(), sink.refusals[0].code), (3, "too-many-items"));
}

#[test]
fn words_follow_the_language_of_the_book() {
    let tree = book(&[("m1", "<example id='e'><exercise id='x'><problem><para>a</para></problem><solution><para>b</para></solution></exercise></example>")]);
    let files = tree.paths().iter().map(|path| (path.clone(), tree.read_text(path).unwrap().replace("<md:language>en", "<md:language>pl")));
    let taken = take(&MemoryTree::new(files));
    let html = &taken.drafts[0].sections[1].texts[0].html;
    assert!(html.contains("<h3>Przykład 1.1</h3>") && html.contains("<summary>Rozwiązanie</summary>"), "{html}");
}
