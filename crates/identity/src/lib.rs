//! Who people are here. A person may exist without an account (a guest who practised); an account is a name and a password; a session is
//! a browser that is known.

mod error;
mod export;
mod hashing;
mod held_back;
pub mod model;
mod ops;
mod outside;
mod pages;
mod rosters;
mod starting;
mod store;
mod terms;
mod words;

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::Arc;

use kernel::{Actor, Id, Problem, Time};
use platform::{DatabaseError, Migration, RoomMigrations, Services, Session};
use portal::{Ask, Authenticator, Who};

pub use error::IdentityError;
pub use export::PersonalData;
pub use hashing::{Hashing, PasswordCost};
pub use model::account::Account;
pub use ops::add_learners::NewLearner;
pub use ops::administer::{ACCOUNTS_MAX, DEMO_NAMES, DEMO_PASSWORD, NewAccount};
pub use ops::delete_account::ERASURE_DAYS_MAX;
pub use ops::display_names::NAMES_MAX;
pub use ops::link_outside::OUTSIDE_ACCOUNTS_MAX;
pub use ops::merge_accounts::MergeJudge;
pub use ops::roster::{AccountChange, NewPerson};
pub use ops::school_children::{InvitingSchool, NamedGuardian};
pub use ops::sent_codes::ROUND_MAX;
pub use ops::sweep::SWEEP_MAX;
pub use outside::{OutsideBegun, OutsideFault, OutsidePerson, OutsideProvider, OutsideProviders, OutsideReturned};
pub use pages::{noted, register};
pub use store::contact::Contact;
pub use terms::{SESSION_DAYS_MAX, STARTING_CODE_DAYS_MAX, Terms};

use model::backoff::Backoff;

/// Sessions asked about in one statement.
const SESSIONS_AT_ONCE: usize = 500;

/// The tables of this room.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "identity",
    steps: &[
        Migration { number: 1, name: "identity", sql: include_str!("../migrations/0001_identity.sql") },
        Migration { number: 2, name: "passport", sql: include_str!("../migrations/0002_passport.sql") },
        Migration { number: 3, name: "outside", sql: include_str!("../migrations/0003_outside.sql") },
        Migration { number: 4, name: "school-consent", sql: include_str!("../migrations/0004_school_consent.sql") },
        Migration { number: 5, name: "erasure", sql: include_str!("../migrations/0005_erasure.sql") },
        Migration { number: 6, name: "terms", sql: include_str!("../migrations/0006_terms.sql") },
        Migration { number: 7, name: "directory", sql: include_str!("../migrations/0007_directory.sql") },
    ],
};

/// Who knows what things of other rooms are called.
pub trait NamesOfThings: Send + Sync {
    /// The name of each thing that is known.
    ///
    /// # Errors
    /// The database fails.
    fn names(&self, things: &[(kernel::fact::ObjectKind, Id)], language: kernel::Language) -> Result<HashMap<Id, String>, Problem>;
}

/// The room. Cheap to clone.
#[derive(Clone)]
pub struct Identity {
    services: Services,
    hashing: Arc<Hashing>,
    backoff: Arc<Backoff>,
    exports: Arc<[Arc<dyn PersonalData>]>,
    names_of_things: Option<Arc<dyn NamesOfThings>>,
    outside: Arc<dyn OutsideProviders>,
    judges: Arc<[Arc<dyn MergeJudge>]>,
    terms: Terms,
    shows_messages: bool,
}

impl Identity {
    /// The room on its services, with the cost of password hashes.
    #[must_use]
    pub fn new(services: Services, cost: PasswordCost) -> Self {
        Self {
            services,
            hashing: Arc::new(Hashing::new(cost)),
            backoff: Arc::default(),
            exports: Arc::new([]),
            names_of_things: None,
            outside: Arc::new(outside::NoProviders),
            judges: Arc::new([]),
            terms: Terms::default(),
            shows_messages: false,
        }
    }

    /// With providers elsewhere by whose accounts people may sign in.
    #[must_use]
    pub fn with_outside(mut self, outside: Arc<dyn OutsideProviders>) -> Self {
        self.outside = outside;
        self
    }

    /// With what other rooms keep about a person, for the download of one's data.
    #[must_use]
    pub fn with_exports(mut self, exports: Vec<Arc<dyn PersonalData>>) -> Self {
        self.exports = exports.into();
        self
    }

    /// With who knows what sections, items and the like are called, for the readable download of one's data.
    #[must_use]
    pub fn with_names_of_things(mut self, names: Arc<dyn NamesOfThings>) -> Self {
        self.names_of_things = Some(names);
        self
    }

    /// With rooms that may have reasons against two accounts becoming one.
    #[must_use]
    pub fn with_judges(mut self, judges: Vec<Arc<dyn MergeJudge>>) -> Self {
        self.judges = judges.into();
        self
    }

    /// With how long things hold, within their bounds.
    #[must_use]
    pub fn with_terms(mut self, terms: Terms) -> Self {
        self.terms = terms.bounded();
        self
    }

    /// How long things hold.
    #[must_use]
    pub const fn terms(&self) -> Terms {
        self.terms
    }

    /// With a page that shows the messages to people: for development, where nothing is sent.
    #[must_use]
    pub const fn showing_messages(mut self, shows: bool) -> Self {
        self.shows_messages = shows;
        self
    }

    /// Makes the codes that people asked for; called several times a second, before messages are sent.
    ///
    /// # Errors
    /// The database fails.
    pub fn send_codes(&self) -> Result<u32, IdentityError> {
        ops::sent_codes::send_waiting(self, self.services.now())
    }

    /// Those of some sessions that go on.
    ///
    /// # Errors
    /// The database fails.
    pub fn alive_sessions(&self, sessions: &[Id]) -> Result<Vec<Id>, IdentityError> {
        let now = self.services.now();
        let mut alive = Vec::with_capacity(sessions.len());
        for part in sessions.chunks(SESSIONS_AT_ONCE) {
            alive.extend(self.services.database.read::<_, IdentityError>(|connection| Ok(store::session::alive(connection, part, now)?))?);
        }
        Ok(alive)
    }

    /// Ends one session of a person.
    ///
    /// # Errors
    /// It is not theirs, or the database fails.
    pub fn end_session(&self, person: Id, session: Id) -> Result<(), IdentityError> {
        ops::sign_out::end_session(self, person, session)
    }

    /// The verified address and number of a person.
    ///
    /// # Errors
    /// The database fails.
    pub fn contacts(&self, person: Id) -> Result<Vec<Contact>, IdentityError> {
        ops::contacts::list(self, person)
    }

    /// How a session was proven: words of RFC 8176 with a space between.
    ///
    /// # Errors
    /// The database fails.
    pub fn methods(&self, person: Id, session: Id) -> Result<String, IdentityError> {
        let sessions = ops::list_sessions::list_sessions(self, person, self.services.now())?;
        Ok(sessions.into_iter().find(|own| own.id == session).map(|own| own.proof.methods).unwrap_or_default())
    }

    /// Hashes a password and forgets the hash: what a sign-in pays for, for benchmarks.
    ///
    /// # Errors
    /// The settings cannot be used.
    pub fn password_hash_once(&self, password: &str) -> Result<(), IdentityError> {
        self.hashing.hash(password, &self.services.ids).map(|_| ())
    }

    /// Signs somebody in as a browser does and gives the token of the session, for benchmarks; nothing for who needs a second factor.
    ///
    /// # Errors
    /// Name or password are wrong, or the database fails.
    pub fn sign_in_once(&self, name: &str, password: &str) -> Result<String, IdentityError> {
        let browser = ops::sign_in::Browser { actor: Actor::Stranger, former_token: None, user_agent: "", address: None };
        let request = ops::sign_in::SignIn { browser, name, password, keep: true };
        match ops::sign_in::sign_in(self, &request, self.services.now())? {
            ops::sign_in::SignedIn::Opened(opened) => Ok(opened.token().to_owned()),
            _ => Err(IdentityError::Code),
        }
    }

    /// Encrypts anew, with the key in use, what this room encrypted with former ones; how many values.
    ///
    /// # Errors
    /// A value cannot be decrypted, or the database fails.
    pub fn reseal(&self) -> Result<u64, IdentityError> {
        ops::reseal::reseal(self)
    }

    /// Links a guardian to a child with every consent, for the demonstration.
    ///
    /// # Errors
    /// The database fails.
    pub fn link_guardian(&self, child: Id, guardian: Id) -> Result<(), IdentityError> {
        ops::guardians::link(self, child, guardian, self.services.now())
    }

    /// How many accounts have a name from before that has the form of an address which is not verified as theirs, and the first names; it looks at all
    /// accounts, so it is for `doctor`.
    ///
    /// # Errors
    /// The database fails.
    pub fn names_like_addresses(&self, shown: usize) -> Result<(u64, Vec<String>), IdentityError> {
        ops::administer::names_like_addresses(self, shown)
    }

    /// Suspends somebody, or lets them in again; ask before whether whoever does it may.
    ///
    /// # Errors
    /// There is no such account, or the database fails.
    pub fn suspend_person(&self, actor: Actor, address: Option<IpAddr>, person: Id, suspended: bool, reason: &str) -> Result<(), IdentityError> {
        ops::administer::suspend_person(self, actor, address, person, suspended, reason)
    }

    /// Removes the second factors of somebody who lost them; ask before whether whoever does it may.
    ///
    /// # Errors
    /// There is no such account, or the database fails.
    pub fn reset_factors(&self, actor: Actor, address: Option<IpAddr>, person: Id, reason: &str) -> Result<(), IdentityError> {
        ops::administer::reset_factors(self, actor, address, person, reason)
    }

    /// Whether somebody decides for a child.
    ///
    /// # Errors
    /// The database fails.
    pub fn is_guardian_of(&self, guardian: Id, child: Id) -> Result<bool, IdentityError> {
        ops::guardians::decides_for(self, guardian, child)
    }

    /// Whether somebody decides for anybody.
    ///
    /// # Errors
    /// The database fails.
    pub fn has_children(&self, guardian: Id) -> Result<bool, Problem> {
        Ok(ops::guardians::has_children(self, guardian)?)
    }

    /// The name of somebody in the care of a guardian, who may see how their learning goes: the guardianship holds, it was consented that what is learned
    /// is kept, and the person is not grown up.
    ///
    /// # Errors
    /// The actor may not see it, or the database fails.
    pub fn access_ward(&self, actor: &Actor, person: Id) -> Result<String, Problem> {
        Ok(ops::guardians::access_ward(self, actor, person)?)
    }

    /// Checks the settings of passwords and prepares what the first sign-in needs.
    ///
    /// # Errors
    /// The settings cannot be used.
    pub fn prepare(&self) -> Result<(), IdentityError> {
        self.hashing.warm_up(&self.services.ids)
    }

    /// The person who asks, and a cookie to set where they are new: called by rooms when a stranger does something worth keeping.
    ///
    /// # Errors
    /// The database fails.
    pub fn ensure_person(&self, ask: &Ask) -> Result<(Id, Option<String>), Problem> {
        Ok(ops::ensure_person::ensure_person(self, ask)?)
    }

    /// The names that others see of members, for at most [`NAMES_MAX`] people at once; those without an account are left out.
    ///
    /// # Errors
    /// The database fails.
    pub fn display_names(&self, people: &[Id]) -> Result<HashMap<Id, String>, Problem> {
        Ok(ops::display_names::display_names(self, people)?)
    }

    /// As [`Self::display_names`], for rooms of the passport.
    ///
    /// # Errors
    /// The database fails.
    pub fn names(&self, people: &[Id]) -> Result<HashMap<Id, String>, IdentityError> {
        ops::display_names::display_names(self, people)
    }

    /// The people whose name begins with a text, at most so many; ask before whether whoever asks may know.
    ///
    /// # Errors
    /// The database fails.
    pub fn find_people(&self, text: &str, limit: u32) -> Result<Vec<Id>, IdentityError> {
        self.services.database.read(|session| Ok(store::account::find(session, text, limit)?))
    }

    /// The roles that accounts had before there were organisations, other than learner.
    ///
    /// # Errors
    /// The database fails.
    pub fn former_roles(&self, session: &mut Session<'_>) -> Result<Vec<(Id, String)>, IdentityError> {
        Ok(store::account::former_roles(session)?)
    }

    /// Signs somebody out everywhere.
    ///
    /// # Errors
    /// The database fails.
    pub fn end_sessions(&self, person: Id) -> Result<(), IdentityError> {
        ops::sign_out::sign_out_everywhere(self, person)
    }

    /// The account of a person, for that person or the platform itself.
    ///
    /// # Errors
    /// The actor may not see it or there is none, or the database fails.
    pub fn access_account(&self, actor: &Actor, person: Id) -> Result<Account, Problem> {
        Ok(ops::access_account::access_account(self, actor, person)?)
    }

    /// Creates an account for the operator; the password must be one that people may choose.
    ///
    /// # Errors
    /// The name is taken or cannot be used, the password is too weak, or the database fails.
    pub fn create_account(&self, new: &NewAccount<'_>) -> Result<Account, IdentityError> {
        ops::administer::create_account(self, new)
    }

    /// Adds learners for load tests, who have a password that nobody knows; those who are there stay. `also` writes in the same transaction what
    /// belongs to them.
    ///
    /// # Errors
    /// A name cannot be used, or the database fails.
    pub fn add_learners(&self, learners: &[NewLearner], also: impl Fn(&mut Session<'_>) -> Result<(), DatabaseError>) -> Result<(), IdentityError> {
        ops::add_learners::add_learners(self, learners, &also)
    }

    /// Creates the accounts of the demonstration that do not exist yet; the names of those created.
    ///
    /// # Errors
    /// The database fails.
    pub fn create_demo_accounts(&self) -> Result<Vec<&'static str>, IdentityError> {
        ops::administer::create_demo_accounts(self)
    }

    /// Whether the published password of the demonstration still lets somebody in; then the platform must not be open to others.
    ///
    /// # Errors
    /// The database fails.
    pub fn is_demo_present(&self) -> Result<bool, IdentityError> {
        ops::administer::is_demo_present(self)
    }

    /// How many accounts there are.
    ///
    /// # Errors
    /// The database fails.
    pub fn account_count(&self) -> Result<u64, IdentityError> {
        ops::administer::account_count(self)
    }

    /// At most `limit` accounts whose folded name comes after `after`, by name.
    ///
    /// # Errors
    /// The database fails.
    pub fn accounts(&self, after: &str, limit: u32) -> Result<Vec<Account>, IdentityError> {
        ops::administer::accounts(self, after, limit)
    }

    /// The account that somebody means who types a name to give its person something: an address that was taken for a name and never proven leads to nobody.
    ///
    /// # Errors
    /// There is no such account, or the database fails.
    pub fn account_meant(&self, name: &str) -> Result<Account, IdentityError> {
        ops::administer::account_meant(self, name)
    }

    /// The account of a name, for the operator.
    ///
    /// # Errors
    /// There is no such account, or the database fails.
    pub fn account(&self, name: &str) -> Result<Account, IdentityError> {
        ops::administer::account(self, name)
    }

    /// Suspends an account, or lets it in again; its sessions end at once.
    ///
    /// # Errors
    /// There is no such account, or the database fails.
    pub fn suspend(&self, name: &str, suspended: bool) -> Result<(), IdentityError> {
        ops::administer::suspend(self, name, suspended)
    }

    /// Gives an account another password and ends its sessions.
    ///
    /// # Errors
    /// There is no such account, the password is too weak, or the database fails.
    pub fn reset_password(&self, name: &str, password: &str) -> Result<(), IdentityError> {
        ops::administer::reset_password(self, name, password)
    }

    /// Removes sessions that ended, and guests whom nobody can come back to, a bounded number at a time; how many it removed. For a job.
    ///
    /// # Errors
    /// The database fails.
    pub fn sweep(&self) -> Result<u64, IdentityError> {
        ops::sweep::sweep(self)
    }
}

impl Authenticator for Identity {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        Ok(ops::authenticate::authenticate(self, token, now)?)
    }
}
