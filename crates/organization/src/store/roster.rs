//! Memberships by the thousand, for rosters.

use kernel::{Id, Role, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::membership::{COLUMNS, read};
use crate::model::kind::Kind;
use crate::model::name;
use crate::model::path::Path;
use crate::organization::Membership;

/// Ids in one statement.
pub(super) const IDS_MAX: usize = 400;

/// Which members are sought.
#[derive(Debug, Clone, Copy)]
pub struct MembersSought<'a> {
    /// At or below this place.
    pub place: &'a Path,
    /// With one of these roles; any where none is named.
    pub roles: &'a [Role],
    /// After this person.
    pub after: Option<Id>,
    /// After so many.
    pub offset: u32,
    /// At most so many.
    pub limit: u32,
}

/// `organization.path` at and below a place, with its values after those there are.
pub(super) fn range<'v>(place: &'v Path, end: Option<&'v Vec<u8>>, values: &mut Vec<Value<'v>>) -> String {
    values.push(Value::Bytes(place.as_bytes()));
    let from = values.len();
    match end {
        Some(end) => {
            values.push(Value::Bytes(end));
            format!("organization.path >= ${from} AND organization.path < ${}", from + 1)
        }
        None => format!("organization.path >= ${from}"),
    }
}

fn columns() -> String {
    COLUMNS.split(", ").map(|column| format!("membership.{column}")).collect::<Vec<_>>().join(", ")
}

fn with_roles<'v>(roles: &[Role], values: &mut Vec<Value<'v>>) -> String {
    if roles.is_empty() {
        return String::new();
    }
    let from = values.len() + 1;
    values.extend(roles.iter().map(|role| Value::from(role.as_str())));
    format!(" AND membership.role IN ({})", placeholders(from, roles.len()))
}

/// The memberships in force of people at or below a place.
pub fn memberships_below(session: &mut Session<'_>, place: &Path, people: &[Id], now: Time) -> Result<Vec<Membership>, DatabaseError> {
    let mut found = Vec::new();
    for part in people.chunks(IDS_MAX) {
        found.extend(super::membership::of_people_below(session, part, place, now)?);
    }
    Ok(found)
}

/// The people who are something at or below a place, by id.
pub fn members_below(session: &mut Session<'_>, sought: &MembersSought<'_>, now: Time) -> Result<Vec<Id>, DatabaseError> {
    let end = sought.place.end();
    let mut values: Vec<Value<'_>> = vec![now.into(), sought.limit.into(), sought.offset.into()];
    let below = range(sought.place, end.as_ref(), &mut values);
    let roles = with_roles(sought.roles, &mut values);
    let after = match sought.after {
        Some(after) => {
            values.push(after.into());
            format!(" AND membership.person_id > ${}", values.len())
        }
        None => String::new(),
    };
    let sql = format!(
        "SELECT DISTINCT membership.person_id FROM organization JOIN membership ON membership.organization_id = organization.id \
         WHERE {below} AND (membership.until IS NULL OR membership.until > $1){roles}{after} ORDER BY membership.person_id LIMIT $2 OFFSET $3"
    );
    session.query(&sql, &values, |row| row.get(0))
}

/// How many people are something at or below a place.
pub fn count_members_below(session: &mut Session<'_>, place: &Path, roles: &[Role], now: Time) -> Result<u64, DatabaseError> {
    let end = place.end();
    let mut values: Vec<Value<'_>> = vec![now.into()];
    let below = range(place, end.as_ref(), &mut values);
    let roles = with_roles(roles, &mut values);
    let sql = format!(
        "SELECT COUNT(DISTINCT membership.person_id) FROM organization JOIN membership ON membership.organization_id = organization.id \
         WHERE {below} AND (membership.until IS NULL OR membership.until > $1){roles}"
    );
    Ok(u64::try_from(session.number(&sql, &values)?).unwrap_or(0))
}

/// A page of memberships in force in organisations of a kind.
pub fn memberships_of_kind(session: &mut Session<'_>, sought: &MembersSought<'_>, kind: Kind, now: Time) -> Result<Vec<Membership>, DatabaseError> {
    let end = sought.place.end();
    let mut values: Vec<Value<'_>> = vec![now.into(), sought.limit.into(), sought.offset.into(), kind.as_str().into()];
    let below = range(sought.place, end.as_ref(), &mut values);
    let roles = with_roles(sought.roles, &mut values);
    let after = match sought.after {
        Some(after) => {
            values.push(after.into());
            format!(" AND membership.id > ${}", values.len())
        }
        None => String::new(),
    };
    let sql = format!(
        "SELECT {} FROM organization JOIN membership ON membership.organization_id = organization.id \
         WHERE {below} AND organization.kind = $4 AND organization.closed_at IS NULL AND (membership.until IS NULL OR membership.until > $1){roles}{after} \
         ORDER BY membership.id LIMIT $2 OFFSET $3",
        columns()
    );
    session.query(&sql, &values, read)
}

/// How many memberships are in force in organisations of a kind.
pub fn count_memberships_of_kind(session: &mut Session<'_>, place: &Path, roles: &[Role], kind: Kind, now: Time) -> Result<u64, DatabaseError> {
    let end = place.end();
    let mut values: Vec<Value<'_>> = vec![now.into(), kind.as_str().into()];
    let below = range(place, end.as_ref(), &mut values);
    let roles = with_roles(roles, &mut values);
    let sql = format!(
        "SELECT COUNT(*) FROM organization JOIN membership ON membership.organization_id = organization.id \
         WHERE {below} AND organization.kind = $2 AND organization.closed_at IS NULL AND (membership.until IS NULL OR membership.until > $1){roles}"
    );
    Ok(u64::try_from(session.number(&sql, &values)?).unwrap_or(0))
}

/// Memberships by their ids.
pub fn by_ids(session: &mut Session<'_>, ids: &[Id]) -> Result<Vec<Membership>, DatabaseError> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        found.extend(session.query(&format!("SELECT {COLUMNS} FROM membership WHERE id IN ({})", placeholders(1, part.len())), &values, read)?);
    }
    Ok(found)
}

/// Ends memberships that are not over.
pub fn end(session: &mut Session<'_>, ids: &[Id], now: Time) -> Result<u64, DatabaseError> {
    let mut ended = 0;
    for part in ids.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![now.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!("UPDATE membership SET until = $1, changed_at = $1 WHERE (until IS NULL OR until > $1) AND id IN ({})", placeholders(2, part.len()));
        ended += session.execute(&sql, &values)?;
    }
    Ok(ended)
}

/// Closes an organisation where nothing is below it and nobody is in it.
pub fn close_empty(session: &mut Session<'_>, id: Id, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE organization SET closed_at = $2, changed_at = $2 WHERE id = $1 AND closed_at IS NULL \
        AND NOT EXISTS (SELECT 1 FROM organization child WHERE child.parent_id = $1 AND child.closed_at IS NULL) \
        AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.organization_id = $1 AND (membership.until IS NULL OR membership.until > $2))";
    Ok(session.execute(sql, &[id.into(), now.into()])? == 1)
}

/// Gives an organisation another name.
pub fn rename(session: &mut Session<'_>, id: Id, shown: &str, now: Time) -> Result<(), DatabaseError> {
    let sql = "UPDATE organization SET name = $2, name_folded = $3, changed_at = $4 WHERE id = $1";
    session.execute(sql, &[id.into(), shown.into(), name::folded(shown).into(), now.into()])?;
    Ok(())
}
