//! Classification codes.

use platform::{DatabaseError, Session};

/// A code with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The field: `stage`, `subject`, `type`, …
    pub field: String,
    /// The code.
    pub code: String,
    /// The Chinese name.
    pub zh: String,
    /// The English name.
    pub en: String,
}

/// All codes in their order.
pub fn all(session: &mut Session<'_>) -> Result<Vec<Code>, DatabaseError> {
    session.query("SELECT field, code, zh, en FROM code ORDER BY field, position, code", &[], |row| {
        Ok(Code { field: row.get(0)?, code: row.get(1)?, zh: row.get(2)?, en: row.get(3)? })
    })
}

/// Adds a code, unless the table has it: what an operator changed stays. A row that an import wrote with the bare word for a name gets the
/// names.
pub fn add(session: &mut Session<'_>, code: &Code, position: usize, provenance: &str) -> Result<bool, DatabaseError> {
    let added = session.execute(
        "INSERT INTO code (field, code, position, zh, en, provenance) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (field, code) DO UPDATE SET zh = excluded.zh, en = excluded.en, provenance = excluded.provenance, position = excluded.position WHERE code.zh = code.code AND code.en = code.code AND (excluded.zh <> excluded.code OR excluded.en <> excluded.code)",
        &[code.field.as_str().into(), code.code.as_str().into(), position.into(), code.zh.as_str().into(), code.en.as_str().into(), provenance.into()],
    )?;
    Ok(added > 0)
}
