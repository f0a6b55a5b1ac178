//! What people do here, one use case a file.

pub mod access_account;
pub mod add_learners;
pub mod administer;
pub mod app_factor;
pub mod authenticate;
pub mod begin_outside;
pub mod ceremonies;
pub mod change_password;
pub mod change_profile;
pub mod contacts;
pub mod delete_account;
pub mod display_names;
pub mod download_data;
pub mod ensure_person;
pub mod finish_outside;
pub mod guard;
pub mod guardians;
pub mod link_outside;
pub mod list_sessions;
pub mod merge_accounts;
pub mod open_outside;
pub mod open_session;
pub mod passkeys;
pub mod recovery_codes;
pub mod reseal;
pub mod roster;
pub mod school_children;
pub mod second_step;
pub mod sent_codes;
pub mod sign_in;
pub mod sign_out;
pub mod sign_up;
pub mod sweep;
pub mod tie_guardians;
mod verify;

use kernel::fact::{Context, Object, ObjectKind, Outcome, Verb};
use kernel::{Fact, Id, Time};

use crate::Identity;

/// A fact of this room: its object is always a person.
fn fact(identity: &Identity, verb: Verb, actor: Id, object: Id, now: Time) -> Fact {
    let object = Object { kind: ObjectKind::Person, id: object };
    Fact { id: identity.services.new_id(), actor, verb, object, outcome: Outcome::default(), context: Context::default(), at: now }
}
