//! Citations: the bibliography is a file of its own that books leave out of their pages; the keys say who and when.

/// `Vaswani.Shazeer.Parmar.ea.2017,Bishop.2006` as `(Vaswani et al., 2017; Bishop, 2006)`.
pub(super) fn citation(keys: &str) -> String {
    let shown: Vec<String> = keys.split(',').map(str::trim).filter(|key| !key.is_empty()).map(one).collect();
    format!("({})", shown.join("; "))
}

fn one(key: &str) -> String {
    let parts: Vec<&str> = key.split('.').filter(|part| !part.is_empty()).collect();
    let year = parts.last().filter(|part| part.len() >= 4 && part.bytes().take(4).all(|byte| byte.is_ascii_digit()));
    let names: Vec<&str> = parts.iter().copied().filter(|part| Some(part) != year && *part != "ea").collect();
    let Some(year) = year else { return key.to_owned() };
    let people = match names.as_slice() {
        [] => return key.to_owned(),
        [first] if !parts.contains(&"ea") => (*first).to_owned(),
        [first, second] if !parts.contains(&"ea") => format!("{first} & {second}"),
        [first, ..] => format!("{first} et al."),
    };
    format!("{}, {year}", people.replace('-', " "))
}
