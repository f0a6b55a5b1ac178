//! Connected programs and the keys that sign their tokens, from the command line.

use std::path::Path;

use anyhow::Context;
use jiff::Timestamp;
use kernel::time::DAY;
use kernel::{Actor, Time};
use sso::{Algorithm, AuthMethod, NewClient, Profile, Scopes, Sso, SsoError};

use crate::Failure;
use crate::command::{ClientAction, ClientOptions, Common, NewClientOptions};
use crate::counted::counted;
use crate::house::{self, House};
use crate::settings::Settings;

/// Programs read at once for a list.
const PAGE: u32 = 500;

/// Runs `xingtan client`.
pub fn run(common: &Common, options: &ClientOptions) -> Result<(), Failure> {
    let settings = Settings::read(common, None).map_err(Failure::refused)?;
    let house = house::open_beside(&settings)?;
    let sso = &house.sso;
    match &options.action {
        ClientAction::Create(new) => create(&house, new)?,
        ClientAction::List => list(sso)?,
        ClientAction::Revoke { id } => {
            sso.remove_client(Actor::System, *id).map_err(refused)?;
            println!("{id} is removed; its tokens are worth nothing any more.");
        }
        ClientAction::Suspend { id } => {
            sso.suspend_client(Actor::System, *id, true).map_err(refused)?;
            println!("{id} is suspended; its tokens are worth nothing until it is resumed.");
        }
        ClientAction::Resume { id } => {
            sso.suspend_client(Actor::System, *id, false).map_err(refused)?;
            println!("{id} works again.");
        }
        ClientAction::Secret { id, overlap_hours } => {
            let secret = sso.rotate_secret(Actor::System, *id, *overlap_hours).map_err(refused)?;
            match overlap_hours {
                0 => println!("The secret before is worth nothing any more; this one is shown once:"),
                hours => println!("The secret before works for {} more; this one is shown once:", counted(*hours, "hour")),
            }
            println!("{id}:{secret}");
        }
        ClientAction::Token { name, uses, days } => {
            let until = house.services.now().plus(i64::from(*days).saturating_mul(DAY));
            let token = sso.registration_token(Actor::System, name, *uses, until).map_err(refused)?;
            let (times, days) = (counted(*uses, "time"), counted(*days, "day"));
            println!("Programs register with this token at {}/oauth2/register, {times}, for {days}; it is shown once:", settings.base_url);
            println!("{token}");
        }
    }
    Ok(())
}

/// What the input is to blame for is refused; the rest is the environment's.
fn refused(error: SsoError) -> Failure {
    match error {
        SsoError::Client(_) | SsoError::NotFound => Failure::refused(error),
        other => other.into(),
    }
}

fn create(house: &House, new: &NewClientOptions) -> Result<(), Failure> {
    let mut profile = Profile::of(new.kind);
    if let Some(code) = &new.organization {
        let found = house.organizations.by_code(code).map_err(anyhow::Error::from)?;
        profile.organization = Some(found.ok_or_else(|| Failure::refused(anyhow::anyhow!("no organisation has the code '{code}'")))?.id);
    }
    profile.redirect_uris.clone_from(&new.redirect_uris);
    profile.post_logout_uris.clone_from(&new.post_logout_uris);
    profile.backchannel_uri = new.backchannel_logout_uri.clone().unwrap_or_default();
    profile.purpose = new.purpose.clone().unwrap_or_default();
    profile.sector = new.sector_uri.as_deref().map(sso::model::redirect::sector).unwrap_or_default();
    profile.public_subject = new.public_subject;
    profile.must_push = new.require_par;
    profile.algorithm = new.id_token_alg.unwrap_or(profile.algorithm);
    profile.keys_uri = new.jwks_uri.clone().unwrap_or_default();
    if let Some(file) = &new.jwks {
        profile.keys = read(file, "the keys").and_then(|bytes| String::from_utf8(bytes).context("the keys are no text")).map_err(Failure::refused)?;
    }
    profile.method = match (new.public, new.jwks.is_some() || new.jwks_uri.is_some()) {
        (true, _) => AuthMethod::Open,
        (false, true) => AuthMethod::PrivateKey,
        (false, false) => AuthMethod::Secret,
    };
    if !new.scopes.is_empty() {
        profile.scopes = Scopes::parse(&new.scopes.join(" ")).map_err(Failure::refused)?;
    }
    let logo = new.logo.as_deref().map(|file| read(file, "the logo")).transpose().map_err(Failure::refused)?;
    let made =
        house.sso.create_client(Actor::System, &NewClient { id: None, kind: new.kind, name: &new.name, profile, logo: logo.as_deref() }).map_err(refused)?;
    println!("{} is connected; its secret is shown once:", made.client.name);
    println!("{}:{}", made.client.id, made.secret.unwrap_or_default());
    Ok(())
}

fn read(file: &Path, what: &str) -> anyhow::Result<Vec<u8>> {
    std::fs::read(file).with_context(|| format!("cannot read {what} from {}", file.display()))
}

fn list(sso: &Sso) -> Result<(), Failure> {
    let mut offset = 0;
    loop {
        let (clients, _) = sso.clients(PAGE, offset)?;
        for client in &clients {
            let state = if client.suspended_at.is_some() { "suspended" } else { "active" };
            println!("{}\t{}\t{}\t{state}\t{}", client.id, client.kind.as_str(), client.name, client.profile.scopes);
        }
        if clients.len() < PAGE as usize {
            return Ok(());
        }
        offset += PAGE;
    }
}

/// Runs `xingtan keys rotate --signing`.
pub fn rotate_signing(settings: &Settings, alg: Option<Algorithm>) -> Result<(), Failure> {
    let algorithms = alg.map_or_else(|| vec![Algorithm::Es256, Algorithm::Rs256], |alg| vec![alg]);
    for kid in house::open_beside(settings)?.sso.rotate_keys(Actor::System, &algorithms)? {
        println!("{kid}");
    }
    Ok(())
}

/// Runs `xingtan keys list`.
pub fn list_signing(settings: &Settings) -> Result<(), Failure> {
    for key in house::open_beside(settings)?.sso.keys()? {
        let until = key.signs_until.map_or_else(|| "-".to_owned(), moment);
        let sealed = if key.sealed_anew { "sealed" } else { "sealed with a former key; run: xingtan keys reseal" };
        println!("{}\t{}\t{}\tsigns from {} until {until}\t{sealed}", key.kid, key.kind, key.state, moment(key.signs_from));
    }
    Ok(())
}

fn moment(at: Time) -> String {
    Timestamp::from_microsecond(at.0).map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap_or_default()
}
