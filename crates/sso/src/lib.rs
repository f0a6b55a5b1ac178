//! Signing in elsewhere with an account of this platform: an OpenID Provider (OpenID Connect Core 1.0), and programs with keys of their own. And the
//! protocol of the way back: who somebody is at a provider elsewhere ([`Upstreams`]).
//!
//! What this room must know of people it asks the [`Directory`]; the binary fills it in.

mod api;
pub mod courier;
mod directory;
mod error;
mod keyring;
pub mod model;
mod ops;
mod pages;
mod store;
mod upstream;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use kernel::{Actor, Id, Problem, Time};
use platform::{DatabaseError, Migration, RoomMigrations, Services, Session};
use portal::{Registry, Who};

pub use api::FORM_BYTES_MAX;
pub use courier::{Courier, Web};
pub use directory::Directory;
pub use error::SsoError;
pub use keyring::RSA_BITS;
pub use model::claims::{Contact, HeldRole, Organization, PersonClaims};
pub use model::client::{Algorithm, AuthMethod, Client, ClientFault, ClientKind, Profile};
pub use model::provider::{Provider, ProviderFault, UpstreamFault};
pub use model::scope::Scopes;
pub use ops::authorize::REQUESTS_WAITING_MAX;
pub use ops::begin_upstream::Begun;
pub use ops::change_client::SECRET_OVERLAP_HOURS_MAX;
pub use ops::create_client::{Created, NewClient};
pub use ops::deliver_logout::{ATTEMPTS_MAX, DELIVERIES_AT_ONCE_MAX};
pub use ops::end_sessions::SESSIONS_A_LOOK_MAX;
pub use ops::export::CONSENTS_MAX;
pub use ops::finish_upstream::{Proven, RETURNED_LENGTH_MAX, Returned};
pub use ops::register_client::{SECTOR_ADDRESSES_MAX, TOKENS_LISTED_MAX, USES_MAX};
pub use ops::remote_keys::KEYS_KEPT_MAX;
pub use ops::rotate_keys::{KeyState, PUBLISHED_AFTER, PUBLISHED_BEFORE};
pub use ops::sweep::SWEPT_MAX;
pub use pages::registrations::REGISTRATION_DAYS_MAX;
pub use upstream::Upstreams;

use keyring::Keyring;
use ops::remote_keys::RemoteKeys;

/// The tables of this room.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "sso",
    steps: &[
        Migration { number: 1, name: "sso", sql: include_str!("../migrations/0001_sso.sql") },
        Migration { number: 2, name: "registered", sql: include_str!("../migrations/0002_registered.sql") },
    ],
};

/// The room. Cheap to clone.
#[derive(Clone)]
pub struct Sso {
    services: Services,
    issuer: Arc<str>,
    directory: Arc<dyn Directory>,
    courier: Arc<dyn Courier>,
    keyring: Arc<Keyring>,
    remote_keys: Arc<Mutex<HashMap<Id, RemoteKeys>>>,
    looked_at: Arc<Mutex<Option<Id>>>,
}

/// Registers the routes of this room.
pub fn register(registry: &mut Registry, room: &Sso) {
    api::register(registry, room);
    pages::register(registry, room);
}

impl Sso {
    /// The room on its services. `issuer` is the address of the platform, without a slash at the end.
    #[must_use]
    pub fn new(services: Services, issuer: &str, directory: Arc<dyn Directory>, courier: Arc<dyn Courier>) -> Self {
        Self { services, issuer: issuer.into(), directory, courier, keyring: Arc::default(), remote_keys: Arc::default(), looked_at: Arc::default() }
    }

    /// Makes the signing keys that are missing. The first RSA key of an installation takes a moment, so this is called before requests are answered.
    ///
    /// # Errors
    /// A key cannot be made, or the database fails.
    pub fn prepare_keys(&self, algorithms: &[Algorithm]) -> Result<(), SsoError> {
        ops::rotate_keys::prepare(self, algorithms)
    }

    /// Brings in a new signing key of each kind; the ones before it go on being published for a while.
    ///
    /// # Errors
    /// A key cannot be made, or the database fails.
    pub fn rotate_keys(&self, actor: Actor, algorithms: &[Algorithm]) -> Result<Vec<String>, SsoError> {
        ops::rotate_keys::rotate(self, actor, algorithms)
    }

    /// The signing keys there are.
    ///
    /// # Errors
    /// The database fails.
    pub fn keys(&self) -> Result<Vec<KeyState>, SsoError> {
        ops::rotate_keys::list(self)
    }

    /// Encrypts anew whatever this room encrypted with a former key of the key file; how many values.
    ///
    /// # Errors
    /// A value cannot be read, or the database fails.
    pub fn reseal(&self) -> Result<usize, SsoError> {
        ops::reseal::reseal(self)
    }

    /// Connects a program.
    ///
    /// # Errors
    /// It cannot be as described, or the database fails.
    pub fn create_client(&self, actor: Actor, new: &NewClient<'_>) -> Result<Created, SsoError> {
        ops::create_client::create_client(self, actor, new)
    }

    /// A page of the connected programs, by name, and how many there are.
    ///
    /// # Errors
    /// The database fails.
    pub fn clients(&self, limit: u32, offset: u32) -> Result<(Vec<Client>, u64), SsoError> {
        Ok(self.services.database.read::<_, DatabaseError>(|session| Ok((store::clients::list(session, limit, offset)?, store::clients::count(session)?)))?)
    }

    /// Programs of a kind that are bound to an organisation, by name, at most so many.
    ///
    /// # Errors
    /// The database fails.
    pub fn clients_of(&self, kind: ClientKind, organization: Id, limit: u32) -> Result<Vec<Client>, Problem> {
        Ok(self.services.database.read(|session| store::clients::of_organization(session, kind, organization, limit))?)
    }

    /// Suspends a program, or lets it work again. It holds from the next request on, for every token it has.
    ///
    /// # Errors
    /// There is no such program, or the database fails.
    pub fn suspend_client(&self, actor: Actor, id: Id, suspended: bool) -> Result<(), SsoError> {
        ops::change_client::suspend(self, actor, id, suspended)
    }

    /// Removes a program with everything it was allowed.
    ///
    /// # Errors
    /// There is no such program, or the database fails.
    pub fn remove_client(&self, actor: Actor, id: Id) -> Result<(), SsoError> {
        ops::change_client::remove(self, actor, id)
    }

    /// What some programs are called; those that were removed are left out.
    ///
    /// # Errors
    /// The database fails.
    pub fn client_names(&self, ids: &[Id]) -> Result<Vec<(Id, String)>, Problem> {
        if ids.is_empty() { Ok(Vec::new()) } else { Ok(self.services.database.read(|session| store::clients::names(session, ids))?) }
    }

    /// The organisation that a program is bound to; `None` where there is no such program. The outer `None` is of nobody, the inner one of the whole platform.
    ///
    /// # Errors
    /// The database fails.
    pub fn client_organization(&self, id: Id) -> Result<Option<Option<Id>>, Problem> {
        let found = self.services.database.read(|session| store::clients::by_id(session, id))?;
        Ok(found.map(|client| client.profile.organization))
    }

    /// Gives a program another secret; the one before goes on working for so many hours, [`SECRET_OVERLAP_HOURS_MAX`] at most, and with 0 not at all.
    ///
    /// # Errors
    /// There is no such program or it has no secret, or the database fails.
    pub fn rotate_secret(&self, actor: Actor, id: Id, overlap_hours: u32) -> Result<String, SsoError> {
        ops::change_client::rotate_secret(self, actor, id, overlap_hours)
    }

    /// A token by which programs may register themselves, so many times and until a moment.
    ///
    /// # Errors
    /// The database fails.
    pub fn registration_token(&self, actor: Actor, name: &str, uses: u32, expires_at: Time) -> Result<String, SsoError> {
        ops::register_client::new_token(self, actor, name, uses, expires_at)
    }

    /// Who holds an access token, with its scopes; `None` where nobody does, or where person, program or grant are not good any more.
    ///
    /// # Errors
    /// The database fails.
    pub fn bearer(&self, token: &str, now: Time) -> Result<Option<Who>, Problem> {
        Ok(ops::use_token::bearer(self, token, now)?)
    }

    /// The program with this id and secret, for interfaces that ask by HTTP Basic authentication; `None` where there is none or it is suspended.
    ///
    /// # Errors
    /// The database fails.
    pub fn basic(&self, id: &str, secret: &str) -> Result<Option<Who>, Problem> {
        Ok(ops::authenticate_client::basic(self, id, secret)?)
    }

    /// Browser sessions ended: programs that were signed in to from them are told, and what was to end with them ends. For whoever ends them, so that
    /// it need not be noticed.
    ///
    /// # Errors
    /// The database fails.
    pub fn sessions_ended(&self, sessions: &[Id]) -> Result<(), Problem> {
        Ok(ops::end_sessions::sessions_ended(self, sessions)?)
    }

    /// A browser session goes on under another id, because the same person proved again who they are: what was signed in to from it stays signed in.
    /// For whoever gives the new id, in the transaction that does it.
    ///
    /// # Errors
    /// The database fails.
    pub fn session_continues(&self, session: &mut Session<'_>, person: Id, former: Id, new: Id) -> Result<(), DatabaseError> {
        store::sessions::rename(session, person, former, new)?;
        store::grants::rename_session(session, person, former, new)
    }

    /// Looks for browser sessions that ended, a bounded number at a time; how many it found. Called several times a second.
    ///
    /// # Errors
    /// The database fails.
    pub fn notice_ended(&self) -> Result<usize, Problem> {
        Ok(ops::end_sessions::notice(self)?)
    }

    /// Delivers notices of sign-out that are due; how many were tried. Called several times a second, beside everything else: it waits for others.
    ///
    /// # Errors
    /// The database fails.
    pub fn deliver(&self) -> Result<usize, Problem> {
        Ok(ops::deliver_logout::deliver(self)?)
    }

    /// Removes what is over, a bounded number at a time; how much it removed. For a job.
    ///
    /// # Errors
    /// The database fails.
    pub fn sweep(&self) -> Result<u64, SsoError> {
        ops::sweep::sweep(self)
    }

    /// What this room keeps about a person, for the download of one's data.
    ///
    /// # Errors
    /// The database fails.
    pub fn export_person(&self, session: &mut Session<'_>, person: Id) -> Result<serde_json::Value, DatabaseError> {
        ops::export::export(session, person)
    }
}
