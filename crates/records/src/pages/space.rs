//! What a store holds and may hold, in words and as a bar.

use kernel::bytes::about;
use portal::picture::gauge;

use crate::ops::look_at_store::Space;
use crate::words::Words;

/// What is shown of it.
pub struct Shown {
    /// Statements, of how many where that is limited.
    pub statements: String,
    /// Bytes, of how many where that is limited.
    pub bytes: String,
    /// How many statements it takes a minute; empty where that is not limited.
    pub pace: String,
    /// How much of what is nearest to its end is used, in words; empty where nothing is limited.
    pub used: String,
    /// The same as a bar.
    pub bar: String,
    /// Who said so.
    pub source: &'static str,
}

impl Shown {
    /// In the words of a language.
    pub fn of(w: Words, space: &Space, is_platform: bool) -> Self {
        let Space { held, quota, .. } = space;
        let share = quota.share(*held);
        let percent = share.map(|share| u8::try_from(share.min(100)).unwrap_or(100));
        Self {
            statements: quota.statements.map_or_else(|| w.space_statements(held.statements), |limit| w.space_statements_of(held.statements, limit)),
            bytes: quota.bytes.map_or_else(|| about(held.bytes), |limit| w.space_bytes_of(&about(held.bytes), &about(limit))),
            pace: quota.per_minute.map(|limit| w.space_pace(limit)).unwrap_or_default(),
            used: share.map(|share| w.space_used(share)).unwrap_or_default(),
            // The words beside it say the same.
            bar: percent.map(|percent| gauge(percent, "")).unwrap_or_default(),
            source: match (is_platform, space.is_own, *quota == crate::Quota::NONE) {
                (true, ..) => w.quota_never(),
                (_, true, _) => w.quota_own(),
                (_, false, true) => w.quota_none(),
                (_, false, false) => w.quota_usual(),
            },
        }
    }
}
