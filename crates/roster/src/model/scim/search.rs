//! What of a filter can be looked up by an index, so that nothing has to be looked through.

use kernel::Time;
use serde_json::Value;

use super::bulk::Of;
use super::filter::{Attribute, Filter, Operator, moment};

/// What is looked up: everything that passes the filter is among what this finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key<'f> {
    /// The thing of an id.
    Id(&'f str),
    /// The thing that the program calls so.
    ExternalId(&'f str),
    /// Whoever signs in with this name.
    UserName(&'f str),
    /// Whoever has an e-mail address or phone number (`email` or `phone`).
    Contact(&'static str, &'f str),
    /// The groups somebody is in.
    Member(&'f str),
    /// The groups of a name, or whose names begin so.
    Name {
        /// The name.
        text: &'f str,
        /// Whether it is the beginning of one.
        is_beginning: bool,
    },
    /// What was changed after a moment.
    Changed {
        /// The moment.
        since: Time,
        /// Or at it.
        or_at: bool,
    },
    /// Whoever is let in, or is not.
    Active(bool),
}

/// Fewer things first.
const fn rank(key: &Key<'_>) -> u8 {
    match key {
        Key::Id(_) | Key::ExternalId(_) | Key::UserName(_) | Key::Contact(..) | Key::Member(_) => 0,
        Key::Name { .. } => 1,
        Key::Changed { .. } => 2,
        Key::Active(false) => 3,
        Key::Active(true) => 4,
    }
}

/// What to look up for a filter, where anything of it can be; several where it is enough that one holds.
#[must_use]
pub fn keys(filter: &Filter, of: Of) -> Option<Vec<Key<'_>>> {
    match filter {
        Filter::And(left, right) => {
            let worst = |keys: &Vec<Key<'_>>| keys.iter().map(rank).max().unwrap_or(u8::MAX);
            match (keys(left, of), keys(right, of)) {
                (Some(left), Some(right)) => Some(if worst(&right) < worst(&left) { right } else { left }),
                (left, right) => left.or(right),
            }
        }
        Filter::Or(left, right) => {
            let mut all = keys(left, of)?;
            all.extend(keys(right, of)?);
            all.iter().all(|key| rank(key) == 0).then_some(all)
        }
        Filter::Any(attribute, inner) => value_in(inner).and_then(|text| by_value(attribute, text, of)).map(|key| vec![key]),
        Filter::Compare(attribute, operator, value) => key(attribute, *operator, value, of).map(|key| vec![key]),
        Filter::Not(_) | Filter::Present(_) => None,
    }
}

/// The one thing that a filter asks, where it asks nothing else: what is found by it passes.
#[must_use]
pub fn only(filter: &Filter, of: Of) -> Option<Key<'_>> {
    match filter {
        Filter::Compare(attribute, operator, value) => key(attribute, *operator, value, of),
        _ => None,
    }
}

/// The `value` that one of several values has to have.
fn value_in(inner: &Filter) -> Option<&str> {
    match inner {
        Filter::And(left, right) => value_in(left).or_else(|| value_in(right)),
        Filter::Compare(attribute, Operator::Eq, Value::String(text)) if attribute.part.is_none() && is(&attribute.name, "value") => Some(text),
        _ => None,
    }
}

fn is(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// A list of values by the value of one.
fn by_value<'f>(attribute: &Attribute, text: &'f str, of: Of) -> Option<Key<'f>> {
    match of {
        Of::Users if is(&attribute.name, "emails") => Some(Key::Contact("email", text)),
        Of::Users if is(&attribute.name, "phoneNumbers") => Some(Key::Contact("phone", text)),
        Of::Groups if is(&attribute.name, "members") => Some(Key::Member(text)),
        _ => None,
    }
}

fn key<'f>(attribute: &Attribute, operator: Operator, value: &'f Value, of: Of) -> Option<Key<'f>> {
    let named = |name: &str| is(&attribute.name, name);
    let part = attribute.part.as_deref();
    match (operator, value) {
        (Operator::Eq, Value::Bool(active)) if matches!(of, Of::Users) && part.is_none() && named("active") => Some(Key::Active(*active)),
        (Operator::Gt | Operator::Ge, Value::String(text)) if named("meta") && part.is_some_and(|part| is(part, "lastModified")) => {
            Some(Key::Changed { since: moment(text)?, or_at: operator == Operator::Ge })
        }
        (Operator::Eq, Value::String(text)) => match part {
            None if named("id") => Some(Key::Id(text)),
            None if named("externalId") => Some(Key::ExternalId(text)),
            None if named("userName") && matches!(of, Of::Users) => Some(Key::UserName(text)),
            None if named("displayName") && matches!(of, Of::Groups) => Some(Key::Name { text, is_beginning: false }),
            None => by_value(attribute, text, of),
            Some(part) if is(part, "value") => by_value(attribute, text, of),
            Some(_) => None,
        },
        (Operator::Sw, Value::String(text)) if named("displayName") && part.is_none() && matches!(of, Of::Groups) => {
            Some(Key::Name { text, is_beginning: true })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, of: Of) -> Option<String> {
        let filter = Filter::parse(text).unwrap();
        keys(&filter, of).map(|keys| format!("{keys:?}"))
    }

    #[test]
    fn what_can_be_looked_up_is() {
        let of = |text: &str| found(text, Of::Users).unwrap_or_default();
        assert_eq!(of(r#"userName eq "ada""#), r#"[UserName("ada")]"#);
        assert_eq!(of(r#"userName sw "a" and externalId eq "7""#), r#"[ExternalId("7")]"#);
        assert_eq!(of(r#"active eq true and emails.value eq "a@b.c""#), r#"[Contact("email", "a@b.c")]"#);
        assert_eq!(of(r#"emails[type eq "work" and value eq "a@b.c"]"#), r#"[Contact("email", "a@b.c")]"#);
        assert_eq!(of(r#"phoneNumbers eq "+861""#), r#"[Contact("phone", "+861")]"#);
        assert_eq!(of(r#"userName eq "a" or id eq "b""#), r#"[UserName("a"), Id("b")]"#);
        assert_eq!(of("active eq false"), "[Active(false)]");
        assert_eq!(of(r#"meta.lastModified gt "1970-01-01T00:00:01Z" and active eq true"#), "[Changed { since: Time(1000000), or_at: false }]");
        let of = |text: &str| found(text, Of::Groups).unwrap_or_default();
        assert_eq!(of(r#"displayName eq "Class 1""#), r#"[Name { text: "Class 1", is_beginning: false }]"#);
        assert_eq!(of(r#"displayName sw "Class" and members.value eq "x""#), r#"[Member("x")]"#);
    }

    #[test]
    fn what_cannot_be_looked_up_is_not_guessed() {
        for text in [
            r#"userName co "a""#,
            r#"not (userName eq "a")"#,
            r#"userName eq "a" or title pr"#,
            r#"userName eq "a" or active eq true"#,
            r#"emails.type eq "work""#,
            r#"emails[type eq "work"]"#,
            r#"meta.lastModified lt "2026-01-01T00:00:00Z""#,
            r#"meta.lastModified gt "yesterday""#,
            r#"active eq "true""#,
        ] {
            assert_eq!(found(text, Of::Users), None, "{text}");
        }
        assert_eq!(found(r#"userName eq "a""#, Of::Groups), None);
    }
}
