//! What columns know of a statement besides what it says: the subject of what it is about, and the school of whoever did it.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use catalog::Catalog;
use columns::Surroundings;
use kernel::{Id, Language, Problem};
use organization::{Kind, Membership, Organization, Organizations, Path};
use platform::Services;

/// Things and people that are looked up by one statement.
const AT_ONCE: usize = 200;

/// The rooms that know.
pub struct Rooms {
    /// Services of all rooms.
    pub services: Services,
    /// The library, which knows subjects.
    pub catalog: Catalog,
    /// Organisations, which know who is at which school.
    pub organizations: Organizations,
    /// The address of the platform.
    pub base_url: String,
}

impl Surroundings for Rooms {
    fn subjects(&self, activities: &[String]) -> Result<HashMap<String, String>, Problem> {
        let own: Vec<(Id, &String)> = activities.iter().filter_map(|activity| Some((self.thing(activity)?, activity))).collect();
        let mut subjects = HashMap::new();
        for some in own.chunks(AT_ONCE) {
            let ids: Vec<Id> = some.iter().map(|(id, _)| *id).collect();
            let things = self.catalog.things(&ids, Language::EN)?;
            let known = some.iter().filter_map(|(id, activity)| Some(((*activity).clone(), things.get(id)?.subject.clone()?)));
            subjects.extend(known);
        }
        Ok(subjects)
    }

    fn schools(&self, tenant: Id, identities: &[String]) -> Result<HashMap<String, String>, Problem> {
        let tree = Tree::default();
        let store = tree.school(self, tenant)?;
        let people: HashMap<Id, &String> = identities.iter().filter_map(|identity| Some((self.person(identity)?, identity))).collect();
        let mut schools = HashMap::new();
        for some in people.keys().copied().collect::<Vec<_>>().chunks(AT_ONCE) {
            for membership in self.memberships(some)? {
                let (Some(identity), Some(school)) = (people.get(&membership.person), tree.school(self, membership.organization)?) else { continue };
                schools.entry((*identity).clone()).or_insert(school);
            }
        }
        // Whom only another program knows is of the school whose program that is.
        if let Some(store) = store {
            for identity in identities.iter().filter(|identity| self.person(identity).is_none()) {
                schools.insert(identity.clone(), store.clone());
            }
        }
        Ok(schools)
    }
}

impl Rooms {
    /// The thing of the library that an activity is.
    fn thing(&self, activity: &str) -> Option<Id> {
        let path = activity.strip_prefix(&self.base_url)?;
        let id = ["/resources/", "/sections/", "/textbooks/", "/courses/"].iter().find_map(|kind| path.strip_prefix(kind))?;
        id.split(['/', '?', '#']).next()?.parse().ok()
    }

    /// The person of this platform with an identity.
    fn person(&self, identity: &str) -> Option<Id> {
        let account = identity.strip_prefix("account ")?.strip_suffix(self.base_url.as_str())?;
        account.trim_end().parse().ok()
    }

    /// What people are, the first of it first; what they are as learners before what else they are.
    fn memberships(&self, people: &[Id]) -> Result<Vec<Membership>, Problem> {
        let now = self.services.now();
        let mut found = self.services.database.read(|session| self.organizations.memberships_below_in(session, &Path::top(), people, now))?;
        found.sort_by_key(|membership| (membership.role != kernel::Role::Learner, membership.since, membership.id));
        Ok(found)
    }
}

/// Organisations that were looked up, with the school at or above each.
#[derive(Default)]
struct Tree {
    known: Mutex<HashMap<Id, Option<String>>>,
}

impl Tree {
    /// The code of the school at or above an organisation, or its id where it has no code.
    fn school(&self, rooms: &Rooms, organization: Id) -> Result<Option<String>, Problem> {
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&organization) {
            return Ok(known.clone());
        }
        let (mut at, mut school) = (Some(organization), None);
        while let Some(id) = at {
            let found: Option<Organization> = rooms.organizations.by_ids(&[id])?.pop();
            let Some(found) = found else { break };
            if matches!(found.kind, Kind::School | Kind::University | Kind::Centre) {
                school = Some(found.code.unwrap_or_else(|| found.id.to_string()));
                break;
            }
            at = found.parent;
        }
        self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(organization, school.clone());
        Ok(school)
    }
}
