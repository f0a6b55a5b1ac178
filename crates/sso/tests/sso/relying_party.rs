//! A relying party that nobody here wrote: the crate `openidconnect`, from discovery to the claims of the person.

use openidconnect::core::{CoreClient, CoreIdTokenClaims, CoreProviderMetadata, CoreResponseType, CoreUserInfoClaims};
use openidconnect::{
    AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, RedirectUrl, Scope, TokenResponse,
};
use portal::testing::Browser;
use std::sync::Mutex;

use crate::house::*;

/// Carries its requests to the house.
struct Wire(Mutex<Browser>);

#[derive(Debug, thiserror::Error)]
#[error("no answer")]
struct Broken;

impl Wire {
    fn carry(&self, request: HttpRequest) -> Result<HttpResponse, Broken> {
        let (head, body) = request.into_parts();
        let headers: Vec<(&str, &str)> = head.headers.iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
        let address = head.uri.path_and_query().unwrap().to_string();
        let seen = self.0.lock().unwrap().send(head.method.as_str(), &address, &headers, body);
        let answer = openidconnect::http::Response::builder().status(seen.status).header("content-type", seen.kind);
        Ok(answer.body(seen.text.into_bytes()).unwrap())
    }
}

#[test]
fn openidconnect_signs_somebody_in() {
    for house in houses() {
        house.room.prepare_keys(&[sso::Algorithm::Rs256]).unwrap();
        let program = house.program_with("Foreign", |profile| profile.algorithm = sso::Algorithm::Rs256);
        let (_, mut person) = house.person("Li");
        let wire = Wire(Mutex::new(house.browser()));
        let http = |request: HttpRequest| wire.carry(request);
        let provider = CoreProviderMetadata::discover(&IssuerUrl::new(ISSUER.to_owned()).unwrap(), &http).unwrap();
        let client = CoreClient::from_provider_metadata(provider, ClientId::new(program.id.clone()), Some(ClientSecret::new(program.secret.clone())))
            .set_redirect_uri(RedirectUrl::new(CALLBACK.to_owned()).unwrap());
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (address, state, nonce) = client
            .authorize_url(AuthenticationFlow::<CoreResponseType>::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("profile".to_owned()))
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let seen = allow(&mut person, &format!("{}?{}", address.path(), address.query().unwrap()));
        let said = said(&seen.location);
        assert_eq!(&said["state"], state.secret());
        let tokens = client.exchange_code(AuthorizationCode::new(said["code"].clone())).unwrap().set_pkce_verifier(verifier).request(&http).unwrap();
        // The test takes place in 2026 whatever the clock of the machine says.
        let now = chrono::DateTime::from_timestamp(platform::testing::TEST_TIME.0 / 1_000_000, 0).unwrap();
        let check = client.id_token_verifier().set_time_fn(move || now);
        let id: &CoreIdTokenClaims = tokens.id_token().unwrap().claims(&check, &nonce).unwrap();
        let known: CoreUserInfoClaims = client.user_info(tokens.access_token().clone(), Some(id.subject().clone())).unwrap().request(&http).unwrap();
        assert_eq!(known.email().unwrap().as_str(), "li@example.org");
        assert_eq!(known.preferred_username().unwrap().as_str(), "li");
        let again = client.exchange_refresh_token(tokens.refresh_token().unwrap()).unwrap().request(&http).unwrap();
        assert_ne!(again.access_token().secret(), tokens.access_token().secret());
    }
}
