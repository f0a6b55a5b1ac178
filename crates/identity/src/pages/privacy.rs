//! What is known about me, who decides, and what I agreed to; for guardians, the children they decide for.

use askama::Template;
use kernel::{Id, Problem};
use portal::question::{self, Question};
use portal::{Answer, Ask};

use super::fault::{Fault, about};
use super::{member, page};
use crate::model::consent::{AgeBand, Decided, Guarding, Purpose, is_held_back};
use crate::ops::guard::require_fresh;
use crate::ops::guardians::{self, Child};
use crate::ops::link_outside;
use crate::store::guardian::Consent;
use crate::words::Words;
use crate::{Identity, IdentityError};

#[derive(Template)]
#[template(path = "privacy.html")]
struct PrivacyPage<'a> {
    w: Words,
    token: &'a str,
    me: String,
    decides: bool,
    guardians: Vec<String>,
    outside: Vec<String>,
    purposes: Vec<PurposeLine>,
    code: Option<String>,
    saved: bool,
    kept: bool,
    erasure_days: u64,
}

#[derive(Template)]
#[template(path = "guardian.html")]
struct GuardianPage<'a> {
    w: Words,
    token: &'a str,
    children: Vec<(Child, Vec<PurposeLine>, String)>,
    erasure_days: u64,
    typed: &'a str,
    guarding: Guarding,
    invited: Option<String>,
    purposes: Vec<PurposeLine>,
    saved: bool,
    fault: Option<Fault>,
}

/// A purpose and what was decided about it.
struct PurposeLine {
    purpose: Purpose,
    name: &'static str,
    text: &'static str,
    given: bool,
    /// Whether nobody decided, and it holds until somebody does.
    undecided: bool,
    /// Whether an organisation stated it, and nobody who decides about the person has decided.
    stated: bool,
    since: String,
}

fn lines(w: Words, consents: &[Consent], band: AgeBand, guarded: bool) -> Vec<PurposeLine> {
    let asked = Purpose::asked_of(band, guarded);
    asked
        .iter()
        .copied()
        .map(|purpose| {
            let held = consents.iter().find(|consent| consent.purpose == purpose && consent.withdrawn_at.is_none());
            let latest = consents.iter().find(|consent| consent.purpose == purpose);
            let (name, text) = match purpose {
                Purpose::Learning => (w.purpose_learning(), w.purpose_learning_text()),
                Purpose::School => (w.purpose_school(), w.purpose_school_text()),
                Purpose::Statistics => (w.purpose_statistics(), w.purpose_statistics_text()),
            };
            let undecided = latest.is_none() && !is_held_back(band, guarded, Decided::Never);
            let since = match (held, latest.and_then(|latest| latest.withdrawn_at)) {
                (Some(held), _) if !held.giver_name.is_empty() => w.consent_stated(&day(held.given_at), &held.giver_name),
                (Some(held), _) => w.consent_since(&day(held.given_at)),
                (None, Some(withdrawn)) => w.consent_withdrawn(&day(withdrawn)),
                (None, None) if undecided => w.consent_undecided().to_owned(),
                (None, None) => w.consent_never().to_owned(),
            };
            PurposeLine { purpose, name, text, given: held.is_some(), undecided, stated: held.is_some_and(|held| !held.giver_name.is_empty()), since }
        })
        .collect()
}

/// The day a moment falls on in UTC+8.
fn day(time: kernel::Time) -> String {
    jiff::Timestamp::from_microsecond(time.0).map(|stamp| jiff::tz::offset(8).to_datetime(stamp).date().to_string()).unwrap_or_default()
}

/// Days between asking for an erasure and its happening.
pub fn erasure_days(room: &Identity) -> u64 {
    u64::from(room.terms.erasure_days)
}

/// The privacy centre.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    privacy(room, ask, None)
}

fn privacy(room: &Identity, ask: &Ask, code: Option<String>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let account = room.access_account(&ask.who.actor, member(ask)?)?;
    let (consents, guardians) = guardians::about(room, account.person)?;
    let template = PrivacyPage {
        w,
        token: &ask.form_token,
        me: account.person.to_string(),
        decides: account.age_band != AgeBand::Child,
        purposes: lines(w, &consents, account.age_band, !guardians.is_empty()),
        guardians,
        outside: outside_names(room, account.person)?,
        code,
        saved: ask.query("saved").is_some(),
        kept: ask.query("kept").is_some(),
        erasure_days: erasure_days(room),
    };
    page(w.privacy(), &template)
}

/// The providers at which somebody has linked accounts, each with the name they have there.
fn outside_names(room: &Identity, person: Id) -> Result<Vec<String>, Problem> {
    let providers = room.outside.list();
    let name = |issuer: &str| providers.iter().find(|provider| provider.issuer == issuer).map_or_else(|| issuer.to_owned(), |provider| provider.name.clone());
    let links = link_outside::list(room, person)?;
    Ok(links.into_iter().map(|link| if link.name.is_empty() { name(&link.issuer) } else { format!("{} · {}", name(&link.issuer), link.name) }).collect())
}

/// A consent is to be given or withdrawn.
pub fn decide(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let by = member(ask)?;
    let person: Id = ask.form_id("person")?;
    let purpose = Purpose::from_word(ask.form("purpose").unwrap_or("")).ok_or(IdentityError::NotFound)?;
    let given = ask.form("give").is_some();
    if !given && purpose == Purpose::Learning && person != by && !question::is_sure(ask) {
        let children = guardians::children(room, by)?;
        if let Some(child) = children.iter().find(|child| child.person == person && !child.awaits_consent) {
            return ask_withdraw(ask, &child.name, person);
        }
    }
    guardians::decide(room, by, person, purpose, given, ask.now)?;
    Ok(Answer::see_other(if person == by { "/me/privacy?saved=yes" } else { "/guardian?saved=yes" }))
}

/// Says what taking back the consent for learning does, and asks once more: the child's account closes by it.
fn ask_withdraw(ask: &Ask, name: &str, person: Id) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let title = w.withdraw_learning_title(name);
    let question = Question {
        title: &title,
        effects: vec![w.withdraw_learning_effect(name), w.withdraw_learning_stays().to_owned()],
        fields: vec![("person", person.to_string()), ("purpose", Purpose::Learning.as_str().to_owned())],
        go: w.withdraw(),
        back: ("/guardian".to_owned(), w.leave_it()),
    };
    question::put(ask, &question)
}

/// A guardian is to be invited.
pub fn invite(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let code = guardians::invite(room, member(ask)?, ask.now)?;
    privacy(room, ask, Some(code))
}

/// The guardian's page.
pub fn show_guardian(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    guardian(room, ask, None, None)
}

/// An invitation's code was typed; or the consents under it were chosen.
pub fn send_guardian(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let person = member(ask)?;
    let typed = ask.form("code").unwrap_or("");
    if let Some(age) = ask.form("age") {
        return state_age(room, ask, person, AgeBand::from_word(age));
    }
    let result = if ask.form("accept").is_some() {
        let purposes: Vec<Purpose> = ask.forms("purpose").filter_map(Purpose::from_word).collect();
        match guardians::accept(room, person, typed, &purposes, ask.now) {
            Ok(_) => return Ok(Answer::see_other("/guardian?saved=yes")),
            Err(error) => Err(error),
        }
    } else {
        guardians::invited(room, person, typed, ask.now)
    };
    match result {
        Ok(invited) => guardian(room, ask, Some(invited), None),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "code", "code", "code").ok_or(error)?;
            guardian(room, ask, None, Some(fault))
        }
    }
}

/// Somebody says how old they are, and goes on with the code they have.
fn state_age(room: &Identity, ask: &Ask, person: Id, band: AgeBand) -> Result<Answer, Problem> {
    match guardians::state_age(room, person, band, ask.now) {
        Ok(()) if band == AgeBand::Child => Ok(Answer::see_other("/sign-in")),
        Ok(()) => guardian(room, ask, None, None),
        Err(error) => {
            let fault = Fault::of(&error, Words(ask.tongue()), "age", "age", "age").ok_or(error)?;
            guardian(room, ask, None, Some(fault))
        }
    }
}

fn guardian(room: &Identity, ask: &Ask, invited: Option<(String, AgeBand, Vec<Consent>)>, fault: Option<Fault>) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let children = guardians::children(room, member(ask)?)?
        .into_iter()
        .map(|child| {
            let purposes = lines(w, &child.consents, child.band, true);
            let erased_on = child.erase_at.map(day).unwrap_or_default();
            (child, purposes, erased_on)
        })
        .collect();
    let typed = ask.form("code").or_else(|| ask.query("code")).unwrap_or("");
    let purposes = invited.as_ref().map_or_else(Vec::new, |(_, band, consents)| lines(w, consents, *band, true));
    let invited = invited.map(|(name, ..)| name);
    let erasure_days = erasure_days(room);
    let guarding = guardians::guarding(room, member(ask)?)?;
    let saved = ask.query("saved").is_some();
    let template = GuardianPage { w, token: &ask.form_token, children, erasure_days, typed, guarding, invited, purposes, saved, fault };
    let answer = page(w.guardian(), &template)?;
    Ok(Fault::mark(template.fault.as_ref(), answer))
}

/// A guardian has a child's account erased.
pub fn erase_child(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let (by, child) = (member(ask)?, ask.form_id("person")?);
    if require_fresh(ask.who.proven_at, ask.now).is_err() {
        return Ok(Answer::see_other("/sign-in?again=yes&back=/guardian"));
    }
    if ask.form("sure").is_none() {
        let fault = Fault { field: "sure", text: Words(ask.tongue()).sure_missing().to_owned(), status: 422, wait: None };
        return guardian(room, ask, None, Some(fault));
    }
    guardians::erase_child(room, by, child, ask.now)?;
    Ok(Answer::see_other("/guardian?saved=yes"))
}

/// A guardian thinks again.
pub fn keep_child(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    guardians::keep_child(room, member(ask)?, ask.form_id("person")?)?;
    Ok(Answer::see_other("/guardian?saved=yes"))
}
