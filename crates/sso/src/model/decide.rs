//! What has to happen before a request can be answered; pure.

use kernel::Time;
use kernel::time::SECOND;

use crate::model::grant::{ACR_ONE, ACR_TWO, Proof};
use crate::model::redirect;
use crate::model::request::Request;
use crate::model::scope::Scopes;

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Somebody has to sign in.
    SignIn,
    /// Whoever is signed in has to prove it again.
    ProveAgain,
    /// The person has to decide.
    Consent,
    /// The answer is yes, to these scopes.
    Answer(Scopes),
    /// The answer is no, by this word (OpenID Connect Core §3.1.2.6).
    Refuse(&'static str),
}

/// What somebody said to a program before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remembered {
    /// What they allowed.
    pub scopes: Scopes,
    /// What they were asked for.
    pub asked: Scopes,
}

/// Decides by who is at the browser, how they proved it, and what they said before.
#[must_use]
pub fn decide(request: &Request, proof: Option<&Proof>, remembered: Option<&Remembered>, now: Time) -> Step {
    let silent = request.prompt.none;
    let Some(proof) = proof else { return if silent { Step::Refuse("login_required") } else { Step::SignIn } };
    if !is_fresh(request, proof, now) {
        return if silent { Step::Refuse("login_required") } else { Step::ProveAgain };
    }
    if let Some(classes) = &request.claims.classes
        && !classes.iter().any(|class| class == proof.class())
    {
        // Whoever proved it after the request came has nothing better to show.
        let could = classes.iter().any(|class| class == ACR_ONE || class == ACR_TWO) && !came_after(request, proof);
        return match (could, silent) {
            (false, _) => Step::Refuse("unmet_authentication_requirements"),
            (true, true) => Step::Refuse("login_required"),
            (true, false) => Step::ProveAgain,
        };
    }
    match remembered {
        Some(remembered) if request.scopes.within(&remembered.asked) && !must_ask(request) => Step::Answer(request.scopes.only(&remembered.scopes)),
        _ if silent => Step::Refuse("consent_required"),
        _ => Step::Consent,
    }
}

/// Whether the person is asked although they said yes before. Nobody vouches for an app behind a scheme of its own (RFC 8252 §8.6).
fn must_ask(request: &Request) -> bool {
    request.prompt.consent || request.prompt.select_account || redirect::is_claimed_scheme(&request.redirect_uri)
}

/// Whether somebody proved who they are after the request came; it is known to the millisecond.
const fn came_after(request: &Request, proof: &Proof) -> bool {
    proof.at.0.div_euclid(1000) >= request.created_at.0.div_euclid(1000)
}

/// Whether the proof is as recent as the request wants. A proof after the request came is always recent enough.
fn is_fresh(request: &Request, proof: &Proof, now: Time) -> bool {
    let recent = request.max_age.is_none_or(|seconds| now.since(proof.at) <= seconds.saturating_mul(SECOND));
    came_after(request, proof) || (recent && !request.prompt.login)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::claims_request::ClaimsAsked;
    use crate::model::request::{Mode, Prompt};
    use kernel::Id;

    fn request() -> Request {
        Request {
            client: Id::named(&["c"]),
            redirect_uri: "https://rp.example/cb".to_owned(),
            scopes: Scopes::of(&["openid", "email"]),
            state: None,
            nonce: None,
            challenge: String::new(),
            prompt: Prompt::default(),
            max_age: None,
            mode: Mode::Query,
            ui_locales: String::new(),
            claims: ClaimsAsked::default(),
            created_at: Time(100 * SECOND),
        }
    }

    #[test]
    fn each_situation_has_its_step() {
        let old = Proof { at: Time(0), methods: Vec::new(), strong: false };
        let new = Proof { at: Time(101 * SECOND), ..old.clone() };
        let all = Remembered { scopes: Scopes::of(&["openid"]), asked: Scopes::of(&["openid", "email"]) };
        let less = Remembered { asked: Scopes::of(&["openid"]), ..all.clone() };
        let now = Time(102 * SECOND);
        let with = |prompt: Prompt| Request { prompt, ..request() };
        let (none, login) = (Prompt { none: true, ..Prompt::default() }, Prompt { login: true, ..Prompt::default() });
        let consent = with(Prompt { consent: true, ..Prompt::default() });
        let aged = |seconds| Request { max_age: Some(seconds), ..request() };
        let strong = |proof: &Proof| Proof { strong: true, ..proof.clone() };
        let classed = |classes: &[&str]| {
            let classes = Some(classes.iter().map(|class| (*class).to_owned()).collect());
            Request { claims: ClaimsAsked { classes, ..ClaimsAsked::default() }, ..request() }
        };
        let silently = |request: Request| Request { prompt: none, ..request };
        let app = Request { redirect_uri: "com.example.app:/cb".to_owned(), ..request() };
        for (request, proof, remembered, step) in [
            (request(), None, None, Step::SignIn),
            (request(), Some(&old), None, Step::Consent),
            (request(), Some(&old), Some(&less), Step::Consent),
            (request(), Some(&old), Some(&all), Step::Answer(Scopes::of(&["openid"]))),
            (with(none), None, Some(&all), Step::Refuse("login_required")),
            (with(none), Some(&old), Some(&less), Step::Refuse("consent_required")),
            (with(none), Some(&old), Some(&all), Step::Answer(Scopes::of(&["openid"]))),
            (with(login), Some(&old), Some(&all), Step::ProveAgain),
            (with(login), Some(&new), Some(&all), Step::Answer(Scopes::of(&["openid"]))),
            (consent, Some(&new), Some(&all), Step::Consent),
            (aged(101), Some(&old), Some(&all), Step::ProveAgain),
            (aged(102), Some(&old), Some(&all), Step::Answer(Scopes::of(&["openid"]))),
            (aged(0), Some(&new), Some(&all), Step::Answer(Scopes::of(&["openid"]))),
            (Request { prompt: none, ..aged(5) }, Some(&old), Some(&all), Step::Refuse("login_required")),
            (app, Some(&new), Some(&all), Step::Consent),
            (classed(&[ACR_ONE, ACR_TWO]), Some(&old), Some(&all), Step::Answer(Scopes::of(&["openid"]))),
            (classed(&[ACR_TWO]), Some(&strong(&old)), Some(&all), Step::Answer(Scopes::of(&["openid"]))),
            (classed(&[ACR_TWO]), Some(&old), Some(&all), Step::ProveAgain),
            (classed(&[ACR_TWO]), Some(&new), Some(&all), Step::Refuse("unmet_authentication_requirements")),
            (classed(&["urn:mace:incommon:iap:silver"]), Some(&old), Some(&all), Step::Refuse("unmet_authentication_requirements")),
            (silently(classed(&[ACR_TWO])), Some(&old), Some(&all), Step::Refuse("login_required")),
        ] {
            assert_eq!(decide(&request, proof, remembered, now), step, "{request:?}");
        }
    }
}
