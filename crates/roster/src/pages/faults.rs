//! Words for faults: what is wrong, and what to do.

use kernel::Role;

use super::Clip;
use crate::model::fault::{Fault, FaultKind};
use crate::words::Words;

/// A fault as it is shown.
pub struct FaultLine {
    /// Where: line and column.
    pub place: String,
    /// What stands there.
    pub value: Clip,
    /// What is wrong and what to do.
    pub advice: &'static str,
}

/// A fault in words.
pub fn line(w: Words, fault: &Fault) -> FaultLine {
    let mut place = match (fault.line, fault.column.as_str()) {
        (0, "") => w.whole_file().to_owned(),
        (0, column) => w.at_column(column),
        (line, "") => w.at_line(u64::from(line)),
        (line, column) => w.at_cell(column, u64::from(line)),
    };
    if !fault.file.is_empty() {
        place = format!("{} · {place}", fault.file);
    }
    FaultLine { place, value: Clip::new(&fault.value), advice: advice(w, fault.kind) }
}

fn advice(w: Words, kind: FaultKind) -> &'static str {
    use FaultKind as F;
    match kind {
        F::Unreadable => w.fault_unreadable(),
        F::Encoding => w.fault_encoding(),
        F::NoHeadings => w.fault_no_headings(),
        F::HeadingTwice => w.fault_heading_twice(),
        F::TooMany => w.fault_too_many(),
        F::TooLong => w.fault_too_long(),
        F::NameMissing => w.fault_name_missing(),
        F::NameWrong => w.fault_name_wrong(),
        F::NobodyKnown => w.fault_nobody_known(),
        F::UserNameWrong => w.fault_user_name_wrong(),
        F::UserNameTaken => w.fault_user_name_taken(),
        F::Twice => w.fault_twice(),
        F::RoleUnknown => w.fault_role_unknown(),
        F::RoleNotYours => w.fault_role_not_yours(),
        F::AccountNotYours => w.fault_account_not_yours(),
        F::Nowhere => w.fault_nowhere(),
        F::RolesApart => w.fault_roles_apart(),
        F::PlaceWrong => w.fault_place_wrong(),
        F::PlaceNameWrong => w.fault_place_name_wrong(),
        F::EmailWrong => w.fault_email_wrong(),
        F::PhoneWrong => w.fault_phone_wrong(),
        F::BirthWrong => w.fault_birth_wrong(),
        F::GuardianNotNeeded => w.fault_guardian_not_needed(),
        F::FileMissing => w.fault_file_missing(),
        F::ColumnMissing => w.fault_column_missing(),
        F::ValueMissing => w.fault_value_missing(),
        F::ValueWrong => w.fault_value_wrong(),
        F::ReferenceWrong => w.fault_reference_wrong(),
        F::VersionWrong => w.fault_version_wrong(),
        F::ManifestMissing => w.fault_manifest_missing(),
    }
}

/// A role in words.
pub fn role(w: Words, role: Role) -> &'static str {
    match role {
        Role::Learner => w.role_learner(),
        Role::Guardian => w.role_guardian(),
        Role::Teacher => w.role_teacher(),
        Role::SubjectHead => w.role_subject_head(),
        Role::SchoolAdmin => w.role_school_admin(),
        Role::RegionAdmin => w.role_region_admin(),
        Role::Reviewer => w.role_reviewer(),
        Role::Provider => w.role_provider(),
        Role::Inspector => w.role_inspector(),
        Role::Employer | Role::Operator | Role::Auditor => w.role_other(),
    }
}
