//! Great tables that reading needs and serving does not: made when they are first asked for, kept until an import is over.

use std::sync::{Arc, PoisonError, RwLock};

/// A value that is made when it is needed and can be given back.
pub(crate) struct Held<T> {
    make: fn() -> T,
    value: RwLock<Option<Arc<T>>>,
}

impl<T> Held<T> {
    pub const fn new(make: fn() -> T) -> Self {
        Self { make, value: RwLock::new(None) }
    }

    /// The value; whoever holds it keeps it, also while it is forgotten.
    pub fn get(&self) -> Arc<T> {
        if let Some(known) = &*self.value.read().unwrap_or_else(PoisonError::into_inner) {
            return Arc::clone(known);
        }
        Arc::clone(self.value.write().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| Arc::new((self.make)())))
    }

    /// Gives its memory back; the next to ask gets it anew.
    pub fn forget(&self) {
        *self.value.write().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
