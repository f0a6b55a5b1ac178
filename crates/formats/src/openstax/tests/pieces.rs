//! Small pieces of CNXML and exactly what they become.

use super::*;

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
    shows(
        "<code display='block' lang='Python'>\nif x &lt; 1:\n    y</code>",
        "<pre class=\"code\" data-language=\"python\" tabindex=\"0\"><code>if x &lt; 1:\n    y</code></pre>",
    );
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
    shows(
        "<para>see <media alt='a key'><image src='k.png'/></media> here</para>",
        "<p>see <span class=\"no-picture\" role=\"img\" aria-label=\"a key\">a key</span> here</p>",
    );
    shows(
        "<figure id='f'><label>Map</label><subfigure id='g'><media alt='n'><image src='n.png'/></media><caption>north</caption></subfigure></figure>",
        "<figure id=\"f\"><figure id=\"g\"><div class=\"no-picture\" role=\"img\" aria-label=\"n\">n</div><figcaption>north</figcaption></figure><figcaption><strong>Map 1.1</strong></figcaption></figure>",
    );
}

#[test]
fn links_say_what_they_point_to_or_are_refused() {
    let (first, second) =
        ("<para><link document='m2' target-id='f'/>, <link document='m2'/></para>", "<figure id='f'><media alt='x'><image src='x'/></media></figure>");
    let taken = take(&book(&[("m1", first), ("m2", second)]));
    assert_eq!(
        taken.drafts[0].sections[1].texts[0].html,
        "<p><a class=\"xref\" href=\"xref:m2#f\" rel=\"noopener nofollow\">Figure 1.1</a>, <a class=\"xref\" href=\"xref:m2\" rel=\"noopener nofollow\">Title of m2</a></p>"
    );
    for (link, kept) in [
        ("<link document='m9'>words</link>", "words"),
        ("<link target-id='none'>words</link>", "words"),
        ("<link url='javascript:alert(1)'>words</link>", "words"),
    ] {
        let (html, refusals) = rendered(&format!("<para>\n{link}</para>"));
        assert_eq!((html, refusals.len()), (format!("<p>{kept}</p>"), 1), "{link}");
        assert_eq!((refusals[0].code, refusals[0].line), ("broken-reference", 2));
    }
}

#[test]
fn links_to_another_book_of_the_folder_keep_their_words() {
    let tree = book(&[("m1", "<para>as in <link document='m2' target-id='f'/></para>")]);
    let second = tree.read_text("collections/small.collection.xml").unwrap().replace(">small<", ">second<").replace("'m1'", "'m2'");
    let figure = tree.read_text("modules/m1/index.cnxml").unwrap().replace("<para>as in <link document='m2' target-id='f'/></para>", "<figure id='f'/>");
    let files = tree.paths().iter().map(|path| (path.clone(), tree.read_text(path).unwrap()));
    let taken = take(&MemoryTree::new(files.chain([("collections/t.collection.xml".to_owned(), second), ("modules/m2/index.cnxml".to_owned(), figure)])));
    assert_eq!((taken.refusals, taken.drafts.len()), (vec![], 2));
    assert_eq!(taken.drafts[0].sections[1].texts[0].html, "<p>as in Figure 1.1</p>");
}

#[test]
fn exercises_become_items_with_their_instruction() {
    let solved = |problem: &str, solution: &str| {
        item(&format!(
            "<section id='s'><para>Simplify.</para><exercise id='e'><problem>{problem}</problem><solution><title>Solution</title><para>{solution}</para></solution></exercise></section>"
        ))
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
