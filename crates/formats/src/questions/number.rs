//! Numbers as answers.

/// A number without the commas between its thousands: `70,000` is `70000`. `None` where it is not a number.
pub(crate) fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    let digits: String = text.chars().filter(|letter| *letter != ',').collect();
    let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(&digits);
    let well_formed = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let number = match unsigned.split_once('.') {
        Some((whole, fraction)) => well_formed(whole) && well_formed(fraction),
        None => match unsigned.split_once('/') {
            Some((above, below)) => well_formed(above) && well_formed(below) && below.bytes().any(|byte| byte != b'0'),
            None => well_formed(unsigned),
        },
    };
    (number && grouped(text)).then(|| digits.trim_start_matches('+').to_owned())
}

/// Commas only part thousands: `1,450,000`, not `3,5`.
fn grouped(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or("");
    whole.split(',').skip(1).all(|group| group.len() == 3) && !text.split('.').skip(1).any(|fraction| fraction.contains(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_lose_their_commas() {
        for (text, number) in [
            ("18", Some("18")),
            ("1,450,000", Some("1450000")),
            (" -2.50 ", Some("-2.50")),
            ("1/2", Some("1/2")),
            ("3,5", None),
            ("1/0", None),
            ("", None),
            ("x", None),
            ("1.", None),
        ] {
            assert_eq!(plain(text).as_deref(), number, "{text}");
        }
    }
}
