//! Exact fractions, with a decimal approximation where they outgrow 128 bits.

/// How near two approximations are where they count as equal, in parts of the larger one.
const APPROXIMATION: f64 = 1e-12;

/// A number: exact while numerator and denominator fit into 128 bits, approximate beyond.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    /// Numerator and positive denominator without a common divisor.
    Exact(i128, i128),
    /// A finite approximation.
    Near(f64),
}

const fn divisor(mut one: u128, mut other: u128) -> u128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[expect(clippy::cast_precision_loss, reason = "the approximation of a number too long to be kept exactly")]
const fn near(value: i128) -> f64 {
    value as f64
}

impl Number {
    /// Nought.
    pub const ZERO: Self = Self::Exact(0, 1);
    /// One half.
    pub const HALF: Self = Self::Exact(1, 2);

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i128) -> Self {
        Self::Exact(value, 1)
    }

    /// A fraction in lowest terms; `None` where the denominator is nought.
    #[must_use]
    pub fn fraction(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let common = divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let reduce = |value: i128| i128::try_from(common).ok().and_then(|common| value.checked_div(common));
        match (reduce(numerator), reduce(denominator)) {
            (Some(numerator), Some(denominator)) if denominator > 0 => Some(Self::Exact(numerator, denominator)),
            (Some(numerator), Some(denominator)) => match (numerator.checked_neg(), denominator.checked_neg()) {
                (Some(numerator), Some(denominator)) => Some(Self::Exact(numerator, denominator)),
                _ => Self::approximate(near(numerator) / near(denominator)),
            },
            _ => Self::approximate(near(numerator) / near(denominator)),
        }
    }

    /// An approximation; `None` unless it is finite.
    #[must_use]
    pub const fn approximate(value: f64) -> Option<Self> {
        if value.is_finite() { Some(Self::Near(value)) } else { None }
    }

    /// The decimal fraction with these digits before and after the point; `None` for other letters or no digit.
    #[must_use]
    pub fn decimal(before: &str, after: &str) -> Option<Self> {
        if before.is_empty() && after.is_empty() || !before.bytes().chain(after.bytes()).all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let after = after.trim_end_matches('0');
        let exact = u32::try_from(after.len()).ok().and_then(|places| 10i128.checked_pow(places)).zip(format!("0{before}{after}").parse::<i128>().ok());
        match exact {
            Some((denominator, numerator)) => Self::fraction(numerator, denominator),
            None => format!("0{before}.{after}0").parse().ok().and_then(Self::approximate),
        }
    }

    /// The value as a floating-point number.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::Exact(numerator, denominator) => near(numerator) / near(denominator),
            Self::Near(value) => value,
        }
    }

    /// The sum; `None` where it is not finite.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        if let (Self::Exact(a, b), Self::Exact(c, d)) = (self, other)
            && let (Some(left), Some(right), Some(denominator)) = (a.checked_mul(d), c.checked_mul(b), b.checked_mul(d))
            && let Some(numerator) = left.checked_add(right)
        {
            return Self::fraction(numerator, denominator);
        }
        Self::approximate(self.value() + other.value())
    }

    /// The product; `None` where it is not finite.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        if let (Self::Exact(a, b), Self::Exact(c, d)) = (self, other)
            && let (Some(numerator), Some(denominator)) = (a.checked_mul(c), b.checked_mul(d))
        {
            return Self::fraction(numerator, denominator);
        }
        Self::approximate(self.value() * other.value())
    }

    /// The quotient; `None` where the divisor is nought.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        match other {
            Self::Exact(0, _) => None,
            Self::Exact(numerator, denominator) => self.times(Self::fraction(denominator, numerator)?),
            Self::Near(value) => Self::approximate(self.value() / value),
        }
    }

    /// Ten to a power; `None` beyond what a floating-point number holds.
    #[must_use]
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        match 10i128.checked_pow(exponent.unsigned_abs()) {
            Some(power) if exponent >= 0 => Some(Self::whole(power)),
            Some(power) => Self::fraction(1, power),
            None => Self::approximate(10f64.powi(exponent)),
        }
    }

    /// The number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::Exact(numerator, denominator) => match numerator.checked_neg() {
                Some(numerator) => Self::Exact(numerator, denominator),
                None => Self::Near(-near(numerator) / near(denominator)),
            },
            Self::Near(value) => Self::Near(-value),
        }
    }

    /// Whether both are the same number; approximations as far as they go.
    #[must_use]
    pub fn equals(self, other: Self) -> bool {
        match (self, other) {
            (Self::Exact(a, b), Self::Exact(c, d)) => (a, b) == (c, d),
            _ => {
                let (one, two) = (self.value(), other.value());
                (one - two).abs() <= APPROXIMATION * one.abs().max(two.abs())
            }
        }
    }

    /// Whether both differ by no more than `tolerance`; nought or less asks for the same number.
    #[must_use]
    pub fn is_within(self, tolerance: f64, other: Self) -> bool {
        self.equals(other) || tolerance > 0.0 && (self.value() - other.value()).abs() <= tolerance * (1.0 + APPROXIMATION)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn arithmetic_is_exact_where_it_fits(a in -1_000_000i128..1_000_000, b in 1i128..1_000_000, c in -1_000_000i128..1_000_000, d in 1i128..1_000_000) {
            let (x, y) = (Number::fraction(a, b).unwrap(), Number::fraction(c, d).unwrap());
            prop_assert!(x.plus(y).unwrap().plus(y.negated()).unwrap().equals(x));
            if c != 0 {
                prop_assert!(x.times(y).unwrap().over(y).unwrap().equals(x));
            }
        }

        #[test]
        fn nothing_overflows(a in any::<i128>(), b in any::<i128>(), c in any::<i128>(), d in any::<i128>()) {
            if let (Some(x), Some(y)) = (Number::fraction(a, b), Number::fraction(c, d)) {
                let _ = (x.plus(y), x.times(y), x.over(y), x.negated(), x.equals(y), y.is_within(0.5, x));
            }
        }
    }

    #[test]
    fn decimals_outgrow_128_bits_gently() {
        let long = "1".repeat(60);
        assert!(matches!(Number::decimal(&long, ""), Some(Number::Near(_))));
        assert!(Number::decimal("", "5").unwrap().equals(Number::HALF));
        assert!(Number::decimal("", "").is_none() && Number::decimal("1", "x").is_none() && Number::fraction(1, 0).is_none());
        assert!(Number::power_of_ten(400).is_none());
        assert!(Number::decimal("0", "1").unwrap().plus(Number::decimal("0", "2").unwrap()).unwrap().equals(Number::decimal("0", "3").unwrap()));
    }
}
