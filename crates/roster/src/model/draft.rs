//! A roster as it was read, whatever it was written in: places, people, who is what where.

use kernel::Role;
use organization::Kind;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::fault::Faults;

/// A kind of organisation as a word.
mod kind_word {
    use super::*;

    pub fn serialize<S: Serializer>(kind: &Kind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(kind.as_str())
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Kind, D::Error> {
        let word = String::deserialize(from)?;
        Kind::from_word(&word).ok_or_else(|| serde::de::Error::custom("no kind"))
    }
}

/// A role as a word.
mod role_word {
    use super::*;

    pub fn serialize<S: Serializer>(role: &Role, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(role.as_str())
    }

    pub fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Role, D::Error> {
        let word = String::deserialize(from)?;
        Role::from_word(&word).ok_or_else(|| serde::de::Error::custom("no role"))
    }
}

/// A school, grade or class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The first line that names it.
    pub line: u32,
    /// What the source calls it; empty where it has only a name.
    pub external: String,
    /// What it stands right below: an earlier unit, or the organisation of the import.
    pub parent: Option<usize>,
    /// Its kind.
    #[serde(with = "kind_word")]
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Its code; empty for none.
    pub code: String,
    /// Whether it is only named here, and has to be known already (a delta bundle).
    pub known_only: bool,
}

/// Somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The first line about them.
    pub line: u32,
    /// What the source calls them: a number, a sourcedId; empty where it has only the user name.
    pub external: String,
    /// The name to sign in with; never empty.
    pub username: String,
    /// The name to show.
    pub name: String,
    /// Parts of the name, where the source parts it.
    pub given_name: String,
    /// The family's name.
    pub family_name: String,
    /// What stands between.
    pub middle_name: String,
    /// The number of the pupil or employee.
    pub number: String,
    /// An e-mail address.
    pub email: String,
    /// A phone number.
    pub phone: String,
    /// A guardian's e-mail address.
    #[serde(default)]
    pub guardian_email: String,
    /// A guardian's phone number.
    #[serde(default)]
    pub guardian_phone: String,
    /// `child`, `youth`, `adult` or empty.
    pub age_band: String,
    /// Whether the source says that they may not use their account.
    pub suspended: bool,
    /// Whether they are only named here, and have to be known already (a delta bundle).
    pub known_only: bool,
}

/// Somebody is something somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Who.
    pub person: usize,
    /// Where; the organisation of the import where none.
    pub unit: Option<usize>,
    /// As what.
    #[serde(with = "role_word")]
    pub role: Role,
}

/// A term, school year or grading period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcademicSession {
    /// What the source calls it.
    pub external: String,
    /// Its title.
    pub title: String,
    /// `gradingPeriod`, `semester`, `schoolYear` or `term`.
    pub kind: String,
    /// First day.
    pub starts_on: String,
    /// Last day.
    pub ends_on: String,
    /// What it is a part of.
    pub parent: String,
    /// The year in which the school year ends.
    pub school_year: String,
}

/// A course of a school.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// What the source calls it.
    pub external: String,
    /// The school year it belongs to.
    pub session: String,
    /// Its title.
    pub title: String,
    /// Its code.
    pub code: String,
    /// The school, as a unit.
    pub school: Option<usize>,
    /// Grades.
    pub grades: Vec<String>,
    /// Subjects.
    pub subjects: Vec<String>,
    /// Codes of subjects.
    pub subject_codes: Vec<String>,
}

/// What is said about a class besides its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassDetail {
    /// The class, as a unit.
    pub unit: usize,
    /// The course it follows.
    pub course: String,
    /// `homeroom` or `scheduled`.
    pub kind: String,
    /// The room.
    pub location: String,
    /// Grades.
    pub grades: Vec<String>,
    /// Subjects.
    pub subjects: Vec<String>,
    /// Periods of the day.
    pub periods: Vec<String>,
    /// Terms, as the source calls them.
    pub sessions: Vec<String>,
}

/// A roster as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Places; each after what it stands below.
    pub units: Vec<Unit>,
    /// People.
    pub people: Vec<Person>,
    /// Who is what where.
    pub places: Vec<Place>,
    /// Terms.
    pub sessions: Vec<AcademicSession>,
    /// Courses.
    pub courses: Vec<Course>,
    /// Details of classes.
    pub classes: Vec<ClassDetail>,
    /// Whether whoever is not in it is not there any more (a bulk bundle).
    pub complete: bool,
    /// What the source calls the organisation of the import itself.
    pub own_externals: Vec<String>,
    /// People who are gone (a delta bundle), as the source calls them.
    pub gone_people: Vec<String>,
    /// Enrolments that are over (a delta bundle): the person and the class as the source calls them.
    pub gone_places: Vec<(String, String)>,
    /// What could not be read.
    pub faults: Faults,
    /// Lines with people that were read, good or bad.
    pub lines: usize,
    /// Lines of people that are left out because of a fault.
    pub left_out: usize,
    /// Columns that were not understood.
    pub unknown_columns: Vec<String>,
    /// Whether there was a column of passwords: it was not read.
    pub had_passwords: bool,
}
