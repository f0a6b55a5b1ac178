//! Ages, and what consents are for.

/// How old somebody is, as coarsely as the rules ask: nobody's birthday is kept for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AgeBand {
    /// Not said.
    #[default]
    Unknown,
    /// Under 14: a guardian decides (PIPL, article 31).
    Child,
    /// From 14 to 17.
    Youth,
    /// 18 or older.
    Adult,
}

impl AgeBand {
    /// As it is kept.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "",
            Self::Child => "child",
            Self::Youth => "youth",
            Self::Adult => "adult",
        }
    }

    /// From what is kept or typed.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        match word {
            "child" => Self::Child,
            "youth" => Self::Youth,
            "adult" => Self::Adult,
            _ => Self::Unknown,
        }
    }

    /// The band of an age in whole years.
    #[must_use]
    pub const fn of_age(years: u16) -> Self {
        match years {
            0..14 => Self::Child,
            14..18 => Self::Youth,
            _ => Self::Adult,
        }
    }
}

/// What a consent is for. Each purpose has a wording; when the wording changes its number changes, and people are asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Keeping an account with what is learned: without it a child's account is closed.
    Learning,
    /// Teachers and the school see progress and answers.
    School,
    /// Figures about many people count this one.
    Statistics,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::Learning, Self::School, Self::Statistics];

    /// As it is kept.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::School => "school",
            Self::Statistics => "statistics",
        }
    }

    /// From what is kept or typed.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == word)
    }

    /// The number of its wording.
    #[must_use]
    pub const fn wording(self) -> i64 {
        match self {
            Self::Learning => 1,
            Self::School | Self::Statistics => 2,
        }
    }

    /// What somebody is asked, or their guardian is: of grown people nothing, because nothing would follow from what they say.
    #[must_use]
    pub const fn asked_of(band: AgeBand, guarded: bool) -> &'static [Self] {
        match (band, guarded) {
            (AgeBand::Child, _) => &Self::ALL,
            (AgeBand::Youth, _) | (AgeBand::Unknown, true) => &[Self::School, Self::Statistics],
            (AgeBand::Unknown, false) | (AgeBand::Adult, _) => &[],
        }
    }
}

/// Whether somebody may decide for a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guarding {
    /// They may.
    Fit,
    /// They are to say first how old they are.
    AgeUnknown,
    /// They are under 18.
    Minor,
    /// Somebody decides for them.
    Guarded,
}

impl Guarding {
    /// By what somebody said of their age, and whether they have a guardian.
    #[must_use]
    pub const fn of(band: AgeBand, guarded: bool) -> Self {
        match (band, guarded) {
            (AgeBand::Child | AgeBand::Youth, _) => Self::Minor,
            (_, true) => Self::Guarded,
            (AgeBand::Unknown, false) => Self::AgeUnknown,
            (AgeBand::Adult, false) => Self::Fit,
        }
    }
}

/// What was decided about a purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// Nothing.
    Never,
    /// It was agreed to, and that holds.
    Given,
    /// It was agreed to once and does not hold any more.
    Withdrawn,
}

/// Whether a purpose does not reach somebody: a child nobody agreed for, or somebody who is asked and took it back. The statement of `store::guardian` says
/// the same to the database.
#[must_use]
pub const fn is_held_back(band: AgeBand, guarded: bool, decided: Decided) -> bool {
    match decided {
        Decided::Given => false,
        Decided::Never => matches!(band, AgeBand::Child),
        Decided::Withdrawn => !Purpose::asked_of(band, guarded).is_empty(),
    }
}

/// Invitations of one child that are open at once; an older one ends.
pub const INVITATIONS_OPEN_MAX: u32 = 5;
/// The most guardians of one child.
pub const GUARDIANS_MAX: usize = 4;
/// The most children of one guardian.
pub const CHILDREN_MAX: usize = 12;
/// How long an invitation to a guardian is good.
pub const INVITATION_KEPT: i64 = 30 * kernel::time::DAY;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fourteen_is_the_age() {
        assert_eq!(
            (AgeBand::of_age(13), AgeBand::of_age(14), AgeBand::of_age(17), AgeBand::of_age(18)),
            (AgeBand::Child, AgeBand::Youth, AgeBand::Youth, AgeBand::Adult)
        );
        for band in [AgeBand::Unknown, AgeBand::Child, AgeBand::Youth, AgeBand::Adult] {
            assert_eq!(AgeBand::from_word(band.as_str()), band);
        }
        let asked = |band, guarded| Purpose::asked_of(band, guarded).len();
        assert_eq!((asked(AgeBand::Child, false), asked(AgeBand::Youth, false), asked(AgeBand::Unknown, true)), (3, 2, 2));
        assert_eq!((asked(AgeBand::Unknown, false), asked(AgeBand::Adult, true)), (0, 0));
        assert!(is_held_back(AgeBand::Child, true, Decided::Never) && !is_held_back(AgeBand::Youth, true, Decided::Never));
        assert!(is_held_back(AgeBand::Youth, false, Decided::Withdrawn) && !is_held_back(AgeBand::Adult, true, Decided::Withdrawn));
        for (band, guarded, guarding) in [
            (AgeBand::Adult, false, Guarding::Fit),
            (AgeBand::Adult, true, Guarding::Guarded),
            (AgeBand::Unknown, false, Guarding::AgeUnknown),
            (AgeBand::Unknown, true, Guarding::Guarded),
            (AgeBand::Youth, false, Guarding::Minor),
            (AgeBand::Child, true, Guarding::Minor),
        ] {
            assert_eq!(Guarding::of(band, guarded), guarding);
        }
        assert!(Purpose::ALL.iter().all(|purpose| Purpose::from_word(purpose.as_str()) == Some(*purpose)));
    }
}
