//! The few cookies there are. None is for tracking; all are listed here.

/// The session of a member or a guest: an opaque token, hashed at rest.
pub const SESSION: &str = "xt";
/// The language somebody chose.
pub const LANGUAGE: &str = "lang";
/// `light` or `dark`, where somebody chose.
pub const THEME: &str = "theme";
/// `big` or `bigger`, where somebody chose larger type.
pub const SIZE: &str = "size";
/// What a browser that goes to another provider to sign in is known by when it comes back, for ten minutes.
pub const OUTSIDE: &str = "outside";
/// What a browser is known by between two accounts that are to become one, for ten minutes.
pub const MERGE: &str = "merge";

/// Seconds that a choice of language, theme or size is kept.
const CHOICE_SECONDS: u32 = 365 * 86_400;

/// The value of a cookie in a `Cookie` header.
#[must_use]
pub fn read<'a>(header: &'a str, name: &str) -> Option<&'a str> {
    header.split(';').map(str::trim).find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name)).map(|(_, value)| value)
}

/// A session cookie. `secure` where the platform is reached over TLS.
#[must_use]
pub fn session(token: &str, seconds: u32, secure: bool) -> String {
    format!("{SESSION}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{}", if secure { "; Secure" } else { "" })
}

/// A cookie for something that was begun and is to be finished within minutes, when the browser comes back from another site.
#[must_use]
pub fn step(name: &str, token: &str, seconds: u32, secure: bool) -> String {
    format!("{name}={token}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{}", if secure { "; Secure" } else { "" })
}

/// Takes such a cookie away.
#[must_use]
pub fn end(name: &str) -> String {
    format!("{name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
}

/// Takes the session cookie away.
#[must_use]
pub fn end_session() -> String {
    format!("{SESSION}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
}

/// Remembers a choice.
#[must_use]
pub fn choice(name: &str, value: &str) -> String {
    format!("{name}={value}; Path=/; Max-Age={CHOICE_SECONDS}; SameSite=Lax")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_found_by_their_whole_name() {
        assert_eq!(read("a=1; xt=token ;lang=en", SESSION), Some("token"));
        assert_eq!(read("nxt=1", SESSION), None);
        assert_eq!(read("", SESSION), None);
    }
}
