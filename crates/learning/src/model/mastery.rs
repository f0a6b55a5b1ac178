//! How well somebody commands a concept, from right and wrong answers.
//!
//! The estimate is the mean of a Beta posterior: with a prior Beta(1, 1) — every level equally likely before the first answer — and `right` of
//! `total` answers right, it is (right + 1) / (total + 2) (Laplace's rule of succession). It is shown with the number of answers behind it,
//! never as a bare percentage, and not at all before [`ANSWERS_MIN`].

/// Answers before an estimate is shown.
pub const ANSWERS_MIN: u64 = 3;

/// The estimate from 0 to 1; `None` while there are too few answers.
#[must_use]
pub fn estimate(right: u64, total: u64) -> Option<f64> {
    if total < ANSWERS_MIN {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of answers are far below 2^52")]
    Some((right.min(total) + 1) as f64 / (total + 2) as f64)
}

/// The estimate in whole per cent.
#[must_use]
pub fn percent(right: u64, total: u64) -> Option<u8> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    estimate(right, total).map(|share| (share * 100.0).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_answers_say_nothing_and_more_say_more() {
        assert_eq!(percent(2, 2), None);
        assert_eq!(percent(3, 3), Some(80));
        assert_eq!(percent(30, 30), Some(97));
        assert_eq!(percent(0, 8), Some(10));
        assert!(estimate(9, 5).is_some_and(|share| share <= 1.0));
    }
}
