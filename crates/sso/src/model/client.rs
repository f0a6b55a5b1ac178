//! Programs that are connected to the platform.

use kernel::{Id, Time};
use serde::{Deserialize, Serialize};

use crate::model::redirect::{self, ADDRESSES_MAX, AddressFault};
use crate::model::scope::{OF_PEOPLE, OF_RECORDS, OF_ROSTERS, Scopes};

/// The longest name of a program, in characters.
pub const NAME_LENGTH_MAX: usize = 100;
/// The longest purpose, in characters.
pub const PURPOSE_LENGTH_MAX: usize = 500;
/// The largest logo, in bytes.
pub const LOGO_BYTES_MAX: usize = 256 * 1024;
/// The largest set of keys, in bytes.
pub const KEYS_BYTES_MAX: usize = 32 * 1024;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// As it is kept and typed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one with this word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// What a program is connected for.
    ClientKind {
        /// People sign in to it with their account here.
        Oidc = "oidc",
        /// It uses the interface for programs on its own behalf.
        Api = "api",
        /// It writes and reads learning records on its own behalf.
        Lrs = "lrs",
    }
}

words! {
    /// How a program proves who it is (OpenID Connect Core §9).
    AuthMethod {
        /// It cannot keep a secret: an app, or a page.
        Open = "none",
        /// By a secret, in the header or in the form.
        Secret = "client_secret",
        /// By a signature with its own key.
        PrivateKey = "private_key_jwt",
    }
}

words! {
    /// How tokens are signed.
    Algorithm {
        /// ECDSA on P-256 with SHA-256.
        Es256 = "ES256",
        /// RSASSA-PKCS1-v1_5 with SHA-256, which every relying party must understand.
        Rs256 = "RS256",
    }
}

/// What is said of a program, besides its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What it is for, in its operator's words; shown to people.
    #[serde(default)]
    pub purpose: String,
    /// How it proves who it is.
    pub method: AuthMethod,
    /// Its public keys, a JSON Web Key Set as text; empty where it has none.
    #[serde(default)]
    pub keys: String,
    /// Where its public keys are published; empty where they are given.
    #[serde(default)]
    pub keys_uri: String,
    /// Where people come back to after signing in.
    #[serde(default)]
    pub redirect_uris: Vec<String>,
    /// Where people come back to after signing out.
    #[serde(default)]
    pub post_logout_uris: Vec<String>,
    /// Where it wants to hear that somebody signed out; empty for nowhere.
    #[serde(default)]
    pub backchannel_uri: String,
    /// What it may ask for.
    pub scopes: Scopes,
    /// The name of the sector within which a person has one subject; empty takes it from the first address.
    #[serde(default)]
    pub sector: String,
    /// The document that says which addresses are of one sector, where the program named one (OpenID Connect Core §8.1); it was read when it registered.
    #[serde(default)]
    pub sector_uri: String,
    /// True where people have the same subject as in other programs with this setting.
    #[serde(default)]
    pub public_subject: bool,
    /// The organisation at and below which it sees people and classes; the whole platform where nothing is said.
    #[serde(default)]
    pub organization: Option<Id>,
    /// How tokens for it are signed.
    pub algorithm: Algorithm,
    /// True where it must push its requests (RFC 9126).
    #[serde(default)]
    pub must_push: bool,
    /// True where it registered itself with a token of the operator.
    #[serde(default)]
    pub registered_itself: bool,
}

impl Profile {
    /// What a program of a kind has that nothing was said about.
    #[must_use]
    pub fn of(kind: ClientKind) -> Self {
        let scopes = match kind {
            ClientKind::Oidc => Scopes::of(&OF_PEOPLE),
            ClientKind::Api => Scopes::of(&OF_ROSTERS),
            ClientKind::Lrs => Scopes::of(&OF_RECORDS),
        };
        Self {
            purpose: String::new(),
            method: AuthMethod::Secret,
            keys: String::new(),
            keys_uri: String::new(),
            redirect_uris: Vec::new(),
            post_logout_uris: Vec::new(),
            backchannel_uri: String::new(),
            scopes,
            sector: String::new(),
            sector_uri: String::new(),
            public_subject: false,
            organization: None,
            algorithm: Algorithm::Rs256,
            must_push: false,
            registered_itself: false,
        }
    }
}

/// A connected program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its id, which it says when it asks.
    pub id: Id,
    /// What it is connected for.
    pub kind: ClientKind,
    /// Its name.
    pub name: String,
    /// What else is said of it.
    pub profile: Profile,
    /// What is kept of its secret.
    pub secret_hash: Option<Vec<u8>>,
    /// What is kept of the secret before, and until when that one works too.
    pub former_secret: Option<(Vec<u8>, Time)>,
    /// What is kept of the token by which it changes its registration, where it registered itself.
    pub registration_hash: Option<Vec<u8>>,
    /// The media type of its logo; empty where it has none.
    pub logo_kind: String,
    /// Since when it is suspended.
    pub suspended_at: Option<Time>,
    /// Since when it is connected.
    pub created_at: Time,
    /// When it was last changed.
    pub updated_at: Time,
}

/// Why a program cannot be as it was described.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClientFault {
    /// The name is missing, too long or holds control characters.
    #[error("the name must have 1 to {NAME_LENGTH_MAX} characters")]
    Name,
    /// The purpose is too long.
    #[error("the purpose may have {PURPOSE_LENGTH_MAX} characters")]
    Purpose,
    /// An address to come back to is missing.
    #[error("at least one redirect address is needed")]
    NoRedirect,
    /// An address cannot be used.
    #[error("the address '{0}' {1}")]
    Address(String, AddressFault),
    /// Too many addresses.
    #[error("more than {ADDRESSES_MAX} addresses")]
    ManyAddresses,
    /// The addresses lie on several hosts, and nobody said which sector they are.
    #[error("the redirect addresses lie on several hosts; name their sector")]
    Sector,
    /// The keys cannot be used.
    #[error("the keys must be a JSON Web Key Set with public keys for ES256, RS256 or PS256, of at most {KEYS_BYTES_MAX} bytes")]
    Keys,
    /// A program without a person cannot do without a secret or a key.
    #[error("a program that acts on its own behalf needs a secret or a key")]
    Open,
    /// The logo is no picture of a known kind, or too large.
    #[error("the logo must be a PNG, JPEG or WebP picture of at most {LOGO_BYTES_MAX} bytes")]
    Logo,
    /// A scope that nobody knows, or of another kind of programs: one that only people can allow, for a program that acts on its own behalf.
    #[error("the scope '{0}' is not for this kind of program; the reference names those that are")]
    Scope(String),
}

/// Checks what is said of a program and puts it in order.
///
/// # Errors
/// What is wrong.
pub fn check(kind: ClientKind, name: &str, mut profile: Profile) -> Result<(String, Profile), ClientFault> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_LENGTH_MAX || name.chars().any(char::is_control) {
        return Err(ClientFault::Name);
    }
    profile.purpose = profile.purpose.trim().to_owned();
    if profile.purpose.chars().count() > PURPOSE_LENGTH_MAX {
        return Err(ClientFault::Purpose);
    }
    for list in [&profile.redirect_uris, &profile.post_logout_uris] {
        if list.len() > ADDRESSES_MAX {
            return Err(ClientFault::ManyAddresses);
        }
        for address in list {
            redirect::check(address).map_err(|fault| ClientFault::Address(address.clone(), fault))?;
        }
    }
    for address in [&profile.backchannel_uri, &profile.keys_uri].into_iter().filter(|address| !address.is_empty()) {
        redirect::check_callable(address).map_err(|fault| ClientFault::Address(address.clone(), fault))?;
    }
    let for_people = kind == ClientKind::Oidc;
    // The word `profile` means two things: the name of a person, and the documents of a record store, where no person is behind the program.
    let is_for = |scope: &str| match kind {
        ClientKind::Oidc => OF_PEOPLE.contains(&scope),
        // Programs that talk to programs agree on words of their own.
        ClientKind::Api => !OF_PEOPLE.contains(&scope),
        ClientKind::Lrs => OF_RECORDS.contains(&scope),
    };
    if let Some(scope) = profile.scopes.iter().find(|scope| !is_for(scope)) {
        return Err(ClientFault::Scope(scope.to_owned()));
    }
    if for_people && profile.redirect_uris.is_empty() {
        return Err(ClientFault::NoRedirect);
    }
    if !for_people && profile.method == AuthMethod::Open {
        return Err(ClientFault::Open);
    }
    if profile.method == AuthMethod::PrivateKey && profile.keys_uri.is_empty() && !crate::model::assertion::are_keys(&profile.keys) {
        return Err(ClientFault::Keys);
    }
    if profile.sector.is_empty() && for_people {
        let mut sectors: Vec<String> = profile.redirect_uris.iter().map(|address| redirect::sector(address)).collect();
        sectors.dedup();
        match sectors.as_slice() {
            [only] => profile.sector.clone_from(only),
            _ if profile.public_subject => {}
            _ => return Err(ClientFault::Sector),
        }
    }
    Ok((name.to_owned(), profile))
}

/// The media type of a logo, by its first bytes; what else it claims to be is not asked.
///
/// # Errors
/// It is none of the kinds that are shown, or too large.
pub fn logo_kind(bytes: &[u8]) -> Result<&'static str, ClientFault> {
    if bytes.len() > LOGO_BYTES_MAX {
        return Err(ClientFault::Logo);
    }
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Ok("image/png"),
        [0xff, 0xd8, 0xff, ..] => Ok("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok("image/webp"),
        _ => Err(ClientFault::Logo),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oidc(redirect: &[&str]) -> Profile {
        Profile { redirect_uris: redirect.iter().map(|text| (*text).to_owned()).collect(), ..Profile::of(ClientKind::Oidc) }
    }

    #[test]
    fn names_and_purposes_are_bounded() {
        let one = |name: &str| check(ClientKind::Oidc, name, oidc(&["https://a.example/"])).map(|(name, _)| name);
        assert_eq!(one(&format!(" {} ", "书".repeat(NAME_LENGTH_MAX))), Ok("书".repeat(NAME_LENGTH_MAX)));
        for bad in ["", "  ", "a\u{7}b", &"x".repeat(NAME_LENGTH_MAX + 1)] {
            assert_eq!(one(bad), Err(ClientFault::Name));
        }
        let with = |length: usize| check(ClientKind::Oidc, "a", Profile { purpose: "x".repeat(length), ..oidc(&["https://a.example/"]) });
        assert!(with(PURPOSE_LENGTH_MAX).is_ok());
        assert_eq!(with(PURPOSE_LENGTH_MAX + 1).unwrap_err(), ClientFault::Purpose);
    }

    #[test]
    fn scopes_are_those_of_the_kind() {
        let with = |kind, scope: &str| {
            check(
                kind,
                "a",
                Profile { scopes: Scopes::of(&[scope]), ..if kind == ClientKind::Oidc { oidc(&["https://a.example/"]) } else { Profile::of(kind) } },
            )
        };
        for (kind, good, bad) in [
            (ClientKind::Oidc, &OF_PEOPLE[..], &["foo", "statements/write", "scim"][..]),
            (ClientKind::Lrs, &OF_RECORDS[..], &["foo", "openid", "email", "scim"][..]),
            (ClientKind::Api, &["scim", "a-word-of-ours"][..], &["openid", "email"][..]),
        ] {
            assert!(good.iter().all(|scope| with(kind, scope).is_ok()), "{kind:?}");
            for scope in bad {
                assert_eq!(with(kind, scope).unwrap_err(), ClientFault::Scope((*scope).to_owned()), "{kind:?}");
            }
        }
    }

    #[test]
    fn addresses_are_counted_and_their_sector_is_known() {
        let many = |count: usize| (0..count).map(|number| format!("https://a.example/{number}")).collect::<Vec<_>>();
        let with = |uris: Vec<String>| check(ClientKind::Oidc, "a", Profile { redirect_uris: uris, ..Profile::of(ClientKind::Oidc) });
        assert_eq!(with(many(ADDRESSES_MAX)).unwrap().1.sector, "a.example");
        assert_eq!(with(many(ADDRESSES_MAX + 1)).unwrap_err(), ClientFault::ManyAddresses);
        assert_eq!(with(vec![]).unwrap_err(), ClientFault::NoRedirect);
        assert_eq!(check(ClientKind::Oidc, "a", oidc(&["https://a.example/", "https://b.example/"])).unwrap_err(), ClientFault::Sector);
        let named = Profile { sector: "s.example".to_owned(), ..oidc(&["https://a.example/", "https://b.example/"]) };
        assert!(check(ClientKind::Oidc, "a", named).is_ok());
    }

    #[test]
    fn programs_on_their_own_behalf_prove_who_they_are_and_get_nothing_of_people() {
        assert_eq!(check(ClientKind::Api, "a", Profile { method: AuthMethod::Open, ..Profile::of(ClientKind::Api) }).unwrap_err(), ClientFault::Open);
        let personal = Profile { scopes: Scopes::of(&["email"]), ..Profile::of(ClientKind::Api) };
        assert_eq!(check(ClientKind::Api, "a", personal).unwrap_err(), ClientFault::Scope("email".to_owned()));
        let keyed = Profile { method: AuthMethod::PrivateKey, keys: "{}".to_owned(), ..Profile::of(ClientKind::Api) };
        assert_eq!(check(ClientKind::Api, "a", keyed).unwrap_err(), ClientFault::Keys);
    }

    #[test]
    fn logos_are_pictures() {
        assert_eq!(logo_kind(b"\x89PNG\r\n\x1a\nrest"), Ok("image/png"));
        assert_eq!(logo_kind(b"<svg onload=alert(1)>"), Err(ClientFault::Logo));
        let mut large = b"\xff\xd8\xff".to_vec();
        large.resize(LOGO_BYTES_MAX, 0);
        assert_eq!(logo_kind(&large), Ok("image/jpeg"));
        large.push(0);
        assert_eq!(logo_kind(&large), Err(ClientFault::Logo));
    }
}
