//! Roles that were offered and not answered yet.

use kernel::{Id, Role, Time};
use platform::{DatabaseError, Row, Session};

/// A role that was offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: Id,
    /// To whom.
    pub person: Id,
    /// Where.
    pub organization: Id,
    /// What.
    pub role: Role,
    /// When the role would end.
    pub until: Option<Time>,
    /// Why, where something is to be said.
    pub reason: String,
    /// By whom; `None` where they are not here any more.
    pub offered_by: Option<Id>,
    /// When.
    pub offered_at: Time,
    /// The first moment at which it cannot be accepted any more.
    pub expires_at: Time,
}

const COLUMNS: &str = "id, person_id, organization_id, role, until, reason, offered_by, offered_at, expires_at";

fn read(row: &Row<'_>) -> Result<Offer, DatabaseError> {
    let word: String = row.get(3)?;
    Ok(Offer {
        id: row.get(0)?,
        person: row.get(1)?,
        organization: row.get(2)?,
        role: Role::from_word(&word).ok_or_else(|| DatabaseError::Column { column: 3, reason: format!("'{word}' is no role") })?,
        until: row.get(4)?,
        reason: row.get(5)?,
        offered_by: row.get(6)?,
        offered_at: row.get(7)?,
        expires_at: row.get(8)?,
    })
}

/// Keeps an offer; one of the same role at the same place that was not answered is replaced.
pub fn keep(session: &mut Session<'_>, offer: &Offer) -> Result<(), DatabaseError> {
    let sql = "DELETE FROM role_offer WHERE person_id = $1 AND organization_id = $2 AND role = $3";
    session.execute(sql, &[offer.person.into(), offer.organization.into(), offer.role.as_str().into()])?;
    let sql = format!("INSERT INTO role_offer ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
    session.execute(
        &sql,
        &[
            offer.id.into(),
            offer.person.into(),
            offer.organization.into(),
            offer.role.as_str().into(),
            offer.until.into(),
            offer.reason.as_str().into(),
            offer.offered_by.into(),
            offer.offered_at.into(),
            offer.expires_at.into(),
        ],
    )?;
    Ok(())
}

/// One that can still be answered.
pub fn open(session: &mut Session<'_>, id: Id, now: Time) -> Result<Option<Offer>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM role_offer WHERE id = $1 AND expires_at > $2"), &[id.into(), now.into()], read)
}

/// Those that somebody can answer, the latest first, at most so many.
pub fn of_person(session: &mut Session<'_>, person: Id, now: Time, limit: u32) -> Result<Vec<Offer>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM role_offer WHERE person_id = $1 AND expires_at > $2 ORDER BY id DESC LIMIT $3");
    session.query(&sql, &[person.into(), now.into(), limit.into()], read)
}

/// Those of an organisation that wait for an answer, the latest first, at most so many.
pub fn of_organization(session: &mut Session<'_>, organization: Id, now: Time, limit: u32) -> Result<Vec<Offer>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM role_offer WHERE organization_id = $1 AND expires_at > $2 ORDER BY id DESC LIMIT $3");
    session.query(&sql, &[organization.into(), now.into(), limit.into()], read)
}

/// How many of an organisation wait for an answer.
pub fn count(session: &mut Session<'_>, organization: Id, now: Time) -> Result<i64, DatabaseError> {
    session.number("SELECT COUNT(*) FROM role_offer WHERE organization_id = $1 AND expires_at > $2", &[organization.into(), now.into()])
}

/// Takes one away; false where somebody else just did.
pub fn remove(session: &mut Session<'_>, id: Id) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM role_offer WHERE id = $1", &[id.into()])? == 1)
}

/// Takes away what is over.
pub fn sweep(session: &mut Session<'_>, now: Time) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM role_offer WHERE expires_at <= $1", &[now.into()])?;
    Ok(())
}

/// Takes away all of an organisation.
pub fn remove_all_in(session: &mut Session<'_>, organization: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM role_offer WHERE organization_id = $1", &[organization.into()])?;
    Ok(())
}

/// Forgets a person. Of somebody who proved to be another the offers are taken away as well: they were made to the account that is no more.
pub fn erase(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM role_offer WHERE person_id = $1", &[person.into()])?;
    session.execute("UPDATE role_offer SET offered_by = NULL WHERE offered_by = $1", &[person.into()])?;
    Ok(())
}
