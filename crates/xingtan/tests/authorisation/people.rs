//! The table, as far as people and what is done about their accounts go.

use kernel::Permission;

use crate::table::Expected::{self, May, Owned};
use crate::table::{Row, row};
use crate::world::{Person, World};

/// The answer to an offer.
const OFFER: Expected = Owned { own: [401, 303, 401], of_others: [401, 401, 404, 401] };

type Form = Vec<(&'static str, String)>;

fn nothing(_: &World, _: &Person, _: &Person) -> Form {
    Vec::new()
}

fn reason(_: &World, _: &Person, _: &Person) -> Form {
    vec![("reason", "falls behind, or lost a phone".to_owned())]
}

fn suspend(_: &World, owner: &Person) -> String {
    format!("/admin/people/{}/suspend", owner.subject)
}

fn factors(_: &World, owner: &Person) -> String {
    format!("/admin/people/{}/factors", owner.subject)
}

pub const PEOPLE: &[Row] = &[
    row("GET", "/admin/people/{id}", |_, owner| format!("/admin/people/{}", owner.subject), nothing, May(Permission::ReadPeople, 200)),
    row("POST", "/admin/people/{id}/record", |_, owner| format!("/admin/people/{}/record", owner.subject), reason, May(Permission::ReadMinor, 200)),
    row("GET", "/admin/people/{id}/suspend", suspend, nothing, May(Permission::ManagePeople, 200)),
    row("POST", "/admin/people/{id}/suspend", suspend, reason, May(Permission::ManagePeople, 303)),
    row("GET", "/admin/people/{id}/factors", factors, nothing, May(Permission::ManagePeople, 200)),
    row("POST", "/admin/people/{id}/factors", factors, reason, May(Permission::ManagePeople, 303)),
    // those who chose a password get no code from others
    row("POST", "/admin/people/{id}/code", |_, owner| format!("/admin/people/{}/code", owner.subject), nothing, May(Permission::ManagePeople, 409)),
    row("POST", "/offers/{id}/accept", |world, owner| format!("/offers/{}/accept", world.offer(Some(&owner.person), "")), nothing, OFFER),
    row("POST", "/offers/{id}/decline", |world, owner| format!("/offers/{}/decline", world.offer(Some(&owner.person), "")), nothing, OFFER),
    row(
        "POST",
        "/offers/{id}/take-back",
        |world, owner| format!("/offers/{}/take-back", world.offer(None, &owner.organization)),
        nothing,
        May(Permission::ManageRoles, 303),
    ),
];
