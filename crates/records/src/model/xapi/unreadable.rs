//! Why a text is no JSON: what kind of slip it is, and where. `serde_json` tells only in words; what they stand for is found here, in one place.

use std::fmt;

/// What a message says before and behind the name of a property that stands twice.
const TWICE: (&str, &str) = ("the property '", "' stands twice in one object");

/// The message for a property that stands twice.
pub(super) fn twice(name: &str) -> String {
    format!("{}{name}{}", TWICE.0, TWICE.1)
}

/// A text that is no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What kind of slip it is.
    pub slip: Slip,
    /// The line, from 1.
    pub line: usize,
    /// How many bytes of the line were read, the wrong one among them.
    pub column: usize,
    told: String,
}

/// What is wrong with the syntax.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slip {
    /// It ends before everything that was opened is closed.
    Ended,
    /// It is nested deeper than [`DEPTH_MAX`](super::json::DEPTH_MAX).
    Nesting,
    /// A property stands twice in one object.
    Twice(String),
    /// No value where one must be.
    Value,
    /// No colon behind a name.
    Colon,
    /// No comma between values, or no end of the list.
    ListComma,
    /// No comma between properties, or no end of the object.
    ObjectComma,
    /// The name of a property without its quotes.
    Name,
    /// A comma behind the last value.
    TrailingComma,
    /// More behind the end.
    Trailing,
    /// A backslash with something wrong behind it.
    Escape,
    /// A line break or another control character in a string.
    Control,
    /// A number that is none, or too large.
    Number,
    /// Bytes that are no UTF-8.
    Encoding,
    /// Anything else.
    Other,
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        let told = error.to_string();
        let what = told.rsplit_once(" at line ").map_or(told.as_str(), |(what, _)| what);
        let slip = if error.is_eof() { Slip::Ended } else { slip(what) };
        Self { slip, line: error.line(), column: error.column(), told }
    }
}

/// The slip that a message of `serde_json`, or of [`twice`], stands for.
fn slip(what: &str) -> Slip {
    if let Some(name) = what.strip_prefix(TWICE.0).and_then(|rest| rest.strip_suffix(TWICE.1)) {
        return Slip::Twice(name.to_owned());
    }
    match what {
        "recursion limit exceeded" => Slip::Nesting,
        "expected value" | "expected ident" => Slip::Value,
        "expected `:`" => Slip::Colon,
        "expected `,` or `]`" => Slip::ListComma,
        "expected `,` or `}`" => Slip::ObjectComma,
        "key must be a string" | "expected `\"`" => Slip::Name,
        "trailing comma" => Slip::TrailingComma,
        "trailing characters" => Slip::Trailing,
        "invalid escape" | "lone leading surrogate in hex escape" | "unexpected end of hex escape" => Slip::Escape,
        "invalid number" | "number out of range" | "a number that is not finite" => Slip::Number,
        "invalid unicode code point" => Slip::Encoding,
        what if what.starts_with("control character") => Slip::Control,
        _ => Slip::Other,
    }
}

impl Unreadable {
    /// The line that is meant, from the text that was read, and how many of its characters were read; cut to so many characters around the place.
    #[must_use]
    pub fn line_of(&self, text: &str, chars_max: usize) -> (String, usize) {
        let line = text.split('\n').nth(self.line.saturating_sub(1)).unwrap_or("");
        let read = line.char_indices().take_while(|(at, _)| *at < self.column).count();
        let from = read.saturating_sub(chars_max / 2);
        let rest = line.trim_end_matches('\r').chars().skip(from);
        let mut shown: String = if from > 0 { "…".to_owned() } else { String::new() };
        shown.extend(rest.clone().take(chars_max));
        if rest.count() > chars_max {
            shown.push('…');
        }
        (shown, read)
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

#[cfg(test)]
mod tests {
    use super::super::json::{DEPTH_MAX, Json};
    use super::*;

    fn of(text: &[u8]) -> Unreadable {
        Json::read_or_tell(text).unwrap_err()
    }

    #[test]
    fn every_slip_is_known_by_its_message() {
        let deep = "[".repeat(DEPTH_MAX + 1);
        for (text, expected) in [
            ("", Slip::Ended),
            ("{\"a\":", Slip::Ended),
            ("\"a", Slip::Ended),
            (deep.as_str(), Slip::Nesting),
            ("{\"a b' x\":1,\"a b' x\":2}", Slip::Twice("a b' x".to_owned())),
            ("{\"a\":x}", Slip::Value),
            ("[“a”]", Slip::Value),
            ("[tru]", Slip::Value),
            ("{\"a\" 1}", Slip::Colon),
            ("[1 2]", Slip::ListComma),
            ("{\"a\":1 \"b\":2}", Slip::ObjectComma),
            ("{a:1}", Slip::Name),
            ("[1,]", Slip::TrailingComma),
            ("{\"a\":1,}", Slip::TrailingComma),
            ("{} {}", Slip::Trailing),
            ("\"\\x\"", Slip::Escape),
            ("\"\\ud800\"", Slip::Escape),
            ("\"a\nb\"", Slip::Control),
            ("[-]", Slip::Number),
            ("1e999", Slip::Number),
        ] {
            assert_eq!(of(text.as_bytes()).slip, expected, "{text}");
        }
        assert_eq!(of(b"\"\xff\"").slip, Slip::Encoding);
        assert_eq!(slip("something new"), Slip::Other);
    }

    #[test]
    fn the_line_is_shown_around_its_place() {
        let text = "{\r\n\"名\": 是\r\n}";
        let found = of(text.as_bytes());
        assert_eq!((found.line, found.line_of(text, 100)), (2, ("\"名\": 是".to_owned(), 6)));
        let long = format!("[{}x]", "1,".repeat(100));
        let (shown, read) = of(long.as_bytes()).line_of(&long, 10);
        assert_eq!((shown.as_str(), read), ("…1,1,x]", 202));
        let (shown, _) = of(b"[x").line_of(&format!("[x{}", "y".repeat(20)), 10);
        assert_eq!(shown, "[xyyyyyyyy…");
    }
}
