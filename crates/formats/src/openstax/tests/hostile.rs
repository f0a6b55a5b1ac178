//! Broken and hostile books.

use super::*;

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
    let (html, _) = rendered(
        "<para><script>alert(1)</script><emphasis onclick='x'>a</emphasis><m:math href='javascript:x'><m:mi>b</m:mi></m:math>&lt;img src=x onerror=y&gt;</para>",
    );
    assert_eq!(html, "<p>alert(1)<strong>a</strong><math><mi>b</mi></math>&lt;img src=x onerror=y&gt;</p>");
    for (open, close) in
        [("<section>", "</section>"), ("<emphasis>", "</emphasis>"), ("<note>", "</note>"), ("<list><item>", "</item></list>"), ("<m:mrow>", "</m:mrow>")]
    {
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

#[test]
fn small_bounds_hold() {
    let (html, _) = rendered("<para>a<space count='9999'/>b</para>");
    assert_eq!(html.matches("&nbsp;").count(), 40);
    let table = |more: &str| {
        rendered(&format!(
            "<table id='t'><tgroup cols='1'><tbody><row><entry morerows='{more}' namest='c1' nameend='c{more}'>x</entry></row></tbody></tgroup></table>"
        ))
        .0
    };
    assert!(table("999").contains("colspan=\"999\" rowspan=\"1000\"") && table("99999999999").contains("colspan=\"1000\" rowspan=\"1000\""));
    let choices = |count: usize| {
        let list = format!("<list list-type='enumerated' number-style='lower-alpha'>{}</list>", "<item>x</item>".repeat(count));
        item(&format!("<exercise id='e'><problem><para>?</para>{list}</problem><solution><para>a</para></solution></exercise>")).interaction
    };
    assert_eq!((choices(26), choices(27)), (Interaction::SingleChoice { correct: "A".to_owned() }, Interaction::SelfMarked));
    let word = |length: usize| {
        item(&format!("<exercise id='e'><problem><para>?</para></problem><solution><para>{}</para></solution></exercise>", "a".repeat(length))).interaction
    };
    assert!(matches!((word(30), word(31)), (Interaction::ShortText { .. }, Interaction::SelfMarked)));
    let last_prompt = |before: usize| {
        let exercises: String = (0..=before).map(|n| format!("<exercise id='e{n}'><problem><para>{n}</para></problem></exercise>")).collect();
        let taken = take(&book(&[("m1", &format!("<section><para>Solve.</para>{exercises}</section>"))]));
        taken.drafts[0].items.last().unwrap().texts[0].prompt_html.clone()
    };
    assert!(last_prompt(999).starts_with("<p>Solve.</p>") && last_prompt(1000) == "<p>1000</p>");
    let between = |count: usize| {
        let lists = "<list><item>x</item></list>".repeat(count);
        item(&format!("<section><para>Use these.</para>{lists}<exercise id='e'><problem><para>?</para></problem></exercise></section>")).texts[0]
            .prompt_html
            .clone()
    };
    assert!(between(6).starts_with("<p>Use these.</p><ul>") && between(7) == "<p>?</p>");
}
