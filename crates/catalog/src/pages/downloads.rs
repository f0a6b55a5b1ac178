//! Downloads, open to everybody.

use portal::Registry;

use crate::Catalog;

/// Registers the routes of downloads.
pub(super) fn register(_registry: &mut Registry, _catalog: &Catalog) {}
