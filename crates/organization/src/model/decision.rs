//! Whether somebody may do something somewhere, and why. Deny is the rule; a role held there or above it is the exception.

use kernel::{Id, Permission, Role, Time};

use super::path::Path;

/// A role that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The membership.
    pub id: Id,
    /// The role.
    pub role: Role,
    /// Where.
    pub organization: Id,
    /// Where that stands.
    pub path: Path,
    /// From when on.
    pub since: Time,
    /// Until when.
    pub until: Option<Time>,
}

impl Held {
    /// Whether it holds at a moment.
    #[must_use]
    pub fn holds_at(&self, now: Time) -> bool {
        self.since <= now && self.until.is_none_or(|until| now < until)
    }
}

/// Why something is allowed or not; the most telling reason there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No role of theirs allows it.
    NoRole,
    /// A role that allows it is over.
    Ended(Role, Id),
    /// A role that allows it begins later.
    NotYet(Role, Id),
    /// A role allows it, but elsewhere.
    Elsewhere(Role, Id),
    /// A role allows it here, and asks for more than a password.
    SecondFactor(Role, Id),
    /// A role allows it here.
    Granted(Role, Id),
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Why.
    pub reason: Reason,
}

impl Decision {
    /// Whether it is allowed.
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        matches!(self.reason, Reason::Granted(..))
    }
}

/// Decides. `places` are where the thing stands (a person may stand in several); `None` asks whether it is allowed anywhere.
#[must_use]
pub fn decide(held: &[Held], permission: Permission, places: Option<&[Path]>, strong: bool, now: Time) -> Decision {
    let reason = held
        .iter()
        .filter(|held| held.role.allows(permission))
        .map(|held| {
            let (role, organization) = (held.role, held.organization);
            let here = places.is_none_or(|places| places.iter().any(|place| held.path.holds(place)));
            if held.until.is_some_and(|until| until <= now) {
                Reason::Ended(role, organization)
            } else if held.since > now {
                Reason::NotYet(role, organization)
            } else if !here {
                Reason::Elsewhere(role, organization)
            } else if role.is_staff() && !strong {
                Reason::SecondFactor(role, organization)
            } else {
                Reason::Granted(role, organization)
            }
        })
        .max();
    Decision { reason: reason.unwrap_or(Reason::NoRole) }
}

/// Whether somebody may give a role at a place: they hold a role there or above it that gives it, now and proven well enough.
#[must_use]
pub fn may_give(held: &[Held], given: Role, place: &Path, strong: bool, now: Time) -> bool {
    held.iter().any(|held| held.holds_at(now) && held.path.holds(place) && held.role.may_give().contains(&given) && (strong || !held.role.is_staff()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(role: Role, path: &Path, since: i64, until: Option<i64>) -> Held {
        Held { id: Id::named(&["m"]), role, organization: Id::named(&["o"]), path: path.clone(), since: Time(since), until: until.map(Time) }
    }

    #[test]
    fn a_role_reaches_down_and_never_up_or_aside() {
        let city = Path::top().below(1).unwrap();
        let (school, other) = (city.below(2).unwrap(), city.below(3).unwrap());
        let class = school.below(4).unwrap();
        let roles = [held(Role::SchoolAdmin, &school, 0, None)];
        let may = |place: &Path| decide(&roles, Permission::ManagePeople, Some(std::slice::from_ref(place)), true, Time(1)).is_allowed();
        assert!(may(&school) && may(&class) && !may(&city) && !may(&other) && !may(&Path::top()));
        assert!(decide(&roles, Permission::ManagePeople, None, true, Time(1)).is_allowed());
        assert!(!decide(&roles, Permission::ReadAudit, None, true, Time(1)).is_allowed());
        assert!(
            decide(&roles, Permission::ManagePeople, Some(&[]), true, Time(1)).reason < Reason::Granted(Role::Learner, Id::named(&["o"])),
            "who stands nowhere"
        );
    }

    #[test]
    fn reasons_tell_what_is_missing() {
        let school = Path::top().below(1).unwrap();
        let (here, elsewhere) = ([school.clone()], [Path::top().below(2).unwrap()]);
        let id = Id::named(&["o"]);
        let of = |roles: &[Held], place: &[Path], strong, now| decide(roles, Permission::ManagePeople, Some(place), strong, Time(now)).reason;
        let admin = [held(Role::SchoolAdmin, &school, 5, Some(10))];
        assert_eq!(of(&admin, &here, true, 4), Reason::NotYet(Role::SchoolAdmin, id));
        assert_eq!(of(&admin, &here, true, 5), Reason::Granted(Role::SchoolAdmin, id));
        assert_eq!(of(&admin, &here, false, 5), Reason::SecondFactor(Role::SchoolAdmin, id));
        assert_eq!(of(&admin, &elsewhere, true, 9), Reason::Elsewhere(Role::SchoolAdmin, id));
        assert_eq!(of(&admin, &here, true, 10), Reason::Ended(Role::SchoolAdmin, id));
        assert_eq!(of(&[], &here, true, 10), Reason::NoRole);
        let both = [held(Role::SchoolAdmin, &school, 0, Some(1)), held(Role::RegionAdmin, &Path::top(), 0, None)];
        assert_eq!(of(&both, &here, true, 10), Reason::Granted(Role::RegionAdmin, id), "one that holds is enough");
    }

    #[test]
    fn roles_are_given_at_ones_place_and_below() {
        let school = Path::top().below(1).unwrap();
        let admin = [held(Role::SchoolAdmin, &school, 0, None)];
        assert!(may_give(&admin, Role::Teacher, &school.below(9).unwrap(), true, Time(1)));
        assert!(!may_give(&admin, Role::Teacher, &school, false, Time(1)), "with a password alone");
        assert!(!may_give(&admin, Role::Teacher, &Path::top(), true, Time(1)));
        assert!(!may_give(&admin, Role::RegionAdmin, &school, true, Time(1)));
        assert!(!may_give(&[held(Role::Teacher, &school, 0, None)], Role::Learner, &school, true, Time(1)));
    }
}
