//! Passwords that stand in lists of stolen ones (NIST SP 800-63B-4, 3.1.1.2): a set of hashes, packed so that it is part of the program.
//!
//! A Golomb-coded set: SHA-256 of each password is scaled to a range of count × 2^[`RICE`] values; the sorted values are kept as their differences in
//! Golomb–Rice code. A password that is not in it is taken for one once in about a million times, and its person is asked for another one.

use sha2::{Digest, Sha256};

/// Bits of a difference that are kept as they are; a wrong yes comes once in 2^20 times.
const RICE: u32 = 20;
/// Values between two entries of the index.
const BLOCK: usize = 256;
/// Bytes of the head: how many values there are.
const HEAD: usize = 4;
/// Bytes of an entry of the index: the value before a block, and the bit at which it begins.
const ENTRY: usize = 12;
/// The shortest password that is looked up; shorter ones are refused anyway.
pub const LOOKED_UP_LENGTH_MIN: usize = super::password::PASSWORD_LENGTH_MIN_WITH_SECOND;

/// The set that is part of the program.
static SET: &[u8] = include_bytes!("../../data/breached/set.bin");

/// Whether a password in its normal form stands in the lists; capitals do not matter.
#[must_use]
pub fn is_breached(normal: &str) -> bool {
    holds(SET, normal)
}

/// How many passwords the set that is part of the program holds.
#[must_use]
pub fn count() -> usize {
    usize::try_from(read_number(SET, 0, HEAD)).unwrap_or(0)
}

fn hash(password: &str) -> u64 {
    let digest = Sha256::digest(password.to_lowercase().as_bytes());
    digest.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// A hash in the range of a set of so many.
fn scaled(hash: u64, count: u64) -> u64 {
    u64::try_from((u128::from(hash) * (u128::from(count) << RICE)) >> 64).unwrap_or(u64::MAX)
}

fn read_number(bytes: &[u8], from: usize, length: usize) -> u64 {
    bytes.get(from..from + length).unwrap_or(&[]).iter().fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// Whether a set holds a password.
#[must_use]
pub fn holds(set: &[u8], password: &str) -> bool {
    let count = read_number(set, 0, HEAD);
    if count == 0 || password.chars().count() < LOOKED_UP_LENGTH_MIN {
        return false;
    }
    let sought = scaled(hash(password), count);
    let blocks = usize::try_from(count).unwrap_or(0).div_ceil(BLOCK);
    let before = |block: usize| read_number(set, HEAD + block * ENTRY, 8);
    // The last block that begins after a value smaller than what is sought; equal values stand in one block only, as each value stands once.
    let (mut low, mut high) = (0, blocks);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if before(middle) < sought { low = middle } else { high = middle }
    }
    let mut bits = Bits { bytes: set.get(HEAD + blocks * ENTRY..).unwrap_or(&[]), at: read_number(set, HEAD + low * ENTRY + 8, 4) };
    let mut value = before(low);
    for _ in 0..BLOCK {
        let Some(step) = bits.next_difference() else { return false };
        value = value.saturating_add(step);
        if value >= sought {
            return value == sought;
        }
    }
    false
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: u64,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<u64> {
        let byte = self.bytes.get(usize::try_from(self.at / 8).ok()?)?;
        let bit = (byte >> (7 - self.at % 8)) & 1;
        self.at += 1;
        Some(u64::from(bit))
    }

    fn next_difference(&mut self) -> Option<u64> {
        let mut high = 0;
        while self.bit()? == 1 {
            high += 1;
        }
        (0..RICE).try_fold(high, |number, _| Some((number << 1) | self.bit()?))
    }
}

/// Packs a set; what is too short is left out. For the program that makes the file, and for tests.
#[must_use]
pub fn pack<'a>(passwords: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut hashes: Vec<u64> = passwords.filter(|password| password.chars().count() >= LOOKED_UP_LENGTH_MIN).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    let count = hashes.len() as u64;
    let mut values: Vec<u64> = hashes.iter().map(|hash| scaled(*hash, count)).collect();
    // Two that fall together count once; the range stays that of the count that is written, so the count is kept and the last value said again.
    values.dedup();
    let (mut index, mut packed, mut at, mut before) = (Vec::new(), Vec::<u8>::new(), 0u64, 0u64);
    let mut push = |bit: bool, at: &mut u64| {
        if at.is_multiple_of(8) {
            packed.push(0);
        }
        if let (true, Some(last)) = (bit, packed.last_mut()) {
            *last |= 1 << (7 - *at % 8);
        }
        *at += 1;
    };
    let padding = std::iter::repeat_n(values.last().copied().unwrap_or(0), hashes.len() - values.len());
    for (position, value) in values.iter().copied().chain(padding).enumerate() {
        if position.is_multiple_of(BLOCK) {
            index.extend(before.to_be_bytes());
            index.extend(u32::try_from(at).unwrap_or(u32::MAX).to_be_bytes());
        }
        let step = value - before;
        before = value;
        for _ in 0..step >> RICE {
            push(true, &mut at);
        }
        push(false, &mut at);
        for bit in (0..RICE).rev() {
            push((step >> bit) & 1 == 1, &mut at);
        }
    }
    [&u32::try_from(count).unwrap_or(u32::MAX).to_be_bytes()[..], &index, &packed].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_and_almost_nothing_else() {
        let words: Vec<String> = (0..5_000).map(|number| format!("Password {number}")).collect();
        let set = pack(words.iter().map(String::as_str).chain(["short", "password 7"]));
        assert_eq!(read_number(&set, 0, HEAD), 5_000, "capitals do not matter, and what is short is left out");
        assert!(words.iter().all(|word| holds(&set, word) && holds(&set, &word.to_uppercase())));
        let wrong = (0..10_000).filter(|number| holds(&set, &format!("another {number:08}"))).count();
        assert!(wrong <= 1, "{wrong} of 10 000");
        assert!(!holds(&set, "short") && !holds(&pack(std::iter::empty()), "password 7") && !holds(&[], "password 7"));
        let one = pack(["one alone"].into_iter());
        assert!(holds(&one, "one alone") && !holds(&one, "two alone"));
    }

    #[test]
    fn a_damaged_set_says_no_and_does_not_fail() {
        let set = pack(["one alone", "two alone", "all three"].into_iter());
        for length in 0..set.len() {
            let _ = holds(&set[..length], "one alone");
        }
        assert!(!holds(&[255; 40], "one alone"));
    }

    #[test]
    fn the_passwords_that_were_stolen_most_are_known() {
        assert!(count() >= 400_000, "{}", count());
        for password in ["password1", "1qaz2wsx3edc", "woaini1314", "nihao123", "a123456789", "iloveyou1", "QwertyUiop", "Football1"] {
            assert!(is_breached(password), "{password}");
        }
        for password in ["seven lanterns over the ferry", "两岸猿声 and a light boat", "m4ny-sm4ll-tr33s", "trustno1trustno1"] {
            assert!(!is_breached(password), "{password}");
        }
    }
}
