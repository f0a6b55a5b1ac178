//! What stands at the top of a page about the page: YAML between `---` lines, or MultiMarkdown's `key: value` lines.

use std::collections::BTreeMap;

use super::Problem;

/// The longest front matter that is read as YAML, in bytes.
pub const FRONT_MATTER_BYTES_MAX: usize = 64 * 1024;

/// Fields of a page in the order of their names; nested values are kept as YAML reads them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FrontMatter {
    fields: BTreeMap<String, serde_json::Value>,
}

impl FrontMatter {
    /// A field as text; numbers and truth values are written out.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        match self.fields.get(name)? {
            serde_json::Value::String(text) => Some(text.clone()),
            serde_json::Value::Number(number) => Some(number.to_string()),
            serde_json::Value::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }

    /// A field as it is.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&serde_json::Value> {
        self.fields.get(name)
    }

    /// True where the page says nothing about itself.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
}

/// Parts a page from its front matter: the fields, the body, the number of lines before the body, and what was wrong.
#[must_use]
pub fn split_front_matter(source: &str, meta_lines: bool) -> (FrontMatter, &str, usize, Vec<Problem>) {
    if let Some(inside) = source.strip_prefix("---\n")
        && let Some((yaml, body)) = end_of_yaml(inside)
    {
        let lines = yaml.lines().count() + 2;
        let (fields, problems) = read_yaml(yaml);
        return (FrontMatter { fields }, body, lines, problems);
    }
    if meta_lines && let Some((fields, body, lines)) = read_meta_lines(source) {
        return (FrontMatter { fields }, body, lines, Vec::new());
    }
    (FrontMatter::default(), source, 0, Vec::new())
}

fn end_of_yaml(inside: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    for line in inside.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((inside.get(..at)?, inside.get(at + line.len()..)?));
        }
        at += line.len();
        if at > FRONT_MATTER_BYTES_MAX {
            return None;
        }
    }
    None
}

fn read_yaml(yaml: &str) -> (BTreeMap<String, serde_json::Value>, Vec<Problem>) {
    if yaml.trim().is_empty() {
        return (BTreeMap::new(), Vec::new());
    }
    match serde_saphyr::from_str(yaml) {
        Ok(fields) => (fields, Vec::new()),
        Err(error) => {
            let reason = error.to_string();
            let first = reason.lines().next().unwrap_or_default();
            let problem = Problem { line: 1, code: "front-matter", reason: format!("the front matter is not YAML with fields, and is passed over: {first}") };
            (BTreeMap::new(), vec![problem])
        }
    }
}

fn read_meta_lines(source: &str) -> Option<(BTreeMap<String, serde_json::Value>, &str, usize)> {
    let mut fields = BTreeMap::new();
    let (mut at, mut count) = (0, 0);
    let mut last: Option<String> = None;
    for line in source.split_inclusive('\n') {
        let text = line.trim_end();
        if text.is_empty() {
            break;
        }
        let key =
            text.split_once(':').filter(|(key, _)| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'));
        match (key, &last) {
            (Some((key, value)), _) if !value.starts_with("//") => {
                fields.insert(key.to_lowercase(), serde_json::Value::String(value.trim().to_owned()));
                last = Some(key.to_lowercase());
            }
            (_, Some(name)) if line.starts_with("    ") => {
                if let Some(serde_json::Value::String(value)) = fields.get_mut(name) {
                    value.push(' ');
                    value.push_str(text.trim());
                }
            }
            _ => break,
        }
        at += line.len();
        count += 1;
        if at > FRONT_MATTER_BYTES_MAX {
            return None;
        }
    }
    if fields.is_empty() {
        return None;
    }
    Some((fields, source.get(at..)?, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_are_read() {
        let (matter, body, lines, problems) = split_front_matter("---\ntitle: \"A: b\"\nteaching: 10\n---\n# x\n", false);
        assert_eq!((matter.text("title").as_deref(), matter.text("teaching").as_deref(), body, lines), (Some("A: b"), Some("10"), "# x\n", 4));
        assert!(problems.is_empty());
        let (matter, body, lines, _) = split_front_matter("author: a, b\ntitle: c\n\n## x", true);
        assert_eq!((matter.text("author").as_deref(), body, lines), (Some("a, b"), "\n## x", 2));
        assert_eq!(split_front_matter("see: https is not\n", false).2, 0);
        assert_eq!(split_front_matter("https://x.org/ y\n", true).2, 0);
    }

    #[test]
    fn bombs_and_nonsense_are_passed_over() {
        let mut bomb = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for level in 1..30 {
            let before = level - 1;
            bomb.push_str(&format!("a{level}: &a{level} [*a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}, *a{before}]\n"));
        }
        bomb.push_str("---\nbody\n");
        let (matter, body, _, problems) = split_front_matter(&bomb, false);
        assert!(matter.is_empty() && body == "body\n");
        assert_eq!(problems.first().map(|problem| problem.code), Some("front-matter"));
        assert_eq!(split_front_matter("---\n- a\n- b\n---\nx", false).3.len(), 1);
        let deep = format!("---\na: {}\n---\nx", "[".repeat(20_000));
        assert_eq!(split_front_matter(&deep, false).3.len(), 1);
        assert_eq!(split_front_matter("---\nnever closed", false).1, "---\nnever closed");
    }

    #[test]
    fn front_matter_is_read_to_its_bound() {
        let matter = |length: usize| format!("---\ntitle: {}\n---\nx", "a".repeat(length - "title: \n".len()));
        assert!(!split_front_matter(&matter(FRONT_MATTER_BYTES_MAX), false).0.is_empty());
        assert!(split_front_matter(&matter(FRONT_MATTER_BYTES_MAX + 1), false).0.is_empty());
    }
}
