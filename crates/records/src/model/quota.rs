//! How much a store may hold, and how fast it may be filled.

use kernel::Time;
use kernel::time::SECOND;

/// A minute, in microseconds.
const MINUTE: i64 = 60 * SECOND;

/// What a store may hold and take; `None` where it is not limited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Quota {
    /// Statements, those that were taken back too.
    pub statements: Option<u64>,
    /// Bytes of statements, attachments and documents.
    pub bytes: Option<u64>,
    /// New statements a minute.
    pub per_minute: Option<u64>,
}

/// What a store holds, or what a request brings to it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Statements.
    pub statements: u64,
    /// Bytes of statements, attachments and documents.
    pub bytes: u64,
}

/// Why something is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Over {
    /// It would hold too many statements.
    #[error(
        "the quota of this store allows {limit} statements; it holds {held}, and the request brings {more}. Nothing of the request was stored: ask whoever operates the platform for more room"
    )]
    Statements {
        /// How many it may hold.
        limit: u64,
        /// How many it holds.
        held: u64,
        /// How many the request brings.
        more: u64,
    },
    /// It would hold too many bytes.
    #[error(
        "the quota of this store allows {limit} bytes; it holds {held}, and the request brings {more}. Nothing of the request was stored: delete documents that are not needed any more, or ask whoever operates the platform for more room"
    )]
    Bytes {
        /// How many it may hold.
        limit: u64,
        /// How many it holds.
        held: u64,
        /// How many the request brings.
        more: u64,
    },
    /// It came too fast.
    #[error("this store takes {limit} new statements a minute. Nothing of the request was stored: send it again in {seconds} seconds")]
    Pace {
        /// How many it takes a minute.
        limit: u64,
        /// When the request fits, in seconds.
        seconds: u64,
    },
    /// It can never be taken at once.
    #[error("the request brings {more} new statements, and this store takes {limit} a minute. Nothing of the request was stored: send fewer at once")]
    Batch {
        /// How many it takes a minute.
        limit: u64,
        /// How many the request brings.
        more: u64,
    },
}

impl Over {
    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Statements { .. } | Self::Bytes { .. } => 507,
            Self::Pace { .. } => 429,
            Self::Batch { .. } => 413,
        }
    }

    /// A stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Statements { .. } | Self::Bytes { .. } => "store-full",
            Self::Pace { .. } => "too-fast",
            Self::Batch { .. } => "batch-too-large",
        }
    }

    /// Which quota it is, and its value.
    #[must_use]
    pub const fn quota(&self) -> (&'static str, u64) {
        match *self {
            Self::Statements { limit, .. } => ("statements", limit),
            Self::Bytes { limit, .. } => ("bytes", limit),
            Self::Pace { limit, .. } | Self::Batch { limit, .. } => ("statements-per-minute", limit),
        }
    }
}

impl Quota {
    /// Not limited at all.
    pub const NONE: Self = Self { statements: None, bytes: None, per_minute: None };

    /// Whether a store that holds so much may take so much more. What brings nothing more always may.
    ///
    /// # Errors
    /// It may not.
    pub fn admit(&self, held: Usage, more: Usage) -> Result<(), Over> {
        let over = |limit: Option<u64>, held: u64, more: u64| limit.filter(|limit| more > 0 && held.saturating_add(more) > *limit);
        if let Some(limit) = over(self.statements, held.statements, more.statements) {
            return Err(Over::Statements { limit, held: held.statements, more: more.statements });
        }
        match over(self.bytes, held.bytes, more.bytes) {
            Some(limit) => Err(Over::Bytes { limit, held: held.bytes, more: more.bytes }),
            None => Ok(()),
        }
    }

    /// Whether so many new statements may come now; when the store is as if it had taken none. A minute's worth may come at once, and then as many as a minute
    /// makes room for: the generic cell rate algorithm (ITU-T I.371), with one moment kept for a store.
    ///
    /// # Errors
    /// They may not yet, or never at once.
    pub fn pace(&self, busy_until: i64, now: Time, count: u64) -> Result<i64, Over> {
        let Some(limit) = self.per_minute.filter(|_| count > 0) else { return Ok(busy_until) };
        if count > limit {
            return Err(Over::Batch { limit, more: count });
        }
        let next = busy_until.max(now.0).saturating_add(self.cost(count));
        match next.saturating_sub(now.0).saturating_sub(MINUTE) {
            early if early > 0 => Err(Over::Pace { limit, seconds: u64::try_from(early).unwrap_or(0).div_ceil(SECOND.unsigned_abs()) }),
            _ => Ok(next),
        }
    }

    /// How long so many statements keep a store busy, in microseconds.
    #[must_use]
    pub fn cost(&self, count: u64) -> i64 {
        let cost = self.per_minute.map_or(0, |limit| u128::from(count) * MINUTE.unsigned_abs() as u128 / u128::from(limit.max(1)));
        i64::try_from(cost).unwrap_or(i64::MAX)
    }

    /// How much of what it may hold a store holds, in hundredths, of whatever is nearest to its end; `None` where nothing is limited.
    #[must_use]
    pub fn share(&self, held: Usage) -> Option<u64> {
        // Rounded down: only what is full is whole.
        let of = |held: u64, limit: u64| if limit == 0 { 100 } else { u64::try_from(u128::from(held) * 100 / u128::from(limit)).unwrap_or(u64::MAX) };
        let shares = [(held.statements, self.statements), (held.bytes, self.bytes)];
        shares.into_iter().filter_map(|(held, limit)| limit.map(|limit| of(held, limit))).max()
    }
}

/// Bytes as people write them: a number, or one with `kB`, `MB`, `GB` or `TB` (thousands; case and the `B` do not matter).
///
/// # Errors
/// It is none of these, or too large.
pub fn read_bytes(text: &str) -> Result<u64, String> {
    let wrong = || format!("'{text}' is no number of bytes; write it like 500000000, 500 MB or 2 GB");
    let lower = text.trim().to_ascii_lowercase();
    let plain = lower.strip_suffix('b').unwrap_or(&lower);
    let unit =
        kernel::bytes::UNITS.iter().find_map(|(name, bytes)| plain.strip_suffix(name.get(..1)?.to_ascii_lowercase().as_str()).map(|number| (number, *bytes)));
    let (number, unit) = unit.unwrap_or((plain, 1));
    let number: u64 = number.trim_end().parse().map_err(|_| wrong())?;
    number.checked_mul(unit).filter(|bytes| i64::try_from(*bytes).is_ok()).ok_or_else(wrong)
}

/// Bytes so that [`read_bytes`] reads the same.
#[must_use]
pub fn write_bytes(bytes: u64) -> String {
    match kernel::bytes::UNITS.iter().find(|(_, unit)| bytes >= *unit && bytes.is_multiple_of(*unit)) {
        Some((name, unit)) => format!("{} {name}", bytes / unit),
        None => bytes.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUOTA: Quota = Quota { statements: Some(10), bytes: Some(1000), per_minute: Some(60) };

    fn usage(statements: u64, bytes: u64) -> Usage {
        Usage { statements, bytes }
    }

    #[test]
    fn what_fits_is_admitted_to_the_last_place() {
        assert_eq!(QUOTA.admit(usage(9, 900), usage(1, 100)), Ok(()));
        assert_eq!(QUOTA.admit(usage(9, 900), usage(2, 100)), Err(Over::Statements { limit: 10, held: 9, more: 2 }));
        assert_eq!(QUOTA.admit(usage(9, 900), usage(1, 101)), Err(Over::Bytes { limit: 1000, held: 900, more: 101 }));
        assert_eq!(QUOTA.admit(usage(50, 5000), usage(0, 0)), Ok(()), "what brings nothing new, also to a store that is over its quota");
        assert_eq!(QUOTA.admit(usage(50, 100), usage(0, 10)), Ok(()), "a document is no statement");
        assert_eq!(Quota::NONE.admit(usage(u64::MAX, u64::MAX), usage(9, 9)), Ok(()));
    }

    #[test]
    fn a_minutes_worth_comes_at_once_and_then_evenly() {
        let now = Time(1_000 * SECOND);
        let full = QUOTA.pace(0, now, 60).unwrap();
        assert_eq!(full, now.0 + MINUTE);
        assert_eq!(QUOTA.pace(full, now, 1), Err(Over::Pace { limit: 60, seconds: 1 }));
        assert_eq!(QUOTA.pace(full, now, 60), Err(Over::Pace { limit: 60, seconds: 60 }));
        assert_eq!(QUOTA.pace(full, now.plus(SECOND / 2), 1), Err(Over::Pace { limit: 60, seconds: 1 }), "never told to come too early");
        assert_eq!(QUOTA.pace(full, now.plus(SECOND), 1), Ok(full + SECOND));
        assert_eq!(QUOTA.pace(full, now.plus(10 * MINUTE), 60), Ok(now.0 + 11 * MINUTE), "what nobody used is not saved up");
        assert_eq!(QUOTA.pace(0, now, 61), Err(Over::Batch { limit: 60, more: 61 }));
        assert_eq!((QUOTA.pace(full, now, 0), Quota::NONE.pace(7, now, 1_000_000)), (Ok(full), Ok(7)));
    }

    #[test]
    fn the_share_is_of_what_is_nearest_to_its_end() {
        assert_eq!([usage(0, 0), usage(5, 999), usage(10, 0), usage(1, 2500)].map(|held| QUOTA.share(held)), [Some(0), Some(99), Some(100), Some(250)]);
        assert_eq!(
            (Quota { per_minute: Some(1), ..Quota::NONE }.share(usage(1, 1)), Quota { bytes: Some(0), ..Quota::NONE }.share(usage(0, 0))),
            (None, Some(100))
        );
    }

    #[test]
    fn bytes_are_read_as_they_are_written() {
        for (text, bytes) in
            [("0", 0), ("1500", 1500), ("500 MB", 500_000_000), ("2gb", 2_000_000_000), (" 3 k ", 3_000), ("1 TB", 1_000_000_000_000), ("7 B", 7)]
        {
            assert_eq!(read_bytes(text), Ok(bytes), "{text}");
            assert_eq!(read_bytes(&write_bytes(bytes)), Ok(bytes), "{text}");
        }
        for text in ["", "MB", "-1", "1.5 GB", "many", "99999999999 TB", "1 PB"] {
            assert!(read_bytes(text).is_err(), "{text}");
        }
    }
}
