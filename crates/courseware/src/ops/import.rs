//! Bringing a package: read it whole, keep its files, then its rows in one transaction.

use kernel::{Action, Actor, Id};
use organization::By;
use platform::audit::Note;
use platform::secrets::hex;
use sha2::{Digest, Sha256};

use super::access::access_organization;
use crate::model::bounds::FILE_BYTES_MAX;
use crate::store::package::{self, File, New};
use crate::{Courseware, CoursewareError, read};

/// The longest name of a file that is kept, in characters; longer ones are cut.
pub const FILE_NAME_CHARS_MAX: usize = 200;

/// A package that is there now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brought {
    /// Which.
    pub id: Id,
    /// Whether it was there before: this very file.
    pub known: bool,
}

/// Brings a package to an organisation; the same file once more is the package that is there.
pub fn import(room: &Courseware, by: &By, organization: Id, file_name: &str, bytes: &[u8]) -> Result<Brought, CoursewareError> {
    let organization = access_organization(room, by, organization)?.id;
    let digest = hex(&Sha256::digest(bytes));
    if let Some(known) = room.services.database.read::<_, CoursewareError>(|session| Ok(package::by_digest(session, organization, &digest)?))? {
        return Ok(Brought { id: known, known: true });
    }
    let mut read = read::read(bytes)?;
    let mut files = Vec::new();
    if let Some(archive) = &mut read.archive {
        let paths: Vec<String> = archive.paths().map(str::to_owned).collect();
        for path in paths {
            let content = archive.read(&path, FILE_BYTES_MAX)?;
            let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
            files.push(File { digest: room.objects.put(&content)?, path, bytes: size });
        }
    }
    let id = room.services.new_id();
    let added_by = match by.who.actor {
        Actor::Member(person) => Some(person),
        _ => None,
    };
    let file_name: String = file_name.chars().filter(|letter| !letter.is_control()).take(FILE_NAME_CHARS_MAX).collect();
    room.services.database.write::<_, CoursewareError>(|session| {
        let new = New { id, organization, structure: &read.structure, file_name: &file_name, digest: &digest, bytes: bytes.len(), added_by, added_at: by.now };
        package::add(session, &new, &files)?;
        let mut note = Note {
            organization: Some(organization),
            address: by.address,
            ..Note::new(by.who.actor, Action::CoursewareImported, Some(("courseware-package", id)))
        };
        note.detail = serde_json::json!({ "file": file_name, "sha256": digest });
        Ok(room.services.audit(session, &note)?)
    })?;
    Ok(Brought { id, known: false })
}
