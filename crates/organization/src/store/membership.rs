//! Memberships: who is what where, and when.

use std::collections::HashSet;

use kernel::{Id, PageRequest, Role, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use crate::model::decision::Held;
use crate::model::path::Path;
use crate::organization::Membership;

pub(super) const COLUMNS: &str = "id, person_id, organization_id, role, since, until, given_by, reason, source, changed_at";
/// Rows in one statement.
const ROWS_AT_ONCE: usize = 90;

fn role(word: &str, column: usize) -> Result<Role, DatabaseError> {
    Role::from_word(word).ok_or_else(|| DatabaseError::Column { column, reason: format!("'{word}' is no role") })
}

pub(super) fn read(row: &Row<'_>) -> Result<Membership, DatabaseError> {
    Ok(Membership {
        id: row.get(0)?,
        person: row.get(1)?,
        organization: row.get(2)?,
        role: role(&row.get::<String>(3)?, 3)?,
        since: row.get(4)?,
        until: row.get(5)?,
        given_by: row.get(6)?,
        reason: row.get(7)?,
        source: row.get(8)?,
        changed_at: row.get(9)?,
    })
}

/// Adds memberships.
pub fn insert(session: &mut Session<'_>, rows: &[Membership]) -> Result<(), DatabaseError> {
    for part in rows.chunks(ROWS_AT_ONCE) {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(part.len() * 10);
        for row in part {
            let own: [Value<'_>; 10] = [
                row.id.into(),
                row.person.into(),
                row.organization.into(),
                row.role.as_str().into(),
                row.since.into(),
                row.until.into(),
                row.given_by.into(),
                row.reason.as_str().into(),
                row.source.as_str().into(),
                row.changed_at.into(),
            ];
            values.extend(own);
        }
        let tuples = (0..part.len()).map(|row| format!("({})", placeholders(row * 10 + 1, 10))).collect::<Vec<_>>().join(", ");
        session.execute(&format!("INSERT INTO membership ({COLUMNS}) VALUES {tuples}"), &values)?;
    }
    Ok(())
}

/// What a person holds or held, with where that stands; bounded.
pub fn held(session: &mut Session<'_>, person: Id, limit: u32) -> Result<Vec<Held>, DatabaseError> {
    let sql = "SELECT membership.id, membership.role, membership.organization_id, organization.path, membership.since, membership.until \
        FROM membership JOIN organization ON organization.id = membership.organization_id WHERE membership.person_id = $1 \
        ORDER BY COALESCE(membership.until, 9223372036854775807) DESC, membership.id LIMIT $2";
    session.query(sql, &[person.into(), limit.into()], |row| {
        let path: Vec<u8> = row.get(3)?;
        Ok(Held {
            id: row.get(0)?,
            role: role(&row.get::<String>(1)?, 1)?,
            organization: row.get(2)?,
            path: Path::from_bytes(&path).ok_or_else(|| DatabaseError::Column { column: 3, reason: "no path".to_owned() })?,
            since: row.get(4)?,
            until: row.get(5)?,
        })
    })
}

/// One membership.
pub fn by_id(session: &mut Session<'_>, id: Id) -> Result<Option<Membership>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM membership WHERE id = $1"), &[id.into()], read)
}

/// The memberships of a person that are not over, the latest first.
pub fn of_person(session: &mut Session<'_>, person: Id, now: Time, limit: u32) -> Result<Vec<Membership>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM membership WHERE person_id = $1 AND (until IS NULL OR until > $2) ORDER BY id DESC LIMIT $3");
    session.query(&sql, &[person.into(), now.into(), limit.into()], read)
}

/// Who is in an organisation itself, by role; with how many memberships there are.
pub fn of_organization(
    session: &mut Session<'_>,
    organization: Id,
    role: Option<Role>,
    page: PageRequest,
    now: Time,
) -> Result<(Vec<Membership>, u64), DatabaseError> {
    let mut values: Vec<Value<'_>> = vec![organization.into(), now.into()];
    let narrowed = match role {
        Some(role) => {
            values.push(role.as_str().into());
            " AND role = $3"
        }
        None => "",
    };
    let from = format!("FROM membership WHERE organization_id = $1 AND (until IS NULL OR until > $2){narrowed}");
    let total = session.number(&format!("SELECT COUNT(*) {from}"), &values)?;
    let sql = format!("SELECT {COLUMNS} {from} ORDER BY role DESC, person_id LIMIT {} OFFSET {}", page.size, page.offset());
    Ok((session.query(&sql, &values, read)?, u64::try_from(total).unwrap_or(0)))
}

/// How many people hold each role at and below a place.
pub fn counts(session: &mut Session<'_>, place: &Path, now: Time) -> Result<Vec<(Role, u64)>, DatabaseError> {
    let end = place.end();
    let mut values: Vec<Value<'_>> = vec![now.into(), Value::Bytes(place.as_bytes())];
    let range = match &end {
        Some(end) => {
            values.push(Value::Bytes(end));
            " AND organization.path < $3"
        }
        None => "",
    };
    let sql = format!(
        "SELECT membership.role, COUNT(DISTINCT membership.person_id) FROM organization JOIN membership ON membership.organization_id = organization.id \
         WHERE (membership.until IS NULL OR membership.until > $1) AND organization.path >= $2{range} GROUP BY membership.role"
    );
    session.query(&sql, &values, |row| Ok((role(&row.get::<String>(0)?, 0)?, u64::try_from(row.get::<i64>(1)?).unwrap_or(0))))
}

/// The memberships of several people in organisations at or below a place that are not over. Each table is asked by itself: PostgreSQL joins a few hundred
/// people by looking at everybody once it knows how many there are.
pub fn of_people_below(session: &mut Session<'_>, people: &[Id], place: &Path, now: Time) -> Result<Vec<Membership>, DatabaseError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value<'_>> = people.iter().map(|person| (*person).into()).collect();
    values.push(now.into());
    let (marks, time) = (placeholders(1, people.len()), people.len() + 1);
    let sql = format!("SELECT {COLUMNS} FROM membership WHERE person_id IN ({marks}) AND (until IS NULL OR until > ${time}) ORDER BY id");
    let mut found = session.query(&sql, &values, read)?;
    if *place != Path::top() {
        let mut organizations: Vec<Id> = found.iter().map(|held| held.organization).collect();
        organizations.sort_unstable();
        organizations.dedup();
        let inside: HashSet<Id> = super::organization::by_ids(session, &organizations)?
            .into_iter()
            .filter(|organization| place.holds(&organization.path))
            .map(|organization| organization.id)
            .collect();
        found.retain(|held| inside.contains(&held.organization));
    }
    Ok(found)
}

/// Ends a membership at a moment.
pub fn end(session: &mut Session<'_>, id: Id, until: Time, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE membership SET until = $2, changed_at = $3 WHERE id = $1", &[id.into(), until.into(), now.into()])?;
    Ok(())
}

/// Ends all memberships in an organisation.
pub fn end_all_in(session: &mut Session<'_>, organization: Id, now: Time) -> Result<u64, DatabaseError> {
    let sql = "UPDATE membership SET until = $2, changed_at = $2 WHERE organization_id = $1 AND (until IS NULL OR until > $2)";
    session.execute(sql, &[organization.into(), now.into()])
}

/// Forgets a person.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM membership WHERE person_id = $1", &[person.into()])?;
    session.execute("UPDATE membership SET given_by = NULL WHERE given_by = $1", &[person.into()])?;
    Ok(())
}

/// Gives what one person holds to another. What both hold is held once: one of the two ends.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id, now: Time) -> Result<(), DatabaseError> {
    let twice = "UPDATE membership SET until = $3 WHERE person_id = $1 AND until IS NULL AND since <= $3 AND EXISTS (SELECT 1 FROM membership own \
        WHERE own.person_id = $2 AND own.until IS NULL AND own.role = membership.role AND own.organization_id = membership.organization_id)";
    session.execute(twice, &[from.into(), to.into(), now.into()])?;
    session.execute("UPDATE membership SET person_id = $2, changed_at = $3 WHERE person_id = $1", &[from.into(), to.into(), now.into()])?;
    Ok(())
}

/// Whether anybody ever held a role.
pub fn was_ever_held(session: &mut Session<'_>, role: Role) -> Result<bool, DatabaseError> {
    Ok(session.number("SELECT COUNT(*) FROM membership WHERE role = $1", &[role.as_str().into()])? > 0)
}

/// How many people hold a role anywhere now.
pub fn count_role(session: &mut Session<'_>, role: Role, now: Time) -> Result<i64, DatabaseError> {
    session.number("SELECT COUNT(*) FROM membership WHERE role = $1 AND (until IS NULL OR until > $2)", &[role.as_str().into(), now.into()])
}
