//! The vocabularies of OneRoster 1.2 (Information Model, section 5) and ours.

use kernel::Role;
use organization::Kind;

/// The kind of an organisation type (OrgTypeEnum).
#[must_use]
pub fn kind(org_type: &str) -> Option<Kind> {
    Some(match org_type {
        "national" => Kind::Nation,
        "state" => Kind::Province,
        "local" => Kind::City,
        "district" => Kind::County,
        "school" => Kind::School,
        "department" => Kind::Department,
        _ => return None,
    })
}

/// The organisation type of a kind; `None` for grades and classes, which are no organisations there.
#[must_use]
pub const fn org_type(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Platform | Kind::Nation => "national",
        Kind::Province => "state",
        Kind::City => "local",
        Kind::County => "district",
        Kind::School | Kind::University | Kind::Centre => "school",
        Kind::Department => "department",
        Kind::Grade | Kind::Class => return None,
    })
}

/// Our role for a role in an organisation (RoleEnum); the outer `None` where the word is none of theirs, the inner one where we have no such role.
#[must_use]
pub fn role(word: &str) -> Option<Option<Role>> {
    Some(match word {
        "student" => Some(Role::Learner),
        "teacher" => Some(Role::Teacher),
        "guardian" | "parent" | "relative" => Some(Role::Guardian),
        "principal" | "siteAdministrator" => Some(Role::SchoolAdmin),
        "districtAdministrator" => Some(Role::RegionAdmin),
        "aide" | "counselor" | "proctor" | "systemAdministrator" => None,
        _ => return None,
    })
}

/// The role in an organisation for ours (RoleEnum).
#[must_use]
pub const fn role_word(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::Learner => "student",
        Role::Teacher | Role::SubjectHead => "teacher",
        Role::Guardian => "guardian",
        Role::SchoolAdmin => "siteAdministrator",
        Role::RegionAdmin => "districtAdministrator",
        Role::Reviewer | Role::Provider | Role::Inspector | Role::Employer | Role::Operator | Role::Auditor => return None,
    })
}

/// Our role for a role in a class (EnrollRoleEnum).
#[must_use]
pub fn enrolment_role(word: &str) -> Option<Option<Role>> {
    Some(match word {
        "student" => Some(Role::Learner),
        "teacher" => Some(Role::Teacher),
        "administrator" | "proctor" => None,
        _ => return None,
    })
}

/// The role in a class for ours.
#[must_use]
pub const fn enrolment_word(role: Role) -> Option<&'static str> {
    match role {
        Role::Learner => Some("student"),
        Role::Teacher | Role::SubjectHead => Some("teacher"),
        Role::SchoolAdmin => Some("administrator"),
        _ => None,
    }
}

/// The types of academic sessions (SessionTypeEnum).
pub const SESSION_TYPES: [&str; 4] = ["gradingPeriod", "semester", "schoolYear", "term"];
/// The types of classes (ClassTypeEnum).
pub const CLASS_TYPES: [&str; 2] = ["homeroom", "scheduled"];

/// A name to show of its parts: Chinese, Japanese and Korean names begin with the family's and have no space.
#[must_use]
pub fn full_name(given: &str, middle: &str, family: &str) -> String {
    let is_eastern = |text: &str| {
        text.chars().any(|letter| matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}'))
    };
    if is_eastern(family) || is_eastern(given) {
        return format!("{family}{middle}{given}");
    }
    [given, middle, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The parts of a name that was never parted: the family's name of a Chinese name is its first character; else the last word.
#[must_use]
pub fn parts(name: &str) -> (String, String) {
    let eastern = name.chars().count() <= 4 && name.chars().all(|letter| matches!(letter, '\u{3400}'..='\u{9fff}'));
    if eastern && name.chars().count() > 1 {
        let family: String = name.chars().take(1).collect();
        return (name.chars().skip(1).collect(), family);
    }
    match name.rsplit_once(' ') {
        Some((given, family)) => (given.to_owned(), family.to_owned()),
        None => (name.to_owned(), name.to_owned()),
    }
}

/// Given name and family's name, of which the standard wants both: as they were told, parted from the name to show, or the same twice.
#[must_use]
pub fn both(given: &str, family: &str, shown: &str) -> (String, String) {
    match (given.is_empty(), family.is_empty()) {
        (false, false) => (given.to_owned(), family.to_owned()),
        (true, false) => (family.to_owned(), family.to_owned()),
        _ => parts(shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_there_and_back() {
        for org_type in ["national", "state", "local", "district", "school", "department"] {
            assert_eq!(kind(org_type).and_then(super::org_type), Some(org_type));
        }
        for word in ["student", "teacher", "guardian", "siteAdministrator", "districtAdministrator"] {
            assert_eq!(role(word).flatten().and_then(role_word), Some(word));
        }
        assert_eq!((role("aide"), role("king"), enrolment_role("proctor"), kind("class")), (Some(None), None, Some(None), None));
        assert_eq!((full_name("雷", "", "李").as_str(), full_name("Lei", "X", "Li").as_str()), ("李雷", "Lei X Li"));
        assert_eq!((parts("韩梅梅"), parts("Ada Mary Lovelace")), (("梅梅".to_owned(), "韩".to_owned()), ("Ada Mary".to_owned(), "Lovelace".to_owned())));
    }
}
