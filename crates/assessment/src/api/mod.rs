//! Items for programs.

pub(crate) mod question_set;

use kernel::Need;
use portal::{Limit, Method, Registry};

use crate::Assessment;

/// Registers the routes.
pub fn register(registry: &mut Registry, room: Assessment) {
    registry.add(Method::Get, "/resources/{id}/items.json", Need::Public, Limit::Download, move |ask| question_set::download(&room, ask));
}
