//! The document of what a learner prefers (§11).

use serde_json::Value;

use super::judge::Fault;

/// The largest document, in bytes.
pub const PREFERENCES_BYTES_MAX: usize = 8 * 1024;

/// Checks a document that a unit wants to keep.
///
/// # Errors
/// The rule it breaks.
pub fn check(media_type: &str, body: &[u8]) -> Result<(), Fault> {
    let wrong = |requirement, reason: &str| Err(Fault { requirement, reason: reason.to_owned() });
    if body.len() > PREFERENCES_BYTES_MAX || !media_type.starts_with("application/json") {
        return wrong("11.0.0.0-5", "the preferences must be JSON, and short");
    }
    let Ok(Value::Object(document)) = serde_json::from_slice(body) else { return wrong("11.0.0.0-5", "the preferences must be a JSON object") };
    let (Some(language), Some(audio)) = (document.get("languagePreference").and_then(Value::as_str), document.get("audioPreference").and_then(Value::as_str))
    else {
        return wrong("11.0.0.0-5", "the preferences need languagePreference and audioPreference");
    };
    let is_tag = |tag: &str| {
        let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let first = tag.split('-').next().unwrap_or("");
        tag.split('-').all(part) && first.bytes().all(|byte| byte.is_ascii_alphabetic()) && (first.len() >= 2 || matches!(first, "x" | "i"))
    };
    if !language.is_empty() && !language.split(',').all(|tag| is_tag(tag.trim())) {
        return wrong("11.1.0.0-1", "languagePreference must be language tags with commas between");
    }
    if !matches!(audio, "on" | "off") {
        return wrong("11.0.0.0-5", "audioPreference must be on or off");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_json_with_both_properties() {
        let of = |media: &str, text: &str| check(media, text.as_bytes()).err().map(|fault| fault.requirement);
        assert_eq!(of("application/json", r#"{"languagePreference":"zh-Hans,en-US, fr","audioPreference":"on"}"#), None);
        assert_eq!(of("text/plain", r#"{"languagePreference":"en","audioPreference":"on"}"#), Some("11.0.0.0-5"));
        for text in ["[]", "x", "{}", r#"{"languagePreference":"en"}"#, r#"{"languagePreference":"en","audioPreference":"loud"}"#] {
            assert_eq!(of("application/json", text), Some("11.0.0.0-5"), "{text}");
        }
        for tags in ["en_US", "en,,fr", "1x", "e", "toolongtag1"] {
            assert_eq!(of("application/json", &format!(r#"{{"languagePreference":"{tags}","audioPreference":"off"}}"#)), Some("11.1.0.0-1"), "{tags}");
        }
        let long = format!(r#"{{"languagePreference":"en","audioPreference":"on","x":"{}"}}"#, "x".repeat(PREFERENCES_BYTES_MAX));
        assert_eq!(of("application/json", &long), Some("11.0.0.0-5"));
    }
}
