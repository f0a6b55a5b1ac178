//! Items for programs.

mod one_item;
pub(crate) mod question_set;

use kernel::Need;
use portal::{Limit, Method, Registry};

use crate::Assessment;

/// Registers the routes.
pub fn register(registry: &mut Registry, room: Assessment) {
    registry.describe(include_str!("openapi.json"));
    let own = room.clone();
    registry.get("/api/v1/items/{id}", Need::Public, move |ask| one_item::show(&own, ask));
    registry.add(Method::Get, "/resources/{id}/items.json", Need::Public, Limit::Download, move |ask| question_set::download(&room, ask));
}
