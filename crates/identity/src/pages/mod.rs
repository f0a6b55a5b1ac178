//! The pages of identity.

mod about;
mod settings;
mod sign;

use kernel::{ErrorKind, Id, Need, Problem};
use portal::{Ask, Limit, Method, Registry};

use crate::Identity;

/// Registers the routes of identity.
pub fn register(registry: &mut Registry, identity: Identity) {
    let room = || identity.clone();
    registry.get("/sign-up", Need::Anyone, |ask| sign::page(ask, sign::Door::Up, None));
    registry.get("/sign-in", Need::Anyone, |ask| sign::page(ask, sign::Door::In, None));
    let own = room();
    registry.add(Method::Post, "/sign-up", Need::Anyone, Limit::SignUp, move |ask| sign::sign_up(&own, ask));
    let own = room();
    registry.add(Method::Post, "/sign-in", Need::Anyone, Limit::SignIn, move |ask| sign::sign_in(&own, ask));
    let own = room();
    registry.post("/sign-out", Need::Anyone, move |ask| sign::sign_out(&own, ask));
    let own = room();
    registry.get("/me/settings", Need::Member, move |ask| settings::page(&own, ask, None));
    let own = room();
    registry.post("/me/settings", Need::Member, move |ask| settings::change_profile(&own, ask));
    let own = room();
    registry.add(Method::Post, "/me/password", Need::Member, Limit::SignIn, move |ask| settings::change_password(&own, ask));
    let own = room();
    registry.post("/me/sessions/end", Need::Member, move |ask| settings::end_sessions(&own, ask));
    let own = room();
    registry.add(Method::Post, "/me/delete", Need::Member, Limit::SignIn, move |ask| settings::delete(&own, ask));
    let own = room();
    registry.get("/me/data.json", Need::Member, move |ask| settings::data(&own, ask));
    registry.get("/about", Need::Public, about::page);
}

fn defect(error: &askama::Error) -> Problem {
    Problem::new(ErrorKind::Unavailable, "template", error.to_string())
}

/// The signed-in person; the route's need makes sure that there is one.
fn member(ask: &Ask) -> Result<Id, Problem> {
    ask.person().filter(|_| ask.who.actor.is_member()).ok_or_else(|| Problem::new(ErrorKind::SignInNeeded, "sign-in-needed", "this is for members"))
}
