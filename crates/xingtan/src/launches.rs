//! Puts courseware and the record store together: what courseware says is kept there, and what launched units say is judged by courseware.

use std::sync::Arc;

use courseware::{Courseware, DocumentRequest};
use kernel::{Actor, Id, Problem};
use platform::Session;
use portal::{Ask, Who};
use records::{Address, Asked, DocumentKind, Overseer, Records, WATCHED};
use serde_json::{Value, json};
use sso::Sso;

/// What a launched unit may do; the watcher narrows it to one person, one registration and one activity.
const SCOPES: [&str; 6] = ["statements/write", "statements/read/mine", "state", "profile", "define", WATCHED];

/// The record store, as courseware asks for it.
pub struct RecordStore(pub Records);

fn identity(agent: &Value) -> String {
    let account = |part: &str| agent.get("account").and_then(|account| account.get(part)).and_then(Value::as_str).unwrap_or_default();
    format!("account {} {}", account("name"), account("homePage"))
}

fn address(document: &courseware::Document<'_>) -> (Address, String) {
    let (kind, activity, agent, registration, id) = match document {
        courseware::Document::State { activity, agent, registration, id } => (DocumentKind::State, *activity, *agent, *registration, *id),
        courseware::Document::AgentProfile { agent, id } => (DocumentKind::AgentProfile, "", *agent, None, *id),
    };
    let registration = registration.map(|registration| registration.as_uuid());
    (Address { kind, activity: activity.to_owned(), agent: identity(agent), registration, name: Some(id.to_owned()), since: None }, id.to_owned())
}

impl courseware::Lrs for RecordStore {
    fn put(&self, session: &mut Session<'_>, statements: &[Value]) -> Result<(), Problem> {
        self.0.put_in(session, statements)
    }

    fn document_put(&self, session: &mut Session<'_>, document: &courseware::Document<'_>, media_type: &str, body: &[u8]) -> Result<(), Problem> {
        let (address, name) = address(document);
        self.0.put_document_in(session, &address, &name, media_type, body)
    }

    fn document_get(&self, session: &mut Session<'_>, document: &courseware::Document<'_>) -> Result<Option<(String, Vec<u8>)>, Problem> {
        let (address, name) = address(document);
        self.0.document_in(session, &address, &name)
    }
}

/// Courseware, as it watches over what units say.
pub struct Watcher {
    /// The room.
    pub courseware: Courseware,
}

impl Overseer for Watcher {
    fn check(&self, session: &mut Session<'_>, credential: Id, statements: &[Value]) -> Result<(), Problem> {
        self.courseware.check(session, credential, statements)
    }

    fn stored(&self, session: &mut Session<'_>, credential: Id, statements: &[Value]) -> Result<Vec<Value>, Problem> {
        self.courseware.stored(session, credential, statements)
    }

    fn document(&self, session: &mut Session<'_>, credential: Id, asked: &Asked<'_>) -> Result<(), Problem> {
        let Address { kind, activity, agent, registration, name, .. } = asked.address;
        // The store knows agents by what identifies them: `account NAME HOME`.
        let account = agent.strip_prefix("account ").and_then(|rest| rest.split_once(' ')).unwrap_or_default();
        let agent = json!({ "account": { "name": account.0, "homePage": account.1 } });
        let id = name.as_deref().unwrap_or("");
        let document = match kind {
            DocumentKind::State => courseware::Document::State { activity, agent: &agent, registration: registration.map(Id::from), id },
            DocumentKind::AgentProfile => courseware::Document::AgentProfile { agent: &agent, id },
            // What is said about an activity is nobody's own: the standard has no rule about it, and a unit has nothing to say there.
            DocumentKind::ActivityProfile => {
                let allowed = asked.change.is_none();
                return if allowed {
                    Ok(())
                } else {
                    Err(Problem::new(kernel::ErrorKind::Forbidden, "courseware.rule", "a unit does not change profiles of activities"))
                };
            }
        };
        self.courseware.check_document(session, credential, &DocumentRequest { document, change: asked.change })
    }
}

/// Who holds the credentials of the learning record store: programs, and launched units.
pub struct RecordKeys {
    /// Programs.
    pub sso: Sso,
    /// Launched units.
    pub courseware: Courseware,
}

impl records::Keyring for RecordKeys {
    fn who(&self, ask: &Ask) -> Result<Option<Who>, Problem> {
        if let Some(token) = ask.bearer() {
            return self.sso.bearer(token, ask.now);
        }
        let Some((name, secret)) = ask.basic() else { return Ok(None) };
        if let Some(who) = self.sso.basic(&name, &secret)? {
            return Ok(Some(who));
        }
        let scopes: Arc<[String]> = SCOPES.iter().map(|scope| (*scope).to_owned()).collect();
        Ok(self.courseware.launched(&name, &secret)?.map(|launched| Who { actor: Actor::Client(launched.launch), scopes, ..Who::stranger() }))
    }

    fn organization(&self, program: Id) -> Result<Option<Id>, Problem> {
        Ok(self.sso.client_organization(program)?.flatten())
    }
}
