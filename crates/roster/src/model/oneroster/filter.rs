//! The language of filters, and sorting and choosing fields (OneRoster 1.2 REST binding, section 3.4).

use std::cmp::Ordering;

use kernel::Time;
use serde_json::Value;

/// The longest filter, in bytes.
pub const FILTER_BYTES_MAX: usize = 2_000;
/// The most conditions in a filter.
pub const CONDITIONS_MAX: usize = 20;

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Contains,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    field: String,
    operator: Operator,
    value: String,
}

/// A filter: alternatives of conditions that hold together (`AND` binds closer than `OR`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter(Vec<Vec<Condition>>);

/// Why a filter cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilterFault {
    /// It cannot be read; the byte where.
    #[error("the filter cannot be read at byte {0}: expected FIELD OPERATOR 'VALUE', joined by AND or OR")]
    Shape(usize),
    /// It is too long or has too many conditions.
    #[error("the filter has more than {FILTER_BYTES_MAX} bytes or {CONDITIONS_MAX} conditions")]
    Long,
    /// There is no such field.
    #[error("there is no field '{0}' to filter by")]
    Field(String),
}

/// Two signs first, so that `>=` is not taken for `>`.
const OPERATORS: [(&str, Operator); 7] = [
    ("!=", Operator::NotEqual),
    (">=", Operator::GreaterOrEqual),
    ("<=", Operator::LessOrEqual),
    ("=", Operator::Equal),
    (">", Operator::Greater),
    ("<", Operator::Less),
    ("~", Operator::Contains),
];

impl Filter {
    /// Reads a filter about things with these fields.
    ///
    /// # Errors
    /// It cannot be read, or names another field.
    pub fn parse(text: &str, fields: &[&str]) -> Result<Self, FilterFault> {
        if text.len() > FILTER_BYTES_MAX {
            return Err(FilterFault::Long);
        }
        let (mut rest, mut alternatives, mut together, mut count) = (text.trim(), Vec::new(), Vec::new(), 0);
        let at = |rest: &str| text.len().saturating_sub(rest.len());
        loop {
            let (condition, after) = condition(rest).ok_or_else(|| FilterFault::Shape(at(rest)))?;
            let root = condition.field.split('.').next().unwrap_or("");
            if !fields.contains(&root) {
                return Err(FilterFault::Field(condition.field));
            }
            count += 1;
            if count > CONDITIONS_MAX {
                return Err(FilterFault::Long);
            }
            together.push(condition);
            rest = after.trim_start();
            if rest.is_empty() {
                alternatives.push(together);
                return Ok(Self(alternatives));
            }
            let word = rest.split_whitespace().next().unwrap_or("");
            rest = rest.get(word.len()..).unwrap_or("").trim_start();
            if word.eq_ignore_ascii_case("or") {
                alternatives.push(std::mem::take(&mut together));
            } else if !word.eq_ignore_ascii_case("and") {
                return Err(FilterFault::Shape(at(rest)));
            }
        }
    }

    /// Whether a thing passes.
    #[must_use]
    pub fn passes(&self, thing: &Value) -> bool {
        self.0.iter().any(|together| together.iter().all(|condition| condition.holds(thing)))
    }

    /// The value of a field that everything that passes has, where the filter says so: it is looked up instead of looked for.
    #[must_use]
    pub fn exactly(&self, field: &str) -> Option<&str> {
        let [together] = self.0.as_slice() else { return None };
        together.iter().find(|condition| condition.field == field && condition.operator == Operator::Equal).map(|condition| condition.value.as_str())
    }
}

/// What is left of a filter that asks about the status too: everything there is here is active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rest {
    /// Everything passes.
    Everything,
    /// Nothing passes.
    Nothing,
    /// This is to be asked.
    Ask(Filter),
}

impl Filter {
    /// What is left to ask where everything is active: programs that keep a copy ask for what is active, or was deleted, all the time.
    #[must_use]
    pub fn of_active(&self) -> Rest {
        let mut left = Vec::new();
        for together in &self.0 {
            let mut rest = Vec::new();
            let mut possible = true;
            for condition in together {
                match condition.of_status("active") {
                    Some(holds) => possible &= holds,
                    None => rest.push(condition.clone()),
                }
            }
            if possible && rest.is_empty() {
                return Rest::Everything;
            }
            if possible {
                left.push(rest);
            }
        }
        if left.is_empty() { Rest::Nothing } else { Rest::Ask(Self(left)) }
    }

    /// A moment before which nothing that passes was changed, where the filter says so.
    #[must_use]
    pub fn since(&self) -> Option<Time> {
        let [together] = self.0.as_slice() else { return None };
        let after = |condition: &&Condition| matches!(condition.operator, Operator::Greater | Operator::GreaterOrEqual) && condition.field == CHANGED;
        together.iter().filter(after).filter_map(|condition| moment(&condition.value)).max()
    }
}

/// The field that says when something was changed.
const CHANGED: &str = "dateLastModified";

/// A moment, or the beginning of a day in UTC.
fn moment(text: &str) -> Option<Time> {
    let text = text.trim();
    let whole = if text.len() == "2026-01-01".len() { format!("{text}T00:00:00Z") } else { text.to_owned() };
    whole.parse::<jiff::Timestamp>().ok().map(|moment| Time(moment.as_microsecond()))
}

/// Reads `FIELD OPERATOR 'VALUE'`; a quotation mark inside a value is doubled.
fn condition(text: &str) -> Option<(Condition, &str)> {
    let end = text.find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-' | ':')))?;
    let (field, rest) = text.split_at_checked(end)?;
    let rest = rest.trim_start();
    let (sign, operator) = OPERATORS.iter().find(|(sign, _)| rest.starts_with(sign))?;
    let mut rest = rest.get(sign.len()..)?.trim_start().strip_prefix('\'')?;
    let mut value = String::new();
    loop {
        let quote = rest.find('\'')?;
        value.push_str(rest.get(..quote)?);
        rest = rest.get(quote + 1..)?;
        match rest.strip_prefix('\'') {
            Some(after) => {
                value.push('\'');
                rest = after;
            }
            None => break,
        }
    }
    (!field.is_empty()).then(|| (Condition { field: field.to_owned(), operator: *operator, value }, rest))
}

impl Condition {
    /// Whether a condition about the status holds for things of this status; `None` where it is about something else.
    fn of_status(&self, status: &str) -> Option<bool> {
        let same = self.value.eq_ignore_ascii_case(status);
        match self.operator {
            _ if self.field != "status" => None,
            Operator::Equal => Some(same),
            Operator::NotEqual => Some(!same),
            _ => None,
        }
    }

    /// Moments are compared as moments, however they are written. Texts are compared without regard to case; a list holds where one of its values does (`!=` where none equals).
    fn holds(&self, thing: &Value) -> bool {
        let wanted = self.value.to_lowercase();
        let values = values(thing, &self.field);
        let wanted_moment = if self.field == CHANGED { moment(&self.value) } else { None };
        let compare = |value: &String| {
            let order = match wanted_moment.and_then(|wanted| moment(&value.to_uppercase()).map(|value| value.cmp(&wanted))) {
                Some(order) => order,
                None => order(value, &wanted),
            };
            match self.operator {
                Operator::Equal | Operator::NotEqual if wanted_moment.is_none() => *value == wanted,
                Operator::Equal | Operator::NotEqual => order == Ordering::Equal,
                Operator::Greater => order == Ordering::Greater,
                Operator::GreaterOrEqual => order != Ordering::Less,
                Operator::Less => order == Ordering::Less,
                Operator::LessOrEqual => order != Ordering::Greater,
                Operator::Contains => value.contains(&wanted),
            }
        };
        let any = values.iter().any(compare);
        if self.operator == Operator::NotEqual { !any } else { any }
    }
}

fn order(one: &str, other: &str) -> Ordering {
    match (one.parse::<f64>(), other.parse::<f64>()) {
        (Ok(one), Ok(other)) => one.total_cmp(&other),
        _ => one.cmp(other),
    }
}

/// The values of a field as texts in lower case; `a.b` goes into objects and lists of objects.
fn values(thing: &Value, field: &str) -> Vec<String> {
    let mut found = vec![thing];
    for part in field.split('.') {
        found = found
            .into_iter()
            .flat_map(|value| match value {
                Value::Array(list) => list.iter().collect::<Vec<_>>(),
                other => vec![other],
            })
            .filter_map(|value| value.get(part))
            .collect();
    }
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.to_lowercase()),
        Value::Null | Value::Object(_) | Value::Array(_) => None,
        other => Some(other.to_string()),
    };
    found
        .into_iter()
        .flat_map(|value| match value {
            Value::Array(list) => list.iter().filter_map(text).collect::<Vec<_>>(),
            other => text(other).into_iter().collect(),
        })
        .collect()
}

/// By what a thing is sorted by a field; those without it come first, as an empty text does.
#[must_use]
pub fn sort_key(thing: &Value, field: &str) -> String {
    values(thing, field).into_iter().next().unwrap_or_default()
}

/// Keeps only these fields of a thing; fields there are not say nothing.
#[must_use]
pub fn choose(thing: Value, fields: &[&str]) -> Value {
    match thing {
        Value::Object(map) if !fields.is_empty() => Value::Object(map.into_iter().filter(|(name, _)| fields.contains(&name.as_str())).collect()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [&str; 5] = ["familyName", "roles", "dateLastModified", "grades", "enabledUser"];

    fn passes(text: &str) -> bool {
        let thing = serde_json::json!({
            "familyName": "O'Neil", "enabledUser": true, "dateLastModified": "2026-02-01T00:00:00.000Z", "grades": ["07", "8"],
            "roles": [{ "role": "student", "org": { "sourcedId": "s1" } }, { "role": "teacher" }],
        });
        Filter::parse(text, &FIELDS).unwrap().passes(&thing)
    }

    #[test]
    fn filters_of_the_standard_hold() {
        for text in [
            "familyName='o''neil'",
            "familyName ~ 'NEI' AND dateLastModified>'2026-01-01'",
            "familyName='x' OR grades='8'",
            "dateLastModified>='2026-02-01T08:00:00+08:00'",
            "dateLastModified='2026-02-01T00:00:00Z'",
            "dateLastModified>='2026-02-01'",
            "familyName='x' AND familyName='y' or roles.role='teacher'",
            "roles.org.sourcedId='s1'",
            "enabledUser='true'",
            "grades>='8'",
            "roles.role!='guardian'",
        ] {
            assert!(passes(text), "{text}");
        }
        for text in [
            "grades='08'",
            "dateLastModified>'2026-02-01T00:00:00Z'",
            "familyName='neil'",
            "roles.role!='student'",
            "dateLastModified<='2026-01-01'",
            "familyName='x' OR grades='9'",
        ] {
            assert!(!passes(text), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for text in [
            "",
            "familyName",
            "familyName=",
            "familyName=x",
            "familyName='x",
            "familyName='x' familyName='y'",
            "='x'",
            "familyName='x' AND",
            "familyName='x' XOR grades='1'",
        ] {
            assert!(matches!(Filter::parse(text, &FIELDS), Err(FilterFault::Shape(_))), "{text}");
        }
        assert_eq!(Filter::parse("password='x'", &FIELDS), Err(FilterFault::Field("password".to_owned())));
        let many = |count: usize| vec!["grades='1'"; count].join(" OR ");
        assert!(Filter::parse(&many(CONDITIONS_MAX), &FIELDS).is_ok());
        assert_eq!(Filter::parse(&many(CONDITIONS_MAX + 1), &FIELDS), Err(FilterFault::Long));
        let long = |length: usize| format!("grades='{}'", "1".repeat(length - "grades=''".len()));
        assert!(Filter::parse(&long(FILTER_BYTES_MAX), &FIELDS).is_ok());
        assert_eq!(Filter::parse(&long(FILTER_BYTES_MAX + 1), &FIELDS), Err(FilterFault::Long));
        assert_eq!(Filter::parse("grades='1' AND familyName='x'", &FIELDS).unwrap().exactly("familyName"), Some("x"));
        assert_eq!(Filter::parse("grades='1' OR familyName='x'", &FIELDS).unwrap().exactly("familyName"), None);
    }

    #[test]
    fn what_every_copy_asks_is_seen_before_anything_is_looked_at() {
        let read = |text: &str| Filter::parse(text, &["status", "dateLastModified", "title"]).unwrap();
        assert_eq!(read("status='active'").of_active(), Rest::Everything);
        assert_eq!(read("status!='tobedeleted' OR title='x'").of_active(), Rest::Everything);
        assert_eq!(read("status='tobedeleted' AND title='x'").of_active(), Rest::Nothing);
        assert_eq!(read("status='active' AND title='x'").of_active(), Rest::Ask(read("title='x'")));
        assert_eq!(read("status='tobedeleted' OR title='x'").of_active(), Rest::Ask(read("title='x'")));
        assert_eq!(read("dateLastModified>='1970-01-01T00:00:01Z' AND title='x'").since(), Some(Time(1_000_000)));
        assert_eq!(read("dateLastModified>'1970-01-02'").since(), Some(Time(86_400_000_000)));
        assert_eq!(read("dateLastModified<'1970-01-02'").since(), None);
        assert_eq!(read("dateLastModified>'1970-01-02' OR title='x'").since(), None);
    }
}
