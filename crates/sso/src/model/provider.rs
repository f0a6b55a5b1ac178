//! A provider elsewhere by whose accounts people sign in here: as the operator set it, and as it describes itself (OpenID Connect Discovery §3).

use std::fmt;

use serde_json::{Map, Value};
use url::Url;

use crate::model::assertion::SignedFault;
use crate::model::redirect;

/// The most providers of one platform.
pub const PROVIDERS_MAX: usize = 20;
/// The longest word by which a provider stands in addresses, in characters.
pub const KEY_LENGTH_MAX: usize = 32;
/// The longest name of a provider, in characters.
pub const PROVIDER_NAME_LENGTH_MAX: usize = 60;

/// A provider as the operator set it.
#[derive(Clone)]
pub struct Provider {
    /// The word by which it stands in addresses: small letters, digits and hyphens.
    pub key: String,
    /// The name on the button.
    pub name: String,
    /// Its issuer, byte by byte as it calls itself.
    pub issuer: String,
    /// What it knows us by.
    pub client_id: String,
    /// What we prove ourselves by.
    pub client_secret: String,
    /// What we ask for; `openid` is among it.
    pub scopes: String,
    /// Whether somebody it names who is not known here may open an account.
    pub opens_accounts: bool,
    /// Classes (`acr`) that count as two factors.
    pub strong_acr: Vec<String>,
    /// Methods (`amr`) of which one is enough to count as two factors.
    pub strong_amr: Vec<String>,
    /// Whether it says when somebody proved who they are (`auth_time`), and has them prove it anew when asked. Where it does not, coming from it counts as
    /// a proof of this moment, because the operator says so.
    pub tells_when: bool,
    /// Hosts beside the issuer's own at which it may have its endpoints.
    pub hosts: Vec<String>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider").field("key", &self.key).field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// Why a provider cannot be used as it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ProviderFault {
    /// Too many.
    #[error("there may be at most {PROVIDERS_MAX} providers")]
    Many,
    /// The word stands for another one too.
    #[error("another provider has the same key")]
    Twice,
    /// The word.
    #[error("the key must be 1 to {KEY_LENGTH_MAX} small letters, digits and hyphens")]
    Key,
    /// The name.
    #[error("the name must have 1 to {PROVIDER_NAME_LENGTH_MAX} characters")]
    Name,
    /// The issuer.
    #[error("the issuer must be an address that begins with https:// (http:// on loopback only), without a query")]
    Issuer,
    /// What we are known by.
    #[error("client-id and client-secret must not be empty")]
    Client,
    /// The scopes.
    #[error("the scopes must hold 'openid'")]
    Scopes,
}

/// Why somebody could not be signed in by a provider.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpstreamFault {
    /// No provider has this key.
    #[error("no provider has this key")]
    Unknown,
    /// It did not answer.
    #[error("the provider cannot be reached: {0}")]
    Unreachable(String),
    /// It describes itself in a way that cannot be used.
    #[error("the provider's description of itself cannot be used: {0}")]
    Description(&'static str),
    /// It sent the person back without having proven who they are.
    #[error("the provider sent the person back: {0}")]
    Denied(String),
    /// Its answer lacks something, or is not its answer.
    #[error("the answer of the provider cannot be used: {0}")]
    Answer(&'static str),
    /// What it signed is worth nothing.
    #[error("the ID token is refused: {0}")]
    Token(#[from] SignedFault),
}

impl Provider {
    /// Whether it can be used as it is set.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self) -> Result<(), ProviderFault> {
        let key = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
        if self.key.is_empty() || self.key.len() > KEY_LENGTH_MAX || !self.key.bytes().all(key) {
            return Err(ProviderFault::Key);
        }
        if self.name.trim().is_empty() || self.name.chars().count() > PROVIDER_NAME_LENGTH_MAX {
            return Err(ProviderFault::Name);
        }
        if redirect::check_callable(&self.issuer).is_err() || self.issuer.contains('?') {
            return Err(ProviderFault::Issuer);
        }
        if self.client_id.is_empty() || self.client_secret.is_empty() {
            return Err(ProviderFault::Client);
        }
        if !self.scopes.split(' ').any(|scope| scope == "openid") {
            return Err(ProviderFault::Scopes);
        }
        Ok(())
    }

    /// Checks several together.
    ///
    /// # Errors
    /// Which one cannot be used, and why.
    pub fn check_all(providers: &[Self]) -> Result<(), (String, ProviderFault)> {
        if providers.len() > PROVIDERS_MAX {
            return Err((String::new(), ProviderFault::Many));
        }
        for (position, provider) in providers.iter().enumerate() {
            provider.check().map_err(|fault| (provider.key.clone(), fault))?;
            if providers.iter().take(position).any(|earlier| earlier.key == provider.key) {
                return Err((provider.key.clone(), ProviderFault::Twice));
            }
        }
        Ok(())
    }

    /// Where it describes itself (OpenID Connect Discovery §4.1).
    #[must_use]
    pub fn description_address(&self) -> String {
        format!("{}/.well-known/openid-configuration", self.issuer.trim_end_matches('/'))
    }

    /// Reads its description of itself. Every address in it must stand at the issuer's own place, or at a host that the operator named.
    ///
    /// # Errors
    /// It is none, it is another's, or an address in it leads elsewhere.
    pub fn read_description(&self, text: &str) -> Result<Description, UpstreamFault> {
        let Ok(Value::Object(said)) = serde_json::from_str(text) else { return Err(UpstreamFault::Description("it is no JSON object")) };
        if said.get("issuer").and_then(Value::as_str) != Some(self.issuer.as_str()) {
            return Err(UpstreamFault::Description("it names another issuer"));
        }
        let has = |name: &str, wanted: &str| list(&said, name).is_none_or(|list| list.contains(&wanted));
        if !has("code_challenge_methods_supported", "S256") {
            return Err(UpstreamFault::Description("it does not know PKCE by S256"));
        }
        let methods = list(&said, "token_endpoint_auth_methods_supported");
        let basic = methods.as_ref().is_none_or(|methods| methods.contains(&"client_secret_basic"));
        if !basic && !has("token_endpoint_auth_methods_supported", "client_secret_post") {
            return Err(UpstreamFault::Description("it takes no secret of a program"));
        }
        Ok(Description {
            authorization: self.endpoint(&said, "authorization_endpoint")?,
            token: self.endpoint(&said, "token_endpoint")?,
            keys: self.endpoint(&said, "jwks_uri")?,
            basic,
            names_itself: said.get("authorization_response_iss_parameter_supported").and_then(Value::as_bool).unwrap_or(false),
        })
    }

    fn endpoint(&self, said: &Map<String, Value>, name: &'static str) -> Result<String, UpstreamFault> {
        let address = said.get(name).and_then(Value::as_str).unwrap_or("");
        if redirect::check_callable(address).is_err() || !self.is_at_home(address) {
            return Err(UpstreamFault::Description(name));
        }
        Ok(address.to_owned())
    }

    /// Whether an address stands at the issuer's place, or over TLS at a host that the operator named.
    fn is_at_home(&self, address: &str) -> bool {
        let (Ok(own), Ok(given)) = (Url::parse(&self.issuer), Url::parse(address)) else { return false };
        let named = given.scheme() == "https" && given.port().is_none() && given.host_str().is_some_and(|host| self.hosts.iter().any(|known| known == host));
        own.origin() == given.origin() || named
    }

    /// Whether what it says about how somebody proved who they are counts as two factors.
    #[must_use]
    pub fn is_strong(&self, acr: Option<&str>, amr: &[String]) -> bool {
        acr.is_some_and(|acr| self.strong_acr.iter().any(|known| known == acr)) || amr.iter().any(|method| self.strong_amr.contains(method))
    }
}

fn list<'s>(said: &'s Map<String, Value>, name: &str) -> Option<Vec<&'s str>> {
    said.get(name).and_then(Value::as_array).map(|list| list.iter().filter_map(Value::as_str).collect())
}

/// What a provider says of itself, as far as we need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// Where people are sent.
    pub authorization: String,
    /// Where codes are redeemed.
    pub token: String,
    /// Where its keys are.
    pub keys: String,
    /// Whether we prove ourselves by HTTP Basic authentication; else by fields of the form.
    pub basic: bool,
    /// Whether it says in each answer who it is (RFC 9207).
    pub names_itself: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn provider() -> Provider {
        Provider {
            key: "school".to_owned(),
            name: "第一中学".to_owned(),
            issuer: "https://id.example".to_owned(),
            client_id: "xingtan".to_owned(),
            client_secret: "secret".to_owned(),
            scopes: "openid profile".to_owned(),
            opens_accounts: true,
            strong_acr: vec!["high".to_owned()],
            strong_amr: vec!["mfa".to_owned()],
            tells_when: true,
            hosts: vec!["keys.example".to_owned()],
        }
    }

    fn description() -> Value {
        json!({ "issuer": "https://id.example", "authorization_endpoint": "https://id.example/authorize", "token_endpoint": "https://id.example/token",
            "jwks_uri": "https://keys.example/jwks" })
    }

    #[test]
    fn settings_are_checked_at_their_bounds() {
        assert_eq!(provider().check(), Ok(()));
        let with = |change: &dyn Fn(&mut Provider)| {
            let mut changed = provider();
            change(&mut changed);
            changed.check()
        };
        assert_eq!(with(&|provider| provider.key = "k".repeat(KEY_LENGTH_MAX)), Ok(()));
        assert_eq!(with(&|provider| provider.name = "名".repeat(PROVIDER_NAME_LENGTH_MAX)), Ok(()));
        for key in ["", "School", "a/b", "a b", "学", &"k".repeat(KEY_LENGTH_MAX + 1)] {
            assert_eq!(with(&|provider| provider.key = key.to_owned()), Err(ProviderFault::Key), "{key}");
        }
        assert_eq!(with(&|provider| provider.name = "名".repeat(PROVIDER_NAME_LENGTH_MAX + 1)), Err(ProviderFault::Name));
        assert_eq!(with(&|provider| provider.name = " ".to_owned()), Err(ProviderFault::Name));
        for issuer in ["", "id.example", "http://id.example", "https://id.example/?x=1", "https://id.example/#x", "https://u@id.example"] {
            assert_eq!(with(&|provider| provider.issuer = issuer.to_owned()), Err(ProviderFault::Issuer), "{issuer}");
        }
        assert_eq!(with(&|provider| provider.client_secret.clear()), Err(ProviderFault::Client));
        assert_eq!(with(&|provider| provider.scopes = "profile".to_owned()), Err(ProviderFault::Scopes));
        let many = |count: usize| -> Vec<Provider> { (0..count).map(|number| Provider { key: format!("p{number}"), ..provider() }).collect() };
        assert_eq!(Provider::check_all(&many(PROVIDERS_MAX)), Ok(()));
        assert_eq!(Provider::check_all(&many(PROVIDERS_MAX + 1)), Err((String::new(), ProviderFault::Many)));
        assert_eq!(Provider::check_all(&[provider(), provider()]), Err(("school".to_owned(), ProviderFault::Twice)));
        assert!(!format!("{:?}", provider()).contains("secret"), "what is logged holds no secret");
    }

    #[test]
    fn a_description_is_of_its_issuer_and_leads_nowhere_else() {
        let read = |value: &Value| provider().read_description(&value.to_string());
        let good = read(&description()).unwrap();
        assert_eq!((good.keys.as_str(), good.basic, good.names_itself), ("https://keys.example/jwks", true, false));
        for (name, value) in [
            ("issuer", json!("https://id.example/")),
            ("issuer", json!("https://evil.example")),
            ("issuer", json!(null)),
            ("token_endpoint", json!("http://id.example/token")),
            ("token_endpoint", json!("https://id.example:444/token")),
            ("token_endpoint", json!("https://evil.example/token")),
            ("token_endpoint", json!("https://id.example.evil.example/token")),
            ("token_endpoint", json!("https://id.example@evil.example/token")),
            ("token_endpoint", json!("https://127.0.0.1/token")),
            ("token_endpoint", json!("http://169.254.169.254/token")),
            ("token_endpoint", json!("/token")),
            ("token_endpoint", json!(7)),
            ("jwks_uri", json!("https://keys.example:8443/jwks")),
            ("jwks_uri", json!("http://keys.example/jwks")),
            ("jwks_uri", json!("file:///etc/passwd")),
            ("authorization_endpoint", json!("javascript:alert(1)")),
            ("authorization_endpoint", json!("https://evil.example/authorize")),
            ("code_challenge_methods_supported", json!(["plain"])),
            ("token_endpoint_auth_methods_supported", json!(["private_key_jwt"])),
        ] {
            let mut changed = description();
            changed[name] = value.clone();
            assert!(matches!(read(&changed), Err(UpstreamFault::Description(_))), "{name} {value}");
        }
        let mut posts = description();
        posts["token_endpoint_auth_methods_supported"] = json!(["client_secret_post"]);
        assert!(!read(&posts).unwrap().basic);
        for text in ["", "[]", "{", "null"] {
            assert!(provider().read_description(text).is_err());
        }
    }

    #[test]
    fn only_what_the_settings_name_is_strong() {
        let strong = |acr: Option<&str>, amr: &[&str]| provider().is_strong(acr, &amr.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        assert!(strong(Some("high"), &[]) && strong(None, &["pwd", "mfa"]));
        assert!(!strong(None, &[]) && !strong(Some("higher"), &["pwd", "otp"]) && !strong(Some("mfa"), &["high"]));
        assert!(!Provider { strong_acr: vec![], strong_amr: vec![], ..provider() }.is_strong(Some("high"), &["mfa".to_owned()]));
    }
}
