//! Watching a store as statements come in. This is no resource of the standard, so it stands beside `/xapi/`.

use kernel::{Actor, Language, Problem};
use portal::{Answer, Ask};

use super::call::holder;
use super::statements::own;
use super::{refused, worded};
use crate::Records;
use crate::error::{Refusal, bad};
use crate::model::xapi::Version;
use crate::model::xapi::query::{self, Wanted};
use crate::ops::watch_statements::{Shown, Way, Wish, watch};
use crate::pages::live::{rows, seen_before};

/// What narrows the stream: filters of the statement resource that say what is in a statement.
const FILTERS: [&str; 6] = ["agent", "verb", "activity", "registration", "related_activities", "related_agents"];

/// The stream, as server-sent events: whole statements of the store of the credential, of which only those that it vouched for where it may read no others.
pub fn stream(records: &Records, ask: &Ask) -> Answer {
    open(records, ask).unwrap_or_else(|refusal| refused(&refusal).header("cache-control", "no-store"))
}

/// What the shell itself refuses.
pub fn failure(_: &Ask, problem: &Problem) -> Answer {
    worded(problem).header("cache-control", "no-store")
}

fn open(records: &Records, ask: &Ask) -> Result<Answer, Refusal> {
    let unknown = || Refusal::Status(401, "unauthorized", "a credential of this record store is needed: HTTP Basic or an access token".to_owned());
    let who = records.keyring.who(ask)?.ok_or_else(unknown)?;
    let holder = holder(records, &who)?;
    if !holder.may_read_own_statements() {
        return Err(Refusal::Status(403, "insufficient-scope", "the credential needs the scope statements/read or statements/read/mine".to_owned()));
    }
    let parameters: Vec<(String, String)> = ask.query.iter().filter(|(name, _)| name != "after").cloned().collect();
    if let Some((name, _)) = parameters.iter().find(|(name, _)| !FILTERS.contains(&name.as_str())) {
        return Err(bad(format!("'{name}' does not narrow a stream; {} and 'after' do", FILTERS.join(", "))));
    }
    let Wanted::All(mut filter) = query::read(&parameters, Version::V2).map_err(bad)?.wanted else { return Err(bad("a stream is of many statements")) };
    if !holder.may_read_statements() {
        filter.keys.push(own(&holder));
    }
    let program = match who.actor {
        Actor::Client(program) => Some(program),
        other => other.person(),
    };
    let wish = Wish {
        who: program,
        way: Way { shown: Shown::Program, language: Language::EN },
        tenant: holder.tenant,
        filter: &filter,
        agent: "",
        after: seen_before(ask),
    };
    Ok(Answer::events(watch(records, ask, &wish, rows)?))
}
