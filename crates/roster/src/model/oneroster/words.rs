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

/// What stands for the part of a name that there is none of: the standard wants both a given name and a family's name.
pub const NO_PART: &str = "-";

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// A name to show of its parts: Chinese, Japanese and Korean names begin with the family's and have no space.
#[must_use]
pub fn full_name(given: &str, middle: &str, family: &str) -> String {
    let is_eastern = |text: &str| text.chars().any(|letter| is_han(letter) || matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{ac00}'..='\u{d7af}'));
    match (given, family) {
        (whole, NO_PART) | (NO_PART, whole) if middle.is_empty() => return whole.to_owned(),
        _ => {}
    }
    if is_eastern(family) || is_eastern(given) {
        return format!("{family}{middle}{given}");
    }
    [given, middle, family].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Given name and family's name of a name that was never parted: of a Chinese name the family's is the first character, of four the first two; else it is the
/// last word. [`full_name`] makes the same name of them; a name that cannot be parted so is whole in the first.
#[must_use]
pub fn parts(name: &str) -> (String, String) {
    let letters = name.chars().count();
    let parted = if (2..=4).contains(&letters) && name.chars().all(is_han) {
        let family = if letters == 4 { 2 } else { 1 };
        Some((name.chars().skip(family).collect(), name.chars().take(family).collect()))
    } else {
        name.rsplit_once(' ').map(|(given, family)| (given.to_owned(), family.to_owned()))
    };
    parted.filter(|(given, family)| full_name(given, "", family) == name).unwrap_or_else(|| (name.to_owned(), NO_PART.to_owned()))
}

/// A name as programs are told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The given name; never empty.
    pub given: String,
    /// The family's name; never empty.
    pub family: String,
    /// Given and family's name of what they are called here, where that is something else.
    pub preferred: Option<(String, String)>,
}

/// A name in the parts of which it was told, or parted from the name to show. What comes back is the name to show again.
#[must_use]
pub fn told(given: &str, family: &str, shown: &str) -> Told {
    if given.is_empty() && family.is_empty() {
        let (given, family) = parts(shown);
        return Told { given, family, preferred: None };
    }
    let or_none = |part: &str| if part.is_empty() { NO_PART } else { part }.to_owned();
    let (given, family) = (or_none(given), or_none(family));
    let preferred = (full_name(&given, "", &family) != shown).then(|| parts(shown));
    Told { given, family, preferred }
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
        assert_eq!(parts("learner"), ("learner".to_owned(), NO_PART.to_owned()), "what cannot be parted is not said twice");
        assert_eq!(parts("欧阳小明").1, "欧阳");
    }

    #[test]
    fn a_name_that_was_told_comes_back() {
        for (given, family, shown) in
            [("Ada", "Lovelace", "Ada Lovelace"), ("Ada", "Lovelace", "Countess"), ("", "", "李 Lei"), ("雷", "李", "小李"), ("x", "", "x")]
        {
            let told = told(given, family, shown);
            let (first, last) = told.preferred.clone().unwrap_or((told.given.clone(), told.family.clone()));
            assert_eq!(full_name(&first, "", &last), shown, "{told:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parting_and_joining_are_inverse(name in "[a-z李王欧阳小の가 -]{1,8}") {
            if let Ok(name) = identity::model::name::display_name(&name) {
                let (given, family) = parts(&name);
                proptest::prop_assert!(!given.is_empty() && !family.is_empty());
                proptest::prop_assert_eq!(full_name(&given, "", &family), name);
            }
        }
    }
}
