//! Puts the rooms together.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Context;
use assessment::Assessment;
use catalog::Catalog;
use columns::Columns;
use courseware::Courseware;
use identity::{Identity, PasswordCost};
use kernel::fact::ObjectKind;
use kernel::{Clock, Id, Language, Permission, Problem, Time};
use learning::Learning;
use organization::Organizations;
use platform::objects::Referrer;
use platform::{Consumer, Database, Ids, Objects, Outbox, RoomMigrations, Secrets, Services};
use portal::cache::Cache;
use portal::{Authenticator, Registry, Who};
use records::{Records, Shelf, ShelfError};
use roster::Roster;
use search::{Index, Opened};
use sso::{Sso, Upstreams};

use crate::directory::People;
use crate::launches::{RecordKeys, RecordStore, Watcher};
use crate::outside::Providers;
use crate::settings::Settings;
use crate::stores::StoreOwners;
use crate::surroundings::Rooms;

/// The tables of all rooms, in the order in which they are made.
pub const MIGRATIONS: &[RoomMigrations] = &[
    platform::MIGRATIONS,
    identity::MIGRATIONS,
    organization::MIGRATIONS,
    sso::MIGRATIONS,
    roster::MIGRATIONS,
    catalog::MIGRATIONS,
    records::MIGRATIONS,
    assessment::MIGRATIONS,
    learning::MIGRATIONS,
    courseware::MIGRATIONS,
    columns::MIGRATIONS,
];

/// The wall clock. Nobody else reads it.
#[derive(Debug)]
pub struct WallClock;

impl Clock for WallClock {
    fn now(&self) -> Time {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Time(i64::try_from(since.as_micros()).unwrap_or(i64::MAX))
    }
}

/// Says who asks and what they may do: identity knows people at browsers, single sign-on programs with tokens, organisations what people may do.
pub struct Doorkeeper {
    identity: Identity,
    organizations: Organizations,
    sso: Sso,
}

impl Authenticator for Doorkeeper {
    fn who(&self, token: &str, now: Time) -> Result<Who, Problem> {
        self.identity.who(token, now)
    }

    fn bearer(&self, token: &str, now: Time) -> Result<Option<Who>, Problem> {
        self.sso.bearer(token, now)
    }

    fn may(&self, who: &Who, permission: Permission, now: Time) -> Result<(), Problem> {
        let by = organization::By { who: who.clone(), address: None, now };
        Ok(self.organizations.require(&by, permission, organization::Thing::Anywhere)?)
    }
}

/// All rooms, furnished.
pub struct House {
    /// The services behind them.
    pub services: Services,
    /// People and sessions.
    pub identity: Identity,
    /// Organisations and roles.
    pub organizations: Organizations,
    /// Signing in elsewhere, and programs with tokens.
    pub sso: Sso,
    /// Lists of people and classes.
    pub roster: Roster,
    /// The library.
    pub catalog: Catalog,
    /// Items and practice.
    pub assessment: Assessment,
    /// Statements.
    pub records: Records,
    /// Progress.
    pub learning: Learning,
    /// Learning packages of others.
    pub courseware: Courseware,
    /// History in columns.
    pub columns: Columns,
    /// Facts on their way.
    pub outbox: Outbox,
    /// Files of rooms.
    pub objects: Objects,
    /// The rooms that keep such files.
    pub referrers: Vec<Arc<dyn Referrer>>,
    /// Finished pages.
    pub cache: Arc<Cache>,
    /// What is said about the search index.
    pub index_state: Opened,
}

/// The library's part of the download of one's data.
struct LibraryData(Catalog);

impl identity::PersonalData for LibraryData {
    fn name(&self) -> &'static str {
        "catalog"
    }

    fn export(&self, session: &mut platform::Session<'_>, person: Id) -> Result<serde_json::Value, platform::DatabaseError> {
        self.0.export_person(session, person)
    }
}

/// What learning knows about somebody whose record staff opens.
struct LearningRecord(Learning);

impl organization::PersonalRecord for LearningRecord {
    fn lines(&self, person: Id, language: Language) -> Result<Vec<(String, String)>, Problem> {
        self.0.record_lines(person, language)
    }
}

/// Where programs may see people and classes: at and below the organisation they were bound to when they were connected.
struct ProgramPlaces(Sso);

impl roster::ClientPlace for ProgramPlaces {
    fn place(&self, client: Id) -> Result<Option<Id>, Problem> {
        Ok(self.0.client_organization(client)?.map(|organization| organization.unwrap_or_else(organization::top_id)))
    }
}

/// The part of single sign-on of the download of one's data.
struct SignOnData(Sso);

impl identity::PersonalData for SignOnData {
    fn name(&self) -> &'static str {
        "sso"
    }

    fn export(&self, session: &mut platform::Session<'_>, person: Id) -> Result<serde_json::Value, platform::DatabaseError> {
        self.0.export_person(session, person)
    }
}

/// Names of programs and packages for the audit log.
struct Noted {
    sso: Sso,
    courseware: Courseware,
}

impl organization::NamesOfNoted for Noted {
    fn names(&self, kind: &str, things: &[Id], language: Language) -> Result<Vec<(Id, String)>, Problem> {
        match kind {
            "client" => self.sso.client_names(things),
            "courseware-package" => self.courseware.titles(things, language),
            _ => Ok(Vec::new()),
        }
    }
}

/// Names of things for the history, looked up where they live.
struct Names {
    catalog: Catalog,
    assessment: Assessment,
}

impl records::ThingNames for Names {
    fn names(&self, things: &[(ObjectKind, Id)], language: Language) -> Result<HashMap<Id, (String, String)>, Problem> {
        let (items, others): (Vec<_>, Vec<_>) = things.iter().partition(|(kind, _)| *kind == ObjectKind::Item);
        let others: Vec<Id> = others.into_iter().map(|(_, id)| id).collect();
        let items: Vec<Id> = items.into_iter().map(|(_, id)| id).collect();
        let mut names: HashMap<Id, (String, String)> =
            self.catalog.things(&others, language)?.into_iter().map(|(id, thing)| (id, (thing.title, thing.path))).collect();
        names.extend(self.assessment.item_names(&items, language)?);
        Ok(names)
    }
}

impl identity::NamesOfThings for Names {
    fn names(&self, things: &[(ObjectKind, Id)], language: Language) -> Result<HashMap<Id, String>, Problem> {
        let known = records::ThingNames::names(self, things, language)?;
        Ok(known.into_iter().map(|(id, (name, _))| (id, name)).collect())
    }
}

/// Opens the house for a command that holds the lock of the data directory, and so may write the search index.
pub fn open(settings: &Settings) -> anyhow::Result<House> {
    furnish(settings, &settings.data.join("search"), Shelf::open)
}

/// Opens the house beside a platform that may be running: the search index and the journal of statements in the data directory are not touched, because the
/// running one may be writing them. What changes is taken into them by the running platform, or at the next start.
pub fn open_beside(settings: &Settings) -> anyhow::Result<House> {
    let scratch = std::env::temp_dir().join(format!("xingtan-{}", std::process::id()));
    let house = furnish(settings, &scratch, |database, data, _| Ok(Shelf::beside(database, data)));
    let _ = fs::remove_dir_all(&scratch); // an empty index; the open files stay usable until this process ends
    house
}

/// How the statements are opened.
type OpenShelf = fn(&Database, &Path, Arc<dyn Clock>) -> Result<Shelf, ShelfError>;

/// Opens the data directory and the database, brings the tables up to date and furnishes the rooms.
fn furnish(settings: &Settings, directory: &Path, shelf: OpenShelf) -> anyhow::Result<House> {
    let data = &settings.data;
    fs::create_dir_all(data).with_context(|| format!("cannot make the data directory {}", data.display()))?;
    let database = Database::open(&settings.database, data).context("cannot open the database")?;
    let clock: Arc<dyn Clock> = Arc::new(WallClock);
    platform::migrate::migrate(&database, MIGRATIONS, clock.now())?;
    let ids = Ids::random();
    let secrets = Arc::new(keys(&settings.key_file, &ids)?);
    let services = Services { database: database.clone(), clock, ids: Arc::new(ids), secrets };
    let cache = Arc::new(Cache::default());
    let (index, index_state) = Index::open_or_create(directory).context("cannot open the search index")?;

    let (memory_kib, passes, lanes) = settings.password_cost;
    let upstreams = Upstreams::new(services.clone(), settings.providers.clone(), Arc::new(sso::Web::default()))
        .map_err(|(key, fault)| anyhow::anyhow!("provider '{key}': {fault}"))?;
    let identity =
        Identity::new(services.clone(), PasswordCost { memory_kib, passes, lanes }).with_outside(Arc::new(Providers(upstreams))).with_terms(settings.terms);
    identity.prepare().context("the settings of passwords cannot be used")?;
    let organizations = Organizations::new(services.clone(), identity.clone()).with_makers(Arc::new(roster::AccountsMade));
    organizations.prepare().context("the tree of organisations cannot be made")?;
    let people = People { services: services.clone(), identity: identity.clone(), organizations: organizations.clone() };
    let sso = Sso::new(services.clone(), &settings.base_url, Arc::new(people), Arc::new(sso::Web::default()));
    let roster = Roster::new(services.clone(), identity.clone(), organizations.clone(), Arc::new(ProgramPlaces(sso.clone())));
    let catalog = Catalog::new(services.clone(), index, Arc::clone(&cache));
    let assessment = Assessment::new(services.clone(), catalog.clone(), identity.clone());
    let names = Arc::new(Names { catalog: catalog.clone(), assessment: assessment.clone() });
    let objects = settings.objects.open(data)?;
    let courseware =
        Courseware::new(services.clone(), objects.clone(), identity.clone(), organizations.clone(), &settings.base_url, settings.content_url.as_deref());
    // Each asks the other: courseware keeps what it says in the store, the store asks courseware about what units say.
    let keys = RecordKeys { sso: sso.clone(), courseware: courseware.clone() };
    let shelf = shelf(&database, data, Arc::clone(&services.clock)).context("cannot open the statements")?;
    let owners = StoreOwners { organizations: organizations.clone(), sso: sso.clone() };
    let records = Records::new(services.clone(), names.clone(), Arc::new(keys), settings.base_url.as_str(), shelf)
        .with_owners(Arc::new(owners))
        .with_quotas(settings.store_quota);
    let courseware = courseware.with_lrs(Arc::new(RecordStore(records.clone())));
    let records = records.with_overseer(Arc::new(Watcher { courseware: courseware.clone() }));
    records.prepare().context("the record store cannot be brought up to date")?;
    let rooms = Rooms { services: services.clone(), catalog: catalog.clone(), organizations: organizations.clone(), base_url: settings.base_url.clone() };
    let files = settings.objects.open_columns(data)?;
    let columns = Columns::new(services.clone(), records.clone(), files, Arc::new(rooms), &settings.base_url).keeping(settings.columns_keep_days);
    let learning = Learning::new(services.clone(), catalog.clone(), assessment.clone(), identity.clone(), organizations.clone(), courseware.clone());
    let organizations = organizations
        .with_records(vec![Arc::new(LearningRecord(learning.clone()))])
        .with_names(Arc::new(Noted { sso: sso.clone(), courseware: courseware.clone() }));
    let identity = identity.with_names_of_things(names).with_judges(vec![Arc::new(organizations.clone())]).with_exports(vec![
        Arc::new(organizations.clone()),
        Arc::new(LibraryData(catalog.clone())),
        Arc::new(records.clone()),
        Arc::new(roster.clone()),
        Arc::new(assessment.clone()),
        Arc::new(learning.clone()),
        Arc::new(courseware.clone()),
        Arc::new(SignOnData(sso.clone())),
    ]);
    let catalog = catalog.with_companions(vec![Arc::new(assessment.clone())]).with_panels(vec![Arc::new(learning.clone()), Arc::new(assessment.clone())]);
    catalog.seed_codes()?;
    let consumers: Vec<Arc<dyn Consumer>> = vec![
        Arc::new(records.clone()),
        Arc::new(columns.clone()),
        Arc::new(organizations.clone()),
        Arc::new(sso.clone()),
        Arc::new(roster.clone()),
        Arc::new(catalog.clone()),
        Arc::new(assessment.clone()),
        Arc::new(learning.clone()),
        Arc::new(courseware.clone()),
    ];
    let outbox = Outbox::new(database, consumers);
    let referrers: Vec<Arc<dyn Referrer>> = vec![Arc::new(courseware.clone())];
    Ok(House {
        services,
        identity,
        organizations,
        roster,
        sso,
        catalog,
        assessment,
        records,
        learning,
        courseware,
        columns,
        outbox,
        objects,
        referrers,
        cache,
        index_state,
    })
}

impl House {
    /// Who says who asks and what they may do.
    pub fn doorkeeper(&self) -> Arc<dyn Authenticator> {
        Arc::new(Doorkeeper { identity: self.identity.clone(), organizations: self.organizations.clone(), sso: self.sso.clone() })
    }

    /// The routes of all rooms.
    pub fn registry(&self) -> Registry {
        let mut registry = Registry::default();
        identity::register(&mut registry, self.identity.clone());
        organization::register(&mut registry, &self.organizations);
        sso::register(&mut registry, &self.sso);
        roster::register(&mut registry, &self.roster);
        catalog::register(&mut registry, &self.catalog);
        assessment::register(&mut registry, self.assessment.clone());
        records::register(&mut registry, self.records.clone());
        learning::register(&mut registry, self.learning.clone());
        courseware::register(&mut registry, &self.courseware);
        registry
    }
}

/// The keys of what is encrypted at rest; the file is made at the first start, and must be readable by its owner alone.
pub fn keys(path: &Path, ids: &Ids) -> anyhow::Result<Secrets> {
    if !path.exists() {
        let text = format!(
            "# Keys of what Xingtan encrypts at rest; the first one is in use. Keep a copy apart from the database: without it nothing encrypted can be read.\n{}\n",
            Secrets::new_line(ids)
        );
        let mut file =
            fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(path).with_context(|| format!("cannot write {}", path.display()))?;
        std::io::Write::write_all(&mut file, text.as_bytes())?;
        file.sync_all()?;
    }
    let mode = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.permissions().mode();
    if mode & 0o077 != 0 {
        anyhow::bail!("others may read the key file {} (mode {:o}); run: chmod 600 {}", path.display(), mode & 0o777, path.display());
    }
    let text = fs::read_to_string(path).with_context(|| format!("cannot read the key file {}", path.display()))?;
    Secrets::parse(&text).with_context(|| format!("in the key file {}", path.display()))
}

/// The secret that form tokens are made with; made at the first start and readable by the owner alone.
pub fn secret(data: &Path) -> anyhow::Result<[u8; 32]> {
    let path = data.join("secret");
    if let Ok(bytes) = fs::read(&path) {
        return bytes
            .try_into()
            .map_err(|_| anyhow::anyhow!("{} must hold exactly 32 bytes; remove it to get a new one (open forms then expire)", path.display()));
    }
    let mut secret = [0u8; 32];
    getrandom::fill(&mut secret).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
    let mut file = fs::OpenOptions::new().create_new(true).write(true).mode(0o600).open(&path).with_context(|| format!("cannot write {}", path.display()))?;
    std::io::Write::write_all(&mut file, &secret)?;
    file.sync_all()?;
    Ok(secret)
}
