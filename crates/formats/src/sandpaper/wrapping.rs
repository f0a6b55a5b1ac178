//! What stands around the fenced divisions of a lesson.

use kernel::Language;

use super::divisions::Division;
use super::words::Word;
use crate::html::escape;
use crate::markdown::Wrapping;

/// The HTML around a division. `parent` is the kind of the one it stands in.
pub(super) fn wrapping(division: &Division, parent: &str, id: &str, language: Language) -> Wrapping {
    let note = |kind: &str, word: Word| titled(format!("<aside class=\"note note-{kind}\">"), "p class=\"note-title\"", word, "</aside>", language);
    let mut wrapping = match division.kind.as_str() {
        "questions" => note("question", Word::Questions),
        "objectives" => note("objectives", Word::Objectives),
        "keypoints" => note("key-points", Word::KeyPoints),
        "callout" => note("note", Word::Callout),
        "discussion" => note("question", Word::Discussion),
        "prereq" | "prerequisite" => note("note", Word::Prerequisites),
        "checklist" => note("tip", Word::Checklist),
        "testimonial" => note("note", Word::Testimonial),
        "caution" | "warning" => Wrapping { default_title: String::new(), ..note("warning", Word::Callout) },
        "instructor" => titled("<details class=\"fold fold-note\">".to_owned(), "summary", Word::InstructorNote, "</details>", language),
        "spoiler" => titled("<details class=\"fold fold-note\">".to_owned(), "summary", Word::Details, "</details>", language),
        "hint" => titled("<details class=\"fold fold-tip\">".to_owned(), "summary", Word::Hint, "</details>", language),
        "challenge" => titled(format!("<div class=\"exercise\" id=\"{}\"><div class=\"problem\">", escape(id)), "h3", Word::Challenge, "</div></div>", language),
        // The problem ends where its solution begins, and goes on after it.
        "solution" if parent == "challenge" => {
            titled("</div><details class=\"solution\">".to_owned(), "summary", Word::Solution, "</details><div class=\"problem\">", language)
        }
        "solution" => titled("<details class=\"solution\">".to_owned(), "summary", Word::Solution, "</details>", language),
        "tab" | "group-tab" => Wrapping { before: "<div class=\"tabs\">".to_owned(), after: "</div>".to_owned(), ..Wrapping::default() },
        TAB_PANEL => Wrapping {
            before: "<section class=\"tab\">".to_owned(),
            title: ("<h4>".to_owned(), "</h4>".to_owned()),
            after: "</section>".to_owned(),
            ..Wrapping::default()
        },
        _ => Wrapping { before: "<div>".to_owned(), title: ("<h3>".to_owned(), "</h3>".to_owned()), after: "</div>".to_owned(), ..Wrapping::default() },
    };
    if !division.title.is_empty() {
        wrapping.default_title.clone_from(&division.title);
    }
    wrapping
}

/// The kind of the panels that the headings in a division of tabs make.
pub(super) const TAB_PANEL: &str = "tab panel";

fn titled(before: String, element: &str, word: Word, after: &str, language: Language) -> Wrapping {
    let name = element.split(' ').next().unwrap_or(element);
    Wrapping {
        before,
        title: (format!("<{element}>"), format!("</{name}>")),
        default_title: word.print(language).to_owned(),
        after: after.to_owned(),
    }
}
