//! Whether two accounts of one person may become one; pure.

use super::consent::AgeBand;

/// What counts of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    /// How old its person is.
    pub band: AgeBand,
    /// Whether its password is published.
    pub demo: bool,
    /// Whether nobody may sign in to it: suspended, or waiting for consent.
    pub closed: bool,
    /// How many children its person decides for.
    pub children: usize,
}

/// Why they may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MergeFault {
    /// They are one already.
    #[error("both are the same account")]
    Same,
    /// An account of the demonstration.
    #[error("an account of the demonstration stays what it is")]
    Demo,
    /// One is closed.
    #[error("one of the accounts is suspended or waits for consent")]
    Closed,
    /// A child under 14 does not decide about its data by itself.
    #[error("accounts of children under 14 are not put together by the child")]
    Child,
    /// A minor and somebody grown are two people.
    #[error("a minor and somebody grown are two people")]
    Ages,
    /// One decides for the other.
    #[error("one of the two is the guardian of the other")]
    Guardian,
    /// Together they would hold roles that nobody may hold together, or too many.
    #[error("together they would hold roles that one person may not hold")]
    Roles,
    /// Together they would have too many addresses, accounts elsewhere, guardians or children.
    #[error("together they would have too many addresses, accounts elsewhere, guardians or children")]
    Many,
}

/// How old the one person is afterwards. Where only one account says it, that one is believed; somebody who guards children is no minor.
///
/// # Errors
/// They may not become one.
pub fn check(stays: &Side, goes: &Side, related: bool) -> Result<AgeBand, MergeFault> {
    if stays.demo || goes.demo {
        return Err(MergeFault::Demo);
    }
    if stays.closed || goes.closed {
        return Err(MergeFault::Closed);
    }
    if related {
        return Err(MergeFault::Guardian);
    }
    let band = match (stays.band, goes.band) {
        (AgeBand::Child, _) | (_, AgeBand::Child) => return Err(MergeFault::Child),
        (one, other) if one == other => one,
        (AgeBand::Unknown, known) | (known, AgeBand::Unknown) => known,
        _ => return Err(MergeFault::Ages),
    };
    if band == AgeBand::Youth && stays.children + goes.children > 0 {
        return Err(MergeFault::Ages);
    }
    Ok(band)
}

#[cfg(test)]
mod tests {
    use super::*;
    use AgeBand::{Adult, Child, Unknown, Youth};

    #[test]
    fn a_minor_never_becomes_somebody_grown_nor_the_other_way_round() {
        let side = |band| Side { band, demo: false, closed: false, children: 0 };
        let check = |one, other| super::check(&side(one), &side(other), false);
        for (one, other, band) in [(Adult, Adult, Adult), (Youth, Youth, Youth), (Unknown, Unknown, Unknown), (Unknown, Adult, Adult), (Unknown, Youth, Youth)]
        {
            assert_eq!((check(one, other), check(other, one)), (Ok(band), Ok(band)), "{one:?} {other:?}");
        }
        for band in [Child, Youth, Adult, Unknown] {
            assert_eq!((check(Child, band), check(band, Child)), (Err(MergeFault::Child), Err(MergeFault::Child)), "{band:?}");
        }
        assert_eq!((check(Youth, Adult), check(Adult, Youth)), (Err(MergeFault::Ages), Err(MergeFault::Ages)));
    }

    #[test]
    fn guardians_stay_guardians_and_two_people_two() {
        let side = |band, children| Side { band, demo: false, closed: false, children };
        assert_eq!(check(&side(Adult, 2), &side(Unknown, 1), false), Ok(Adult));
        assert_eq!(check(&side(Unknown, 1), &side(Youth, 0), false), Err(MergeFault::Ages), "who guards children is no minor");
        assert_eq!(check(&side(Youth, 0), &side(Unknown, 1), false), Err(MergeFault::Ages));
        assert_eq!(check(&side(Adult, 1), &side(Adult, 0), true), Err(MergeFault::Guardian));
        assert_eq!(check(&Side { demo: true, ..side(Adult, 0) }, &side(Adult, 0), false), Err(MergeFault::Demo));
        assert_eq!(check(&side(Adult, 0), &Side { closed: true, ..side(Adult, 0) }, false), Err(MergeFault::Closed));
    }
}
