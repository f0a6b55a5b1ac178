use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::html::clean;
use crate::markdown::tests_support::{Collected, folder};
use crate::model::{Interaction, SectionKind};
use crate::source::MemoryTree;

const LESSONS: &[&str] =
    &["carpentries-python-novice-inflammation", "carpentries-shell-novice", "carpentries-shell-novice-es", "carpentries-spreadsheet-ecology", "carpentries-sql-novice-survey"];

fn stamp() -> Stamp {
    Stamp::parse("lesson", "repo: https://github.com/a/lesson\ncommit: c0ffee 2026-01-01\nlicence: CC BY 4.0\nsaved: 2026-01-02\n").unwrap()
}

fn read(files: &[(&str, &str)]) -> Collected {
    let tree = MemoryTree::new(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    let mut sink = Collected::default();
    assert!(Sandpaper.recognises(&tree));
    Sandpaper.read(&tree, &stamp(), &mut sink);
    sink
}

fn check(draft: &ResourceDraft) {
    let keys: BTreeSet<_> = draft.sections.iter().map(|section| section.key.as_str()).collect();
    assert_eq!(keys.len(), draft.sections.len());
    for section in &draft.sections {
        let html = &section.texts[0].html;
        assert_eq!(&clean(html), html, "{}", section.key);
        assert!(!section.texts[0].title.contains(['`', '*', '<']) && !section.texts[0].title.is_empty());
        assert!(!html.contains(":::"), "{} {:?}", section.key, html.find(":::").map(|at| &html[at.saturating_sub(80)..]));
        for target in html.split("href=\"xref:").skip(1) {
            let target = target.split(['"', '#']).next().unwrap_or_default();
            assert!(keys.contains(target), "{} links to {target}", section.key);
        }
    }
    let items: BTreeSet<_> = draft.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(items.len(), draft.items.len());
    for item in &draft.items {
        let text = &item.texts[0];
        for html in [&text.prompt_html, &text.solution_html].into_iter().chain(text.choices.iter().map(|choice| &choice.html)) {
            assert_eq!(&clean(html), html, "{}", item.key);
        }
        assert!(!text.prompt_html.contains("division-") && !text.prompt_html.contains(":::"), "{}", text.prompt_html);
        assert!(keys.contains(item.section.as_deref().unwrap()));
    }
}

#[test]
fn real_lessons_are_read_whole() {
    for name in LESSONS {
        let Some((tree, stamp)) = folder(&Path::new("courses").join(name)) else { return };
        let mut sink = Collected::default();
        assert!(Sandpaper.recognises(&tree));
        Sandpaper.read(&tree, &stamp, &mut sink);
        let [lesson] = sink.resources.as_slice() else { panic!("one lesson") };
        check(lesson);
        // Counted independently: the lines of config.yaml that name episodes, and the lines of colons in the pages.
        let config = tree.read_text("config.yaml").unwrap();
        let episodes = config.lines().filter(|line| line.starts_with("- ") && line.ends_with(".md")).count();
        assert_eq!(lesson.sections.iter().filter(|section| section.kind == SectionKind::Lesson).count(), episodes);
        let count = |word: &str| -> usize {
            let named = |line: &&str| line.trim_start().starts_with(":::") && line.trim().trim_start_matches(':').trim() == word;
            lesson.sections.iter().map(|section| tree.read_text(&section.texts[0].source_path).unwrap().lines().filter(named).count()).sum()
        };
        assert_eq!(lesson.items.len(), count("challenge"), "{name}");
        let shown = |sign: &str| -> usize { lesson.sections.iter().map(|section| section.texts[0].html.matches(sign).count()).sum() };
        assert_eq!(shown("<div class=\"exercise\""), count("challenge"));
        assert_eq!(shown("<details class=\"solution\">"), count("solution"));
        assert_eq!(shown("note-objectives"), count("objectives"));
        assert_eq!(shown("note-key-points"), count("keypoints"));
        assert_eq!(shown("<p class=\"lesson-time\">"), episodes);
        let language = if name.ends_with("-es") { "es" } else { "en" };
        assert_eq!(lesson.languages, [language.parse().unwrap()]);
        assert!(!lesson.summaries.is_empty());
        for item in &lesson.items {
            if let Interaction::SingleChoice { correct } = &item.interaction {
                println!("{name} {} {correct} of {}: {}", item.key, item.texts[0].choices.len(), text_of(&item.texts[0].solution_html).chars().take(150).collect::<String>());
            }
        }
        println!("{name}: {} sections {} items {} choices {} refusals", lesson.sections.len(), lesson.items.len(), lesson.items.iter().filter(|item| item.interaction != Interaction::SelfMarked).count(), sink.refusals.len());
        for refusal in &sink.refusals {
            println!("  {refusal:?}");
        }
    }
}

const EPISODE: &str = "---\ntitle: \"Working with `ls`\"\nteaching: 10\nexercises: 5\n---\n\n::: questions\n\n- Why?\n\n:::\n\n# Top\n\n:::::: challenge\n\n## Which?\n\nWhich one?\n\n1. `a`\n2. b\n\n::: solution\n\nOption 2 is right.\n\n:::\n::::::\n\n::: group-tab\n\n### Linux\n\nx\n\n### Mac\n\ny\n:::\n\n[next](../learners/reference.md#term) [r](reference.html) ![](fig/a.png){alt='a cat'}\n";

#[test]
fn divisions_become_our_vocabulary() {
    let sink = read(&[("config.yaml", "title: T\nlang: es\nepisodes:\n- a.md\n"), ("episodes/a.md", EPISODE), ("episodes/b.md", "# b"), ("learners/reference.md", "---\ntitle: R\n---\n\n[term]{#term}\n:   it\n")]);
    let lesson = &sink.resources[0];
    check(lesson);
    let html = &lesson.sections[0].texts[0].html;
    assert_eq!(lesson.sections[0].texts[0].title, "Working with ls");
    for part in [
        "<p class=\"lesson-time\">Tiempo estimado: 15 minutos</p>",
        "<aside class=\"note note-question\"><p class=\"note-title\">Preguntas</p>",
        "<h2 id=\"top\">Top</h2>",
        "<div class=\"exercise\" id=\"exercise-which\"><div class=\"problem\"><h3>Which?</h3>",
        "<details class=\"solution\"><summary>Solución</summary>",
        "<div class=\"tabs\"><section class=\"tab\"><h4>Linux</h4>",
        "href=\"xref:learners/reference#term\"",
        "href=\"xref:learners/reference\"",
        "aria-label=\"a cat\"",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    let item = &lesson.items[0];
    assert_eq!(item.interaction, Interaction::SingleChoice { correct: "B".to_owned() });
    assert_eq!(item.texts[0].choices[0].html, "<code>a</code>");
    assert!(item.texts[0].solution_html.contains("Option 2") && !item.texts[0].prompt_html.contains("Option 2"));
    assert_eq!(sink.count("not-in-config"), 1);
}

#[test]
fn hostile_lessons_are_refused_quickly() {
    let unclosed = format!("---\ntitle: x\n---\n{}text\n", "::: challenge\n\nq\n\n".repeat(10_000));
    let sink = read(&[("config.yaml", "title: T\nepisodes: [a.md]"), ("episodes/a.md", &unclosed)]);
    check(&sink.resources[0]);
    assert_eq!(sink.resources[0].items.len(), divisions::DIVISIONS_DEEP_MAX);
    assert!(sink.count("too-deep") > 0 && sink.count("unclosed-division") > 0);
    let stray = read(&[("config.yaml", "episodes: [a.md]"), ("episodes/a.md", "---\ntitle: x\n---\n:::\n\n::::\n\nx\n")]);
    assert_eq!(stray.count("stray-division-end"), 2);
    let traversal = read(&[("config.yaml", "episodes: [../config.yaml, /etc/passwd.md, ../../x.md, a.md, a.md, gone.md, {a: b}]"), ("episodes/a.md", "---\ntitle: x\n---\nx")]);
    assert_eq!((traversal.count("not-a-page"), traversal.count("duplicate"), traversal.count("missing")), (4, 1, 1));
    let broken = read(&[("config.yaml", "episodes: [a\n b: }"), ("episodes/a.md", "---\ntitle: [x\n---\nx")]);
    assert_eq!((broken.count("yaml"), broken.count("front-matter")), (1, 0), "{:?}", broken.refusals);
    let large = format!("# {}\n", "x".repeat(config::CONFIG_BYTES_MAX));
    assert_eq!(read(&[("config.yaml", &large), ("episodes/a.md", "---\ntitle: x\n---\nx")]).count("too-large"), 1);
    let template = read(&[("config.yaml", ""), ("episodes/a.md", "---\ntitle: x\n---\nx"), ("profiles/p.md", "---\ntitle: FIXME\n---\nThis is a placeholder\n")]);
    assert_eq!(template.count("empty"), 1);
}
