use std::path::Path;

use super::*;
use crate::html::clean;
use crate::markdown::tests_support::{Collected, folder};
use crate::model::Interaction;
use crate::source::MemoryTree;

fn read(files: &[(&str, &str)]) -> Collected {
    let tree = MemoryTree::new(files.iter().map(|(path, text)| (*path, text.as_bytes())));
    let stamp = Stamp::parse("x", "repo: https://github.com/a/x\ncommit: c0ffee 2026-01-01\nlicence: MIT\nsaved: 2026-01-02\n").unwrap();
    let mut sink = Collected::default();
    assert!(Labs.recognises(&tree));
    Labs.read(&tree, &stamp, &mut sink);
    sink
}

#[test]
fn the_whole_of_a_real_course_is_read() {
    let Some((tree, stamp)) = folder(Path::new("courses/oeh-operating-systems")) else { return };
    let mut sink = Collected::default();
    assert!(Labs.recognises(&tree));
    Labs.read(&tree, &stamp, &mut sink);
    let [course] = sink.resources.as_slice() else { panic!("one course") };
    let keys: BTreeSet<_> = course.sections.iter().map(|section| section.key.as_str()).collect();
    assert_eq!(keys.len(), course.sections.len());
    for section in &course.sections {
        let text = &section.texts[0];
        assert_eq!(clean(&text.html), text.html, "{}", section.key);
        assert!(section.parent.as_deref().is_none_or(|parent| keys.contains(parent)));
        assert!(!text.title.is_empty() && !text.title.contains('`'), "{}", text.title);
    }
    // Counted independently: every page among the quizzes is an item or refused.
    let quizzes: Vec<_> = tree.paths().iter().filter(|path| path.ends_with(".md") && (path.contains("/quiz/") || path.contains("/questions/"))).collect();
    let refused: BTreeSet<_> = sink.refusals.iter().filter(|refusal| ["not-in-nav", "no-question", "no-solution-choice", "choices"].contains(&refusal.code) && quizzes.contains(&&refusal.path)).map(|refusal| refusal.path.clone()).collect();
    assert_eq!(course.items.len() + refused.len(), quizzes.len());
    for item in &course.items {
        let source = tree.read_text(&item.origin).unwrap();
        let right = source.lines().filter(|line| line.starts_with("+ ")).count();
        match &item.interaction {
            Interaction::SingleChoice { .. } => assert_eq!(right, 1, "{}", item.origin),
            Interaction::MultipleChoice { correct } => assert_eq!(right, correct.len(), "{}", item.origin),
            other => panic!("{other:?}"),
        }
        assert!(item.texts[0].choices.iter().all(|choice| clean(&choice.html) == choice.html));
    }
    let several = course.items.iter().filter(|item| matches!(item.interaction, Interaction::MultipleChoice { .. })).count();
    println!("sections {} lessons {} items {} multiple {several} quiz files {}", course.sections.len(), course.sections.iter().filter(|section| section.kind == SectionKind::Lesson).count(), course.items.len(), quizzes.len());
    for refusal in &sink.refusals {
        println!("{refusal:?}");
    }
}

#[test]
fn hostile_settings_are_refused() {
    let config = "docusaurus:\n  options:\n    structure:\n      - A: ../../etc/passwd.md\n      - B: /etc/passwd.md\n      - C: content/a.md\n      - D: content/a.md\n      - E: {path: content/, subsections: [gone.md]}\n      - F: 3\n";
    let sink = read(&[("config.yaml", config), ("content/a.md", "# A\n\nx [q](quiz/q.md)\n"), ("content/quiz/q.md", "# Q\n\n## Question Text\n\nWhich?\n\n## Question Answers\n\n- a\n\n+ b\n\n## Feedaback\n\nBecause.\n")]);
    assert_eq!((sink.count("not-a-page"), sink.count("duplicate"), sink.count("missing")), (3, 1, 1), "{:?}", sink.refusals);
    let course = &sink.resources[0];
    assert_eq!(course.items.len(), 1);
    assert_eq!(course.items[0].interaction, Interaction::SingleChoice { correct: "B".to_owned() });
    assert!(course.items[0].texts[0].solution_html.contains("Because"));
    let deep = format!("docusaurus:\n  options:\n    structure: {}\n", "[".repeat(10_000));
    assert_eq!(read(&[("config.yaml", &deep)]).count("yaml"), 1);
    let long = format!("docusaurus:\nstructure:\n# {}", "x".repeat(navigation::CONFIG_BYTES_MAX));
    assert_eq!(read(&[("config.yaml", &long)]).count("too-large"), 1);
}
