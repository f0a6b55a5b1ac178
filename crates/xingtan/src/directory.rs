//! What single sign-on asks about people and their browser sessions, answered by the rooms that know.

use std::collections::HashSet;

use identity::Identity;
use kernel::{Actor, ErrorKind, Id, Problem};
use organization::{By, Organizations, top_id};
use platform::Services;
use sso::{Contact, HeldRole, Organization, PersonClaims};

/// Asks identity and organisations.
pub struct People {
    /// The services behind them.
    pub services: Services,
    /// Who people are.
    pub identity: Identity,
    /// What they are, and where.
    pub organizations: Organizations,
}

impl People {
    fn account(&self, person: Id) -> Result<Option<identity::Account>, Problem> {
        match self.identity.access_account(&Actor::System, person) {
            Ok(account) => Ok(Some(account)),
            Err(problem) if problem.kind == ErrorKind::NotFound => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// The first contact of a kind, one that was proven before one that was not.
    fn contact(contacts: &[identity::Contact], kind: &str) -> Option<Contact> {
        let of_kind = || contacts.iter().filter(|contact| contact.kind.as_str() == kind);
        let found = of_kind().find(|contact| contact.verified_at.is_some()).or_else(|| of_kind().next())?;
        Some(Contact { value: found.value.clone(), verified: found.verified_at.is_some() })
    }

    fn places(&self, person: Id) -> Result<(Vec<Organization>, Vec<HeldRole>), Problem> {
        let held = self.organizations.roles_of(&By::system(self.services.now()), person).map_err(Problem::from)?;
        let mut organizations: Vec<Organization> = Vec::new();
        for (_, place) in held.iter().filter(|(_, place)| place.id != top_id()) {
            if !organizations.iter().any(|known| known.id == place.id) {
                organizations.push(Organization { id: place.id, name: place.name.clone(), code: place.code.clone().unwrap_or_default() });
            }
        }
        let roles = held
            .iter()
            .map(|(membership, place)| HeldRole { role: membership.role.as_str().to_owned(), organization: (place.id != top_id()).then_some(place.id) })
            .collect();
        Ok((organizations, roles))
    }
}

/// Whether programs may know somebody: not while the account is closed, nor before its person chose a password of their own.
fn is_active(account: &identity::Account) -> bool {
    account.suspended_at.is_none() && !account.awaits_consent && !account.starts && account.erase_at.is_none()
}

impl sso::Directory for People {
    fn person(&self, person: Id) -> Result<Option<PersonClaims>, Problem> {
        let Some(account) = self.account(person)? else { return Ok(None) };
        let (organizations, roles) = self.places(person)?;
        let contacts = self.identity.contacts(person)?;
        Ok(Some(PersonClaims {
            active: is_active(&account),
            email: Self::contact(&contacts, "email"),
            phone: Self::contact(&contacts, "phone"),
            name: account.display_name,
            preferred_username: account.name,
            locale: account.language,
            organizations,
            roles,
            updated_at: account.created_at,
        }))
    }

    fn is_active(&self, person: Id) -> Result<bool, Problem> {
        Ok(self.account(person)?.as_ref().is_some_and(is_active))
    }

    fn session_is_alive(&self, session: Id) -> Result<bool, Problem> {
        Ok(self.ended_sessions(&[session])?.is_empty())
    }

    fn ended_sessions(&self, sessions: &[Id]) -> Result<Vec<Id>, Problem> {
        let alive: HashSet<Id> = self.identity.alive_sessions(sessions)?.into_iter().collect();
        Ok(sessions.iter().filter(|session| !alive.contains(session)).copied().collect())
    }

    fn methods(&self, person: Id, session: Id) -> Result<Option<Vec<String>>, Problem> {
        let words: Vec<String> = self.identity.methods(person, session)?.split_whitespace().map(str::to_owned).collect();
        Ok(Some(words).filter(|words| !words.is_empty()))
    }

    fn end_session(&self, person: Id, session: Id) -> Result<(), Problem> {
        match self.identity.end_session(person, session) {
            Ok(()) | Err(identity::IdentityError::NotFound) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn prove_again(&self, back: &str) -> Option<String> {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("again", "yes").append_pair("back", back).finish();
        Some(format!("/sign-in?{query}"))
    }
}
