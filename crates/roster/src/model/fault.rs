//! What is wrong with a line, where, and what to do: the words are the page's.

use serde::{Deserialize, Serialize};

/// Kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// The file is not of a kind that is read.
    Unreadable,
    /// The text is in no encoding that is read.
    Encoding,
    /// No line has a heading for names.
    NoHeadings,
    /// Two columns have the same heading.
    HeadingTwice,
    /// There are more lines, columns or classes than are read.
    TooMany,
    /// A cell is too long.
    TooLong,
    /// The name is missing.
    NameMissing,
    /// The name cannot be shown.
    NameWrong,
    /// There is neither a user name nor a number.
    NobodyKnown,
    /// The user name cannot be one.
    UserNameWrong,
    /// The user name belongs to somebody elsewhere.
    UserNameTaken,
    /// The same user name or number stands on another line for another person.
    Twice,
    /// The role is not known.
    RoleUnknown,
    /// Whoever imports may not give this role.
    RoleNotYours,
    /// The account was not made here: what is asked for is its person's to say.
    AccountNotYours,
    /// They are nothing anywhere.
    Nowhere,
    /// The two roles do not go together.
    RolesApart,
    /// A school, grade or class cannot stand there.
    PlaceWrong,
    /// A name of a school, grade or class cannot be one.
    PlaceNameWrong,
    /// The e-mail address is none.
    EmailWrong,
    /// The phone number is none.
    PhoneWrong,
    /// The date of birth is none.
    BirthWrong,
    /// A guardian is named for somebody who is grown or no learner.
    GuardianNotNeeded,
    /// A file of the bundle is missing (OneRoster 1.2 CSV).
    FileMissing,
    /// A column of the bundle is missing.
    ColumnMissing,
    /// A required value is missing.
    ValueMissing,
    /// A value is not one of those allowed.
    ValueWrong,
    /// A reference leads nowhere.
    ReferenceWrong,
    /// An archive without a manifest: no workbook, and no bundle yet.
    ManifestMissing,
    /// The bundle is of another version.
    VersionWrong,
}

/// A fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The file of a bundle; empty for a spreadsheet.
    pub file: String,
    /// The line; 0 where it is about the whole file.
    pub line: u32,
    /// The column's heading as it stands in the file; empty where it is about the whole line.
    pub column: String,
    /// What.
    pub kind: FaultKind,
    /// What stands there, cut.
    pub value: String,
}

/// Characters of a wrong value that are shown.
const VALUE_LENGTH_MAX: usize = 60;

impl Fault {
    /// A fault of a line.
    #[must_use]
    pub fn new(kind: FaultKind, line: u32, column: &str, value: &str) -> Self {
        let value = value.chars().take(VALUE_LENGTH_MAX).collect();
        Self { file: String::new(), line, column: column.chars().take(VALUE_LENGTH_MAX).collect(), kind, value }
    }

    /// In a file of a bundle.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }
}

/// Faults with a bound: beyond it they are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faults {
    /// The first ones.
    pub list: Vec<Fault>,
    /// All of them.
    pub count: usize,
}

impl Faults {
    /// Adds one.
    pub fn add(&mut self, fault: Fault) {
        self.count += 1;
        if self.list.len() < super::bounds::FAULTS_MAX {
            self.list.push(fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::bounds::FAULTS_MAX;

    #[test]
    fn faults_are_kept_up_to_a_bound_and_counted_beyond_it() {
        let mut faults = Faults::default();
        (0..FAULTS_MAX + 5).for_each(|_| faults.add(Fault::new(FaultKind::TooLong, 1, "", &"x".repeat(VALUE_LENGTH_MAX + 1))));
        assert_eq!((faults.list.len(), faults.count, faults.list[0].value.len()), (FAULTS_MAX, FAULTS_MAX + 5, VALUE_LENGTH_MAX));
    }
}
