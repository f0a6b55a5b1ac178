//! Filters and paths (RFC 7644, sections 3.4.2.2 and 3.5.2, figures 1 and 7).

use kernel::Time;
use serde_json::Value;

use super::ScimFault;
use super::value::get;

/// The longest filter or path, in bytes.
pub const FILTER_BYTES_MAX: usize = 4_000;
/// The deepest nesting of a filter.
pub const NESTING_MAX: usize = 24;

/// An attribute, with a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// The schema it belongs to; empty where nothing is said.
    pub schema: String,
    /// Its name.
    pub name: String,
    /// The part of it.
    pub part: Option<String>,
}

/// How an attribute is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Contains.
    Co,
    /// Starts with.
    Sw,
    /// Ends with.
    Ew,
    /// Greater than.
    Gt,
    /// Greater than or equal.
    Ge,
    /// Less than.
    Lt,
    /// Less than or equal.
    Le,
}

/// A filter.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// Either.
    Or(Box<Filter>, Box<Filter>),
    /// Both.
    And(Box<Filter>, Box<Filter>),
    /// Not.
    Not(Box<Filter>),
    /// An attribute compared with a value.
    Compare(Attribute, Operator, Value),
    /// An attribute is there.
    Present(Attribute),
    /// One of the values of an attribute passes.
    Any(Attribute, Box<Filter>),
}

/// A path of a patch.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// The attribute.
    pub attribute: Attribute,
    /// Which of its values.
    pub which: Option<Filter>,
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Word(String),
    Literal(Value),
    Sign(char),
}

/// Parts a text into words, values and brackets.
fn tokens(text: &str, fault: ScimFault) -> Result<Vec<Token>, ScimFault> {
    if text.len() > FILTER_BYTES_MAX {
        return Err(fault);
    }
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '(' | ')' | '[' | ']' => {
                tokens.push(Token::Sign(first));
                1
            }
            '"' => {
                let mut values = serde_json::Deserializer::from_str(rest).into_iter::<String>();
                let value = values.next().and_then(Result::ok).ok_or(fault)?;
                let length = values.byte_offset();
                tokens.push(Token::Literal(Value::String(value)));
                length
            }
            _ => {
                let is_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | ':' | '-' | '_' | '$' | '+');
                let length = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
                let word = rest.get(..length).filter(|word| !word.is_empty()).ok_or(fault)?;
                tokens.push(match word {
                    "true" | "false" | "null" => Token::Literal(serde_json::from_str(word).map_err(|_| fault)?),
                    _ if word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-') => {
                        Token::Literal(serde_json::from_str(word).map_err(|_| fault)?)
                    }
                    _ => Token::Word(word.to_owned()),
                });
                length
            }
        };
        rest = rest.get(length..).ok_or(fault)?.trim_start();
    }
    Ok(tokens)
}

struct Parser<'t> {
    tokens: &'t [Token],
    at: usize,
    depth: usize,
    fault: ScimFault,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn word(&self, word: &str) -> bool {
        matches!(self.peek(), Some(Token::Word(known)) if known.eq_ignore_ascii_case(word))
    }

    fn sign(&mut self, sign: char) -> Result<(), ScimFault> {
        if self.peek() == Some(&Token::Sign(sign)) {
            self.at += 1;
            return Ok(());
        }
        Err(self.fault)
    }

    fn either(&mut self) -> Result<Filter, ScimFault> {
        self.depth += 1;
        if self.depth > NESTING_MAX {
            return Err(self.fault);
        }
        let mut left = self.both()?;
        while self.word("or") {
            self.at += 1;
            left = Filter::Or(Box::new(left), Box::new(self.both()?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn both(&mut self) -> Result<Filter, ScimFault> {
        let mut left = self.single()?;
        while self.word("and") {
            self.at += 1;
            left = Filter::And(Box::new(left), Box::new(self.single()?));
        }
        Ok(left)
    }

    fn single(&mut self) -> Result<Filter, ScimFault> {
        if self.word("not") && self.tokens.get(self.at + 1) == Some(&Token::Sign('(')) {
            self.at += 1;
            return Ok(Filter::Not(Box::new(self.grouped()?)));
        }
        if self.peek() == Some(&Token::Sign('(')) {
            return self.grouped();
        }
        let attribute = self.attribute()?;
        if self.peek() == Some(&Token::Sign('[')) {
            self.at += 1;
            let inner = self.either()?;
            self.sign(']')?;
            return Ok(Filter::Any(attribute, Box::new(inner)));
        }
        let Some(Token::Word(word)) = self.peek().cloned() else { return Err(self.fault) };
        self.at += 1;
        let operator = match word.to_ascii_lowercase().as_str() {
            "pr" => return Ok(Filter::Present(attribute)),
            "eq" => Operator::Eq,
            "ne" => Operator::Ne,
            "co" => Operator::Co,
            "sw" => Operator::Sw,
            "ew" => Operator::Ew,
            "gt" => Operator::Gt,
            "ge" => Operator::Ge,
            "lt" => Operator::Lt,
            "le" => Operator::Le,
            _ => return Err(self.fault),
        };
        let Some(Token::Literal(value)) = self.peek().cloned() else { return Err(self.fault) };
        self.at += 1;
        Ok(Filter::Compare(attribute, operator, value))
    }

    fn grouped(&mut self) -> Result<Filter, ScimFault> {
        self.sign('(')?;
        let inner = self.either()?;
        self.sign(')')?;
        Ok(inner)
    }

    fn attribute(&mut self) -> Result<Attribute, ScimFault> {
        let Some(Token::Word(word)) = self.peek() else { return Err(self.fault) };
        let attribute = attribute(word).ok_or(self.fault)?;
        self.at += 1;
        Ok(attribute)
    }
}

/// Reads `schema:name.part`.
#[must_use]
pub fn attribute(word: &str) -> Option<Attribute> {
    // The name begins after the last colon of a URN; its version has a dot, so the part is looked for behind it.
    let (schema, name) = if word.to_ascii_lowercase().starts_with("urn:") { word.rsplit_once(':')? } else { ("", word) };
    let (name, part) = match name.split_once('.') {
        Some((name, part)) => (name, Some(part)),
        None => (name, None),
    };
    let is_name = |name: &str| {
        name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '$')
            && name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '$'))
    };
    (is_name(name) && part.is_none_or(is_name)).then(|| Attribute { schema: schema.to_owned(), name: name.to_owned(), part: part.map(str::to_owned) })
}

impl Filter {
    /// Reads a filter.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn parse(text: &str) -> Result<Self, ScimFault> {
        let tokens = tokens(text, ScimFault::Filter)?;
        let mut parser = Parser { tokens: &tokens, at: 0, depth: 0, fault: ScimFault::Filter };
        let filter = parser.either()?;
        if parser.at == tokens.len() { Ok(filter) } else { Err(ScimFault::Filter) }
    }

    /// Whether a thing passes.
    #[must_use]
    pub fn passes(&self, thing: &Value) -> bool {
        match self {
            Self::Or(left, right) => left.passes(thing) || right.passes(thing),
            Self::And(left, right) => left.passes(thing) && right.passes(thing),
            Self::Not(inner) => !inner.passes(thing),
            Self::Present(attribute) => !values(thing, attribute).is_empty(),
            Self::Any(attribute, inner) => values(thing, attribute).into_iter().any(|value| inner.passes(value)),
            Self::Compare(attribute, operator, wanted) => compare(thing, attribute, *operator, wanted),
        }
    }
}

impl Path {
    /// Reads a path: `attribute`, `attribute.part`, `attribute[filter]` or `attribute[filter].part`.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn parse(text: &str) -> Result<Self, ScimFault> {
        let tokens = tokens(text, ScimFault::Path)?;
        let mut parser = Parser { tokens: &tokens, at: 0, depth: 0, fault: ScimFault::Path };
        let mut attribute = parser.attribute()?;
        let mut which = None;
        if parser.peek() == Some(&Token::Sign('[')) && attribute.part.is_none() {
            parser.at += 1;
            which = Some(parser.either()?);
            parser.sign(']')?;
            if let Some(Token::Word(word)) = parser.peek() {
                let part = word.strip_prefix('.').and_then(self::attribute).filter(|part| part.part.is_none() && part.schema.is_empty());
                attribute.part = Some(part.ok_or(ScimFault::Path)?.name);
                parser.at += 1;
            }
        }
        if parser.at == tokens.len() { Ok(Self { attribute, which }) } else { Err(ScimFault::Path) }
    }
}

/// Where an attribute of a thing is: that of an extension stands below its schema.
fn values<'v>(thing: &'v Value, attribute: &Attribute) -> Vec<&'v Value> {
    let holder = if attribute.schema.is_empty() { thing } else { get(thing, &attribute.schema).unwrap_or(thing) };
    let spread = |value: &'v Value| match value {
        Value::Array(list) => list.iter().collect::<Vec<_>>(),
        other => vec![other],
    };
    let mut found: Vec<&Value> = get(holder, &attribute.name).map(spread).unwrap_or_default();
    if let Some(part) = &attribute.part {
        found = found.into_iter().filter_map(|value| get(value, part)).flat_map(spread).collect();
    }
    found.retain(|value| !matches!(value, Value::String(text) if text.is_empty()));
    found
}

/// Ids and names that others give are compared as they are, other texts without regard to case (RFC 7643, section 4).
fn is_exact(attribute: &Attribute) -> bool {
    let exact = |name: &str| ["id", "externalId", "value", "$ref", "version"].iter().any(|known| known.eq_ignore_ascii_case(name));
    match &attribute.part {
        Some(part) => exact(part) && ["members", "groups"].iter().any(|name| attribute.name.eq_ignore_ascii_case(name)),
        None => exact(&attribute.name) && !attribute.name.eq_ignore_ascii_case("value"),
    }
}

/// Moments are compared as moments, in whatever offset and precision they are written (RFC 7643, section 2.3.5).
fn is_moment(attribute: &Attribute) -> bool {
    let part = |name: &str| attribute.part.as_ref().is_some_and(|part| part.eq_ignore_ascii_case(name));
    attribute.name.eq_ignore_ascii_case("meta") && (part("lastModified") || part("created"))
}

/// A moment as programs write it.
#[must_use]
pub fn moment(text: &str) -> Option<Time> {
    text.parse::<jiff::Timestamp>().ok().map(|moment| Time(moment.as_microsecond()))
}

fn compare(thing: &Value, attribute: &Attribute, operator: Operator, wanted: &Value) -> bool {
    let found = values(thing, attribute);
    if wanted.is_null() {
        return (operator == Operator::Eq) == found.is_empty();
    }
    let exact = is_exact(attribute);
    if is_moment(attribute)
        && let Some(wanted) = wanted.as_str().and_then(moment)
        && !matches!(operator, Operator::Co | Operator::Sw | Operator::Ew)
    {
        return found
            .into_iter()
            .filter_map(Value::as_str)
            .filter_map(moment)
            .any(|moment| ordered(moment.cmp(&wanted), operator) == (operator != Operator::Ne));
    }
    let any = found.into_iter().any(|value| {
        // A list of objects compared as a whole means their values.
        let value = if value.is_object() { get(value, "value").unwrap_or(value) } else { value };
        holds(value, operator, wanted, exact)
    });
    if operator == Operator::Ne { !any } else { any }
}

fn holds(value: &Value, operator: Operator, wanted: &Value, exact: bool) -> bool {
    let order = match (value, wanted) {
        (Value::String(one), Value::String(other)) => {
            let (one, other) = if exact { (one.clone(), other.clone()) } else { (one.to_lowercase(), other.to_lowercase()) };
            match operator {
                Operator::Co => return one.contains(&other),
                Operator::Sw => return one.starts_with(&other),
                Operator::Ew => return one.ends_with(&other),
                _ => one.cmp(&other),
            }
        }
        (Value::Number(one), Value::Number(other)) => one.as_f64().unwrap_or(f64::NAN).total_cmp(&other.as_f64().unwrap_or(f64::NAN)),
        (Value::Bool(one), Value::Bool(other)) if matches!(operator, Operator::Eq | Operator::Ne) => one.cmp(other),
        _ => return false,
    };
    ordered(order, operator)
}

/// Whether an order is the one that an operator asks for; `ne` asks for what `eq` does, and is turned round by whoever asks.
const fn ordered(order: std::cmp::Ordering, operator: Operator) -> bool {
    use std::cmp::Ordering as O;
    match operator {
        Operator::Eq | Operator::Ne => matches!(order, O::Equal),
        Operator::Gt => matches!(order, O::Greater),
        Operator::Ge => !matches!(order, O::Less),
        Operator::Lt => matches!(order, O::Less),
        Operator::Le => !matches!(order, O::Greater),
        Operator::Co | Operator::Sw | Operator::Ew => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user() -> Value {
        serde_json::json!({
            "id": "AbC", "userName": "bjensen", "active": true, "title": "Tour Guide", "userType": "Employee",
            "name": { "familyName": "O'Malley" }, "meta": { "lastModified": "2026-05-13T04:42:34Z" },
            "emails": [{ "type": "work", "value": "bjensen@example.com" }, { "type": "home", "value": "b@example.org" }],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "employeeNumber": "701984" },
        })
    }

    #[test]
    fn the_examples_of_the_rfc_hold() {
        for text in [
            r#"userName eq "bjensen""#,
            r#"userName Eq "BJENSEN""#,
            r#"name.familyName co "O'Malley""#,
            r#"userName sw "B""#,
            r#"urn:ietf:params:scim:schemas:core:2.0:User:userName sw "b""#,
            "title pr",
            r#"meta.lastModified gt "2011-05-13T04:42:34Z""#,
            r#"meta.lastModified lt "2027-05-13T04:42:34Z""#,
            r#"meta.lastModified eq "2026-05-13T12:42:34.000+08:00""#,
            r#"meta.lastModified ge "2026-05-13T04:42:34.000Z""#,
            r#"meta.lastModified ne "2026-05-13T04:42:35Z""#,
            r#"title pr and userType eq "Employee""#,
            r#"title eq "x" or userType eq "Employee" and active eq true"#,
            r#"userType eq "Employee" and (emails co "example.com" or emails.value co "example.org")"#,
            r#"userType ne "Contractor" and not (emails co "example.net")"#,
            r#"emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp"]"#,
            r#"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq "701984""#,
            r#"id eq "AbC""#,
            "nickName eq null",
            r#"emails.value ew ".org""#,
        ] {
            assert!(Filter::parse(text).unwrap().passes(&user()), "{text}");
        }
        for text in [
            r#"id eq "abc""#,
            r#"emails[type eq "home" and value co "@example.com"]"#,
            "not (title pr)",
            r#"active eq "true""#,
            r#"title eq "x" and userType eq "Employee" or active eq false"#,
            "userName gt 5",
            r#"meta.lastModified gt "2026-05-13T04:42:34.000Z""#,
            r#"meta.lastModified ne "2026-05-13T04:42:34.0Z""#,
        ] {
            assert!(!Filter::parse(text).unwrap().passes(&user()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for text in [
            "",
            "userName",
            "userName eq",
            "userName xx \"a\"",
            "(userName pr",
            "userName pr)",
            "userName eq \"a",
            "a eq 1 b",
            "not userName pr",
            "emails[type pr",
            "9a pr",
            "a..b pr",
            "a eq tru",
            "a eq -",
        ] {
            assert_eq!(Filter::parse(text), Err(ScimFault::Filter), "{text}");
        }
        let nested = |depth: usize| format!("{}a pr{}", "(".repeat(depth), ")".repeat(depth));
        assert!(Filter::parse(&nested(NESTING_MAX - 1)).is_ok());
        assert_eq!(Filter::parse(&nested(NESTING_MAX)), Err(ScimFault::Filter));
        let long = |length: usize| format!("a eq \"{}\"", "x".repeat(length - "a eq \"\"".len()));
        assert!(Filter::parse(&long(FILTER_BYTES_MAX)).is_ok());
        assert_eq!(Filter::parse(&long(FILTER_BYTES_MAX + 1)), Err(ScimFault::Filter));
    }

    #[test]
    fn paths_of_patches_are_read() {
        let path = |text: &str| Path::parse(text).map(|path| (path.attribute.name, path.which.is_some(), path.attribute.part));
        assert_eq!(path("members"), Ok(("members".to_owned(), false, None)));
        assert_eq!(path("name.familyName"), Ok(("name".to_owned(), false, Some("familyName".to_owned()))));
        assert_eq!(path(r#"emails[type eq "work"].value"#), Ok(("emails".to_owned(), true, Some("value".to_owned()))));
        assert_eq!(path(r#"members[value eq "2819"]"#), Ok(("members".to_owned(), true, None)));
        for text in ["", "a b", "a[", "a[b pr].c.d", "a.b[c pr]", "a[b pr]c"] {
            assert_eq!(path(text), Err(ScimFault::Path), "{text}");
        }
    }
}
