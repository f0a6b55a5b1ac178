//! The lines of JSONL and TSV files: one broken line never stops the rest.

use crate::bounds::LINE_BYTES_MAX;
use crate::model::Refusal;
use crate::source::refuse;

/// The non-empty lines of a file with their numbers from 1; a line that is too long or not UTF-8 is a refusal of its own.
pub(crate) fn lines<'a>(path: &'a str, bytes: &'a [u8]) -> impl Iterator<Item = (usize, Result<&'a str, Refusal>)> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.split(|byte| *byte == b'\n').enumerate().filter_map(move |(index, line)| {
        let number = index + 1;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.trim_ascii().is_empty() {
            return None;
        }
        if line.len() > LINE_BYTES_MAX {
            return Some((number, Err(refuse(path, number, "too-large", format!("the line is longer than {LINE_BYTES_MAX} bytes; split the record")))));
        }
        let text =
            std::str::from_utf8(line).map_err(|_| refuse(path, number, "not-utf-8", "the line is not UTF-8 text; save the file as UTF-8 and import again"));
        Some((number, text))
    })
}

/// The records of a JSONL file. A line that is not such a record is a refusal with its number.
pub(crate) fn records<'a, T: serde::de::DeserializeOwned>(path: &'a str, bytes: &'a [u8]) -> impl Iterator<Item = (usize, Result<T, Refusal>)> {
    lines(path, bytes).map(move |(number, line)| {
        let record = line.and_then(|line| {
            serde_json::from_str(line)
                .map_err(|error| refuse(path, number, "json", format!("the line is not a record of this format: {error}; mend the line and import again")))
        });
        (number, record)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bounds::NESTING_MAX;

    #[test]
    fn one_broken_line_is_refused_and_the_rest_goes_on() {
        let found: Vec<_> = lines("f", b"\xef\xbb\xbfone\r\n\n\xff\nfour").collect();
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], (1, Ok("one")));
        assert_eq!(found[1].1.as_ref().map_err(|refusal| (refusal.code, refusal.line)), Err(("not-utf-8", 3)));
        assert_eq!(found[2], (4, Ok("four")));
    }

    #[test]
    fn lines_at_the_bound_are_read_and_beyond_it_refused() {
        let at = vec![b'a'; LINE_BYTES_MAX];
        assert!(lines("f", &at).next().unwrap().1.is_ok());
        let beyond = vec![b'a'; LINE_BYTES_MAX + 1];
        assert_eq!(lines("f", &beyond).next().unwrap().1.unwrap_err().code, "too-large");
    }

    #[test]
    fn deep_json_is_refused_not_followed() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let read = |text: &str| records::<serde_json::Value>("f", text.as_bytes()).next().unwrap().1.map_err(|refusal| refusal.code);
        assert!(read(&nested(NESTING_MAX - 1)).is_ok());
        assert_eq!(read(&nested(NESTING_MAX)).unwrap_err(), "json");
        assert_eq!(read(&nested(400_000)).unwrap_err(), "json");
        assert_eq!(read("{\"a\":").unwrap_err(), "json");
    }
}
