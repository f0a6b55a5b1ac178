//! What several pages show of time: subjects, months, days of the week.

use std::collections::HashMap;

use catalog::{CodeNames, Thing};
use kernel::{Id, Language};

use crate::model::spans::{Span, Spent, by_name};
use crate::words::Words;

/// The names of months, January first.
pub(super) fn months(w: Words) -> [&'static str; 12] {
    [
        w.month_1(),
        w.month_2(),
        w.month_3(),
        w.month_4(),
        w.month_5(),
        w.month_6(),
        w.month_7(),
        w.month_8(),
        w.month_9(),
        w.month_10(),
        w.month_11(),
        w.month_12(),
    ]
}

/// The names of the days of the week, Monday first.
pub(super) fn weekdays(w: Words) -> [&'static str; 7] {
    [w.weekday_1(), w.weekday_2(), w.weekday_3(), w.weekday_4(), w.weekday_5(), w.weekday_6(), w.weekday_7()]
}

/// Time by subject, the most first. What has no subject, or is no longer in the library, stands together under one name.
pub(super) fn by_subject(
    w: Words,
    time: &[(Id, [Spent; 3])],
    things: &HashMap<Id, Thing>,
    codes: &CodeNames,
    language: Language,
    by: Span,
) -> Vec<(String, [Spent; 3])> {
    let named = time.iter().map(|(resource, spent)| {
        let subject = things.get(resource).and_then(|thing| thing.subject.as_deref());
        (subject.map_or_else(|| w.no_subject().to_owned(), |code| codes.name("subject", code, language).to_owned()), *spent)
    });
    by_name(named, by)
}

/// Resources whose names are asked for: those with the most time. The rest is counted without a subject.
pub(super) fn most_time(time: &mut [(Id, [Spent; 3])], count: usize) -> Vec<Id> {
    time.sort_by_key(|(resource, spent)| (std::cmp::Reverse(crate::model::spans::of(spent, 2).all()), *resource));
    time.iter().take(count).map(|(resource, _)| *resource).collect()
}
