//! Names: what somebody signs in with, and what others see.

use unicode_normalization::UnicodeNormalization;

/// The shortest name, in characters.
pub const NAME_LENGTH_MIN: usize = 3;
/// The longest name, in characters.
pub const NAME_LENGTH_MAX: usize = 40;
/// The longest e-mail address that serves as a name, in characters; also as much of what is typed at sign-in as is looked at.
pub const EMAIL_LENGTH_MAX: usize = 120;
/// The longest name to show, in characters.
pub const DISPLAY_NAME_LENGTH_MAX: usize = 40;

/// Names that would look like the platform itself speaks.
const RESERVED: [&str; 16] = [
    "admin",
    "administrator",
    "root",
    "system",
    "xingtan",
    "support",
    "help",
    "helpdesk",
    "official",
    "moderator",
    "security",
    "staff",
    "杏坛",
    "管理员",
    "系统",
    "客服",
];

/// Why a name cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// Too short.
    #[error("it has fewer characters than the shortest name")]
    Short,
    /// Too long.
    #[error("it has more characters than the longest name")]
    Long,
    /// It has the form of an e-mail address or a phone number, which prove nothing where they are typed as a name.
    #[error("it has the form of an e-mail address or a phone number")]
    Address,
    /// It holds a character that names may not hold, and is no e-mail address.
    #[error("it holds a character other than letters, digits, '.', '_' and '-'")]
    Character,
    /// It looks like the platform itself.
    #[error("it is reserved")]
    Reserved,
}

/// A name as typed, with the folded form by which names are told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// As typed, in NFKC.
    pub shown: String,
    /// NFKC in lower case: two names with the same folded form are the same name.
    pub folded: String,
}

/// The form by which names are told apart. For looking up what somebody typed at sign-in, whatever it is.
#[must_use]
pub fn fold(typed: &str) -> String {
    // At most as much of a typed name is looked at as the longest name has; lower case may not undo the normalisation, so it is done again.
    let normal: String = typed.trim().chars().take(EMAIL_LENGTH_MAX + 1).nfkc().collect();
    normal.to_lowercase().nfkc().collect()
}

impl Name {
    /// Reads a name that is to be an account's: as organisations call their people in lists and directories, where an e-mail address is common.
    ///
    /// # Errors
    /// It is too short or too long, or holds characters that may confuse people.
    pub fn parse(typed: &str) -> Result<Self, NameFault> {
        let shown: String = typed.trim().chars().take(EMAIL_LENGTH_MAX + 1).nfkc().collect();
        let length = shown.chars().count();
        if length < NAME_LENGTH_MIN {
            return Err(NameFault::Short);
        }
        let email = is_email(&shown);
        if length > if email { EMAIL_LENGTH_MAX } else { NAME_LENGTH_MAX } {
            return Err(NameFault::Long);
        }
        if !email && !shown.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-')) {
            return Err(NameFault::Character);
        }
        let folded = fold(&shown);
        Ok(Self { shown, folded })
    }

    /// As [`Self::parse`], for people who sign up by themselves: no names of the platform, and no addresses or numbers, which prove nothing where they are
    /// typed as a name and may be another's.
    ///
    /// # Errors
    /// As [`Self::parse`], or the name has the form of an address or a phone number, or is reserved.
    pub fn parse_for_sign_up(typed: &str) -> Result<Self, NameFault> {
        if is_address(typed.trim()) {
            return Err(NameFault::Address);
        }
        let name = Self::parse(typed)?;
        if name.is_reserved() { Err(NameFault::Reserved) } else { Ok(name) }
    }

    /// Whether it would look like the platform itself speaks.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        RESERVED.contains(&self.folded.as_str())
    }

    /// What to show for this name until its person chooses otherwise: an e-mail address is nobody else's business.
    #[must_use]
    pub fn first_display_name(&self) -> &str {
        self.shown.split('@').next().unwrap_or(&self.shown)
    }
}

/// The shape of an e-mail address, not more: whether it exists is for a confirmation to find out.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let plain = |part: &str, extra: &[char]| !part.is_empty() && part.chars().all(|letter| letter.is_alphanumeric() || extra.contains(&letter));
    plain(local, &['.', '_', '-', '+']) && domain.contains('.') && domain.split('.').all(|label| plain(label, &['-']))
}

/// Whether a text has the form of an e-mail address or a phone number, however it is written.
#[must_use]
pub fn is_address(text: &str) -> bool {
    text.nfkc().any(|letter| letter == '@') || super::contact::read(text).is_some()
}

/// Reads a name to show.
///
/// # Errors
/// It is empty, too long, or holds a character that is not seen or turns the direction of the text.
pub fn display_name(typed: &str) -> Result<String, NameFault> {
    let name: String = typed.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
    if name.is_empty() {
        return Err(NameFault::Short);
    }
    if name.chars().count() > DISPLAY_NAME_LENGTH_MAX {
        return Err(NameFault::Long);
    }
    if name.chars().any(is_unseen) {
        return Err(NameFault::Character);
    }
    Ok(name)
}

fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_scripts_pass() {
        for (typed, folded) in [
            ("XiaoMan", "xiaoman"),
            (" 杏花村 ", "杏花村"),
            ("Ａｌｉｃｅ", "alice"),
            ("Хадиджа_7", "хадиджа_7"),
            ("li.lei-2", "li.lei-2"),
            ("20230001", "20230001"),
        ] {
            assert_eq!(Name::parse_for_sign_up(typed).map(|name| name.folded), Ok(folded.to_owned()));
            assert_eq!(fold(typed), folded);
        }
        assert_eq!(Name::parse("li@example.org").map(|name| name.first_display_name().to_owned()), Ok("li".to_owned()), "as directories call people");
        assert!(Name::parse("13800138000").is_ok() && Name::parse("a@b@c.de") == Err(NameFault::Character));
        assert_eq!(fold(" Li.Lei+school@Example.EDU.cn "), "li.lei+school@example.edu.cn", "names from before are found");
    }

    #[test]
    fn names_that_confuse_are_refused() {
        for (typed, fault) in [
            ("ab", NameFault::Short),
            ("  a ", NameFault::Short),
            ("a b c", NameFault::Character),
            ("abc\u{200b}", NameFault::Character),
            ("<b>abc", NameFault::Character),
            ("a@b@c.de", NameFault::Address),
            ("abc@host", NameFault::Address),
            ("Li.Lei@Example.EDU.cn", NameFault::Address),
            ("li＠example.org", NameFault::Address),
            ("13800138000", NameFault::Address),
            ("138-0013-8000", NameFault::Address),
            ("138.0013.8000", NameFault::Address),
            ("１３８００１３８０００", NameFault::Address),
            ("008613800138000", NameFault::Address),
            ("+8613800138000", NameFault::Address),
            ("ADMIN", NameFault::Reserved),
            ("ａｄｍｉｎ", NameFault::Reserved),
            ("管理员", NameFault::Reserved),
        ] {
            assert_eq!(Name::parse_for_sign_up(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        assert!(Name::parse(&"杏".repeat(NAME_LENGTH_MAX)).is_ok());
        assert_eq!(Name::parse(&"杏".repeat(NAME_LENGTH_MAX + 1)), Err(NameFault::Long));
        assert_eq!(Name::parse(&"杏".repeat(1_000_000)), Err(NameFault::Long));
        let email = |length: usize| format!("{}@example.org", "a".repeat(length - "@example.org".len()));
        assert!(Name::parse(&email(EMAIL_LENGTH_MAX)).is_ok());
        assert!(Name::parse(&email(EMAIL_LENGTH_MAX + 1)).is_err());
        assert!(display_name(&"杏".repeat(DISPLAY_NAME_LENGTH_MAX)).is_ok());
        assert_eq!(display_name(&"杏".repeat(DISPLAY_NAME_LENGTH_MAX + 1)), Err(NameFault::Long));
    }

    #[test]
    fn names_to_show_are_visible() {
        assert_eq!(display_name("  小  满 "), Ok("小 满".to_owned()));
        assert_eq!(display_name(" \t "), Err(NameFault::Short));
        assert_eq!(display_name("abc\u{202e}def"), Err(NameFault::Character));
    }
}
