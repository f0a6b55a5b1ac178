//! Who holds what, at hand: decisions come from memory, and a change anywhere makes every node look again within a quarter of a second.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use kernel::{Id, Time};
use platform::{Database, DatabaseError};

use crate::model::decision::{Held, Home};
use crate::model::path::Path;
use crate::ops::offer_role::OFFERS_MAX;
use crate::store;
use crate::store::offer::Offer;

/// People whose roles are at hand; beyond it all are forgotten and looked up again.
pub const PEOPLE_AT_HAND_MAX: usize = 100_000;
/// Organisations whose place is at hand.
pub const PLACES_AT_HAND_MAX: usize = 100_000;
/// Memberships of one person that are looked at, those in force first.
pub const MEMBERSHIPS_MAX: u32 = 500;

/// A map with a bound.
struct Bounded<K, V> {
    map: RwLock<HashMap<K, V>>,
    most: usize,
    /// How often something was forgotten.
    forgotten: AtomicU64,
}

/// A moment before something was looked up.
struct Mark(u64);

impl<K: Eq + Hash, V: Clone> Bounded<K, V> {
    fn new(most: usize) -> Self {
        Self { map: RwLock::default(), most, forgotten: AtomicU64::new(0) }
    }

    fn get(&self, key: &K) -> Option<V> {
        self.map.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// To be taken before what is to be kept is looked up.
    fn mark(&self) -> Mark {
        Mark(self.forgotten.load(Ordering::Acquire))
    }

    /// Keeps what was looked up since a mark. Where anything was forgotten meanwhile it may be what stood there before the change, and is not kept.
    fn put(&self, mark: &Mark, key: K, value: V) {
        let mut map = self.map.write().unwrap_or_else(PoisonError::into_inner);
        if self.forgotten.load(Ordering::Acquire) != mark.0 {
            return;
        }
        if map.len() >= self.most {
            map.clear();
        }
        map.insert(key, value);
    }

    fn forget(&self, key: &K) {
        let mut map = self.map.write().unwrap_or_else(PoisonError::into_inner);
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        map.remove(key);
    }

    fn clear(&self) {
        let mut map = self.map.write().unwrap_or_else(PoisonError::into_inner);
        self.forgotten.fetch_add(1, Ordering::AcqRel);
        map.clear();
    }
}

/// What is at hand.
pub struct Authority {
    version: AtomicI64,
    held: Bounded<Id, Arc<[Held]>>,
    places: Bounded<Id, Path>,
    homes: Bounded<Id, Arc<[Home]>>,
    offers: Bounded<Id, Arc<[Offer]>>,
}

impl Default for Authority {
    fn default() -> Self {
        Self {
            version: AtomicI64::new(0),
            held: Bounded::new(PEOPLE_AT_HAND_MAX),
            places: Bounded::new(PLACES_AT_HAND_MAX),
            homes: Bounded::new(PEOPLE_AT_HAND_MAX),
            offers: Bounded::new(PEOPLE_AT_HAND_MAX),
        }
    }
}

impl Authority {
    /// What somebody holds or held.
    pub fn held(&self, database: &Database, person: Id) -> Result<Arc<[Held]>, DatabaseError> {
        if let Some(held) = self.held.get(&person) {
            return Ok(held);
        }
        let mark = self.held.mark();
        let held: Arc<[Held]> = database.read(|session| store::membership::held(session, person, MEMBERSHIPS_MAX))?.into();
        self.held.put(&mark, person, Arc::clone(&held));
        Ok(held)
    }

    /// Where somebody's account stands, looked up where it is not at hand.
    pub fn homes(&self, person: Id, look: impl FnOnce() -> Result<Arc<[Home]>, DatabaseError>) -> Result<Arc<[Home]>, DatabaseError> {
        if let Some(homes) = self.homes.get(&person) {
            return Ok(homes);
        }
        let mark = self.homes.mark();
        let homes = look()?;
        self.homes.put(&mark, person, Arc::clone(&homes));
        Ok(homes)
    }

    /// What was offered to somebody and not answered, also what is over meanwhile: looked at on every page about oneself, and nothing for nearly everybody.
    pub fn offers(&self, database: &Database, person: Id, now: Time) -> Result<Arc<[Offer]>, DatabaseError> {
        if let Some(offers) = self.offers.get(&person) {
            return Ok(offers);
        }
        let mark = self.offers.mark();
        let offers: Arc<[Offer]> = database.read(|session| store::offer::of_person(session, person, now, OFFERS_MAX))?.into();
        self.offers.put(&mark, person, Arc::clone(&offers));
        Ok(offers)
    }

    /// Where an organisation stands; `None` where there is none.
    pub fn path(&self, database: &Database, organization: Id) -> Result<Option<Path>, DatabaseError> {
        if let Some(path) = self.places.get(&organization) {
            return Ok(Some(path));
        }
        let mark = self.places.mark();
        let found = database.read(|session| store::organization::by_id(session, organization))?.map(|organization| organization.path);
        if let Some(path) = &found {
            self.places.put(&mark, organization, path.clone());
        }
        Ok(found)
    }

    /// Forgets what somebody holds, after it was changed here.
    pub fn forget(&self, person: Id) {
        self.held.forget(&person);
        self.homes.forget(&person);
        self.offers.forget(&person);
    }

    /// Forgets everything, after much was changed here.
    pub fn forget_all(&self) {
        self.held.clear();
        self.homes.clear();
        self.offers.clear();
        self.places.clear();
    }

    /// Looks whether anything was changed anywhere.
    pub fn look_around(&self, database: &Database) -> Result<(), DatabaseError> {
        let version = database.read(store::state::version)?;
        if self.version.swap(version, Ordering::AcqRel) != version {
            self.forget_all();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_up_before_a_change_is_not_kept_after_it() {
        let places: Bounded<usize, Path> = Bounded::new(9);
        let before = places.mark();
        places.forget(&1); // somebody else changed it, and forgot what was not there yet
        places.put(&before, 1, Path::top());
        assert!(places.get(&1).is_none());
        let before = places.mark();
        places.clear();
        places.put(&before, 1, Path::top());
        assert!(places.get(&1).is_none());
        places.put(&places.mark(), 1, Path::top());
        assert!(places.get(&1).is_some());
    }

    #[test]
    fn memory_is_bounded() {
        let authority = Authority::default();
        for number in 0..=PEOPLE_AT_HAND_MAX {
            authority.held.put(&authority.held.mark(), Id::named(&["person", &number.to_string()]), Arc::from([]));
        }
        assert!(authority.held.map.read().unwrap().len() <= PEOPLE_AT_HAND_MAX);
        let places: Bounded<usize, Path> = Bounded::new(2);
        (0..5).for_each(|number| places.put(&places.mark(), number, Path::top()));
        assert!(places.map.read().unwrap().len() <= 2 && authority.places.most == PLACES_AT_HAND_MAX);
    }
}
