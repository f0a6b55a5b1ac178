//! Identifiers: UUIDs written as 26 lowercase Crockford base-32 digits in addresses.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use uuid::Uuid;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const TEXT_LENGTH: usize = 26;

/// The key of anything that is stored.
///
/// New things get a UUIDv7 (time-ordered, so no single writer hands out keys). Imported things get a UUIDv8 derived from their
/// name, so that the same library imported anywhere, any number of times, has the same permanent links.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

impl Id {
    /// A new time-ordered id (UUIDv7, RFC 9562) for the given moment with the given 10 random bytes.
    #[must_use]
    pub fn new(unix_millis: u64, random: [u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(unix_millis, &random).into_uuid())
    }

    /// The id of an imported thing: a UUIDv8 (RFC 9562) from the SHA-256 of its name parts, each ended by a zero byte.
    #[must_use]
    pub fn named(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let mut bytes = [0u8; 16];
        for (to, from) in bytes.iter_mut().zip(digest.iter()) {
            *to = *from;
        }
        Self(Uuid::new_v8(bytes))
    }

    /// The id from its 16 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The id from a stored byte string; `None` unless it has exactly 16 bytes.
    #[must_use]
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Uuid::from_slice(bytes).ok().map(Self)
    }

    /// The 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The same id as a UUID, as xAPI and other standards write it.
    #[must_use]
    pub const fn as_uuid(&self) -> Uuid {
        self.0
    }
}

impl From<Uuid> for Id {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.as_u128();
        let mut digits = [b'0'; TEXT_LENGTH];
        for digit in digits.iter_mut().rev() {
            let index = usize::try_from(rest & 31).unwrap_or(0);
            *digit = ALPHABET.get(index).copied().unwrap_or(b'0');
            rest >>= 5;
        }
        f.write_str(std::str::from_utf8(&digits).unwrap_or(""))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id: expected 26 base-32 digits or a UUID")]
pub struct ParseIdError;

impl FromStr for Id {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() != TEXT_LENGTH {
            return Uuid::try_parse(text).map(Self).map_err(|_| ParseIdError);
        }
        let mut value: u128 = 0;
        for (position, byte) in text.bytes().enumerate() {
            let digit =
                ALPHABET.iter().position(|known| *known == byte.to_ascii_lowercase()).and_then(|digit| u128::try_from(digit).ok()).ok_or(ParseIdError)?;
            if position == 0 && digit > 7 {
                return Err(ParseIdError); // 26 digits hold 130 bits; the first two must be zero
            }
            value = (value << 5) | digit;
        }
        Ok(Self(Uuid::from_u128(value)))
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_and_back(bytes in any::<[u8; 16]>()) {
            let id = Id::from_bytes(bytes);
            prop_assert_eq!(id.to_string().parse::<Id>(), Ok(id));
            prop_assert_eq!(id.as_uuid().to_string().parse::<Id>(), Ok(id));
        }
    }

    #[test]
    fn names_give_the_same_id_everywhere() {
        let id = Id::named(&["collection", "book"]);
        assert_eq!(id, Id::named(&["collection", "book"]));
        assert_ne!(id, Id::named(&["collectionbook"]));
        assert_eq!(id.as_uuid().get_version_num(), 8);
    }

    #[test]
    fn later_ids_sort_later() {
        assert!(Id::new(1, [255; 10]) < Id::new(2, [0; 10]));
        assert!(Id::new(1, [255; 10]).to_string() < Id::new(2, [0; 10]).to_string());
    }

    #[test]
    fn wrong_texts_are_refused() {
        for text in ["", "x", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "0123456789012345678901234u", "é1234567890123456789012345"] {
            assert!(text.parse::<Id>().is_err(), "{text}");
        }
    }
}
