//! What programs ask.

pub mod oneroster;
pub mod scim;

use kernel::{Actor, ErrorKind, Id, Problem};
use portal::Ask;

use crate::Roster;

/// The organisation of the program that asks; a program without one sees nothing.
fn place(room: &Roster, ask: &Ask) -> Result<Id, Problem> {
    let forbidden = || Problem::new(ErrorKind::Forbidden, "no-organization", "this program was given no organisation; whoever connected it can give it one");
    match ask.who.actor {
        Actor::Client(client) => room.places.place(client)?.ok_or_else(forbidden),
        _ => Err(forbidden()),
    }
}
