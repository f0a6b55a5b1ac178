//! The table: who gets which answer on which route.

use crate::world::{PASSWORD, Person, World};

type Form = Vec<(&'static str, String)>;

/// A route with how it is asked and what comes back.
pub struct Row {
    pub method: &'static str,
    pub path: &'static str,
    /// The address, with what is somebody's.
    pub address: fn(&World, &Person) -> String,
    /// The form that a person sends, about what is somebody's.
    pub form: fn(&World, &Person, &Person) -> Form,
    pub expected: Expected,
}

/// The statuses by actor.
pub enum Expected {
    /// For a stranger, a guest, a member of any role, a suspended member.
    Same([u16; 4]),
    /// The route is about somebody's thing.
    Owned {
        /// A guest, a member, a suspended member with what is their own.
        own: [u16; 3],
        /// A stranger, a guest, a member, a suspended member with what is another's.
        of_others: [u16; 4],
    },
}

use Expected::{Owned, Same};

const OPEN: Expected = Same([200; 4]);
/// A form that everybody may send.
const DONE: Expected = Same([303; 4]);
const MEMBERS: Expected = Same([401, 401, 200, 401]);
const MEMBERS_DO: Expected = Same([401, 401, 303, 401]);
/// A page about a practice session.
const SESSION: Expected = Owned { own: [200, 200, 404], of_others: [404; 4] };
/// A form about a practice session.
const SESSION_DO: Expected = Owned { own: [303, 303, 404], of_others: [404; 4] };

const fn row(
    method: &'static str,
    path: &'static str,
    address: fn(&World, &Person) -> String,
    form: fn(&World, &Person, &Person) -> Form,
    expected: Expected,
) -> Row {
    Row { method, path, address, form, expected }
}

/// A page at a fixed address.
macro_rules! page {
    ($path:literal, $expected:expr) => {
        row("GET", $path, |_, _| $path.to_owned(), |_, _, _| Vec::new(), $expected)
    };
    ($path:literal, $expected:expr, $address:expr) => {
        row("GET", $path, $address, |_, _, _| Vec::new(), $expected)
    };
}

/// A form at a fixed address.
macro_rules! form {
    ($path:literal, $expected:expr, $form:expr) => {
        row("POST", $path, |_, _| $path.to_owned(), $form, $expected)
    };
    ($path:literal, $expected:expr, $address:expr, $form:expr) => {
        row("POST", $path, $address, $form, $expected)
    };
}

fn answer(_: &World, _: &Person, _: &Person) -> Form {
    vec![("position", "0".to_owned()), ("answer", "A".to_owned())]
}

fn nothing(_: &World, _: &Person, _: &Person) -> Form {
    Vec::new()
}

/// What somebody signs in with: members and suspended ones their own account, the others one that is not theirs but open to them.
fn sign_in(world: &World, person: &Person, _: &Person) -> Form {
    if matches!(person.actor, crate::Actor::Stranger | crate::Actor::Guest) {
        world.account(&person.name, identity::Role::Learner);
    }
    vec![("username", person.name.clone()), ("password", PASSWORD.to_owned())]
}

pub const TABLE: &[Row] = &[
    // the shell
    page!("/healthz", OPEN),
    page!("/readyz", OPEN),
    page!("/metrics", OPEN),
    page!("/manifest.webmanifest", OPEN),
    page!("/assets/{name}", OPEN, |_, _| "/assets/xingtan.css".to_owned()),
    form!("/look", DONE, |_, _, _| vec![("theme", "dark".to_owned())]),
    // the library
    page!("/", OPEN),
    page!("/library", OPEN),
    page!("/textbooks", OPEN),
    page!("/resources/{id}", OPEN, |world, _| format!("/resources/{}", world.set)),
    page!("/textbooks/{id}", OPEN, |world, _| format!("/textbooks/{}", world.textbook)),
    page!("/courses/{id}", OPEN, |world, _| format!("/courses/{}", world.course)),
    page!("/sections/{id}", OPEN, |world, _| format!("/sections/{}", world.section)),
    form!("/sections/{id}/report", DONE, |world, _| format!("/sections/{}/report", world.section), |_, _, _| vec![("words", "a slip".to_owned())]),
    page!("/search", OPEN, |_, _| "/search?q=kmp".to_owned()),
    page!("/search/suggest", OPEN, |_, _| "/search/suggest?q=k".to_owned()),
    page!("/people/{name}", OPEN, |world, _| format!("/people/{}", world.author)),
    page!("/dynasties", OPEN),
    page!("/dynasties/{name}", OPEN, |world, _| format!("/dynasties/{}", world.dynasty)),
    page!("/sitemap.xml", OPEN),
    page!("/sitemaps/{number}", OPEN, |_, _| "/sitemaps/0.xml".to_owned()),
    page!("/robots.txt", OPEN),
    page!("/resources/{id}/book.epub", OPEN, |world, _| format!("/resources/{}/book.epub", world.textbook)),
    page!("/resources/{id}/items.json", OPEN, |world, _| format!("/resources/{}/items.json", world.set)),
    page!("/sections/{id}/text.md", OPEN, |world, _| format!("/sections/{}/text.md", world.section)),
    page!("/sections/{id}/text.html", OPEN, |world, _| format!("/sections/{}/text.html", world.section)),
    page!("/collections/{name}", OPEN, |_, _| "/collections/book.zip".to_owned()),
    page!("/api/v1/search", OPEN, |_, _| "/api/v1/search?q=kmp".to_owned()),
    page!("/api/v1/resources/{id}", OPEN, |world, _| format!("/api/v1/resources/{}", world.textbook)),
    page!("/api/v1/resources/{id}/concepts", OPEN, |world, _| format!("/api/v1/resources/{}/concepts", world.set)),
    page!("/api/v1/sections/{id}", OPEN, |world, _| format!("/api/v1/sections/{}", world.section)),
    page!("/api/v1/items/{id}", OPEN, |world, _| format!("/api/v1/items/{}", world.item)),
    page!("/api/v1/suggest", OPEN, |_, _| "/api/v1/suggest?q=k".to_owned()),
    page!("/api/v1/codes", OPEN),
    page!("/api/openapi.json", OPEN),
    // accounts
    page!("/about", OPEN),
    page!("/sign-up", Same([200, 200, 303, 200])),
    form!("/sign-up", DONE, |_, person, _| vec![("username", format!("new{}", person.name)), ("password", PASSWORD.to_owned())]),
    page!("/sign-in", Same([200, 200, 303, 200])),
    form!("/sign-in", Same([303, 303, 303, 403]), sign_in),
    form!("/sign-out", DONE, nothing),
    page!("/me/settings", MEMBERS),
    form!("/me/settings", MEMBERS_DO, |_, _, _| vec![("display_name", "Somebody".to_owned()), ("language", "en".to_owned())]),
    page!("/me/security", MEMBERS),
    page!("/me/security/password", MEMBERS_DO),
    form!("/me/security/password", MEMBERS_DO, |_, _, _| vec![("password", PASSWORD.to_owned()), ("new_password", "nine blue mountains".to_owned())]),
    form!("/me/security/end", Owned { own: [401, 303, 401], of_others: [401, 401, 404, 401] }, |_, _, owner| vec![("session", owner.session.clone())]),
    form!("/me/security/end-all", MEMBERS_DO, nothing),
    page!("/me/delete", Same([303, 200, 200, 303])),
    form!("/me/delete", DONE, |_, _, _| vec![("password", PASSWORD.to_owned()), ("sure", "yes".to_owned())]),
    page!("/me/data.json", Same([303, 200, 200, 303])),
    // practice
    page!("/practice", OPEN),
    page!("/practice/concepts", OPEN, |world, _| format!("/practice/concepts?resource={}", world.set)),
    page!("/practice/items/{id}", OPEN, |world, _| format!("/practice/items/{}", world.item)),
    form!("/practice/start", Owned { own: [303, 303, 404], of_others: [404; 4] }, |_, _, owner| vec![("scope", format!("again:{}", owner.attempt))]),
    page!("/practice/{attempt}", SESSION, |_, owner| format!("/practice/{}", owner.attempt)),
    form!("/practice/{attempt}/answer", SESSION_DO, |_, owner| format!("/practice/{}/answer", owner.attempt), answer),
    form!("/practice/{attempt}/mark", SESSION_DO, |_, owner| format!("/practice/{}/mark", owner.attempt), answer),
    page!("/practice/{attempt}/summary", SESSION, |_, owner| format!("/practice/{}/summary", owner.attempt)),
    // what was done and what it adds up to: about the person who asks, so there is nothing of another to name
    page!("/me/history", OPEN),
    page!("/me/history.json", OPEN),
    page!("/me", OPEN),
    page!("/me/wrong", OPEN),
    form!("/me/wrong/practise", DONE, nothing),
    form!("/sections/{id}/finish", DONE, |world, _| format!("/sections/{}/finish", world.section), nothing),
];
