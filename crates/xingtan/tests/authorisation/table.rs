//! The table: who gets which answer on which route.

use std::sync::LazyLock;

use kernel::{Permission, Role};

use crate::people::PEOPLE;
use crate::programs::PROGRAMS;
use crate::world::{Actor, PASSWORD, Person, World};

type Form = Vec<(&'static str, String)>;

/// A route with how it is asked and what comes back.
#[derive(Clone, Copy)]
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
#[derive(Clone, Copy)]
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
    /// The route needs a permission: this status for who has it where the thing is, 404 for who has it elsewhere, 403 for who has it nowhere.
    May(Permission, u16),
    /// Who may give the role of a learner where the thing is gets this status; any other member 404.
    Gives(u16),
    /// A route of the host of content: at the platform's it is not there, whoever asks.
    Content,
    /// A route for programs: who sits at a browser does not matter, cookies are not looked at.
    Program(u16),
}

impl Expected {
    /// What an actor gets with what is at their own place (their own, for what is a person's), and with what is elsewhere.
    pub fn of(&self, actor: Actor, elsewhere: bool) -> u16 {
        let refused = [401, 401, 403, 401][actor.column()];
        match (self, actor) {
            (Self::Same(statuses), _) => statuses[actor.column()],
            (Self::Program(status), _) => *status,
            (Self::Content, _) => 404,
            (Self::Owned { of_others, .. }, _) if elsewhere => of_others[actor.column()],
            (Self::Owned { of_others, .. }, Actor::Stranger) => of_others[0],
            (Self::Owned { own, .. }, _) => own[actor.column() - 1],
            (Self::May(permission, status), Actor::Member(role)) if role.allows(*permission) => {
                if elsewhere && !is_at_the_top(role) {
                    404
                } else {
                    *status
                }
            }
            (Self::Gives(status), Actor::Member(role)) => {
                if role.may_give().contains(&Role::Learner) && (!elsewhere || is_at_the_top(role)) {
                    *status
                } else {
                    404
                }
            }
            _ => refused,
        }
    }

    /// Whether the actor is turned away before what they ask about is looked at.
    pub fn refuses(&self, actor: Actor) -> Option<u16> {
        Some(self.of(actor, true)).filter(|status| matches!(status, 401 | 403) && *status == self.of(actor, false))
    }
}

/// Whether a role of this kind is held for the whole platform here; the others are held at a school.
pub fn is_at_the_top(role: Role) -> bool {
    matches!(role, Role::Operator | Role::Auditor)
}

use Expected::{Content, Gives, May, Owned, Program, Same};

const OPEN: Expected = Same([200; 4]);
/// A form that everybody may send.
const DONE: Expected = Same([303; 4]);
const MEMBERS: Expected = Same([401, 401, 200, 401]);
const MEMBERS_DO: Expected = Same([401, 401, 303, 401]);
/// A page about a practice session.
const SESSION: Expected = Owned { own: [200, 200, 404], of_others: [404; 4] };
/// A form about a practice session.
const SESSION_DO: Expected = Owned { own: [303, 303, 404], of_others: [404; 4] };

pub const fn row(
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

/// The record store of somebody's organisation; one of nobody's where they have none.
fn store(world: &World, owner: &Person) -> String {
    let id = if owner.organization.is_empty() { world.new_id() } else { owner.organization.clone() };
    format!("/admin/records/stores/{id}")
}

fn sure(_: &World, _: &Person, _: &Person) -> Form {
    vec![("sure", "yes".to_owned())]
}

fn nothing(_: &World, _: &Person, _: &Person) -> Form {
    Vec::new()
}

/// What somebody signs in with: members and suspended ones their own account, the others one that is not theirs but open to them.
fn sign_in(world: &World, person: &Person, _: &Person) -> Form {
    if matches!(person.actor, Actor::Stranger | Actor::Guest) {
        world.account(&person.name);
    }
    vec![("username", person.name.clone()), ("password", PASSWORD.to_owned())]
}

/// A program that somebody connects, or describes anew.
fn program(world: &World, _: &Person, _: &Person) -> Form {
    vec![("fresh", world.new_id()), ("name", "Program".to_owned()), ("redirect_uris", "https://rp.example/cb".to_owned()), ("scope", "profile".to_owned())]
}

/// All rows.
pub static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| PAGES.iter().chain(PEOPLE).chain(PROGRAMS).copied().collect());

const PAGES: &[Row] = &[
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
    page!("/me/data.html", Same([303, 200, 200, 303])),
    form!("/sign-in/second", Same([422; 4]), nothing),
    form!("/sign-in/passkey/begin", OPEN, nothing),
    form!("/sign-in/passkey", Same([422; 4]), nothing),
    page!("/sign-in/code", OPEN),
    form!("/sign-in/code", OPEN, |_, person, _| vec![("address", format!("{}@example.org", person.name.replace(' ', "")))]),
    // no provider is set in the matrix: what such a sign-in does is tested in crates/identity/tests/outside.rs and crates/xingtan/tests/outside.rs
    form!("/sign-in/with/{provider}", Same([404; 4]), |_, _| "/sign-in/with/school".to_owned(), nothing),
    page!("/sign-in/with/{provider}/callback", Same([404; 4]), |_, _| "/sign-in/with/school/callback?state=x&code=y".to_owned()),
    page!("/sign-in/outside", DONE),
    form!("/sign-in/outside", Same([422; 4]), |_, person, _| vec![("username", format!("new{}", person.name)), ("age", "adult".to_owned())]),
    form!("/me/security/outside", Same([401, 401, 404, 401]), |_, _, _| vec![("provider", "school".to_owned())]),
    form!("/me/security/outside/link", Same([401, 401, 422, 401]), nothing),
    form!("/me/security/outside/remove", Same([401, 401, 404, 401]), |_, person, _| vec![("outside", person.session_or_any())]),
    form!("/me/security/app", MEMBERS, nothing),
    form!("/me/security/app/confirm", Same([401, 401, 422, 401]), nothing),
    form!("/me/security/app/remove", MEMBERS_DO, nothing),
    form!("/me/security/recovery-codes", MEMBERS, nothing),
    form!("/me/security/passkeys/begin", MEMBERS, nothing),
    form!("/me/security/passkeys", Same([401, 401, 422, 401]), nothing),
    form!("/me/security/passkeys/remove", Same([401, 401, 404, 401]), |_, person, _| vec![("passkey", person.session_or_any())]),
    form!("/me/security/contacts", MEMBERS, |_, person, _| vec![("address", format!("{}@example.org", person.name))]),
    form!("/me/security/contacts/verify", Same([401, 401, 422, 401]), nothing),
    form!("/me/security/contacts/remove", Same([401, 401, 404, 401]), |_, person, _| vec![("contact", person.session_or_any())]),
    page!("/me/first-password", MEMBERS_DO),
    form!("/me/first-password", MEMBERS_DO, nothing),
    page!("/me/merge", MEMBERS),
    form!("/me/merge", Same([401, 401, 422, 401]), |_, _, _| vec![("sure", "yes".to_owned())]),
    form!("/me/merge/begin", MEMBERS_DO, nothing),
    form!("/me/merge/stop", MEMBERS_DO, nothing),
    page!("/me/privacy", MEMBERS),
    form!("/me/privacy", Owned { own: [401, 303, 401], of_others: [401, 401, 404, 401] }, |_, _, owner| vec![
        ("person", owner.person_or_any()),
        ("purpose", "statistics".to_owned()) // what is taken back is taken from everybody; what is given only from who is asked
    ]),
    form!("/me/privacy/invite", MEMBERS, nothing),
    page!("/guardian", MEMBERS),
    form!("/guardian", Same([401, 401, 422, 401]), |_, _, _| vec![("code", "aaaa-bbbb-cccc-dddd".to_owned())]),
    form!("/guardian/erase", Same([401, 401, 404, 401]), |_, _, owner| vec![("person", owner.person_or_any()), ("sure", "yes".to_owned())]),
    form!("/guardian/keep", Same([401, 401, 404, 401]), |_, _, owner| vec![("person", owner.person_or_any())]),
    page!("/messages", Same([404; 4])),
    // organisations and roles
    // rosters
    page!("/organizations/{id}/roster", May(Permission::ImportRoster, 200), |_, owner| format!("/organizations/{}/roster", owner.organization)),
    page!("/organizations/{id}/roster/template.csv", May(Permission::ImportRoster, 200), |_, owner| format!(
        "/organizations/{}/roster/template.csv",
        owner.organization
    )),
    page!("/organizations/{id}/roster/people.csv", May(Permission::ExportRoster, 200), |_, owner| format!(
        "/organizations/{}/roster/people.csv",
        owner.organization
    )),
    page!("/organizations/{id}/roster/oneroster.zip", May(Permission::ExportRoster, 200), |_, owner| format!(
        "/organizations/{}/roster/oneroster.zip",
        owner.organization
    )),
    form!("/organizations/{id}/roster", May(Permission::ImportRoster, 422), |_, owner| format!("/organizations/{}/roster", owner.organization), nothing),
    page!("/rosters/previews/{id}", May(Permission::ImportRoster, 404), |_, owner| format!("/rosters/previews/{}", owner.organization)),
    form!(
        "/rosters/previews/{id}/confirm",
        May(Permission::ImportRoster, 404),
        |_, owner| format!("/rosters/previews/{}/confirm", owner.organization),
        nothing
    ),
    form!(
        "/rosters/previews/{id}/discard",
        May(Permission::ImportRoster, 404),
        |_, owner| format!("/rosters/previews/{}/discard", owner.organization),
        nothing
    ),
    page!("/rosters/imports/{id}/codes", May(Permission::ImportRoster, 404), |_, owner| format!("/rosters/imports/{}/codes", owner.organization)),
    page!("/organizations/{id}/roster/codes", May(Permission::ImportRoster, 200), |_, owner| format!("/organizations/{}/roster/codes", owner.organization)),
    page!("/rosters/imports/{id}", May(Permission::ImportRoster, 404), |_, owner| format!("/rosters/imports/{}", owner.organization)),
    form!("/rosters/imports/{id}/undo", May(Permission::ImportRoster, 404), |_, owner| format!("/rosters/imports/{}/undo", owner.organization), nothing),
    form!("/rosters/imports/{id}/codes", May(Permission::ImportRoster, 404), |_, owner| format!("/rosters/imports/{}/codes", owner.organization), nothing),
    form!(
        "/organizations/{id}/roster/codes",
        May(Permission::ImportRoster, 303),
        |_, owner| format!("/organizations/{}/roster/codes", owner.organization),
        nothing
    ),
    page!("/ims/oneroster/rostering/v1p2/discovery/onerosterv1p2rostersservice_openapi3_v1p0.json", Program(200)),
    page!("/ims/oneroster/rostering/v1p2/discovery/imsorv1p2_rostering_openapi3_v1p0.json", Program(200)),
    page!("/xapi/about", Program(200)),
    page!("/records/profile", OPEN),
    page!("/records/profile.jsonld", OPEN),
    page!("/records/check", OPEN),
    form!("/records/check", OPEN, |_, _, _| vec![(
        "text",
        "{\"actor\":{\"mbox\":\"mailto:a@x.test\"},\"verb\":{\"id\":\"http://v\"},\"object\":{\"id\":\"http://o\"}}".to_owned()
    )]),
    page!("/admin/records/forwarding", May(Permission::Operate, 200)),
    form!("/admin/records/forwarding", May(Permission::Operate, 422), nothing),
    form!(
        "/admin/records/forwarding/{id}",
        May(Permission::Operate, 404),
        |_, _| "/admin/records/forwarding/0f0zsar1sqgp5vpkg7k0vpm9e0".to_owned(),
        |_, _, _| vec![("do", "remove".to_owned()), ("sure", "yes".to_owned())]
    ),
    page!("/admin/records", May(Permission::Operate, 200)),
    page!("/admin/records/statements", May(Permission::Operate, 200)),
    page!("/admin/records/statements/{id}", May(Permission::Operate, 404), |_, _| "/admin/records/statements/39e24cc4-69af-4b01-a824-1fdc6ea8a3af".to_owned()),
    page!("/admin/records/statements/live", May(Permission::Operate, 200)),
    page!("/admin/records/stores", May(Permission::Operate, 200)),
    page!("/admin/records/stores/{id}", May(Permission::Operate, 200), store),
    form!("/admin/records/stores/{id}", May(Permission::Operate, 303), store, |_, _, _| vec![("statements", "10".to_owned())]),
    page!("/organizations/{id}/records", May(Permission::ManageOrganizations, 200), |_, owner| format!("/organizations/{}/records", owner.organization)),
    page!("/organizations/{id}/records/statements", May(Permission::ManageOrganizations, 200), |_, owner| format!(
        "/organizations/{}/records/statements",
        owner.organization
    )),
    page!("/organizations/{id}/records/statements/live", May(Permission::ManageOrganizations, 200), |_, owner| format!(
        "/organizations/{}/records/statements/live",
        owner.organization
    )),
    page!("/organizations/{id}/records/statements/{statement}", May(Permission::ManageOrganizations, 404), |_, owner| format!(
        "/organizations/{}/records/statements/39e24cc4-69af-4b01-a824-1fdc6ea8a3af",
        owner.organization
    )),
    page!("/organizations", MEMBERS),
    page!("/organizations/{id}", MEMBERS, |_, owner| format!("/organizations/{}", owner.organization)),
    page!("/organizations/{id}/people", May(Permission::ReadPeople, 200), |_, owner| format!("/organizations/{}/people", owner.organization)),
    form!(
        "/organizations/{id}/create",
        May(Permission::ManageOrganizations, 303),
        |_, owner| format!("/organizations/{}/create", owner.organization),
        |_, _, _| vec![("kind", "class".to_owned()), ("name", "1".to_owned())]
    ),
    form!(
        "/organizations/{id}/change",
        May(Permission::ManageOrganizations, 303),
        |_, owner| format!("/organizations/{}/change", owner.organization),
        |_, _, _| vec![("name", "2".to_owned())]
    ),
    form!("/organizations/{id}/close", May(Permission::ManageOrganizations, 303), |_, owner| format!("/organizations/{}/close", owner.organization), sure),
    form!(
        "/organizations/{id}/roles",
        May(Permission::ManageRoles, 303),
        |_, owner| format!("/organizations/{}/roles", owner.organization),
        |_, _, owner| vec![("username", owner.subject_name.clone()), ("role", "learner".to_owned())]
    ),
    form!("/organizations/{id}/glass", May(Permission::Operate, 303), |_, owner| format!("/organizations/{}/glass", owner.organization), |_, _, _| vec![(
        "reason",
        "a child is in danger".to_owned()
    )]),
    form!("/roles/{id}/end", Gives(303), |_, owner| format!("/roles/{}/end", owner.membership), sure),
    page!("/me/roles", MEMBERS),
    page!("/first-run", Same([404; 4])),
    form!("/first-run", Same([401, 401, 403, 401]), nothing),
    page!("/admin/audit", May(Permission::ReadAudit, 200)),
    page!("/admin/audit.csv", May(Permission::ReadAudit, 200)),
    // courseware
    page!("/organizations/{id}/courseware", May(Permission::Provide, 200), |_, owner| format!("/organizations/{}/courseware", owner.organization)),
    form!("/organizations/{id}/courseware", May(Permission::Provide, 422), |_, owner| format!("/organizations/{}/courseware", owner.organization), nothing),
    page!("/admin/courseware/{id}", May(Permission::Provide, 200), |world, owner| format!("/admin/courseware/{}", world.package_of(owner))),
    form!(
        "/admin/courseware/{id}/remove",
        May(Permission::Provide, 303),
        |world, owner| format!("/admin/courseware/{}/remove", world.package_of(owner)),
        nothing
    ),
    page!("/organizations/{id}/courseware/results", May(Permission::Teach, 200), |_, owner| format!(
        "/organizations/{}/courseware/results",
        owner.organization
    )),
    page!("/organizations/{id}/courseware/results/{package}", May(Permission::Teach, 200), |world, owner| format!(
        "/organizations/{}/courseware/results/{}",
        owner.organization, world.package
    )),
    page!("/organizations/{id}/courseware/results/{package}/{person}", May(Permission::Teach, 200), |world, owner| format!(
        "/organizations/{}/courseware/results/{}/{}",
        owner.organization, world.package, owner.subject
    )),
    form!(
        "/organizations/{id}/courseware/results/{package}/{person}/waive",
        May(Permission::Teach, 303),
        |world, owner| format!("/organizations/{}/courseware/results/{}/{}/waive", owner.organization, world.package, owner.subject),
        |world, _, _| vec![("unit", world.unit.clone()), ("reason", "knows it".to_owned())]
    ),
    page!("/courseware", OPEN),
    page!("/courseware/{id}", OPEN, |world, _| format!("/courseware/{}", world.package)),
    form!("/courseware/{id}/launch", DONE, |world, _| format!("/courseware/{}/launch", world.package), |world, _, _| vec![("unit", world.unit.clone())]),
    page!("/courseware/launches/{id}", SESSION, |_, owner| format!("/courseware/launches/{}", owner.launch_or_any())),
    page!("/me/courseware", OPEN),
    form!("/cmi5/fetch/{token}", Program(404), |_, _| "/cmi5/fetch/x".to_owned(), nothing),
    page!("/run/{token}/play", Content, |_, _| "/run/x/play".to_owned()),
    page!("/run/{token}/state", Content, |_, _| "/run/x/state".to_owned()),
    page!("/run/{token}/file/{*path}", Content, |_, _| "/run/x/file/index.html".to_owned()),
    page!("/run/{token}/over", Content, |_, _| "/run/x/over".to_owned()),
    form!("/run/{token}/commit", Content, |_, _| "/run/x/commit".to_owned(), nothing),
    page!("/run/assets/{name}", Content, |_, _| "/run/assets/scorm.js".to_owned()),
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
    page!("/me/learning", OPEN),
    page!("/me/learning.csv", OPEN),
    page!("/guardian/{person}/week", Same([401, 401, 404, 401]), |_, owner| format!("/guardian/{}/week", owner.person_or_any())),
    page!("/organizations/{id}/week", May(Permission::Teach, 200), |_, owner| format!("/organizations/{}/week", owner.organization)),
    // what a script sends; the table's form is none of it
    form!("/learning/beats", Same([401, 422, 422, 401]), nothing),
    page!("/me/wrong", OPEN),
    form!("/me/wrong/practise", DONE, nothing),
    form!("/sections/{id}/finish", DONE, |world, _| format!("/sections/{}/finish", world.section), nothing),
    // signing in elsewhere: programs prove who they are by themselves, so whoever asks without a proof is nobody
    page!("/.well-known/openid-configuration", Program(200)),
    page!("/.well-known/oauth-authorization-server", Program(200)),
    page!("/oauth2/jwks", Program(200)),
    form!("/oauth2/token", Program(401), |_, _, _| vec![("grant_type", "client_credentials".to_owned())]),
    page!("/oauth2/userinfo", Program(401)),
    form!("/oauth2/userinfo", Program(401), nothing),
    form!("/oauth2/introspect", Program(401), |_, _, _| vec![("token", "x".to_owned())]),
    form!("/oauth2/revoke", Program(401), |_, _, _| vec![("token", "x".to_owned())]),
    form!("/oauth2/par", Program(401), nothing),
    form!("/oauth2/register", Program(401), nothing),
    page!("/admin/applications/registrations", May(Permission::ManageClients, 200)),
    form!("/admin/applications/registrations", May(Permission::ManageClients, 200), |_, _, _| {
        vec![("name", "partners".to_owned()), ("uses", "1".to_owned()), ("days", "1".to_owned())]
    }),
    form!(
        "/admin/applications/registrations/{id}/remove",
        May(Permission::ManageClients, 303),
        |world, _| format!("/admin/applications/registrations/{}/remove", world.registration_token()),
        nothing
    ),
    page!("/oauth2/authorize", Same([400; 4])),
    form!("/oauth2/authorize", Program(400), nothing),
    page!("/oauth2/consent", Same([400; 4])),
    form!("/oauth2/consent", Same([400; 4]), |_, _, _| vec![("decision", "allow".to_owned())]),
    form!("/oauth2/switch", DONE, nothing),
    page!("/oauth2/logout", OPEN),
    form!("/oauth2/logout", Program(303), nothing),
    form!("/oauth2/logout/confirm", OPEN, nothing),
    page!("/oauth2/form-post.js", OPEN),
    page!("/oauth2/clients/{id}/logo", OPEN, |world, _| format!("/oauth2/clients/{}/logo", world.program())),
    page!("/me/applications", MEMBERS),
    form!("/me/applications/revoke", Same([401, 401, 404, 401]), |world, _, _| vec![("program", world.program())]),
    page!("/admin/applications", May(Permission::ManageClients, 200)),
    page!("/admin/applications/new", May(Permission::ManageClients, 200)),
    form!("/admin/applications", May(Permission::ManageClients, 200), program),
    page!("/admin/applications/{id}", May(Permission::ManageClients, 200), |world, _| format!("/admin/applications/{}", world.program())),
    form!("/admin/applications/{id}", May(Permission::ManageClients, 303), |world, _| format!("/admin/applications/{}", world.program()), program),
    form!(
        "/admin/applications/{id}/secret",
        May(Permission::ManageClients, 200),
        |world, _| format!("/admin/applications/{}/secret", world.program()),
        nothing
    ),
    form!(
        "/admin/applications/{id}/suspend",
        May(Permission::ManageClients, 303),
        |world, _| format!("/admin/applications/{}/suspend", world.program()),
        nothing
    ),
    page!("/admin/applications/{id}/remove", May(Permission::ManageClients, 200), |world, _| format!("/admin/applications/{}/remove", world.program())),
    form!(
        "/admin/applications/{id}/remove",
        May(Permission::ManageClients, 303),
        |world, _| format!("/admin/applications/{}/remove", world.program()),
        nothing
    ),
];
