//! How far somebody is with a package.

use kernel::Time;
use serde::Serialize;

/// How somebody stands with a unit or a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Never opened.
    NotBegun,
    /// Opened, and not done with.
    GoingOn,
    /// Tried and not passed.
    Failed,
    /// Done with.
    Done,
}

/// What is known about somebody and a unit.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct UnitState {
    /// When it was first opened.
    pub begun_at: Option<Time>,
    /// When it was completed.
    pub completed_at: Option<Time>,
    /// When it was passed.
    pub passed_at: Option<Time>,
    /// When it was last failed.
    pub failed_at: Option<Time>,
    /// When somebody let it count as done.
    pub waived_at: Option<Time>,
    /// The best score, -1 to 1.
    pub score: Option<f64>,
    /// Time spent, in hundredths of a second.
    pub hundredths: u64,
}

impl UnitState {
    /// How somebody stands; `is_done` says whether what they did suffices by the rule of the unit.
    #[must_use]
    pub const fn standing(&self, is_done: bool) -> Standing {
        if is_done {
            Standing::Done
        } else if self.failed_at.is_some() && self.passed_at.is_none() {
            Standing::Failed
        } else if self.begun_at.is_some() {
            Standing::GoingOn
        } else {
            Standing::NotBegun
        }
    }

    /// Whether a piece of SCORM is done with: completed and not failed, or passed, or waived.
    #[must_use]
    pub const fn scorm_is_done(&self) -> bool {
        self.waived_at.is_some() || self.passed_at.is_some() || (self.completed_at.is_some() && self.failed_at.is_none())
    }
}

/// How somebody stands with a whole package.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Progress {
    /// How they stand.
    pub standing: Standing,
    /// Units done with.
    pub done: usize,
    /// Units there are.
    pub units: usize,
    /// The mean of the scores of those units that have one, -1 to 1.
    pub score: Option<f64>,
    /// Time spent, in hundredths of a second.
    pub hundredths: u64,
}

impl Progress {
    /// Adds units up.
    #[must_use]
    pub fn of(units: &[(Standing, UnitState)]) -> Self {
        let done = units.iter().filter(|(standing, _)| *standing == Standing::Done).count();
        let scores: Vec<f64> = units.iter().filter_map(|(_, state)| state.score).collect();
        #[expect(clippy::cast_precision_loss, reason = "there are at most some thousand units")]
        let score = (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64);
        let any = |wanted| units.iter().any(|(standing, _)| *standing == wanted);
        let standing = match () {
            () if !units.is_empty() && done == units.len() => Standing::Done,
            () if any(Standing::GoingOn) || (done > 0 && !any(Standing::Failed)) => Standing::GoingOn,
            () if any(Standing::Failed) => Standing::Failed,
            () => Standing::NotBegun,
        };
        Self { standing, done, units: units.len(), score, hundredths: units.iter().map(|(_, state)| state.hundredths).sum() }
    }

    /// The share that is done, in percent.
    #[must_use]
    pub fn percent(&self) -> u8 {
        u8::try_from(self.done * 100 / self.units.max(1)).unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_add_up() {
        let state = |score| UnitState { score, begun_at: Some(Time(1)), hundredths: 100, ..UnitState::default() };
        let of = |standings: &[Standing]| Progress::of(&standings.iter().map(|standing| (*standing, state(Some(0.5)))).collect::<Vec<_>>());
        assert_eq!(of(&[]).standing, Standing::NotBegun);
        assert_eq!(of(&[Standing::Done, Standing::Done]).standing, Standing::Done);
        assert_eq!(of(&[Standing::Done, Standing::NotBegun]).standing, Standing::GoingOn);
        assert_eq!(of(&[Standing::Done, Standing::Failed]).standing, Standing::Failed);
        assert_eq!(of(&[Standing::NotBegun]).standing, Standing::NotBegun);
        let some = of(&[Standing::Done, Standing::GoingOn, Standing::NotBegun]);
        assert_eq!((some.percent(), some.score, some.hundredths), (33, Some(0.5), 300));
    }

    #[test]
    fn failing_after_completing_is_not_done() {
        let completed = UnitState { begun_at: Some(Time(1)), completed_at: Some(Time(2)), ..UnitState::default() };
        assert!(completed.scorm_is_done());
        let failed = UnitState { failed_at: Some(Time(2)), ..completed };
        assert!(!failed.scorm_is_done());
        assert_eq!(failed.standing(failed.scorm_is_done()), Standing::Failed);
        assert!(UnitState { passed_at: Some(Time(3)), ..failed }.scorm_is_done());
    }
}
