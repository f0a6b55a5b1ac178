//! E-mail addresses and phone numbers.

use unicode_normalization::UnicodeNormalization;

/// The longest e-mail address, in characters (RFC 5321: 254 bytes).
pub const EMAIL_LENGTH_MAX: usize = 254;
/// The most contacts of one account.
pub const CONTACTS_MAX: usize = 5;

/// What kind of contact it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactKind {
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
}

impl ContactKind {
    /// As it is kept.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
        }
    }

    /// From what is kept.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "email" => Some(Self::Email),
            "phone" => Some(Self::Phone),
            _ => None,
        }
    }
}

/// Reads an e-mail address or a phone number in the one form in which it is kept: addresses in lower case, numbers as E.164 (a number of China without
/// a country code gets +86). `None` where it is neither.
#[must_use]
pub fn read(typed: &str) -> Option<(ContactKind, String)> {
    let text: String = typed.chars().take(EMAIL_LENGTH_MAX + 1).nfkc().collect::<String>().trim().to_lowercase();
    if text.contains('@') { email(&text).map(|email| (ContactKind::Email, email)) } else { phone(&text).map(|phone| (ContactKind::Phone, phone)) }
}

fn email(text: &str) -> Option<String> {
    let (local, domain) = text.rsplit_once('@')?;
    let label = |label: &str| {
        !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-') && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let local_fits = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|letter| letter.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(letter));
    let domain_fits = domain.contains('.') && domain.split('.').all(label);
    (local_fits && domain_fits && text.len() <= EMAIL_LENGTH_MAX).then(|| text.to_owned())
}

fn phone(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|letter| !matches!(letter, ' ' | '-' | '(' | ')' | '.')).collect();
    let (plus, digits) = match digits.strip_prefix('+').or_else(|| digits.strip_prefix("00")) {
        Some(rest) => (true, rest.to_owned()),
        None => (false, digits),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) || digits.starts_with('0') {
        return None;
    }
    match (plus, digits.len()) {
        (true, 8..=15) => Some(format!("+{digits}")),
        (false, 11) if digits.starts_with('1') => Some(format!("+86{digits}")),
        _ => None,
    }
}

/// What others may see of it: `m…n@example.org`, `+86…5678`.
#[must_use]
pub fn masked(value: &str) -> String {
    match value.split_once('@') {
        Some((local, domain)) => format!("{}…@{domain}", local.chars().next().unwrap_or('…')),
        None => {
            let tail: String = value.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            format!("…{tail}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_have_one_form() {
        let value = |typed: &str| read(typed).map(|(_, value)| value);
        assert_eq!(value(" Xiao.Man@Example.ORG "), Some("xiao.man@example.org".to_owned()));
        assert_eq!(value("138 0013 8000"), Some("+8613800138000".to_owned()));
        assert_eq!(value("+86-138-0013-8000"), Some("+8613800138000".to_owned()));
        assert_eq!(value("0044 20 7946 0958"), Some("+442079460958".to_owned()));
        for wrong in ["", "x", "a@b", "@example.org", "a@-x.org", "a..b@example.org", "12345", "+1", "＋", "a b@example.org", "a@example.org\r\nbcc: x"] {
            assert_eq!(value(wrong), None, "{wrong}");
        }
        let long = |length: usize| format!("{}@{}.org", "a".repeat(60), "b.".repeat((length - 66) / 2) + &"c".repeat(1 + (length - 66) % 2));
        assert!(read(&long(EMAIL_LENGTH_MAX)).is_some(), "{}", long(EMAIL_LENGTH_MAX).len());
        assert!(read(&long(EMAIL_LENGTH_MAX + 1)).is_none());
        assert_eq!((masked("xiaoman@example.org"), masked("+8613800138000")), ("x…@example.org".to_owned(), "…8000".to_owned()));
    }
}
