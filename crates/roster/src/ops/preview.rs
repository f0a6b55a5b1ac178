//! Reading a file that somebody chose, and showing what it would do before anything is done.

use jiff::civil::Date;
use kernel::{Id, Permission};
use organization::{By, Organization};

use super::plan::{Plan, plan};
use super::{access_organization, open, person, seal};
use crate::model::draft::Draft;
use crate::model::fault::Fault;
use crate::model::sheet::{self, Circumstances};
use crate::store::preview::{self, Kept};
use crate::{Roster, RosterError, read};

/// How long a preview waits for its confirmation.
pub const PREVIEW_MICROS: i64 = 3_600 * kernel::time::SECOND;
/// Previews that wait for one organisation.
pub const PREVIEWS_MAX: u32 = 5;
/// Characters of a file's name that are kept.
const FILE_NAME_LENGTH_MAX: usize = 120;

/// A file that somebody chose.
#[derive(Debug, Clone, Copy)]
pub struct Chosen<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// What user names made from numbers begin with.
    pub prefix: &'a str,
}

/// Reads a file into a draft: a bundle of OneRoster where it is one, a spreadsheet otherwise; with the word for its source.
pub fn read_file(base: &Organization, chosen: &Chosen<'_>, today: Date) -> (&'static str, Draft) {
    let refused = |kind| {
        let mut draft = Draft::default();
        draft.faults.add(Fault::new(kind, 0, "", chosen.name));
        draft
    };
    match read::bundle::files(chosen.bytes) {
        Ok(Some(files)) => return ("oneroster", crate::model::oneroster::bundle::read(&files, &crate::model::oneroster::bundle::Base::of(base), today)),
        Ok(None) => {}
        Err(kind) => return ("oneroster", refused(kind)),
    }
    match read::table(chosen.bytes) {
        Ok(table) => ("sheet", sheet::read(&table, &Circumstances { base: base.kind, prefix: chosen.prefix, today })),
        Err(kind) => ("sheet", refused(kind)),
    }
}

/// Reads a file and keeps what it holds until somebody confirms it; the id to confirm it by.
pub fn look_at(room: &Roster, by: &By, organization: Id, chosen: &Chosen<'_>) -> Result<Id, RosterError> {
    let base = access_organization(room, by, organization, Permission::ImportRoster)?;
    let (source, draft) = read_file(&base, chosen, crate::today(by.now));
    let kept = Kept {
        id: room.services.new_id(),
        organization,
        made_by: person(by),
        made_at: by.now,
        expires_at: by.now.plus(PREVIEW_MICROS),
        file_name: chosen.name.chars().filter(|letter| !letter.is_control()).take(FILE_NAME_LENGTH_MAX).collect(),
        source: source.to_owned(),
        draft: seal(room, &draft)?,
    };
    room.services.database.write::<_, RosterError>(|session| Ok(preview::insert(session, &kept, PREVIEWS_MAX)?))?;
    Ok(kept.id)
}

/// A preview with what it would do.
pub struct Preview {
    /// Where.
    pub organization: Organization,
    /// What was kept.
    pub kept: Kept,
    /// What was read.
    pub draft: Draft,
    /// What it would do now.
    pub plan: Plan,
}

/// A preview, for whoever may import there.
pub fn access_preview(room: &Roster, by: &By, id: Id) -> Result<Preview, RosterError> {
    let missing = || RosterError::NotFound("preview");
    let kept = room.services.database.read::<_, RosterError>(|session| Ok(preview::by_id(session, id, by.now)?))?.ok_or_else(missing)?;
    let organization = access_organization(room, by, kept.organization, Permission::ImportRoster).map_err(|_| missing())?;
    let draft: Draft = open(room, &kept.draft)?;
    let plan = room.services.database.read(|session| plan(room, session, by, &organization, &kept.source, &draft))?;
    Ok(Preview { organization, kept, draft, plan })
}

/// Gives a preview up.
pub fn discard(room: &Roster, by: &By, id: Id) -> Result<Id, RosterError> {
    let kept = room.services.database.read::<_, RosterError>(|session| Ok(preview::by_id(session, id, by.now)?))?;
    let kept = kept.ok_or(RosterError::NotFound("preview"))?;
    access_organization(room, by, kept.organization, Permission::ImportRoster)?;
    room.services.database.write::<_, RosterError>(|session| Ok(preview::remove(session, id)?))?;
    Ok(kept.organization)
}
