use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::*;
use crate::html::clean;
use crate::markdown::tests_support::{Collected, folder};
use crate::model::Interaction;
use crate::source::MemoryTree;

fn read(files: &[(&str, &str)]) -> Collected {
    let tree = MemoryTree::new(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    let stamp = Stamp::parse("x", "repo: https://github.com/a/x\ncommit: c0ffee 2026-01-01\nlicence: MIT\nsaved: 2026-01-02\n").unwrap();
    let mut sink = Collected::default();
    assert!(Curriculum.recognises(&tree));
    Curriculum.read(&tree, &stamp, &mut sink);
    sink
}

#[test]
fn the_whole_of_a_real_curriculum_is_read() {
    let Some((tree, stamp)) = folder(Path::new("courses/iot-for-beginners")) else { return };
    let mut sink = Collected::default();
    assert!(Curriculum.recognises(&tree));
    Curriculum.read(&tree, &stamp, &mut sink);
    let [course] = sink.resources.as_slice() else { panic!("one course") };
    // Counted independently: the files.
    let pages = tree.paths().iter().filter(|path| path.ends_with(".md") && !path.starts_with("translations/")).count();
    assert_eq!(course.sections.len(), pages);
    let lessons = tree.paths().iter().filter(|path| path.contains("/lessons/") && path.ends_with("/README.md") && !path.starts_with("translations/")).count();
    assert_eq!(course.sections.iter().filter(|section| section.kind == SectionKind::Lesson).count(), lessons);
    assert_eq!(lessons, 24);
    for (folder, tag) in [("zh", "zh-Hans"), ("fr", "fr"), ("ru", "ru"), ("es", "es"), ("ar", "ar")] {
        let files = tree.paths().iter().filter(|path| path.starts_with(&format!("translations/{folder}/"))).count();
        let texts: Vec<_> = course.sections.iter().flat_map(|section| &section.texts).filter(|text| text.language.tag() == tag).collect();
        assert_eq!(texts.len(), files, "{tag}");
        assert!(texts.iter().all(|text| text.machine_translated));
    }
    let keys: BTreeSet<_> = course.sections.iter().map(|section| section.key.as_str()).collect();
    assert_eq!(keys.len(), course.sections.len());
    let mut disclaimers = 0;
    for section in &course.sections {
        assert!(section.parent.as_deref().is_none_or(|parent| keys.contains(parent)));
        for text in &section.texts {
            assert_eq!(clean(&text.html), text.html, "{}", text.source_path);
            assert!(!text.title.is_empty() && !text.title.contains(['`', '🚀', '<', '*']), "{}", text.title);
            disclaimers += text.html.matches("<aside class=\"note note-note\"><p>").count();
            for target in text.html.split("href=\"xref:").skip(1) {
                let target = target.split(['"', '#']).next().unwrap_or_default();
                assert!(keys.contains(target), "{} links to {target}", section.key);
            }
        }
    }
    println!("disclaimers {disclaimers}");
    let quizzes: Value = serde_json::from_str(&tree.read_text("quiz-app/src/assets/translations/en.json").unwrap()).unwrap();
    let questions: usize = quizzes[0]["quizzes"].as_array().unwrap().iter().map(|quiz| quiz["quiz"].as_array().unwrap().len()).sum();
    assert_eq!(course.items.len(), questions);
    assert!(course.items.iter().all(|item| matches!(item.interaction, Interaction::SingleChoice { .. }) && item.section.is_some()));
    for item in &course.items {
        for text in &item.texts {
            assert_eq!(clean(&text.prompt_html), text.prompt_html);
            assert!(text.choices.iter().all(|choice| clean(&choice.html) == choice.html));
        }
    }
    let texts: usize = course.items.iter().map(|item| item.texts.len()).sum();
    println!("sections {} items {} item texts {texts} languages {:?} titles {:?} refusals {}", course.sections.len(), course.items.len(), course.languages, course.titles, sink.refusals.len());
    let mut codes = BTreeMap::new();
    for refusal in &sink.refusals {
        *codes.entry(refusal.code).or_insert(0) += 1;
    }
    println!("{codes:?} {:?}", course.summaries);
    for refusal in sink.refusals.iter().filter(|refusal| refusal.code != "broken-reference").take(30) {
        println!("{refusal:?}");
    }
    for refusal in sink.refusals.iter().filter(|refusal| refusal.code == "broken-reference").step_by(20).take(20) {
        println!("{refusal:?}");
    }
    // Every question in every language is there or refused.
    assert_eq!(texts + sink.count("not-aligned") + sink.count("no-solution-choice") + sink.count("no-original"), 144 + 144 + 60);
}

#[test]
fn other_shapes_and_hostile_files() {
    let quizzes = r#"[{"quizzes":[{"id":1,"quiz":[{"questionText":"a <b>?","answerOptions":[{"answerText":"x","isCorrect":true},{"answerText":"y","isCorrect":"false"}]},{"questionText":"none","answerOptions":[{"answerText":"x","isCorrect":"false"},{"answerText":"y","isCorrect":"frue"}]}]}]}]"#;
    let other = r#"[{"quizzes":[{"id":1,"quiz":[{"questionText":"b","answerOptions":[{"answerText":"x","isCorrect":false},{"answerText":"y","isCorrect":true}]}]}]}]"#;
    let deep = "[".repeat(10_000);
    let sink = read(&[
        ("README.md", "![badge](x)\n\n# AI for *Beginners* 🚀\n\nAbout it.\n"),
        ("lessons/1-intro/README.md", "# Intro\n\n[quiz](https://x.org/quiz/1) [b](../2-b/)\n"),
        ("lessons/1-intro/translations/README.fr.md", "# Introduction\n\nx\n"),
        ("lessons/2-b/README.md", "# B\n"),
        ("translations/zz-broken-tag/lessons/1-intro/README.md", "x"),
        ("translations/fr/lessons/9-gone/README.md", "x"),
        ("etc/quiz-app/src/assets/translations/en/lesson-1.json", quizzes),
        ("etc/quiz-app/src/assets/translations/fr/lesson-1.json", other),
        ("etc/quiz-app/src/assets/translations/es.json", &deep),
        ("other.md", "x"),
    ]);
    let course = &sink.resources[0];
    assert_eq!(course.titles.best(Language::EN), "AI for Beginners");
    assert_eq!(course.summaries.best(Language::EN), "About it.");
    assert_eq!(course.items.len(), 1);
    assert_eq!(course.items[0].section.as_deref(), Some("lessons/1-intro"));
    assert_eq!(course.items[0].texts[0].prompt_html, "<p>a &lt;b&gt;?</p>");
    let intro = course.sections.iter().find(|section| section.key == "lessons/1-intro").unwrap();
    assert_eq!(intro.texts[1].language.tag(), "fr");
    assert!(!intro.texts[1].machine_translated);
    assert!(intro.texts[0].html.contains("xref:lessons/2-b"));
    for code in ["no-solution-choice", "not-aligned", "json", "no-original", "language", "not-a-lesson"] {
        assert_eq!(sink.count(code), 1, "{code} {:?}", sink.refusals);
    }
}
