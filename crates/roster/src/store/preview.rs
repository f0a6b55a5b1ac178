//! What was read and waits for somebody to confirm it.

use kernel::{Id, Time};
use platform::{DatabaseError, Row, Session};

/// A kept preview.
pub struct Kept {
    /// Its id; the import gets the same.
    pub id: Id,
    /// Where it is to be brought in.
    pub organization: Id,
    /// Who read it.
    pub made_by: Option<Id>,
    /// When.
    pub made_at: Time,
    /// Until when it waits.
    pub expires_at: Time,
    /// What the file was called.
    pub file_name: String,
    /// `sheet` or `oneroster`.
    pub source: String,
    /// The draft, packed and encrypted.
    pub draft: Vec<u8>,
}

const COLUMNS: &str = "id, organization_id, made_by, made_at, expires_at, file_name, source, draft";

fn read(row: &Row<'_>) -> Result<Kept, DatabaseError> {
    Ok(Kept {
        id: row.get(0)?,
        organization: row.get(1)?,
        made_by: row.get(2)?,
        made_at: row.get(3)?,
        expires_at: row.get(4)?,
        file_name: row.get(5)?,
        source: row.get(6)?,
        draft: row.get(7)?,
    })
}

/// Keeps one; those that are over go, and of one organisation only so many stay.
pub fn insert(session: &mut Session<'_>, kept: &Kept, most: u32) -> Result<(), DatabaseError> {
    session.execute("DELETE FROM roster_preview WHERE expires_at <= $1", &[kept.made_at.into()])?;
    let older = "DELETE FROM roster_preview WHERE organization_id = $1 AND id NOT IN \
        (SELECT id FROM roster_preview WHERE organization_id = $1 ORDER BY made_at DESC, id DESC LIMIT $2)";
    session.execute(older, &[kept.organization.into(), most.saturating_sub(1).into()])?;
    session.execute(
        &format!("INSERT INTO roster_preview ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"),
        &[
            kept.id.into(),
            kept.organization.into(),
            kept.made_by.into(),
            kept.made_at.into(),
            kept.expires_at.into(),
            kept.file_name.as_str().into(),
            kept.source.as_str().into(),
            kept.draft.as_slice().into(),
        ],
    )?;
    Ok(())
}

/// One that still waits.
pub fn by_id(session: &mut Session<'_>, id: Id, now: Time) -> Result<Option<Kept>, DatabaseError> {
    session.first(&format!("SELECT {COLUMNS} FROM roster_preview WHERE id = $1 AND expires_at > $2"), &[id.into(), now.into()], read)
}

/// Removes one; whether it was there.
pub fn remove(session: &mut Session<'_>, id: Id) -> Result<bool, DatabaseError> {
    Ok(session.execute("DELETE FROM roster_preview WHERE id = $1", &[id.into()])? == 1)
}
