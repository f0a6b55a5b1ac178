//! Whole numbers with their digits grouped as a language writes them.

use crate::Tongue;

impl Tongue {
    /// Appends a whole number: `12,345` in English and Chinese, `12 345` with a narrow space in French and Russian.
    ///
    /// Spanish leaves four digits together (`1234`, `12.345`), as its academy and CLDR's `minimumGroupingDigits` ask.
    pub fn write_number(self, number: u64, out: &mut String) {
        let (separator, digits_min) = match self {
            Self::ZhHans | Self::En | Self::Ar => (',', 4),
            Self::Fr | Self::Ru => ('\u{202f}', 4),
            Self::Es => ('.', 5),
        };
        let digits = number.to_string();
        let group = digits.len() >= digits_min;
        for (position, digit) in digits.chars().enumerate() {
            if group && position > 0 && (digits.len() - position).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
    }

    /// A whole number as this language writes it.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        let mut out = String::new();
        self.write_number(number, &mut out);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_as_the_language_does() {
        for (tongue, number, text) in [
            (Tongue::En, 0, "0"),
            (Tongue::En, 999, "999"),
            (Tongue::En, 1_000, "1,000"),
            (Tongue::En, u64::MAX, "18,446,744,073,709,551,615"),
            (Tongue::ZhHans, 12_345, "12,345"),
            (Tongue::Fr, 12_345, "12\u{202f}345"),
            (Tongue::Ru, 1_234_567, "1\u{202f}234\u{202f}567"),
            (Tongue::Es, 1_234, "1234"),
            (Tongue::Es, 12_345, "12.345"),
            (Tongue::Ar, 12_345, "12,345"),
        ] {
            assert_eq!(tongue.number(number), text);
        }
    }
}
