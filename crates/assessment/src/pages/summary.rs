//! How a session went.

use askama::Template;
use kernel::{Id, Problem};
use platform::DatabaseError;
use portal::picture::{self, Dot};
use portal::{Answer, Ask, Corner, Page};

use super::{defect, words};
use crate::model::attempt::{Tally, next_open, spent_millis, tally};
use crate::store::{attempts, items};
use crate::words::Words;
use crate::{Assessment, AssessmentError};

/// Seconds of a minute.
const MINUTE: u64 = 60;
/// The upper ends of the columns of time spent, in seconds; the last column has none.
const TIME_SECONDS: [u64; 5] = [15, 30, 60, 120, 300];

struct Row {
    state: &'static str,
    icon: String,
    class: &'static str,
    path: String,
    name: String,
    language: String,
    seconds: String,
}

#[derive(Template)]
#[template(path = "summary.html")]
struct SummaryPage<'a> {
    w: Words,
    attempt: Id,
    ring: String,
    tally: Tally,
    answered: u64,
    total: u64,
    open: bool,
    spent: String,
    plot: String,
    bins: Vec<(String, u64)>,
    rows: Vec<Row>,
    scope: String,
    again: u64,
    token: &'a str,
}

/// The summary of a session, finished or not.
pub fn page(room: &Assessment, ask: &Ask) -> Result<Answer, Problem> {
    let w = words(ask);
    let attempt = room.access_attempt(&ask.who.actor, ask.id(0)?)?;
    let (responses, found) = room
        .services
        .database
        .read::<_, DatabaseError>(|session| Ok((attempts::responses(session, attempt.id)?, items::find_all(session, &attempt.items)?)))
        .map_err(AssessmentError::from)?;
    let total = attempt.items.len() as u64;
    let tally = tally(&responses);
    let answered = responses.len() as u64;
    let mut millis = Vec::with_capacity(responses.len());
    let mut rows = Vec::with_capacity(responses.len());
    for response in &responses {
        let spent = spent_millis(attempt.created_at, &responses, response.created_at);
        millis.push(spent);
        let (state, class, icon) = match response.dot() {
            Dot::Right => (w.state_right(), "", picture::icon(picture::Icon::Check)),
            Dot::Partly => (w.state_partly(), " is-partly", picture::icon(picture::Icon::Check)),
            Dot::Wrong => (w.state_wrong(), " is-wrong", picture::icon(picture::Icon::Cross)),
            _ => (w.state_skipped(), " is-skipped", picture::icon(picture::Icon::Chevron)),
        };
        let text = found.get(&response.item).and_then(|item| item.text(ask.language()));
        rows.push(Row {
            state,
            class,
            icon: icon.to_string(),
            path: format!("/practice/{}?shown={}", attempt.id, response.position),
            name: text.map(|text| crate::model::item::name(&text.prompt_html)).unwrap_or_default(),
            language: text.map(|text| text.language.to_string()).unwrap_or_default(),
            seconds: w.seconds(spent / 1000),
        });
    }
    let bins = bins(&millis, w);
    let columns: Vec<(&str, u32)> = bins.iter().map(|(label, count)| (label.as_str(), u32::try_from(*count).unwrap_or(u32::MAX))).collect();
    let percent = u8::try_from((tally.right * 100).checked_div(total).unwrap_or(0)).unwrap_or(100);
    let seconds = millis.iter().sum::<u64>() / 1000;
    let page = SummaryPage {
        w,
        attempt: attempt.id,
        ring: picture::ring(percent, &format!("{}/{total}", tally.right), &w.right_of(tally.right, total)),
        tally,
        answered,
        total,
        open: next_open(attempt.items.len(), &responses).is_some(),
        spent: if seconds < 60 { w.seconds(seconds) } else { w.minutes_and_seconds(seconds / 60, seconds % 60) },
        plot: picture::distribution(&columns, None, w.time_plot()),
        bins,
        rows,
        scope: attempt.scope.form_value(),
        again: total,
        token: &ask.form_token,
    };
    let body = page.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: w.summary_title().to_owned(), body: body.into(), corner: Corner::Practice, ..Page::default() }))
}

fn bins(millis: &[u64], w: Words) -> Vec<(String, u64)> {
    let mut from = 0;
    let mut bins = Vec::with_capacity(TIME_SECONDS.len() + 1);
    let count = |from: u64, to: u64| millis.iter().map(|millis| millis / 1000).filter(|seconds| (from..to).contains(seconds)).count() as u64;
    for to in TIME_SECONDS {
        let label = if from < MINUTE { w.seconds_between(from, to) } else { w.minutes_between(from / MINUTE, to / MINUTE) };
        bins.push((label, count(from, to)));
        from = to;
    }
    bins.push((w.minutes_from(from / MINUTE), count(from, u64::MAX)));
    bins
}
