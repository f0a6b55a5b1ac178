//! One import: what it did, its starting codes, and taking it back.

use askama::Template;
use kernel::Problem;
use organization::{By, Organization};
use portal::{Answer, Ask};

use super::{at, number, page};
use crate::ops::take_back::{Undone, access_import, take_back};
use crate::ops::take_in::Counts;
use crate::words::Words;
use crate::{Roster, RosterError};

#[derive(Template)]
#[template(path = "import.html")]
struct ImportPage<'a> {
    w: Words,
    token: &'a str,
    id: String,
    organization: Organization,
    file_name: String,
    made_at: String,
    done: Vec<String>,
    accounts: bool,
    undone_at: String,
    undone: Vec<String>,
    kept: Vec<String>,
}

/// The page.
pub fn show(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let (import, organization) = access_import(room, &By::of(ask), ask.id(0)?)?;
    let counts: Counts = serde_json::from_str(&import.counts).unwrap_or_default();
    let undone: Undone = serde_json::from_str(&import.undone_counts).unwrap_or_default();
    let template = ImportPage {
        w,
        token: &ask.form_token,
        id: import.id.to_string(),
        organization,
        file_name: import.file_name,
        made_at: at(import.made_at),
        done: said(
            [
                (counts.accounts, Words::did_accounts),
                (counts.organizations, Words::did_organizations),
                (counts.memberships, Words::did_memberships),
                (counts.renamed, Words::did_renamed),
                (counts.ended, Words::did_ended),
                (counts.same, Words::did_same),
                (counts.children, Words::did_consents),
                (counts.guardians, Words::did_invite),
                (counts.contacts, Words::did_contacts),
                (counts.suspended, Words::did_suspend),
                (counts.left_out, Words::did_left_out),
            ],
            w,
        ),
        accounts: counts.accounts > 0,
        undone_at: import.undone_at.map(at).unwrap_or_default(),
        undone: said(
            [
                (undone.accounts, Words::undid_accounts),
                (undone.organizations, Words::undid_organizations),
                (undone.memberships, Words::undid_memberships),
                (undone.restored, Words::undid_restored),
                (undone.names, Words::undid_names),
                (undone.contacts, Words::undid_contacts),
                (undone.resumed, Words::undid_resumed),
            ],
            w,
        ),
        kept: said(
            [
                (undone.accounts_kept, Words::kept_accounts),
                (undone.organizations_kept, Words::kept_organizations),
                (undone.names_kept, Words::kept_names),
                (undone.contacts_kept, Words::kept_contacts),
            ],
            w,
        ),
    };
    page(w.import_title(), &template)
}

type Sentence = fn(&Words, u64) -> String;

/// A sentence for each number that is not zero.
fn said<const N: usize>(counts: [(usize, Sentence); N], w: Words) -> Vec<String> {
    counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, sentence)| sentence(&w, number(count))).collect()
}

/// It is to be taken back.
pub fn undo(room: &Roster, ask: &Ask) -> Result<Answer, Problem> {
    let id = ask.id(0)?;
    match take_back(room, &By::of(ask), id) {
        Ok(_) | Err(RosterError::UndoneAlready) => Ok(Answer::see_other(format!("/rosters/imports/{id}"))),
        Err(error) => Err(error.into()),
    }
}
