//! JSON as it came: the order of properties is kept, and a property that stands twice is a fault (RFC 7493, section 2.3).
//!
//! Texts are borrowed from what was read where they hold no escapes, so that reading a statement copies little.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Number;

use super::breach::Shape;
use super::unreadable::{Unreadable, twice};

/// How deep JSON may be nested: what `serde_json` allows.
pub const DEPTH_MAX: usize = 127;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'a> {
    /// Nothing.
    Null,
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Json<'a>>),
    /// An object, in the order of its properties.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

impl<'a> Json<'a> {
    /// Reads bytes; the message says what is wrong and where (line and column).
    ///
    /// # Errors
    /// They are no JSON, or a property stands twice.
    pub fn read(bytes: &'a [u8]) -> Result<Self, String> {
        Self::read_or_tell(bytes).map_err(|error| error.to_string())
    }

    /// The same, with what is wrong told apart.
    ///
    /// # Errors
    /// They are no JSON, or a property stands twice.
    pub fn read_or_tell(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        Ok(serde_json::from_slice(bytes)?)
    }

    /// A text of its own.
    pub fn text(text: impl Into<String>) -> Json<'static> {
        Json::Text(Cow::Owned(text.into()))
    }

    /// A property of an object; `None` for what is none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The same, to change.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Self> {
        match self {
            Self::Object(fields) => fields.iter_mut().find(|(key, _)| key == name).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Sets a property of an object, in its place where it is there, else at the end.
    pub fn set(&mut self, name: &'static str, value: Self) {
        if let Self::Object(fields) = self {
            match fields.iter_mut().find(|(key, _)| key == name) {
                Some((_, place)) => *place = value,
                None => fields.push((Cow::Borrowed(name), value)),
            }
        }
    }

    /// Removes a property of an object.
    pub fn remove(&mut self, name: &str) -> Option<Self> {
        match self {
            Self::Object(fields) => fields.iter().position(|(key, _)| key == name).map(|at| fields.remove(at).1),
            _ => None,
        }
    }

    /// As a text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text property.
    #[must_use]
    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Self::as_text)
    }

    /// The values of a list, or the value itself where it is none.
    pub fn each(&self) -> impl Iterator<Item = &Self> {
        match self {
            Self::List(values) => values.iter(),
            one => std::slice::from_ref(one).iter(),
        }
    }

    /// What kind of value it is.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        match self {
            Self::Null => Shape::Null,
            Self::Truth(_) => Shape::Boolean,
            Self::Number(_) => Shape::Number,
            Self::Text(_) => Shape::String,
            Self::List(_) => Shape::Array,
            Self::Object(_) => Shape::Object,
        }
    }

    /// The value that steps lead to, the names of properties and the numbers of a list; `None` where there is none.
    #[must_use]
    pub fn below(&self, steps: impl Iterator<Item = String>) -> Option<&Self> {
        let mut here = self;
        for step in steps {
            here = match here {
                Self::List(values) => values.get(step.parse::<usize>().ok()?)?,
                other => other.get(&step)?,
            };
        }
        Some(here)
    }

    /// Written as JSON.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// A copy that borrows nothing.
    #[must_use]
    pub fn into_owned(self) -> Json<'static> {
        match self {
            Self::Null => Json::Null,
            Self::Truth(truth) => Json::Truth(truth),
            Self::Number(number) => Json::Number(number),
            Self::Text(text) => Json::Text(Cow::Owned(text.into_owned())),
            Self::List(values) => Json::List(values.into_iter().map(Json::into_owned).collect()),
            Self::Object(fields) => Json::Object(fields.into_iter().map(|(key, value)| (Cow::Owned(key.into_owned()), value.into_owned())).collect()),
        }
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Truth(truth) => serializer.serialize_bool(*truth),
            Self::Number(number) => number.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                for value in values {
                    list.serialize_element(value)?;
                }
                list.end()
            }
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (key, value) in fields {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

/// A property name, borrowed where it can be.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Name<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a property name")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Name(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Reader)
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

/// Objects with more properties than this are looked through for doubles in order, not each against each.
const COMPARED_EACH: usize = 16;

impl<'de> Visitor<'de> for Reader {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(Json::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Self::Value, E> {
        Number::from_f64(number).map(Json::Number).ok_or_else(|| E::custom("a number that is not finite"))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields: Vec<(Cow<'de, str>, Json<'de>)> = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            if fields.len() < COMPARED_EACH && fields.iter().any(|(known, _)| *known == name) {
                return Err(A::Error::custom(twice(&name)));
            }
            let value = map.next_value()?;
            fields.push((name, value));
        }
        if fields.len() > COMPARED_EACH {
            let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_ref()).collect();
            names.sort_unstable();
            if let Some(double) = names.windows(2).find(|pair| pair.first() == pair.last()).and_then(<[&str]>::first) {
                return Err(A::Error::custom(twice(double)));
            }
        }
        Ok(Json::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_written_again() {
        for text in ["{\"b\":1,\"a\":[true,null,-2,0.5,\"\\\"x\\\" 杏\"],\"c\":{}}", "12345678901234567890", "\"\"", "[]"] {
            assert_eq!(String::from_utf8(Json::read(text.as_bytes()).unwrap().to_bytes()).unwrap(), text);
        }
    }

    #[test]
    fn a_property_stands_once() {
        assert!(Json::read(b"{\"a\":1,\"a\":1}").unwrap_err().contains("'a' stands twice"));
        let mut many: Vec<String> = (0..40).map(|number| format!("\"p{number}\":0")).collect();
        assert!(Json::read(format!("{{{}}}", many.join(",")).as_bytes()).is_ok());
        many.push("\"p33\":1".to_owned());
        assert!(Json::read(format!("{{{}}}", many.join(",")).as_bytes()).unwrap_err().contains("'p33'"));
    }

    #[test]
    fn values_are_found_by_steps() {
        let json = Json::read(b"[{\"a/b\":[1,2]}]").unwrap();
        let at = |steps: &[&str]| json.below(steps.iter().map(|step| (*step).to_owned())).map(Json::to_bytes);
        assert_eq!(at(&["0", "a/b", "1"]).as_deref(), Some(&b"2"[..]));
        assert_eq!(at(&[]).as_deref(), Some(&b"[{\"a/b\":[1,2]}]"[..]));
        assert!(at(&["1"]).is_none() && at(&["0", "x"]).is_none() && at(&["x"]).is_none() && at(&["0", "a/b", "1", "y"]).is_none());
    }

    #[test]
    fn nesting_ends_somewhere() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Json::read(nested(DEPTH_MAX).as_bytes()).is_ok());
        assert!(Json::read(nested(DEPTH_MAX + 1).as_bytes()).is_err());
    }

    #[test]
    fn properties_are_set_in_their_place() {
        let mut json = Json::read(b"{\"a\":1,\"b\":2}").unwrap();
        json.set("a", Json::Null);
        json.set("c", Json::Truth(true));
        assert_eq!(json.remove("b"), Some(Json::Number(2.into())));
        assert_eq!(json.to_bytes(), b"{\"a\":null,\"c\":true}");
    }
}
