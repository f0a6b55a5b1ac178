//! What the provider says of itself (OpenID Connect Discovery §3, RFC 8414), and what a program says when it registers (RFC 7591 §2).

use serde_json::{Value, json};

use crate::model::claims;
use crate::model::client::{Algorithm, AuthMethod, ClientKind, Profile};
use crate::model::grant::{ACR_ONE, ACR_TWO};
use crate::model::scope::{OF_PEOPLE, Scopes};

/// The description of the provider at this address.
#[must_use]
pub fn of_provider(issuer: &str, tongues: &[&str]) -> Value {
    let at = |path: &str| format!("{issuer}{path}");
    let methods = json!(["client_secret_basic", "client_secret_post", "private_key_jwt", "none"]);
    let proofs = json!(["client_secret_basic", "client_secret_post", "private_key_jwt"]);
    let signatures = json!(["ES256", "RS256", "PS256"]);
    let mut said: Vec<&str> = claims::ALL.to_vec();
    said.push("roles");
    json!({
        "issuer": issuer,
        "authorization_endpoint": at("/oauth2/authorize"),
        "token_endpoint": at("/oauth2/token"),
        "userinfo_endpoint": at("/oauth2/userinfo"),
        "jwks_uri": at("/oauth2/jwks"),
        "end_session_endpoint": at("/oauth2/logout"),
        "pushed_authorization_request_endpoint": at("/oauth2/par"),
        "registration_endpoint": at("/oauth2/register"),
        "revocation_endpoint": at("/oauth2/revoke"),
        "introspection_endpoint": at("/oauth2/introspect"),
        "service_documentation": at("/about"),
        "scopes_supported": OF_PEOPLE,
        "claims_supported": said,
        "claim_types_supported": ["normal"],
        "claims_parameter_supported": true,
        "request_parameter_supported": false,
        "request_uri_parameter_supported": false,
        "require_pushed_authorization_requests": false,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query", "fragment", "form_post"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
        "code_challenge_methods_supported": ["S256"],
        "subject_types_supported": ["pairwise", "public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256"],
        "acr_values_supported": [ACR_ONE, ACR_TWO],
        "prompt_values_supported": ["none", "login", "consent", "select_account"],
        "display_values_supported": ["page"],
        "ui_locales_supported": tongues,
        "token_endpoint_auth_methods_supported": methods,
        "token_endpoint_auth_signing_alg_values_supported": signatures,
        "revocation_endpoint_auth_methods_supported": methods,
        "revocation_endpoint_auth_signing_alg_values_supported": signatures,
        "introspection_endpoint_auth_methods_supported": proofs,
        "introspection_endpoint_auth_signing_alg_values_supported": signatures,
        "authorization_response_iss_parameter_supported": true,
        "backchannel_logout_supported": true,
        "backchannel_logout_session_supported": true,
    })
}

/// Why a registration is refused (RFC 7591 §3.2.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unregistrable {
    /// `invalid_redirect_uri` or `invalid_client_metadata`.
    pub error: &'static str,
    /// Why.
    pub detail: String,
}

fn wrong(detail: impl Into<String>) -> Unregistrable {
    Unregistrable { error: "invalid_client_metadata", detail: detail.into() }
}

fn texts(metadata: &Value, name: &str) -> Result<Vec<String>, Unregistrable> {
    match metadata.get(name) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(list)) => list.iter().map(|value| value.as_str().map(str::to_owned).ok_or_else(|| wrong(format!("{name} holds texts")))).collect(),
        Some(_) => Err(wrong(format!("{name} is a list"))),
    }
}

/// Reads what a program says of itself: its name and its profile. What is not known is left out of the answer, as the standard says.
///
/// # Errors
/// Something is asked for that cannot be had.
pub fn read(metadata: &Value) -> Result<(String, Profile), Unregistrable> {
    if !metadata.is_object() {
        return Err(wrong("the description is a JSON object"));
    }
    let text = |name: &str| metadata.get(name).and_then(Value::as_str);
    let mut profile = Profile::of(ClientKind::Oidc);
    profile.redirect_uris = texts(metadata, "redirect_uris")?;
    profile.post_logout_uris = texts(metadata, "post_logout_redirect_uris")?;
    profile.backchannel_uri = text("backchannel_logout_uri").unwrap_or("").to_owned();
    profile.registered_itself = true;
    profile.sector_uri = match metadata.get("sector_identifier_uri") {
        None | Some(Value::Null) => String::new(),
        Some(address) => address.as_str().ok_or_else(|| wrong("sector_identifier_uri is an address"))?.to_owned(),
    };
    profile.method = match text("token_endpoint_auth_method").unwrap_or("client_secret_basic") {
        "client_secret_basic" | "client_secret_post" => AuthMethod::Secret,
        "private_key_jwt" => AuthMethod::PrivateKey,
        "none" => AuthMethod::Open,
        other => return Err(wrong(format!("the method '{other}' is not supported"))),
    };
    profile.algorithm = match text("id_token_signed_response_alg") {
        None => Algorithm::Rs256,
        Some(word) => Algorithm::from_word(word).ok_or_else(|| wrong("ID tokens are signed by RS256 or ES256"))?,
    };
    match text("subject_type") {
        None | Some("pairwise") => {}
        Some(_) => return Err(wrong("a program that registers itself has pairwise subjects")),
    }
    for (name, known) in [("grant_types", &["authorization_code", "refresh_token"][..]), ("response_types", &["code"][..])] {
        if let Some(other) = texts(metadata, name)?.iter().find(|word| !known.contains(&word.as_str())) {
            return Err(wrong(format!("{name}: '{other}' cannot be had by registering")));
        }
    }
    for name in ["request_uris", "userinfo_signed_response_alg", "id_token_encrypted_response_alg", "userinfo_encrypted_response_alg"] {
        if metadata.get(name).is_some_and(|value| !value.is_null() && *value != json!([])) {
            return Err(wrong(format!("{name} is not supported")));
        }
    }
    if let Some(scopes) = text("scope") {
        profile.scopes = Scopes::parse(scopes).map_err(|fault| wrong(fault.to_string()))?.only(&Scopes::of(&OF_PEOPLE));
    }
    if profile.scopes.is_empty() || !profile.scopes.has("openid") {
        return Err(wrong("the scope 'openid' is needed"));
    }
    profile.must_push = metadata.get("require_pushed_authorization_requests").and_then(Value::as_bool).unwrap_or(false);
    profile.keys_uri = text("jwks_uri").unwrap_or("").to_owned();
    profile.keys = metadata.get("jwks").filter(|keys| keys.is_object()).map(Value::to_string).unwrap_or_default();
    if !profile.keys_uri.is_empty() && !profile.keys.is_empty() {
        return Err(wrong("jwks and jwks_uri exclude each other"));
    }
    Ok((text("client_name").unwrap_or("").to_owned(), profile))
}

/// What a program is told of itself after it registered (RFC 7591 §3.2.1).
#[must_use]
pub fn of_client(id: &str, secret: Option<&str>, name: &str, profile: &Profile, issued_at: i64) -> Value {
    let method = match profile.method {
        AuthMethod::Open => "none",
        AuthMethod::Secret => "client_secret_basic",
        AuthMethod::PrivateKey => "private_key_jwt",
    };
    let mut said = json!({
        "client_id": id, "client_id_issued_at": issued_at, "client_name": name, "redirect_uris": profile.redirect_uris,
        "post_logout_redirect_uris": profile.post_logout_uris, "grant_types": ["authorization_code", "refresh_token"], "response_types": ["code"], "scope": profile.scopes.to_string(),
        "token_endpoint_auth_method": method, "id_token_signed_response_alg": profile.algorithm.as_str(), "subject_type": "pairwise",
        "require_pushed_authorization_requests": profile.must_push,
    });
    if let (Some(secret), Some(object)) = (secret, said.as_object_mut()) {
        object.insert("client_secret".to_owned(), json!(secret));
        object.insert("client_secret_expires_at".to_owned(), json!(0));
    }
    if let Some(object) = said.as_object_mut() {
        let named = [("backchannel_logout_uri", &profile.backchannel_uri), ("sector_identifier_uri", &profile.sector_uri), ("jwks_uri", &profile.keys_uri)];
        object.extend(named.into_iter().filter(|(_, address)| !address.is_empty()).map(|(name, address)| (name.to_owned(), json!(address))));
        if let (false, Ok(keys)) = (profile.keys.is_empty(), serde_json::from_str::<Value>(&profile.keys)) {
            object.insert("jwks".to_owned(), keys);
        }
    }
    said
}
