//! How many of something, in English: one thing, two things.

/// `1 file`, `2 files`, `1 entry`, `0 people`.
pub fn counted(count: impl TryInto<u64>, one: &str) -> String {
    let count = count.try_into().unwrap_or(u64::MAX);
    if count == 1 { format!("1 {one}") } else { format!("{count} {}", many(one)) }
}

/// The plural of the last word.
fn many(one: &str) -> String {
    match one.strip_suffix('y') {
        _ if one == "person" => "people".to_owned(),
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{one}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_not_many() {
        let said = [counted(0u64, "row"), counted(1usize, "row"), counted(2u64, "row"), counted(1u64, "person"), counted(3u64, "person")];
        assert_eq!(said, ["0 rows", "1 row", "2 rows", "1 person", "3 people"]);
        assert_eq!([counted(2u64, "entry"), counted(2u64, "day"), counted(2u64, "old file")], ["2 entries", "2 days", "2 old files"]);
    }
}
