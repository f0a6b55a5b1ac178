//! Codes that people type: sent by mail or SMS, or printed for the day the phone is lost.

/// Digits of a code that is sent.
pub const DIGITS: usize = 8;
/// Tries for one code.
pub const TRIES_MAX: u32 = 5;
/// How long a code that is sent is good.
pub const CODE_KEPT: i64 = 10 * 60 * kernel::time::SECOND;
/// Recovery codes made at once.
pub const RECOVERY_CODES: usize = 10;
/// Letters and digits that are not mistaken for others.
const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A code of digits from random bytes.
#[must_use]
pub fn digits(random: [u8; 8]) -> String {
    let number = u64::from_be_bytes(random) % 10u64.pow(8);
    format!("{number:0width$}", width = DIGITS)
}

/// A code of four groups of four letters and digits from random bytes: 78 bits.
#[must_use]
pub fn groups(random: [u8; 16]) -> String {
    let letters: Vec<char> = random.iter().map(|byte| char::from(ALPHABET.get(usize::from(byte % 31)).copied().unwrap_or(b'a'))).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// A code as it is compared: without spaces and hyphens, lower case, digits in their plain form.
#[must_use]
pub fn normal(typed: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    typed.chars().take(64).nfkc().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_typed_in_many_ways() {
        assert_eq!(digits([0, 0, 0, 0, 0, 0, 0, 7]), "00000007");
        assert_eq!(digits([255; 8]).len(), DIGITS);
        let code = groups([0, 1, 2, 3, 30, 31, 32, 255, 4, 5, 6, 7, 8, 9, 10, 11]);
        assert_eq!(code.len(), 19, "{code}");
        assert_eq!(normal(&code.to_uppercase().replace('-', " ")), normal(&code));
        assert_eq!(normal("１２３ 456"), "123456");
    }
}
