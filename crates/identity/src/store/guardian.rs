//! Guardians, children, and consents.

use kernel::{Id, Time};
use platform::database::placeholders;
use platform::{DatabaseError, Row, Session, Value};

use super::{ROWS_MAX, tuples};
use crate::model::consent::{AgeBand, INVITATIONS_OPEN_MAX, Purpose};

/// A guardian and a child, or an invitation for a guardian.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guardianship {
    /// Its id.
    pub id: Id,
    /// The child.
    pub child: Id,
    /// The guardian; `None` while the invitation is open.
    pub guardian: Option<Id>,
    /// Since when.
    pub accepted_at: Option<Time>,
}

/// A consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its id.
    pub id: Id,
    /// About whom.
    pub person: Id,
    /// For what.
    pub purpose: Purpose,
    /// In which wording.
    pub wording: i64,
    /// By whom.
    pub given_by: Id,
    /// The name that the organisation had which gave it; empty where a person did.
    pub giver_name: String,
    /// When.
    pub given_at: Time,
    /// When it was taken back.
    pub withdrawn_at: Option<Time>,
}

const COLUMNS: &str = "id, child_id, guardian_id, accepted_at";

fn read(row: &Row<'_>) -> Result<Guardianship, DatabaseError> {
    Ok(Guardianship { id: row.get(0)?, child: row.get(1)?, guardian: row.get(2)?, accepted_at: row.get(3)? })
}

/// Opens an invitation; earlier open ones of the child end.
pub fn invite(session: &mut Session<'_>, id: Id, child: Id, hash: &[u8; 32], now: Time, expires_at: Time) -> Result<(), DatabaseError> {
    // A code that was handed over goes on working while its child makes another one; the oldest end.
    let sql = "DELETE FROM guardianship WHERE child_id = $1 AND accepted_at IS NULL AND (expires_at <= $2 OR id NOT IN \
        (SELECT id FROM guardianship WHERE child_id = $1 AND accepted_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id DESC LIMIT $3))";
    session.execute(sql, &[child.into(), now.into(), (INVITATIONS_OPEN_MAX - 1).into()])?;
    let sql = "INSERT INTO guardianship (id, child_id, invitation_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    session.execute(sql, &[id.into(), child.into(), Value::Bytes(hash), now.into(), expires_at.into()])?;
    Ok(())
}

/// The open invitation of a code.
pub fn by_invitation(session: &mut Session<'_>, hash: &[u8; 32], now: Time) -> Result<Option<Guardianship>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM guardianship WHERE invitation_hash = $1 AND accepted_at IS NULL AND expires_at > $2");
    session.first(&sql, &[Value::Bytes(hash), now.into()], read)
}

/// Takes an invitation up; the child's others end.
pub fn accept(session: &mut Session<'_>, id: Id, guardian: Id, now: Time) -> Result<bool, DatabaseError> {
    let sql = "UPDATE guardianship SET guardian_id = $2, accepted_at = $3, invitation_hash = NULL WHERE id = $1 AND accepted_at IS NULL";
    let taken = session.execute(sql, &[id.into(), guardian.into(), now.into()])? == 1;
    if taken {
        let sql = "DELETE FROM guardianship WHERE accepted_at IS NULL AND child_id = (SELECT child_id FROM guardianship WHERE id = $1)";
        session.execute(sql, &[id.into()])?;
    }
    Ok(taken)
}

/// Adds guardians who need no invitation: id, guardian, child.
pub fn insert_accepted(session: &mut Session<'_>, ties: &[(Id, Id, Id)], now: Time) -> Result<(), DatabaseError> {
    for part in ties.chunks(ROWS_MAX) {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(part.len() * 6);
        for (id, guardian, child) in part {
            values.extend([(*id).into(), (*child).into(), (*guardian).into(), now.into(), now.into(), now.into()]);
        }
        let columns = "id, child_id, guardian_id, created_at, expires_at, accepted_at";
        session.execute(&format!("INSERT INTO guardianship ({columns}) VALUES {}", tuples(part.len(), 6)), &values)?;
    }
    Ok(())
}

/// The guardians of a child.
pub fn of_child(session: &mut Session<'_>, child: Id) -> Result<Vec<Guardianship>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM guardianship WHERE child_id = $1 AND accepted_at IS NOT NULL AND ended_at IS NULL ORDER BY accepted_at, id");
    session.query(&sql, &[child.into()], read)
}

/// The children of a guardian.
pub fn of_guardian(session: &mut Session<'_>, guardian: Id) -> Result<Vec<Guardianship>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM guardianship WHERE guardian_id = $1 AND ended_at IS NULL ORDER BY accepted_at, id");
    session.query(&sql, &[guardian.into()], read)
}

/// Whether somebody decides for a child.
pub fn decides_for(session: &mut Session<'_>, guardian: Id, child: Id) -> Result<bool, DatabaseError> {
    let sql = "SELECT COUNT(*) FROM guardianship WHERE guardian_id = $1 AND child_id = $2 AND ended_at IS NULL";
    Ok(session.number(sql, &[guardian.into(), child.into()])? > 0)
}

/// Whether somebody decides for anybody.
pub fn has_children(session: &mut Session<'_>, guardian: Id) -> Result<bool, DatabaseError> {
    let sql = "SELECT COUNT(*) FROM guardianship WHERE guardian_id = $1 AND ended_at IS NULL";
    Ok(session.number(sql, &[guardian.into()])? > 0)
}

/// The name of somebody in the care of a guardian who is not grown up: of a child where it was consented that what is learned is kept, of others where that
/// was not taken back.
pub fn ward(session: &mut Session<'_>, guardian: Id, person: Id) -> Result<Option<String>, DatabaseError> {
    let sql = "SELECT a.display_name FROM account a WHERE a.person_id = $2 AND a.age_band <> $3 \
               AND EXISTS (SELECT 1 FROM guardianship g WHERE g.guardian_id = $1 AND g.child_id = a.person_id AND g.accepted_at IS NOT NULL AND g.ended_at IS NULL) \
               AND (EXISTS (SELECT 1 FROM consent c WHERE c.person_id = a.person_id AND c.purpose = $4 AND c.withdrawn_at IS NULL) \
               OR (a.age_band <> $5 AND NOT EXISTS (SELECT 1 FROM consent w WHERE w.person_id = a.person_id AND w.purpose = $4)))";
    let (adult, child) = (AgeBand::Adult.as_str(), AgeBand::Child.as_str());
    session.first(sql, &[guardian.into(), person.into(), adult.into(), Purpose::Learning.as_str().into(), child.into()], |row| row.get(0))
}

/// Whom a purpose does not reach, as [`crate::model::consent::is_held_back`] says: a condition on an account `a`. Each part finds its rows by the person.
fn held_back_condition(purpose: Purpose) -> String {
    let (child, youth, purpose) = (AgeBand::Child.as_str(), AgeBand::Youth.as_str(), purpose.as_str());
    let unknown = AgeBand::Unknown.as_str();
    format!(
        "NOT EXISTS (SELECT 1 FROM consent h WHERE h.person_id = a.person_id AND h.purpose = '{purpose}' AND h.withdrawn_at IS NULL) \
         AND (a.age_band = '{child}' OR (a.age_band IN ('{youth}', '{unknown}') \
         AND EXISTS (SELECT 1 FROM consent w WHERE w.person_id = a.person_id AND w.purpose = '{purpose}') \
         AND (a.age_band = '{youth}' OR EXISTS (SELECT 1 FROM guardianship g WHERE g.child_id = a.person_id AND g.accepted_at IS NOT NULL AND g.ended_at IS NULL))))"
    )
}

/// The statement behind [`held_back`] for so many people.
#[must_use]
pub fn held_back_sql(purpose: Purpose, people: usize) -> String {
    format!("SELECT a.person_id FROM account a WHERE a.person_id IN ({}) AND {}", placeholders(1, people), held_back_condition(purpose))
}

/// Those of some people whom a purpose does not reach.
pub fn held_back(session: &mut Session<'_>, purpose: Purpose, people: &[Id]) -> Result<Vec<Id>, DatabaseError> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let values: Vec<Value<'_>> = people.iter().map(|person| (*person).into()).collect();
    session.query(&held_back_sql(purpose, people.len()), &values, |row| row.get(0))
}

/// A condition that is true of a column that names somebody who does not count in figures about many.
#[must_use]
pub fn uncounted_condition(column: &str) -> String {
    format!("EXISTS (SELECT 1 FROM account a WHERE a.person_id = {column} AND {})", held_back_condition(Purpose::Statistics))
}

/// Notes a consent.
pub fn give(session: &mut Session<'_>, consent: &Consent) -> Result<(), DatabaseError> {
    give_all(session, std::slice::from_ref(consent))
}

/// Notes consents.
pub fn give_all(session: &mut Session<'_>, consents: &[Consent]) -> Result<(), DatabaseError> {
    for part in consents.chunks(ROWS_MAX) {
        let mut values: Vec<Value<'_>> = Vec::with_capacity(part.len() * 7);
        for consent in part {
            values.extend([consent.id.into(), consent.person.into(), consent.purpose.as_str().into(), consent.wording.into()]);
            values.extend([consent.given_by.into(), consent.giver_name.as_str().into(), consent.given_at.into()]);
        }
        let columns = "id, person_id, purpose, wording, given_by, giver_name, given_at";
        session.execute(&format!("INSERT INTO consent ({columns}) VALUES {}", tuples(part.len(), 7)), &values)?;
    }
    Ok(())
}

/// Ends what an organisation stated for a purpose: somebody who decides about the person decided.
pub fn end_stated(session: &mut Session<'_>, person: Id, purpose: Purpose, by: Id, now: Time) -> Result<(), DatabaseError> {
    let sql = "UPDATE consent SET withdrawn_at = $3, withdrawn_by = $4 WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL AND giver_name <> ''";
    session.execute(sql, &[person.into(), purpose.as_str().into(), now.into(), by.into()])?;
    Ok(())
}

/// Takes the consents for a purpose back; how many held.
pub fn withdraw(session: &mut Session<'_>, person: Id, purpose: Purpose, by: Id, now: Time) -> Result<u64, DatabaseError> {
    let sql = "UPDATE consent SET withdrawn_at = $3, withdrawn_by = $4 WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL";
    session.execute(sql, &[person.into(), purpose.as_str().into(), now.into(), by.into()])
}

/// Takes back what somebody agreed to about a person.
pub fn withdraw_given(session: &mut Session<'_>, person: Id, by: Id, now: Time) -> Result<(), DatabaseError> {
    let sql = "UPDATE consent SET withdrawn_at = $3, withdrawn_by = $2 WHERE person_id = $1 AND given_by = $2 AND withdrawn_at IS NULL";
    session.execute(sql, &[person.into(), by.into(), now.into()])?;
    Ok(())
}

/// Ends a guardianship; it stays on record.
pub fn end(session: &mut Session<'_>, id: Id, now: Time) -> Result<(), DatabaseError> {
    session.execute("UPDATE guardianship SET ended_at = $2 WHERE id = $1", &[id.into(), now.into()])?;
    Ok(())
}

/// The consents about a person, the latest first.
pub fn consents(session: &mut Session<'_>, person: Id) -> Result<Vec<Consent>, DatabaseError> {
    let sql = "SELECT id, person_id, purpose, wording, given_by, giver_name, given_at, withdrawn_at FROM consent WHERE person_id = $1 ORDER BY given_at DESC, id DESC LIMIT 200";
    session.query(sql, &[person.into()], |row| {
        let purpose: String = row.get(2)?;
        let purpose = Purpose::from_word(&purpose).ok_or_else(|| DatabaseError::Column { column: 2, reason: format!("'{purpose}' is no purpose") })?;
        Ok(Consent {
            id: row.get(0)?,
            person: row.get(1)?,
            purpose,
            wording: row.get(3)?,
            given_by: row.get(4)?,
            giver_name: row.get(5)?,
            given_at: row.get(6)?,
            withdrawn_at: row.get(7)?,
        })
    })
}

/// Forgets a person.
pub fn delete_all(session: &mut Session<'_>, person: Id) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM guardianship WHERE child_id = $1 OR guardian_id = $1", &[person.into()])?;
    session.execute("DELETE FROM consent WHERE person_id = $1", &[person.into()])?;
    Ok(())
}

/// Gives what somebody is to children and guardians to another person, who proved to be the same. What was consented to about the one that goes is
/// withdrawn and stays on record: the decisions about the one that stays hold.
pub fn merge(session: &mut Session<'_>, from: Id, to: Id, now: Time) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM guardianship WHERE child_id = $1 AND accepted_at IS NULL", &[from.into()])?;
    for sql in [
        "DELETE FROM guardianship WHERE child_id = $1 AND guardian_id IN (SELECT g.guardian_id FROM guardianship g WHERE g.child_id = $2 AND g.accepted_at IS NOT NULL)",
        "DELETE FROM guardianship WHERE guardian_id = $1 AND child_id IN (SELECT g.child_id FROM guardianship g WHERE g.guardian_id = $2)",
        "UPDATE guardianship SET child_id = $2 WHERE child_id = $1",
        "UPDATE guardianship SET guardian_id = $2 WHERE guardian_id = $1",
    ] {
        session.execute(sql, &[from.into(), to.into()])?;
    }
    let withdraw = "UPDATE consent SET withdrawn_at = $3, withdrawn_by = $2 WHERE person_id = $1 AND withdrawn_at IS NULL";
    session.execute(withdraw, &[from.into(), to.into(), now.into()])?;
    for column in ["person_id", "given_by", "withdrawn_by"] {
        session.execute(&format!("UPDATE consent SET {column} = $2 WHERE {column} = $1"), &[from.into(), to.into()])?;
    }
    Ok(())
}
