//! Guardians and the children they decide for; consents with purpose, wording, giver and date.

use kernel::{Action, Actor, Id, Time};
use platform::audit::Note;
use platform::{DatabaseError, Session};

use super::delete_account::{Leaving, ask_in};
use crate::model::code;
use crate::model::consent::{AgeBand, CHILDREN_MAX, GUARDIANS_MAX, Guarding, INVITATION_KEPT, Purpose};
use crate::store::guardian::{self, Consent};
use crate::{Identity, IdentityError, store};

/// A child as its guardian sees it.
pub struct Child {
    /// Who.
    pub person: Id,
    /// Its name.
    pub name: String,
    /// Whether its account waits for consent.
    pub awaits_consent: bool,
    /// How old it is.
    pub band: AgeBand,
    /// What was consented to, and when it was withdrawn.
    pub consents: Vec<Consent>,
    /// When its account is erased, where that was asked for.
    pub erase_at: Option<Time>,
    /// Whether its guardian may ask for that: under 14.
    pub may_erase: bool,
}

impl Child {
    /// Whether the guardian may see how its learning goes, as [`access_ward`] says.
    pub fn may_be_seen(&self) -> bool {
        let mut decided = self.consents.iter().filter(|consent| consent.purpose == Purpose::Learning).peekable();
        let never = decided.peek().is_none();
        match self.band {
            AgeBand::Adult => false,
            AgeBand::Youth | AgeBand::Unknown if never => true,
            _ => decided.any(|consent| consent.withdrawn_at.is_none()),
        }
    }
}

/// Opens an invitation for a guardian of this child; the code to hand over.
pub fn invite(identity: &Identity, child: Id, now: Time) -> Result<String, IdentityError> {
    let made = code::groups(identity.services.ids.bytes());
    let hash = invitation_hash(identity, &made);
    identity.services.database.write(|session| {
        if guardian::of_child(session, child)?.len() >= GUARDIANS_MAX {
            return Err(IdentityError::GuardiansMany);
        }
        guardian::invite(session, identity.services.new_id(), child, &hash, now, now.plus(INVITATION_KEPT))?;
        Ok(identity.services.audit(session, &Note::new(Actor::Member(child), Action::GuardianInvited, Some(("person", child))))?)
    })?;
    Ok(made)
}

/// Links somebody grown to a child with every consent, for the demonstration.
pub fn link(identity: &Identity, child: Id, guardian_id: Id, now: Time) -> Result<(), IdentityError> {
    if guarding(identity, guardian_id)? == Guarding::AgeUnknown {
        state_age(identity, guardian_id, AgeBand::Adult, now)?;
    }
    let code = invite(identity, child, now)?;
    accept(identity, guardian_id, &code, &Purpose::ALL, now).map(|_| ())
}

/// Whether somebody may be a guardian.
pub fn guarding(identity: &Identity, person: Id) -> Result<Guarding, IdentityError> {
    identity.services.database.read(|session| guarding_in(session, person))
}

fn guarding_in(session: &mut Session<'_>, person: Id) -> Result<Guarding, IdentityError> {
    let (own, _, _) = store::account::by_person(session, person)?.ok_or(IdentityError::NotFound)?;
    Ok(Guarding::of(own.age_band, !guardian::of_child(session, person)?.is_empty()))
}

/// Goes on only for who may be a guardian.
fn require_fit(session: &mut Session<'_>, person: Id) -> Result<(), IdentityError> {
    match guarding_in(session, person)? {
        Guarding::Fit => Ok(()),
        Guarding::AgeUnknown => Err(IdentityError::GuardianAge),
        Guarding::Minor => Err(IdentityError::GuardianMinor),
        Guarding::Guarded => Err(IdentityError::GuardianGuarded),
    }
}

/// Somebody of whom nothing was known says how old they are, once. A minor guards nobody: the children they decided for so far are without them and without
/// what they agreed to, and whoever is under 14 needs a guardian from now on.
pub fn state_age(identity: &Identity, person: Id, band: AgeBand, now: Time) -> Result<(), IdentityError> {
    if band == AgeBand::Unknown {
        return Err(IdentityError::GuardianAge);
    }
    identity.services.database.write(|session| {
        let (own, _, _) = store::account::by_person(session, person)?.ok_or(IdentityError::NotFound)?;
        if own.age_band != AgeBand::Unknown {
            return Err(IdentityError::NotFound);
        }
        store::account::set_age_band(session, person, band, own.awaits_consent)?;
        store::account::touch(session, person, now)?;
        let mut note = Note::new(Actor::Member(person), Action::AccountAgeStated, Some(("person", person)));
        note.detail = serde_json::json!({ "age_band": band.as_str() });
        identity.services.audit(session, &note)?;
        if band == AgeBand::Adult {
            return Ok(());
        }
        for link in guardian::of_guardian(session, person)? {
            guardian::withdraw_given(session, link.child, person, now)?;
            guardian::end(session, link.id, now)?;
            settle(session, link.child)?;
            identity.services.audit(session, &Note::new(Actor::Member(person), Action::GuardianEnded, Some(("person", link.child))))?;
        }
        Ok(settle(session, person)?)
    })
}

/// Whose invitation a code is: the child's name to show, how old it is, and what holds about it now. Whoever may not be a guardian is told so before anything
/// is looked up.
pub fn invited(identity: &Identity, person: Id, typed: &str, now: Time) -> Result<(String, AgeBand, Vec<Consent>), IdentityError> {
    identity.services.database.read(|session| require_fit(session, person))?;
    identity.backoff.attempt(&format!("invitations tried by {person}"), now).map_err(IdentityError::Wait)?;
    let hash = invitation_hash(identity, &code::normal(typed));
    identity.services.database.read(|session| {
        let open = guardian::by_invitation(session, &hash, now)?.filter(|open| open.child != person).ok_or(IdentityError::Invitation)?;
        let (account, _, _) = store::account::by_person(session, open.child)?.ok_or(IdentityError::Invitation)?;
        Ok((account.display_name, account.age_band, guardian::consents(session, open.child)?))
    })
}

/// Becomes the guardian and consents to the purposes chosen; without the purpose of learning the account stays closed. What a school stated before does
/// not hold any more where the guardian did not choose it.
pub fn accept(identity: &Identity, person: Id, typed: &str, purposes: &[Purpose], now: Time) -> Result<Id, IdentityError> {
    let hash = invitation_hash(identity, &code::normal(typed));
    let child = identity.services.database.write(|session| {
        require_fit(session, person)?;
        let open = guardian::by_invitation(session, &hash, now)?.filter(|open| open.child != person).ok_or(IdentityError::Invitation)?;
        if guardian::of_guardian(session, person)?.len() >= CHILDREN_MAX {
            return Err(IdentityError::GuardiansMany);
        }
        if !guardian::accept(session, open.id, person, now)? {
            return Err(IdentityError::Invitation);
        }
        for purpose in Purpose::ALL {
            guardian::end_stated(session, open.child, purpose, person, now)?;
        }
        for purpose in purposes {
            consent(identity, session, open.child, *purpose, person, now)?;
        }
        settle(session, open.child)?;
        let mut note = Note::new(Actor::Member(person), Action::GuardianLinked, Some(("person", open.child)));
        note.detail = serde_json::json!({ "purposes": purposes.iter().map(|purpose| purpose.as_str()).collect::<Vec<_>>() });
        identity.services.audit(session, &note)?;
        Ok(open.child)
    })?;
    identity.backoff.succeeded(&format!("invitations tried by {person}"));
    Ok(child)
}

/// Gives or takes back a consent, by a guardian of the child or by the person themselves where they are old enough.
pub fn decide(identity: &Identity, by: Id, person: Id, purpose: Purpose, given: bool, now: Time) -> Result<(), IdentityError> {
    identity.services.database.write(|session| {
        let (account, _, _) = store::account::by_person(session, person)?.ok_or(IdentityError::NotFound)?;
        let own = by == person && account.age_band != AgeBand::Child;
        if !own && !guardian::decides_for(session, by, person)? {
            return Err(IdentityError::NotFound);
        }
        let asked = Purpose::asked_of(account.age_band, !guardian::of_child(session, person)?.is_empty());
        if given && asked.is_empty() {
            return Err(IdentityError::NotFound);
        }
        // Saying no where nothing was said before is a decision too, and stays on record like one that is taken back.
        let first = !given && asked.contains(&purpose) && guardian::consents(session, person)?.iter().all(|consent| consent.purpose != purpose);
        if first {
            consent(identity, session, person, purpose, by, now)?;
        }
        if given {
            guardian::end_stated(session, person, purpose, by, now)?;
            consent(identity, session, person, purpose, by, now)?;
        } else {
            guardian::withdraw(session, person, purpose, by, now)?;
        }
        settle(session, person)?;
        let mut note = Note::new(Actor::Member(by), if given { Action::ConsentGiven } else { Action::ConsentWithdrawn }, Some(("person", person)));
        note.detail = serde_json::json!({ "purpose": purpose.as_str(), "wording": purpose.wording() });
        Ok(identity.services.audit(session, &note)?)
    })
}

fn consent(identity: &Identity, session: &mut Session<'_>, person: Id, purpose: Purpose, by: Id, now: Time) -> Result<(), DatabaseError> {
    let holds = guardian::consents(session, person)?
        .iter()
        .any(|consent| consent.purpose == purpose && consent.wording == purpose.wording() && consent.withdrawn_at.is_none());
    if holds {
        return Ok(());
    }
    let (id, wording) = (identity.services.new_id(), purpose.wording());
    guardian::give(session, &Consent { id, person, purpose, wording, given_by: by, giver_name: String::new(), given_at: now, withdrawn_at: None })
}

/// Opens or closes a child's account as the consent for learning says; a closed one is signed out everywhere.
fn settle(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    let Some((account, _, _)) = store::account::by_person(session, person)? else { return Ok(()) };
    if account.age_band != AgeBand::Child {
        return Ok(());
    }
    let consented = guardian::consents(session, person)?.iter().any(|consent| consent.purpose == Purpose::Learning && consent.withdrawn_at.is_none());
    store::account::set_awaits_consent(session, person, !consented)?;
    if !consented {
        store::session::end_all(session, person)?;
    }
    Ok(())
}

/// The children of a guardian.
pub fn children(identity: &Identity, guardian_id: Id) -> Result<Vec<Child>, IdentityError> {
    identity.services.database.read(|session| {
        let mut children = Vec::new();
        for link in guardian::of_guardian(session, guardian_id)? {
            let Some((account, _, _)) = store::account::by_person(session, link.child)? else { continue };
            let consents = guardian::consents(session, link.child)?;
            children.push(Child {
                person: link.child,
                awaits_consent: account.awaits_consent,
                band: account.age_band,
                consents,
                erase_at: account.erase_at,
                may_erase: account.age_band == AgeBand::Child,
                name: account.display_name,
            });
        }
        Ok(children)
    })
}

/// A guardian has a child's account erased, after the delay of the settings: every consent is withdrawn at once, so that it is closed until then.
pub fn erase_child(identity: &Identity, by: Id, child: Id, now: Time) -> Result<Leaving, IdentityError> {
    identity.services.database.write(|session| {
        let (account, _, _) = store::account::by_person(session, child)?.ok_or(IdentityError::NotFound)?;
        if account.age_band != AgeBand::Child || !guardian::decides_for(session, by, child)? {
            return Err(IdentityError::NotFound);
        }
        for purpose in Purpose::ALL {
            guardian::withdraw(session, child, purpose, by, now)?;
        }
        settle(session, child)?;
        ask_in(identity, session, child, by, now)
    })
}

/// A guardian thinks again: the account stays, closed until they consent anew where they had withdrawn it.
pub fn keep_child(identity: &Identity, by: Id, child: Id) -> Result<(), IdentityError> {
    identity.services.database.write(|session| {
        if !guardian::decides_for(session, by, child)? || !store::account::cancel_erasure(session, child, None)? {
            return Err(IdentityError::NotFound);
        }
        Ok(identity.services.audit(session, &Note::new(Actor::Member(by), Action::AccountErasureCancelled, Some(("person", child))))?)
    })
}

/// Whether somebody decides for a child.
pub fn decides_for(identity: &Identity, guardian_id: Id, child: Id) -> Result<bool, IdentityError> {
    identity.services.database.read(|session| Ok(guardian::decides_for(session, guardian_id, child)?))
}

/// Whether somebody decides for anybody.
pub fn has_children(identity: &Identity, guardian_id: Id) -> Result<bool, IdentityError> {
    identity.services.database.read(|session| Ok(guardian::has_children(session, guardian_id)?))
}

/// The name of a person for a guardian who may see how their learning goes.
pub fn access_ward(identity: &Identity, actor: &Actor, person: Id) -> Result<String, IdentityError> {
    let Actor::Member(guardian_id) = actor else { return Err(IdentityError::NotFound) };
    let found = identity.services.database.read::<_, IdentityError>(|session| Ok(guardian::ward(session, *guardian_id, person)?))?;
    found.ok_or(IdentityError::NotFound)
}

/// The consents about a person, and the names of their guardians.
pub fn about(identity: &Identity, person: Id) -> Result<(Vec<Consent>, Vec<String>), IdentityError> {
    identity.services.database.read(|session| {
        let mut names = Vec::new();
        for link in guardian::of_child(session, person)? {
            if let Some(id) = link.guardian
                && let Some((account, _, _)) = store::account::by_person(session, id)?
            {
                names.push(account.display_name);
            }
        }
        Ok((guardian::consents(session, person)?, names))
    })
}

/// What stands for the code of an invitation.
pub fn invitation_hash(identity: &Identity, typed: &str) -> [u8; 32] {
    identity.services.secrets.blind("invitation", &code::normal(typed))
}
