//! Kinds of organisations, and which may stand below which.

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The platform itself: the top of the tree.
    Platform,
    /// A nation.
    Nation,
    /// A province, autonomous region or municipality.
    Province,
    /// A city or prefecture.
    City,
    /// A county or district.
    County,
    /// A school.
    School,
    /// A university or college.
    University,
    /// A centre: vocational, adult, community, a company.
    Centre,
    /// A department of a school or university.
    Department,
    /// A grade.
    Grade,
    /// A class.
    Class,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Platform,
        Self::Nation,
        Self::Province,
        Self::City,
        Self::County,
        Self::School,
        Self::University,
        Self::Centre,
        Self::Department,
        Self::Grade,
        Self::Class,
    ];

    /// As it is kept and typed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::Nation => "nation",
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::School => "school",
            Self::University => "university",
            Self::Centre => "centre",
            Self::Department => "department",
            Self::Grade => "grade",
            Self::Class => "class",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether one of this kind may stand right below one of another: steps may be left out, never turned round.
    #[must_use]
    pub const fn goes_below(self, over: Self) -> bool {
        let (own, above) = (self.rank(), over.rank());
        own > above || matches!((self, over), (Self::Department, Self::Department))
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Platform => 0,
            Self::Nation => 1,
            Self::Province => 2,
            Self::City => 3,
            Self::County => 4,
            Self::School | Self::University | Self::Centre => 5,
            Self::Department => 6,
            Self::Grade => 7,
            Self::Class => 8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_may_be_left_out_but_not_turned_round() {
        assert!(Kind::School.goes_below(Kind::Province) && Kind::Class.goes_below(Kind::School) && Kind::Department.goes_below(Kind::Department));
        assert!(!Kind::Province.goes_below(Kind::School) && !Kind::School.goes_below(Kind::University) && !Kind::Class.goes_below(Kind::Class));
        for kind in Kind::ALL {
            assert_eq!(Kind::from_word(kind.as_str()), Some(kind));
            assert_eq!(kind.goes_below(Kind::Platform), kind != Kind::Platform);
        }
    }
}
