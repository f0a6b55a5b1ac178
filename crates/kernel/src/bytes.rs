//! Sizes as people read them. One rule for all of them: units are thousands (ISO 80000), so 1 MB is 1 000 000 bytes.

/// The units, the largest first, with their bytes.
pub const UNITS: [(&str, u64); 4] = [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];

/// Bytes with one decimal at most, cut and not rounded: what is within a bound is never shown as more.
#[must_use]
pub fn about(bytes: u64) -> String {
    match UNITS.iter().find(|(_, unit)| bytes >= *unit) {
        Some((name, unit)) => {
            let tenths = u128::from(bytes) * 10 / u128::from(*unit);
            if tenths >= 1000 || tenths.is_multiple_of(10) { format!("{} {name}", tenths / 10) } else { format!("{}.{} {name}", tenths / 10, tenths % 10) }
        }
        None => format!("{bytes} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        let sizes = [0, 999, 1_000, 1_540, 999_999, 64_000_000, 123_456_789, 2_000_000_000];
        assert_eq!(sizes.map(about), ["0 B", "999 B", "1 kB", "1.5 kB", "999 kB", "64 MB", "123 MB", "2 GB"].map(str::to_owned));
    }
}
