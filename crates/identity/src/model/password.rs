//! Passwords that may be chosen, after NIST SP 800-63B-4, section 3.1.1.2: long, not known to everybody, of whatever characters.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::breached;

/// The shortest password, in characters: it is the only factor.
pub const PASSWORD_LENGTH_MIN: usize = 15;
/// The shortest password beside a second factor.
pub const PASSWORD_LENGTH_MIN_WITH_SECOND: usize = 8;
/// The longest password, in characters.
pub const PASSWORD_LENGTH_MAX: usize = 128;
/// A password made of this many different known words, or fewer, however often repeated, is refused.
const KNOWN_WORDS_MAX: usize = 2;
/// Years before and after which a number is no year that people put into passwords.
const YEARS: std::ops::RangeInclusive<u32> = 1930..=2050;

/// Words, names and runs that everybody tries first.
static BLOCKLIST: LazyLock<HashSet<String>> = LazyLock::new(|| include_str!("blocklist.txt").split_whitespace().map(str::to_lowercase).collect());

/// Why a password cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Too short.
    #[error("it has fewer characters than the shortest password")]
    Short,
    /// Too long.
    #[error("it has more characters than the longest password")]
    Long,
    /// It is the starting code that others handed out.
    #[error("it is the starting code")]
    Handed,
    /// It is a known word, or two, or the person's own name, or a part repeated.
    #[error("it is easily guessed")]
    Guessable,
    /// It stands in lists of stolen passwords.
    #[error("it stands in lists of stolen passwords")]
    Breached,
}

/// A password as typed, in the one form in which it is hashed (NFKC), so that every keyboard gives the same.
#[must_use]
pub fn normal(typed: &str) -> String {
    // Beyond the bound nothing is looked at: a password that long is refused, and a wrong one is wrong.
    typed.chars().take(PASSWORD_LENGTH_MAX * 4).nfkc().collect()
}

/// Whether a password may be chosen by the person of this folded name.
///
/// # Errors
/// What is wrong with it.
pub fn check(typed: &str, folded_name: &str) -> Result<(), PasswordFault> {
    check_beside(typed, folded_name, false)
}

/// As [`check`]; beside a second factor it may be shorter.
///
/// # Errors
/// What is wrong with it.
pub fn check_beside(typed: &str, folded_name: &str, second_factor: bool) -> Result<(), PasswordFault> {
    let password = normal(typed);
    let length = password.chars().count();
    if length < if second_factor { PASSWORD_LENGTH_MIN_WITH_SECOND } else { PASSWORD_LENGTH_MIN } {
        return Err(PasswordFault::Short);
    }
    if length > PASSWORD_LENGTH_MAX {
        return Err(PasswordFault::Long);
    }
    let letters: Vec<char> = password.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
    let guessable = repeats(&letters) || runs(&letters) || is_known_words(&letters, folded_name);
    if guessable {
        return Err(PasswordFault::Guessable);
    }
    if breached::is_breached(&password) { Err(PasswordFault::Breached) } else { Ok(()) }
}

/// True where the whole is one part, at most half of it long, again and again.
fn repeats(letters: &[char]) -> bool {
    (1..=letters.len() / 2).any(|period| letters.iter().zip(letters.iter().skip(period)).all(|(one, other)| one == other))
}

/// True where each character follows the one before it in the alphabet, upwards or downwards, but for a few.
fn runs(letters: &[char]) -> bool {
    const BREAKS_MAX: usize = 2;
    let steps = |step: i64| {
        let numbers = letters.iter().map(|letter| i64::from(u32::from(*letter)));
        numbers.clone().zip(numbers.skip(1)).filter(|(one, other)| other - one != step).count()
    };
    [1, -1, 0].into_iter().any(|step| steps(step) <= BREAKS_MAX)
}

/// True where the whole can be cut into known words of which at most [`KNOWN_WORDS_MAX`] are different.
fn is_known_words(letters: &[char], folded_name: &str) -> bool {
    let own: Vec<&str> = folded_name.split('@').take(1).chain([folded_name]).filter(|name| !name.is_empty()).collect();
    let known = |word: &str| BLOCKLIST.contains(word) || own.contains(&word) || word.parse().is_ok_and(|year: u32| word.len() == 4 && YEARS.contains(&year));
    let longest = BLOCKLIST.iter().map(String::len).max().unwrap_or(0).max(folded_name.len());
    covers(letters, &known, longest, &mut Vec::new())
}

/// Tries every known word at the beginning of what is left; words already used cost nothing.
fn covers(rest: &[char], known: &dyn Fn(&str) -> bool, longest: usize, used: &mut Vec<String>) -> bool {
    // What the words in use cover by themselves: every position that can be reached.
    let mut reached = vec![false; rest.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for position in 0..rest.len() {
        if reached.get(position) != Some(&true) {
            continue;
        }
        for word in used.iter() {
            let length = word.chars().count();
            let here = rest.get(position..position + length).is_some_and(|part| part.iter().copied().eq(word.chars()));
            if let (true, Some(end)) = (here, reached.get_mut(position + length)) {
                *end = true;
            }
        }
    }
    if reached.last() == Some(&true) && !rest.is_empty() {
        return true;
    }
    if used.len() >= KNOWN_WORDS_MAX {
        return false;
    }
    let starts = (0..rest.len()).filter(|position| reached.get(*position) == Some(&true));
    for start in starts {
        for end in start + 1..=rest.len().min(start + longest) {
            let word: String = rest.get(start..end).unwrap_or(&[]).iter().collect();
            if known(&word) && !used.contains(&word) {
                used.push(word);
                if covers(rest, known, longest, used) {
                    return true;
                }
                used.pop();
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_passwords_of_any_characters_pass() {
        for password in [
            "seven lanterns over the ferry",
            "远上寒山石径斜白云生处有人家哦",
            "blue kettle sings at dawn",
            "m4ny-sm4ll-tr33s",
            "三棵树 two rivers и одна гора",
        ] {
            assert_eq!(check(password, "xiaoman"), Ok(()), "{password}");
        }
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for password in [
            "passwordpassword",
            "Password12345678",
            "xingtanxingtanxingtan",
            "Xingtan Xingtan Xingtan",
            "xingtan123456789",
            "xingtan-demo-2026",
            "123456789012345",
            "abcdefghijklmnop",
            "zyxwvutsrqponmlk",
            "aaaaaaaaaaaaaaaaaaaa",
            "woaini1314woaini1314",
            "woaini1314520woaini",
            "qwertyuiopasdfghjkl",
            "qwertyuiop1234567890",
            "xiaomanxiaoman2012",
            "xiaoman1234567890",
            "ＰａｓｓｗｏｒｄＰａｓｓｗｏｒｄ",
            "correcthorsebatterystaple",
            "helloworldiloveyou",
        ] {
            assert_eq!(check(password, "xiaoman"), Err(PasswordFault::Guessable), "{password}");
        }
        assert_eq!(check("li.lei.2026li.lei.2026", "li.lei.2026@example.org"), Err(PasswordFault::Guessable));
    }

    #[test]
    fn what_was_stolen_elsewhere_is_refused() {
        for password in ["chicagoblackhawks", "ChicagoBlackhawks", "zheraf2606oleg1989", "samsungkoze176351"] {
            assert_eq!(check(password, "xiaoman"), Err(PasswordFault::Breached), "{password}");
        }
        assert_eq!(check_beside("m4ny-sm4ll", "xiaoman", true), Ok(()));
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        let long = |count: usize| {
            "杏坛有教无类想学就学处处能学时时可"
                .chars()
                .cycle()
                .take(count)
                .enumerate()
                .map(|(at, letter)| if at % 5 == 0 { char::from(b'a' + u8::try_from(at % 23).unwrap()) } else { letter })
                .collect::<String>()
        };
        assert_eq!(check(&long(PASSWORD_LENGTH_MIN - 1), ""), Err(PasswordFault::Short));
        assert_eq!(check(&long(PASSWORD_LENGTH_MIN), ""), Ok(()));
        assert_eq!(check(&long(PASSWORD_LENGTH_MAX), ""), Ok(()));
        assert_eq!(check(&long(PASSWORD_LENGTH_MAX + 1), ""), Err(PasswordFault::Long));
        assert_eq!(check(&"ab".repeat(10_000_000), ""), Err(PasswordFault::Long));
    }

    #[test]
    fn the_list_is_long_and_folded() {
        assert!(BLOCKLIST.len() >= 450, "{}", BLOCKLIST.len());
        assert!(BLOCKLIST.iter().all(|word| word.to_lowercase() == *word));
    }
}
