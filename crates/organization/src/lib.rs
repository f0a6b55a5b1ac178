//! Organisations from the nation to the class, who is what in them, and the one place that answers whether somebody may do something.

mod authority;
mod directory;
mod error;
mod makers;
pub mod model;
mod offers;
mod ops;
mod organization;
mod pages;
mod store;
mod words;

use std::sync::Arc;

use identity::Identity;
use kernel::{Id, Language, PageRequest, PageSlice, Permission, Problem, Role, Time};
use platform::{Migration, RoomMigrations, Services, Session};

pub use authority::{MEMBERSHIPS_MAX, PEOPLE_AT_HAND_MAX, PLACES_AT_HAND_MAX};
pub use error::OrganizationError;
pub use makers::AccountMakers;
pub use model::decision::{Decision, Held, Reason};
pub use model::path::top_id;
pub use ops::add_organizations::PlacedOrganization;
pub use ops::audit::{CLASS_READ, EXPORT_MAX};
pub use ops::create_organization::NewOrganization;
pub use ops::give_role::NewRole;
pub use ops::look::{FOUND_MAX, PEOPLE_FOUND_MAX, Seen};
pub use ops::offer_role::{Given, OFFER_KEPT, OFFERS_MAX};
pub use ops::take_in_divisions::{DIVISIONS_MAX, Divisions};
pub use organization::{By, Kind, Membership, Organization, Path, PeopleState, Thing};
pub use pages::register;
pub use pages::work::Work;
pub use store::roster::MembersSought;

use authority::Authority;

/// The tables of this room.
pub const MIGRATIONS: RoomMigrations = RoomMigrations {
    room: "organization",
    steps: &[
        Migration { number: 1, name: "organization", sql: include_str!("../migrations/0001_organization.sql") },
        Migration { number: 2, name: "givers", sql: include_str!("../migrations/0002_givers.sql") },
        Migration { number: 3, name: "directory", sql: include_str!("../migrations/0003_directory.sql") },
        Migration { number: 4, name: "offers", sql: include_str!("../migrations/0004_offers.sql") },
    ],
};

/// The room. Cheap to clone.
#[derive(Clone)]
pub struct Organizations {
    services: Services,
    identity: Identity,
    authority: Arc<Authority>,
    records: Arc<[Arc<dyn PersonalRecord>]>,
    names: Option<Arc<dyn NamesOfNoted>>,
    makers: Arc<dyn AccountMakers>,
}

/// Who knows what things of other rooms are called that the audit log speaks of.
pub trait NamesOfNoted: Send + Sync {
    /// The names of things of a kind, as far as they are known: `client` or `courseware-package`.
    ///
    /// # Errors
    /// The database fails.
    fn names(&self, kind: &str, things: &[Id], language: Language) -> Result<Vec<(Id, String)>, Problem>;
}

/// What a room knows about a learner, for staff who open the record with a reason.
pub trait PersonalRecord: Send + Sync {
    /// Names and values, in the words of a language.
    ///
    /// # Errors
    /// The database fails.
    fn lines(&self, person: Id, language: Language) -> Result<Vec<(String, String)>, Problem>;
}

impl Organizations {
    /// The room on its services.
    #[must_use]
    pub fn new(services: Services, identity: Identity) -> Self {
        Self { services, identity, authority: Arc::default(), records: Arc::new([]), names: None, makers: Arc::new(makers::Nobody) }
    }

    /// With what is known of who made accounts.
    #[must_use]
    pub fn with_makers(mut self, makers: Arc<dyn AccountMakers>) -> Self {
        self.makers = makers;
        self
    }

    /// With what other rooms know about a learner.
    #[must_use]
    pub fn with_records(mut self, records: Vec<Arc<dyn PersonalRecord>>) -> Self {
        self.records = records.into();
        self
    }

    /// With who knows what programs and packages are called, for the audit log.
    #[must_use]
    pub fn with_names(mut self, names: Arc<dyn NamesOfNoted>) -> Self {
        self.names = Some(names);
        self
    }

    /// What all rooms know about a learner; ask before, and note it.
    fn record(&self, person: Id, language: Language) -> Result<Vec<(String, String)>, Problem> {
        let mut lines = Vec::new();
        for room in self.records.iter() {
            lines.extend(room.lines(person, language)?);
        }
        Ok(lines)
    }

    /// Makes the top of the tree where it is missing.
    ///
    /// # Errors
    /// The database fails.
    pub fn prepare(&self) -> Result<(), OrganizationError> {
        let now = self.services.now();
        self.services.database.write(|session| {
            if store::organization::by_id(session, top_id())?.is_none() {
                let row = store::organization::NewRow {
                    id: top_id(),
                    parent: None,
                    number: 0,
                    path: Path::top(),
                    kind: Kind::Platform,
                    name: words::Words(::words::Tongue::ZhHans).platform_name(),
                    code: None,
                    source: "",
                };
                store::organization::insert(session, &[row], now)?;
                // Before there were organisations an account had one role for the whole platform: it is held at the top from now on.
                let former = self.identity.former_roles(session)?;
                let by = By::system(now);
                for (person, role) in former.iter().filter_map(|(person, word)| Role::from_word(word).map(|role| (*person, role))) {
                    let new = NewRole { person, organization: top_id(), role, since: None, until: None, reason: "", source: "former" };
                    ops::give_role::give(self, session, &by, &new)?;
                }
            }
            Ok(())
        })
    }

    /// Whether somebody may do something to a thing, and why: the one place that answers.
    ///
    /// # Errors
    /// The thing does not exist, or the database fails.
    pub fn may(&self, by: &By, permission: Permission, thing: Thing) -> Result<Decision, OrganizationError> {
        ops::decide::decide(self, by, permission, thing)
    }

    /// Goes on only where somebody may.
    ///
    /// # Errors
    /// They may not, the thing does not exist, or the database fails.
    pub fn require(&self, by: &By, permission: Permission, thing: Thing) -> Result<(), OrganizationError> {
        ops::decide::require(self, by, permission, thing)
    }

    /// Goes on only where somebody may give a role in an organisation.
    ///
    /// # Errors
    /// They may not, there is no such organisation, or the database fails.
    pub fn require_giving(&self, by: &By, role: Role, organization: Id) -> Result<(), OrganizationError> {
        let place = self.authority.path(&self.services.database, organization)?.ok_or(OrganizationError::NotFound("organization"))?;
        ops::decide::require_giving(self, by, role, &place)
    }

    /// What somebody holds or held.
    ///
    /// # Errors
    /// The database fails.
    pub fn held(&self, person: Id) -> Result<Arc<[Held]>, OrganizationError> {
        ops::decide::held(self, person)
    }

    /// Where whoever asks belongs, and the pages they work with there.
    ///
    /// # Errors
    /// The database fails.
    pub fn work(&self, ask: &portal::Ask) -> Result<Vec<Work>, Problem> {
        pages::work::work(self, ask)
    }

    /// Looks whether another node changed who may do what; called several times a second.
    ///
    /// # Errors
    /// The database fails.
    pub fn look_around(&self) -> Result<(), Problem> {
        self.authority.look_around(&self.services.database).map_err(|error| OrganizationError::from(error).into())
    }

    /// Makes an organisation below another one.
    ///
    /// # Errors
    /// It may not be made there or so, or the database fails.
    pub fn create(&self, by: &By, new: &NewOrganization<'_>) -> Result<Organization, OrganizationError> {
        ops::create_organization::create_organization(self, by, new)
    }

    /// Makes an organisation in the transaction of `session`; ask [`Self::require`] before, and call [`Self::changed`] before the end.
    ///
    /// # Errors
    /// It cannot be made there or so, or the database fails.
    pub fn create_in(&self, session: &mut Session<'_>, by: &By, new: &NewOrganization<'_>) -> Result<Organization, OrganizationError> {
        ops::create_organization::create(self, session, by, new)
    }

    /// Adds organisations with ids of their own in the transaction of `session`, what stands above before what stands below, for load data.
    ///
    /// # Errors
    /// One cannot be made there or so, an id or a code is taken, or the database fails.
    pub fn add_organizations_in(&self, session: &mut Session<'_>, by: &By, new: &[PlacedOrganization]) -> Result<(), OrganizationError> {
        ops::add_organizations::add_organizations(session, by, new)
    }

    /// The open organisations of a kind by code, at most so many; it looks at all organisations, so it is for load data and not for pages.
    ///
    /// # Errors
    /// The database fails.
    pub fn of_kind(&self, kind: Kind, limit: u32) -> Result<Vec<Organization>, OrganizationError> {
        self.services.database.read(|session| Ok(store::organization::of_kind(session, kind, limit)?))
    }

    /// Gives somebody a role at once: the platform itself does, and others where the account is theirs to place ([`Self::offer_role`] asks the person
    /// otherwise).
    ///
    /// # Errors
    /// It may not be given, the person is to be asked first, or the database fails.
    pub fn give_role(&self, by: &By, new: &NewRole<'_>) -> Result<Id, OrganizationError> {
        ops::give_role::give_role(self, by, new)
    }

    /// Gives somebody a role in the transaction of `session`; ask [`Self::require_giving`] before, and call [`Self::changed`] before the end.
    ///
    /// # Errors
    /// Two roles do not go together, or the database fails.
    pub fn give_role_in(&self, session: &mut Session<'_>, by: &By, new: &NewRole<'_>) -> Result<Id, OrganizationError> {
        ops::give_role::give(self, session, by, new)
    }

    /// Adds many memberships in the transaction of `session`, for rosters; ask before, and call [`Self::changed`] before the end.
    ///
    /// # Errors
    /// The database fails.
    pub fn add_memberships_in(&self, session: &mut Session<'_>, memberships: &[Membership]) -> Result<(), OrganizationError> {
        Ok(store::membership::insert(session, memberships)?)
    }

    /// The memberships in force of these people at or below a place, for rosters.
    ///
    /// # Errors
    /// The database fails.
    pub fn memberships_below_in(&self, session: &mut Session<'_>, place: &Path, people: &[Id], now: Time) -> Result<Vec<Membership>, OrganizationError> {
        Ok(store::roster::memberships_below(session, place, people, now)?)
    }

    /// The people who are something at or below a place, by id after one, at most `limit`; of all roles where none is named.
    ///
    /// # Errors
    /// The database fails.
    pub fn members_below_in(&self, session: &mut Session<'_>, sought: &MembersSought<'_>, now: Time) -> Result<Vec<Id>, OrganizationError> {
        Ok(store::roster::members_below(session, sought, now)?)
    }

    /// How many people are something at or below a place.
    ///
    /// # Errors
    /// The database fails.
    pub fn count_members_below_in(&self, session: &mut Session<'_>, place: &Path, roles: &[Role], now: Time) -> Result<u64, OrganizationError> {
        Ok(store::roster::count_members_below(session, place, roles, now)?)
    }

    /// A page of the memberships in force at or below a place in organisations of one kind, by id; `after` is a membership here.
    ///
    /// # Errors
    /// The database fails.
    pub fn memberships_of_kind_in(
        &self,
        session: &mut Session<'_>,
        sought: &MembersSought<'_>,
        kind: Kind,
        now: Time,
    ) -> Result<Vec<Membership>, OrganizationError> {
        Ok(store::roster::memberships_of_kind(session, sought, kind, now)?)
    }

    /// How many memberships are in force at or below a place in organisations of one kind.
    ///
    /// # Errors
    /// The database fails.
    pub fn count_memberships_of_kind_in(
        &self,
        session: &mut Session<'_>,
        place: &Path,
        roles: &[Role],
        kind: Kind,
        now: Time,
    ) -> Result<u64, OrganizationError> {
        Ok(store::roster::count_memberships_of_kind(session, place, roles, kind, now)?)
    }

    /// A page of the memberships in force in one organisation itself.
    ///
    /// # Errors
    /// The database fails.
    pub fn members_of_in(&self, session: &mut Session<'_>, organization: Id, page: PageRequest, now: Time) -> Result<Vec<Membership>, OrganizationError> {
        Ok(store::membership::of_organization(session, organization, None, page, now)?.0)
    }

    /// Memberships by their ids, whether they are over or not.
    ///
    /// # Errors
    /// The database fails.
    pub fn memberships_by_ids_in(&self, session: &mut Session<'_>, ids: &[Id]) -> Result<Vec<Membership>, OrganizationError> {
        Ok(store::roster::by_ids(session, ids)?)
    }

    /// Ends memberships in the transaction of `session` that are not over; how many.
    ///
    /// # Errors
    /// The database fails.
    pub fn end_memberships_in(&self, session: &mut Session<'_>, ids: &[Id], now: Time) -> Result<u64, OrganizationError> {
        Ok(store::roster::end(session, ids, now)?)
    }

    /// Closes an organisation in the transaction of `session` where nothing is below it and nobody is in it; whether it did.
    ///
    /// # Errors
    /// The database fails.
    pub fn close_empty_in(&self, session: &mut Session<'_>, id: Id, now: Time) -> Result<bool, OrganizationError> {
        Ok(store::roster::close_empty(session, id, now)?)
    }

    /// Gives an organisation another name in the transaction of `session`; ask before.
    ///
    /// # Errors
    /// The name cannot be used, or the database fails.
    pub fn rename_in(&self, session: &mut Session<'_>, id: Id, name: &str, now: Time) -> Result<(), OrganizationError> {
        let shown = model::name::shown(name).ok_or(OrganizationError::Name)?;
        Ok(store::roster::rename(session, id, &shown, now)?)
    }

    /// One organisation in the transaction of `session`.
    ///
    /// # Errors
    /// The database fails.
    pub fn by_id_in(&self, session: &mut Session<'_>, id: Id) -> Result<Option<Organization>, OrganizationError> {
        Ok(store::organization::by_id(session, id)?)
    }

    /// One organisation by its code in the transaction of `session`.
    ///
    /// # Errors
    /// The database fails.
    pub fn by_code_in(&self, session: &mut Session<'_>, code: &str) -> Result<Option<Organization>, OrganizationError> {
        Ok(store::organization::by_code(session, code)?)
    }

    /// Organisations by their ids in the transaction of `session`.
    ///
    /// # Errors
    /// The database fails.
    pub fn by_ids_in(&self, session: &mut Session<'_>, ids: &[Id]) -> Result<Vec<Organization>, OrganizationError> {
        Ok(store::organization::by_ids(session, ids)?)
    }

    /// As [`Self::below`], in the transaction of `session`.
    ///
    /// # Errors
    /// The database fails.
    pub fn below_in(&self, session: &mut Session<'_>, place: &Path, after: Option<&Path>, limit: u32) -> Result<Vec<Organization>, OrganizationError> {
        Ok(store::organization::below(session, place, after, limit)?)
    }

    /// Ends a membership in the transaction of `session`, for rosters.
    ///
    /// # Errors
    /// The database fails.
    pub fn end_membership_in(&self, session: &mut Session<'_>, membership: Id, now: Time) -> Result<(), OrganizationError> {
        Ok(store::membership::end(session, membership, now, now)?)
    }

    /// Tells every node that who may do what has changed; the last thing but the audit note in a transaction.
    ///
    /// # Errors
    /// The database fails.
    pub fn changed(&self, session: &mut Session<'_>) -> Result<(), OrganizationError> {
        Ok(store::state::changed(session)?)
    }

    /// Forgets what is at hand, after a transaction that changed much.
    pub fn forget_all(&self) {
        self.authority.forget_all();
    }

    /// Takes a role back.
    ///
    /// # Errors
    /// It may not be taken, or the database fails.
    pub fn end_role(&self, by: &By, membership: Id) -> Result<Id, OrganizationError> {
        ops::end_role::end_role(self, by, membership)
    }

    /// One organisation with its way from the top and a page of what stands right below.
    ///
    /// # Errors
    /// There is none, or the database fails.
    pub fn organization(&self, id: Id, page: PageRequest) -> Result<Seen, OrganizationError> {
        ops::look::organization(self, id, page)
    }

    /// One organisation by its code.
    ///
    /// # Errors
    /// The database fails.
    pub fn by_code(&self, code: &str) -> Result<Option<Organization>, OrganizationError> {
        self.services.database.read(|session| Ok(store::organization::by_code(session, code)?))
    }

    /// Organisations by their ids.
    ///
    /// # Errors
    /// The database fails.
    pub fn by_ids(&self, ids: &[Id]) -> Result<Vec<Organization>, OrganizationError> {
        self.services.database.read(|session| Ok(store::organization::by_ids(session, ids)?))
    }

    /// Everything at and below an organisation in the order of the tree, at most `limit` after a path; closed ones too.
    ///
    /// # Errors
    /// There is none, or the database fails.
    pub fn below(&self, id: Id, after: Option<&Path>, limit: u32) -> Result<Vec<Organization>, OrganizationError> {
        let place = self.authority.path(&self.services.database, id)?.ok_or(OrganizationError::NotFound("organization"))?;
        self.services.database.read(|session| Ok(store::organization::below(session, &place, after, limit)?))
    }

    /// The people of an organisation itself, for who may see them.
    ///
    /// # Errors
    /// The person who asks may not see them, or the database fails.
    pub fn people(&self, by: &By, id: Id, role: Option<Role>, page: PageRequest) -> Result<PageSlice<(Membership, String)>, OrganizationError> {
        ops::look::people(self, by, id, role, page)
    }

    /// What somebody is, and where; for the platform, or about oneself.
    ///
    /// # Errors
    /// The database fails.
    pub fn roles_of(&self, by: &By, person: Id) -> Result<Vec<(Membership, Organization)>, OrganizationError> {
        ops::look::roles_of(self, by, person)
    }

    /// Who opened the record of this person, or looked at the week of a class, or of a place above it, while they learned there; the latest first, those of a
    /// class with its name. For the platform, or about oneself.
    ///
    /// # Errors
    /// The database fails.
    pub fn who_looked(&self, person: Id) -> Result<Vec<(platform::audit::Entry, String)>, OrganizationError> {
        ops::audit::who_looked(self, person)
    }

    /// Takes in the administrative divisions of China; how many were not there yet.
    ///
    /// # Errors
    /// A file cannot be read, or the database fails.
    pub fn take_in_divisions(&self, divisions: &Divisions<'_>) -> Result<u64, OrganizationError> {
        ops::take_in_divisions::take_in_divisions(self, &By::system(self.services.now()), divisions)
    }

    /// The token of the first run, where nobody operates the platform yet.
    ///
    /// # Errors
    /// The database fails.
    pub fn first_run_token(&self) -> Result<Option<String>, OrganizationError> {
        Ok(ops::first_run::is_needed(self)?.then(|| ops::first_run::token(self)))
    }
}
