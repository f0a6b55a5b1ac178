//! A poem: horizontal or vertical, in either script, with pinyin over the characters where asked.

use askama::Template;
use kernel::Language;
use pinyin::ToPinyin;
use portal::Ask;

use crate::store::sections::{Section, Text};
use crate::words::Words;

#[derive(Template)]
#[template(path = "poem.html")]
struct Sheet {
    w: Words,
    title: String,
    author: String,
    author_path: String,
    dynasty: String,
    dynasty_path: String,
    tune: String,
    language: Language,
    html: String,
    notes: String,
    vertical: bool,
    pinyin: bool,
    traditional: bool,
    vertical_path: String,
    horizontal_path: String,
    simplified_path: String,
    traditional_path: String,
    pinyin_path: String,
}

/// The poem with its choices, as HTML.
pub(super) fn sheet(section: &Section, text: &Text, ask: &Ask) -> String {
    let Some(poem) = &section.poem else { return String::new() };
    let (vertical, pinyin) = (ask.query("vertical").is_some(), ask.query("pinyin").is_some());
    let traditional = text.language == Language::ZH_HANT;
    let address = |vertical: bool, pinyin: bool, traditional: bool| {
        let mut query = vec![format!("text={}", if traditional { Language::ZH_HANT } else { Language::ZH_HANS })];
        if vertical {
            query.push("vertical=1".to_owned());
        }
        if pinyin {
            query.push("pinyin=1".to_owned());
        }
        format!("/sections/{}?{}", section.id, query.join("&"))
    };
    let (lines, notes) = parts(&text.html);
    let html = if pinyin { with_pinyin(&lines) } else { lines };
    let sheet = Sheet {
        w: Words(ask.tongue()),
        title: text.title.clone(),
        author_path: format!("/people/{}", super::search::encode(&poem.author)),
        author: poem.author.clone(),
        dynasty_path: format!("/dynasties/{}", super::search::encode(&poem.dynasty)),
        dynasty: poem.dynasty.clone(),
        tune: poem.tune.clone(),
        language: text.language,
        html,
        notes,
        vertical,
        pinyin,
        traditional,
        vertical_path: address(true, pinyin, traditional),
        horizontal_path: address(false, pinyin, traditional),
        simplified_path: address(vertical, pinyin, false),
        traditional_path: address(vertical, pinyin, true),
        pinyin_path: address(vertical, !pinyin, traditional),
    };
    sheet.render().unwrap_or_default()
}

/// The poem itself, with the classes of its sheet, and the notes below it.
fn parts(html: &str) -> (String, String) {
    let (lines, notes) = html.split_at(html.find("<aside").unwrap_or(html.len()));
    (lines.replace("<div class=\"poem\">", "<div class=\"poem-lines\">").replace("<p class=\"verse\">", "<p class=\"line\">"), notes.to_owned())
}

/// Puts pinyin over every character of a clean fragment that has one.
fn with_pinyin(html: &str) -> String {
    let mut out = String::with_capacity(html.len() * 6);
    let mut in_tag = false;
    for letter in html.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => {}
        }
        match letter.to_pinyin().filter(|_| !in_tag) {
            Some(sound) => {
                out.push_str("<ruby>");
                out.push(letter);
                out.push_str("<rp>(</rp><rt>");
                out.push_str(sound.with_tone());
                out.push_str("</rt><rp>)</rp></ruby>");
            }
            None => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_stand_below_the_sheet() {
        let (lines, notes) = parts("<div class=\"poem\"><p class=\"verse\">床前</p></div><aside class=\"note note-note\"><p>注</p></aside>");
        assert_eq!(lines, "<div class=\"poem-lines\"><p class=\"line\">床前</p></div>");
        assert!(notes.starts_with("<aside"));
        assert_eq!(parts("<p>x</p>").1, "");
    }

    #[test]
    fn sounds_stand_over_characters_and_not_in_tags() {
        let out = with_pinyin("<p class=\"床\">床前，</p>");
        assert_eq!(out, "<p class=\"床\"><ruby>床<rp>(</rp><rt>chuáng</rt><rp>)</rp></ruby><ruby>前<rp>(</rp><rt>qián</rt><rp>)</rp></ruby>，</p>");
    }
}
