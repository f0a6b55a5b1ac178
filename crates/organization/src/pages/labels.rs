//! Words for kinds, roles, permissions and reasons.

use kernel::{Permission, Role};

use crate::model::decision::Reason;
use crate::organization::Kind;
use crate::words::Words;
use crate::{OrganizationError, Organizations};

/// A kind of organisation.
pub fn kind(w: Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Platform => w.kind_platform(),
        Kind::Nation => w.kind_nation(),
        Kind::Province => w.kind_province(),
        Kind::City => w.kind_city(),
        Kind::County => w.kind_county(),
        Kind::School => w.kind_school(),
        Kind::University => w.kind_university(),
        Kind::Centre => w.kind_centre(),
        Kind::Department => w.kind_department(),
        Kind::Grade => w.kind_grade(),
        Kind::Class => w.kind_class(),
    }
}

/// A role.
pub fn role(w: Words, role: Role) -> &'static str {
    match role {
        Role::Learner => w.role_learner(),
        Role::Guardian => w.role_guardian(),
        Role::Teacher => w.role_teacher(),
        Role::SubjectHead => w.role_subject_head(),
        Role::Reviewer => w.role_reviewer(),
        Role::Provider => w.role_provider(),
        Role::SchoolAdmin => w.role_school_admin(),
        Role::RegionAdmin => w.role_region_admin(),
        Role::Inspector => w.role_inspector(),
        Role::Employer => w.role_employer(),
        Role::Operator => w.role_operator(),
        Role::Auditor => w.role_auditor(),
    }
}

/// A permission, as what somebody wants to do.
pub fn permission(w: Words, permission: Permission) -> &'static str {
    match permission {
        Permission::ReadPeople => w.may_read_people(),
        Permission::ManagePeople => w.may_manage_people(),
        Permission::ReadMinor => w.may_read_minor(),
        Permission::ManageOrganizations => w.may_manage_organizations(),
        Permission::ManageRoles => w.may_manage_roles(),
        Permission::ImportRoster => w.may_import_roster(),
        Permission::ExportRoster => w.may_export_roster(),
        Permission::Teach => w.may_teach(),
        Permission::Review => w.may_review(),
        Permission::Provide => w.may_provide(),
        Permission::Inspect => w.may_inspect(),
        Permission::Employ => w.may_employ(),
        Permission::ManageClients => w.may_manage_clients(),
        Permission::Operate => w.may_operate(),
        Permission::ReadAudit => w.may_read_audit(),
    }
}

/// Why something is allowed or not; `place` names the organisation of the role. Accessors take their variables in the order of the alphabet.
pub fn reason(w: Words, reason: Reason, place: &str) -> String {
    match reason {
        Reason::NoRole => w.because_no_role().to_owned(),
        Reason::Ended(held, _) => w.because_ended(place, role(w, held)),
        Reason::NotYet(held, _) => w.because_not_yet(place, role(w, held)),
        Reason::Elsewhere(held, _) => w.because_elsewhere(place, role(w, held)),
        Reason::OpenedThemselves(held, _) => w.because_opened_themselves(place, role(w, held)),
        Reason::MadeElsewhere(..) => w.because_made_elsewhere(place),
        Reason::Outranked(held, _) => w.because_outranked(place, role(w, held)),
        Reason::SecondFactor(held, _) => w.because_second_factor(place, role(w, held)),
        Reason::Granted(held, _) => w.because_granted(place, role(w, held)),
    }
}

/// Why something is allowed or not, with the name of the organisation that the reason speaks of looked up.
pub fn explained(room: &Organizations, w: Words, said: Reason) -> Result<String, OrganizationError> {
    let ids: Vec<kernel::Id> = place_of(said).into_iter().collect();
    let name = room.by_ids(&ids)?.into_iter().next().map(|organization| organization.name).unwrap_or_default();
    Ok(reason(w, said, &name))
}

/// The organisation that a reason speaks of.
pub const fn place_of(reason: Reason) -> Option<kernel::Id> {
    match reason {
        Reason::NoRole => None,
        Reason::Ended(_, id)
        | Reason::NotYet(_, id)
        | Reason::Elsewhere(_, id)
        | Reason::OpenedThemselves(_, id)
        | Reason::MadeElsewhere(_, id)
        | Reason::Outranked(_, id)
        | Reason::SecondFactor(_, id)
        | Reason::Granted(_, id) => Some(id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Tongue;

    #[test]
    fn reasons_name_the_role_and_then_the_place() {
        let (id, role) = (kernel::Id::named(&["school"]), Role::SchoolAdmin);
        let said = |tag: &str, reason| super::reason(Words(Tongue::from_tag(tag).unwrap()), reason, "Hill School");
        for reason in [
            Reason::Ended(role, id),
            Reason::NotYet(role, id),
            Reason::Elsewhere(role, id),
            Reason::OpenedThemselves(role, id),
            Reason::Outranked(role, id),
            Reason::SecondFactor(role, id),
            Reason::Granted(role, id),
        ] {
            let (english, chinese) = (said("en", reason), said("zh-Hans", reason));
            assert!(english.contains("school administrator at Hill School"), "{english}");
            assert!(chinese.contains("Hill School的学校管理员"), "{chinese}");
        }
    }
}
