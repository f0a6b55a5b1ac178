//! Words of the source formats, recognised.

/// The kind of note in our vocabulary that an admonition of this name is.
pub(super) fn note_kind(name: &str) -> &'static str {
    match name {
        "tip" | "hint" | "important" | "success" | "check" | "done" => "tip",
        "warning" | "caution" | "attention" => "warning",
        "danger" | "error" | "failure" | "fail" | "missing" | "bug" => "danger",
        "example" => "example",
        "question" | "help" | "faq" => "question",
        "abstract" | "summary" | "tldr" => "abstract",
        "objectives" => "objectives",
        "keypoints" | "key-points" => "key-points",
        "definition" => "definition",
        "theorem" | "lemma" | "corollary" | "proposition" => "theorem",
        "proof" => "proof",
        _ => "note",
    }
}

/// A name as a title, as mkdocs shows it: `note` is `Note`.
pub(super) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The picture of an emoji name, for the names that pages of instruction use.
pub(super) fn emoji(name: &str) -> Option<&'static str> {
    Some(match name {
        "smile" => "😄",
        "smiley" => "😃",
        "grin" => "😁",
        "laughing" => "😆",
        "joy" => "😂",
        "wink" => "😉",
        "thinking" => "🤔",
        "cry" => "😢",
        "heart" => "❤️",
        "star" => "⭐",
        "fire" => "🔥",
        "tada" => "🎉",
        "rocket" => "🚀",
        "bulb" => "💡",
        "warning" => "⚠️",
        "white_check_mark" | "heavy_check_mark" => "✅",
        "x" => "❌",
        "thumbsup" | "+1" => "👍",
        "thumbsdown" | "-1" => "👎",
        "memo" | "pencil" => "📝",
        "book" => "📖",
        "books" => "📚",
        "bug" => "🐛",
        "point_right" => "👉",
        "sob" => "😭",
        "sweat_smile" => "😅",
        _ => return None,
    })
}
