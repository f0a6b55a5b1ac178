//! What directories ask for: pages of groups, and what was changed since a moment.

use std::collections::HashMap;

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Session, Value};

use super::membership::{COLUMNS as MEMBERSHIP, read as read_membership};
use super::organization::{COLUMNS, read};
use super::roster::{IDS_MAX, range};
use crate::model::path::Path;
use crate::organization::{Kind, Membership, Organization, PeopleState};

/// A page of the open organisations at and below a place, in the order of the tree.
pub fn groups_below(session: &mut Session<'_>, place: &Path, offset: u32, limit: u32) -> Result<Vec<Organization>, DatabaseError> {
    let end = place.end();
    let mut values: Vec<Value<'_>> = vec![Kind::Platform.as_str().into(), limit.into(), offset.into()];
    let below = range(place, end.as_ref(), &mut values);
    let sql = format!("SELECT {COLUMNS} FROM organization WHERE {below} AND closed_at IS NULL AND kind <> $1 ORDER BY path LIMIT $2 OFFSET $3");
    session.query(&sql, &values, read)
}

/// How many there are.
pub fn count_groups_below(session: &mut Session<'_>, place: &Path) -> Result<u64, DatabaseError> {
    let end = place.end();
    let mut values: Vec<Value<'_>> = vec![Kind::Platform.as_str().into()];
    let below = range(place, end.as_ref(), &mut values);
    let total = session.number(&format!("SELECT COUNT(*) FROM organization WHERE {below} AND closed_at IS NULL AND kind <> $1"), &values)?;
    Ok(u64::try_from(total).unwrap_or(0))
}

/// The open organisations at and below a place with this folded name, or whose folded name begins so.
pub fn groups_named(session: &mut Session<'_>, place: &Path, folded: &str, is_beginning: bool, limit: u32) -> Result<Vec<Organization>, DatabaseError> {
    let (end, last) = (place.end(), format!("{folded}\u{10ffff}"));
    let mut values: Vec<Value<'_>> = vec![Kind::Platform.as_str().into(), limit.into(), Value::Text(folded)];
    let named = if is_beginning {
        values.push(Value::Text(&last));
        "name_folded >= $3 AND name_folded <= $4"
    } else {
        "name_folded = $3"
    };
    let below = range(place, end.as_ref(), &mut values);
    let sql = format!("SELECT {COLUMNS} FROM organization WHERE {named} AND {below} AND closed_at IS NULL AND kind <> $1 ORDER BY name_folded, path LIMIT $2");
    session.query(&sql, &values, read)
}

/// The organisations at and below a place that were changed, or whose people were, at or after a moment.
pub fn groups_changed(session: &mut Session<'_>, place: &Path, since: Time, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    let end = place.end();
    let mut values: Vec<Value<'_>> = vec![since.into(), limit.into()];
    let below = range(place, end.as_ref(), &mut values);
    // The first of a cross join comes first, also where nothing is known about how much there is.
    let sql = format!(
        "SELECT id FROM (SELECT organization.id FROM organization WHERE organization.changed_at >= $1 AND {below} \
         UNION SELECT organization.id FROM membership CROSS JOIN organization WHERE membership.changed_at >= $1 \
         AND organization.id = membership.organization_id AND {below}) AS changed ORDER BY id LIMIT $2"
    );
    session.query(&sql, &values, |row| row.get(0))
}

/// The memberships in force in these organisations themselves, by organisation; at most so many.
pub fn members_of_groups(session: &mut Session<'_>, organizations: &[Id], now: Time, limit: u32) -> Result<Vec<Membership>, DatabaseError> {
    let mut found = Vec::new();
    for part in organizations.chunks(IDS_MAX) {
        let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(u32::MAX));
        let mut values: Vec<Value<'_>> = vec![now.into(), left.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let sql = format!(
            "SELECT {MEMBERSHIP} FROM membership WHERE organization_id IN ({}) AND (until IS NULL OR until > $1) \
             ORDER BY organization_id, role DESC, person_id LIMIT $2",
            placeholders(3, part.len())
        );
        found.extend(session.query(&sql, &values, read_membership)?);
    }
    Ok(found)
}

/// How the list of the people of organisations stands now. Each sum is over remainders, so that it stays within bounds.
pub fn changes_of_groups(session: &mut Session<'_>, organizations: &[Id], now: Time) -> Result<Vec<(Id, PeopleState)>, DatabaseError> {
    let mut found = Vec::new();
    for part in organizations.chunks(IDS_MAX) {
        let mut values: Vec<Value<'_>> = vec![now.into()];
        values.extend(part.iter().map(|id| Value::from(*id)));
        let in_force = "since <= $1 AND (until IS NULL OR until > $1)";
        let sql = format!(
            "SELECT organization_id, MAX(changed_at), COUNT(*), CAST(SUM(changed_at % 2147483647) AS BIGINT), \
             CAST(SUM(CASE WHEN {in_force} THEN 1 ELSE 0 END) AS BIGINT), CAST(SUM(CASE WHEN {in_force} THEN since % 2147483647 ELSE 0 END) AS BIGINT) \
             FROM membership WHERE organization_id IN ({}) GROUP BY organization_id",
            placeholders(2, part.len())
        );
        let read =
            |row: &platform::Row<'_>| Ok((row.get(0)?, PeopleState { changed_at: row.get(1)?, sums: [row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?] }));
        found.extend(session.query(&sql, &values, read)?);
    }
    Ok(found)
}

/// The people whose roles at and below a place were changed at or after a moment, some of them twice. An order would be had by looking at everybody.
pub fn members_changed(session: &mut Session<'_>, place: &Path, since: Time, limit: u32) -> Result<Vec<Id>, DatabaseError> {
    let end = place.end();
    let mut values: Vec<Value<'_>> = vec![since.into(), limit.into()];
    let below = range(place, end.as_ref(), &mut values);
    let sql = format!(
        "SELECT membership.person_id FROM membership CROSS JOIN organization WHERE membership.changed_at >= $1 \
         AND organization.id = membership.organization_id AND {below} LIMIT $2"
    );
    session.query(&sql, &values, |row| row.get(0))
}

/// When the roles of people at and below a place were changed last. Each table is asked by itself: PostgreSQL joins and groups a few hundred people by looking at
/// everybody once it knows how many there are.
pub fn changes_of_members(session: &mut Session<'_>, place: &Path, people: &[Id]) -> Result<Vec<(Id, Time)>, DatabaseError> {
    let (mut changes, mut inside): (HashMap<Id, Time>, HashMap<Id, bool>) = (HashMap::new(), HashMap::new());
    for part in people.chunks(IDS_MAX) {
        let values: Vec<Value<'_>> = part.iter().map(|id| Value::from(*id)).collect();
        let sql = format!("SELECT person_id, organization_id, changed_at FROM membership WHERE person_id IN ({})", placeholders(1, part.len()));
        let rows = session.query(&sql, &values, |row| Ok((row.get::<Id>(0)?, row.get::<Id>(1)?, row.get::<Time>(2)?)))?;
        let mut unknown: Vec<Id> = rows.iter().map(|(_, organization, _)| *organization).filter(|id| !inside.contains_key(id)).collect();
        unknown.sort_unstable();
        unknown.dedup();
        inside.extend(super::organization::by_ids(session, &unknown)?.into_iter().map(|organization| (organization.id, place.holds(&organization.path))));
        for (person, _, changed) in rows.into_iter().filter(|(_, organization, _)| inside.get(organization).copied().unwrap_or(false)) {
            let latest = changes.entry(person).or_insert(changed);
            *latest = (*latest).max(changed);
        }
    }
    Ok(changes.into_iter().collect())
}
