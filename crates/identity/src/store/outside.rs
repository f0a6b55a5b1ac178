//! Accounts at providers elsewhere.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session, Value};

use super::factor::PasskeyRow;

/// A link between an account elsewhere and a person here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutsideAccount {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub person: Id,
    /// The provider.
    pub issuer: String,
    /// Who they are there.
    pub subject: String,
    /// The name to show there.
    pub name: String,
    /// Since when it is linked.
    pub created_at: Time,
    /// When it was last used to sign in.
    pub last_used_at: Option<Time>,
}

const COLUMNS: &str = "id, person_id, issuer, subject, name, created_at, last_used_at";

fn read(row: &Row<'_>) -> Result<OutsideAccount, DatabaseError> {
    Ok(OutsideAccount {
        id: row.get(0)?,
        person: row.get(1)?,
        issuer: row.get(2)?,
        subject: row.get(3)?,
        name: row.get(4)?,
        created_at: row.get(5)?,
        last_used_at: row.get(6)?,
    })
}

/// The link of an account elsewhere.
pub fn by_subject(session: &mut Session<'_>, issuer: &str, subject: &str) -> Result<Option<OutsideAccount>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM outside_account WHERE issuer = $1 AND subject = $2"), &[issuer.into(), subject.into()], read)
}

/// The links of a person, the oldest first.
pub fn of_person(session: &mut Session<'_>, person: Id) -> Result<Vec<OutsideAccount>, DatabaseError> {
    session.query(&format!("SELECT {COLUMNS} FROM outside_account WHERE person_id = $1 ORDER BY created_at, id"), &[person.into()], read)
}

/// The passkeys and the links of a person, the oldest first, in one statement.
pub fn beside_passkeys(session: &mut Session<'_>, person: Id) -> Result<(Vec<PasskeyRow>, Vec<OutsideAccount>), DatabaseError> {
    let sql = "SELECT 'passkey', id, credential, name, '', '', created_at, last_used_at FROM passkey WHERE person_id = $1 UNION ALL \
        SELECT 'link', id, '', name, issuer, subject, created_at, last_used_at FROM outside_account WHERE person_id = $1 ORDER BY 7, 2";
    let (mut passkeys, mut links) = (Vec::new(), Vec::new());
    session.query(sql, &[person.into()], |row| {
        let (id, name, created_at, last_used_at) = (row.get(1)?, row.get(3)?, row.get(6)?, row.get(7)?);
        if row.get::<String>(0)? == "passkey" {
            passkeys.push(PasskeyRow { id, person, credential: row.get(2)?, name, created_at, last_used_at });
        } else {
            links.push(OutsideAccount { id, person, issuer: row.get(4)?, subject: row.get(5)?, name, created_at, last_used_at });
        }
        Ok(())
    })?;
    Ok((passkeys, links))
}

/// Adds a link; false where the account elsewhere is linked already.
pub fn insert(session: &mut Session<'_>, link: &OutsideAccount) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO outside_account (id, person_id, issuer, subject, name, created_at, last_used_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
        ON CONFLICT (issuer, subject) DO NOTHING";
    let values: [Value<'_>; 7] = [
        link.id.into(),
        link.person.into(),
        link.issuer.as_str().into(),
        link.subject.as_str().into(),
        link.name.as_str().into(),
        link.created_at.into(),
        link.last_used_at.into(),
    ];
    Ok(session.execute(sql, &values)? == 1)
}

/// Notes that a link was used, with the name they have there now.
pub fn used(session: &mut Session<'_>, id: Id, name: &str, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE outside_account SET last_used_at = $2, name = $3 WHERE id = $1", &[id.into(), now.into(), name.into()])?;
    Ok(())
}

/// Removes a link; what it was, or nothing where it is not theirs.
pub fn delete(session: &mut Session<'_>, person: Id, id: Id) -> Result<Option<OutsideAccount>, DatabaseError> {
    let found = session.first(&format!("SELECT {COLUMNS} FROM outside_account WHERE person_id = $1 AND id = $2"), &[person.into(), id.into()], read)?;
    if found.is_some() {
        session.execute("DELETE FROM outside_account WHERE person_id = $1 AND id = $2", &[person.into(), id.into()])?;
    }
    Ok(found)
}

/// Removes all links of a person.
pub fn delete_all(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM outside_account WHERE person_id = $1", &[person.into()])?;
    Ok(())
}

/// Gives the links of somebody to another person, who proved to be the same.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id) -> Result<(), DatabaseError> {
    session.execute("UPDATE outside_account SET person_id = $2 WHERE person_id = $1", &[from.into(), to.into()])?;
    Ok(())
}
