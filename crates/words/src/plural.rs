//! Plural categories of whole numbers (Unicode CLDR 48, `supplemental/plurals.xml`, cardinal rules with `v = 0`, `e = 0`).

use crate::Tongue;

/// The grammatical form that a number asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralCategory {
    /// Arabic for nothing.
    Zero,
    /// The singular.
    One,
    /// The dual.
    Two,
    /// The paucal: Russian 2 to 4, Arabic 3 to 10.
    Few,
    /// Russian 5 to 20, Arabic 11 to 99, French and Spanish whole millions.
    Many,
    /// Everything else; the only form in Chinese.
    Other,
}

impl PluralCategory {
    /// The category by its name in Fluent and CLDR.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

const MILLION: u64 = 1_000_000;

impl Tongue {
    /// The plural category of a whole number in this language.
    #[must_use]
    pub const fn plural(self, number: u64) -> PluralCategory {
        match self {
            Self::ZhHans => PluralCategory::Other,
            Self::En if number == 1 => PluralCategory::One,
            Self::En => PluralCategory::Other,
            Self::Fr if number < 2 => PluralCategory::One,
            Self::Es if number == 1 => PluralCategory::One,
            Self::Fr | Self::Es if number != 0 && number.is_multiple_of(MILLION) => PluralCategory::Many,
            Self::Fr | Self::Es => PluralCategory::Other,
            Self::Ru => russian(number),
            Self::Ar => arabic(number),
        }
    }

    /// Every category that some whole number has in this language.
    #[must_use]
    pub const fn plural_categories(self) -> &'static [PluralCategory] {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        match self {
            Self::ZhHans => &[Other],
            Self::En => &[One, Other],
            Self::Fr | Self::Es => &[One, Many, Other],
            // `other` is for fractions in Russian, yet Fluent writers end a choice with it.
            Self::Ru => &[One, Few, Many, Other],
            Self::Ar => &[Zero, One, Two, Few, Many, Other],
        }
    }
}

const fn russian(number: u64) -> PluralCategory {
    match (number % 10, number % 100) {
        (_, 11..=14) => PluralCategory::Many,
        (1, _) => PluralCategory::One,
        (2..=4, _) => PluralCategory::Few,
        _ => PluralCategory::Many,
    }
}

const fn arabic(number: u64) -> PluralCategory {
    match (number, number % 100) {
        (0, _) => PluralCategory::Zero,
        (1, _) => PluralCategory::One,
        (2, _) => PluralCategory::Two,
        (_, 3..=10) => PluralCategory::Few,
        (_, 11..=99) => PluralCategory::Many,
        _ => PluralCategory::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The samples that CLDR 48 prints beside its rules.
    #[test]
    fn the_rules_agree_with_the_samples_of_the_standard() {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        for (tongue, category, samples) in [
            (Tongue::ZhHans, Other, "0~15 100 1000 10000 100000 1000000"),
            (Tongue::En, One, "1"),
            (Tongue::En, Other, "0 2~16 100 1000 10000 100000 1000000"),
            (Tongue::Fr, One, "0 1"),
            (Tongue::Fr, Many, "1000000"),
            (Tongue::Fr, Other, "2~17 100 1000 10000 100000"),
            (Tongue::Es, One, "1"),
            (Tongue::Es, Many, "1000000"),
            (Tongue::Es, Other, "0 2~16 100 1000 10000 100000"),
            (Tongue::Ru, One, "1 21 31 41 51 61 71 81 101 1001"),
            (Tongue::Ru, Few, "2~4 22~24 32~34 42~44 52~54 62 102 1002"),
            (Tongue::Ru, Many, "0 5~19 100 1000 10000 100000 1000000"),
            (Tongue::Ar, Zero, "0"),
            (Tongue::Ar, One, "1"),
            (Tongue::Ar, Two, "2"),
            (Tongue::Ar, Few, "3~10 103~110 1003"),
            (Tongue::Ar, Many, "11~26 111 1011"),
            (Tongue::Ar, Other, "100~102 200~202 300~302 400~402 500~502 600 1000 10000 100000 1000000"),
        ] {
            for sample in samples.split(' ') {
                let (from, to) = sample.split_once('~').unwrap_or((sample, sample));
                for number in from.parse().unwrap()..=to.parse().unwrap() {
                    assert_eq!(tongue.plural(number), category, "{tongue:?} {number}");
                }
            }
        }
    }

    #[test]
    fn every_category_found_is_declared() {
        for tongue in Tongue::ALL {
            for number in (0..300).chain([MILLION, 2 * MILLION, u64::MAX]) {
                assert!(tongue.plural_categories().contains(&tongue.plural(number)), "{tongue:?} {number}");
            }
        }
    }
}
