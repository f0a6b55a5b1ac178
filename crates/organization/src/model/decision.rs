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
    /// A role allows it here, but the person opened the account themselves: only whoever runs the platform decides over it.
    OpenedThemselves(Role, Id),
    /// A role allows it here, but another organisation made the account: it decides over it, and who stands above it does.
    MadeElsewhere(Role, Id),
    /// A role allows it here, but the person works in a role that whoever asks could not give: that role, and where.
    Outranked(Role, Id),
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

/// An organisation that answers for an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Which.
    pub organization: Id,
    /// Where it stands.
    pub path: Path,
}

/// Whether somebody may decide over an account (suspend it, take away what its person lost, hand out a code): where its person is and where the account
/// stands, at both; and over nobody who works in a role that they could not give. An account that its person opened stands at the top.
#[must_use]
pub fn over_account(held: &[Held], of_person: &[Held], homes: &[Home], strong: bool, now: Time) -> Decision {
    let now_held = || of_person.iter().filter(|held| held.holds_at(now));
    let places: Vec<Path> = now_held().map(|held| held.path.clone()).collect();
    let here = decide(held, Permission::ManagePeople, Some(&places), strong, now);
    let Reason::Granted(role, place) = here.reason else { return here };
    if let Some(above) = now_held().find(|one| one.role.is_staff() && !may_give(held, one.role, &one.path, strong, now)) {
        return Decision { reason: Reason::Outranked(above.role, above.organization) };
    }
    let stands = if homes.is_empty() { vec![Path::top()] } else { homes.iter().map(|home| home.path.clone()).collect() };
    let over = decide(held, Permission::ManagePeople, Some(&stands), strong, now);
    match homes.first() {
        _ if over.is_allowed() => over,
        Some(home) => Decision { reason: Reason::MadeElsewhere(role, home.organization) },
        None => Decision { reason: Reason::OpenedThemselves(role, place) },
    }
}

/// Whether a role may be given to somebody without asking them: their account stands where it may be given, and they are there now, or nowhere.
#[must_use]
pub fn gives_at_once(held: &[Held], role: Role, of_person: &[Held], homes: &[Home], strong: bool, now: Time) -> bool {
    let mut places = of_person.iter().filter(|held| held.holds_at(now)).map(|held| &held.path).peekable();
    let mine: Vec<&Path> = homes.iter().map(|home| &home.path).filter(|path| may_give(held, role, path, strong, now)).collect();
    !mine.is_empty() && (places.peek().is_none() || places.any(|place| mine.iter().any(|home| home.holds(place))))
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
    fn over_an_account_decides_who_made_it_where_its_person_is() {
        let city = Path::top().below(1).unwrap();
        let (school, other) = (city.below(2).unwrap(), city.below(3).unwrap());
        let class = school.below(4).unwrap();
        let named = |name: &str, role, path: &Path| Held { organization: Id::named(&[name]), ..held(role, path, 0, None) };
        let home = |name: &str, path: &Path| Home { organization: Id::named(&[name]), path: path.clone() };
        let admin = [named("school", Role::SchoolAdmin, &school)];
        let pupil = [named("class", Role::Learner, &class)];
        let over = |admin: &[Held], person: &[Held], homes: &[Home]| over_account(admin, person, homes, true, Time(1)).reason;
        let granted = Reason::Granted(Role::SchoolAdmin, Id::named(&["school"]));
        assert_eq!(over(&admin, &pupil, &[home("school", &school)]), granted);
        assert_eq!(over(&admin, &pupil, &[home("city", &city), home("class", &class)]), granted, "the list of the city put them here");
        assert_eq!(over(&admin, &pupil, &[]), Reason::OpenedThemselves(Role::SchoolAdmin, Id::named(&["school"])));
        assert_eq!(over(&admin, &pupil, &[home("other", &other)]), Reason::MadeElsewhere(Role::SchoolAdmin, Id::named(&["other"])));
        assert_eq!(over(&admin, &pupil, &[home("city", &city)]), Reason::MadeElsewhere(Role::SchoolAdmin, Id::named(&["city"])), "never up");
        assert_eq!(over(&admin, &[], &[home("school", &school)]), Reason::Elsewhere(Role::SchoolAdmin, Id::named(&["school"])), "who left is nobody's");
        assert_eq!(
            over_account(&admin, &pupil, &[home("school", &school)], false, Time(1)).reason,
            Reason::SecondFactor(Role::SchoolAdmin, Id::named(&["school"]))
        );
        // Whoever also learns elsewhere stays the school's; whoever works elsewhere, or above, does not.
        let also = |role, path: &Path| [pupil[0].clone(), named("there", role, path)];
        assert_eq!(over(&admin, &also(Role::Learner, &other), &[home("school", &school)]), granted);
        for (role, path) in [(Role::Teacher, &other), (Role::Inspector, &school), (Role::RegionAdmin, &city), (Role::Operator, &Path::top())] {
            assert_eq!(over(&admin, &also(role, path), &[home("school", &school)]), Reason::Outranked(role, Id::named(&["there"])), "{role}");
        }
        assert_eq!(over(&admin, &also(Role::Teacher, &class), &[home("school", &school)]), granted);
        let region = [named("city", Role::RegionAdmin, &city)];
        assert_eq!(over(&region, &also(Role::Teacher, &other), &[home("school", &school)]), Reason::Granted(Role::RegionAdmin, Id::named(&["city"])));
        let operator = [named("top", Role::Operator, &Path::top())];
        assert_eq!(over(&operator, &pupil, &[]), Reason::Granted(Role::Operator, Id::named(&["top"])), "who opened theirs is the platform's");
    }

    #[test]
    fn a_role_is_given_at_once_to_those_who_are_ones_own() {
        let city = Path::top().below(1).unwrap();
        let (school, other) = (city.below(2).unwrap(), city.below(3).unwrap());
        let home = |path: &Path| [Home { organization: Id::named(&["h"]), path: path.clone() }];
        let admin = [held(Role::SchoolAdmin, &school, 0, None)];
        let (here, there) = ([held(Role::Learner, &school, 0, None)], [held(Role::Learner, &other, 0, None)]);
        let at_once = |person: &[Held], homes: &[Home]| gives_at_once(&admin, Role::Teacher, person, homes, true, Time(1));
        assert!(at_once(&here, &home(&school)) && at_once(&[], &home(&school)));
        assert!(!at_once(&there, &home(&school)), "they went to another school");
        assert!(!at_once(&here, &[]), "they opened their account");
        assert!(!at_once(&here, &home(&other)) && !at_once(&here, &home(&city)), "others made it");
        assert!(!gives_at_once(&admin, Role::Teacher, &here, &home(&school), false, Time(1)), "with a password alone");
        assert!(!gives_at_once(&admin, Role::Inspector, &here, &home(&school), true, Time(1)));
        let operator = [held(Role::Operator, &Path::top(), 0, None)];
        assert!(gives_at_once(&operator, Role::Teacher, &here, &home(&school), true, Time(1)));
        assert!(!gives_at_once(&operator, Role::Teacher, &here, &[], true, Time(1)), "an operator asks as well");
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
