//! The wrong-answer book.

use askama::Template;
use kernel::{PageRequest, Problem};
use platform::DatabaseError;
use portal::picture::{Icon, icon};
use portal::{Answer, Ask, Corner, Page};

use super::defect;
use crate::model::days::DAY_OFFSET_MINUTES;
use crate::words::Words;
use crate::{Learning, store};

/// Items brought back in one session.
const SESSION_MAX: u32 = 20;

struct Row {
    title: String,
    path: String,
    line: String,
}

#[derive(Template)]
#[template(path = "wrong.html")]
struct Book<'a> {
    w: Words,
    total: u64,
    due: u64,
    rows: Vec<Row>,
    paging: String,
    token: &'a str,
    cross: String,
}

pub(super) fn page(learning: &Learning, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let request: PageRequest = ask.page();
    let (rows, (total, due)) = match ask.person() {
        Some(person) => learning.services.database.read::<_, DatabaseError>(|session| {
            Ok((store::wrong_rows(session, person, request.size, request.offset())?, store::wrong_counts(session, person, ask.now)?))
        })?,
        None => (Vec::new(), (0, 0)),
    };
    let names = learning.assessment.item_names(&rows.iter().map(|row| row.item).collect::<Vec<_>>(), ask.language())?;
    let today = ask.now.day_number(DAY_OFFSET_MINUTES);
    let shown = rows
        .iter()
        .filter_map(|row| {
            let (title, path) = names.get(&row.item)?.clone();
            let days = u64::try_from(row.entry.due_at.day_number(DAY_OFFSET_MINUTES) - today).unwrap_or(0);
            let line = if row.entry.due_at <= ask.now || days == 0 { w.due_now().to_owned() } else { w.due_in(days) };
            Some(Row { title, path, line })
        })
        .collect();
    let pages = u32::try_from(total.div_ceil(u64::from(request.size))).unwrap_or(1);
    let book = Book {
        w,
        total,
        due,
        rows: shown,
        paging: portal::paging::navigation(ask.tongue(), request, pages, "/me/wrong"),
        token: &ask.form_token,
        cross: icon(Icon::Cross),
    };
    let body = book.render().map_err(|error| defect(&error))?;
    Ok(Answer::page(Page { title: w.wrong_book().to_owned(), body: body.into(), corner: Corner::Me, ..Page::default() }))
}

/// Brings back what is due, or, where nothing is, what will be next.
pub(super) fn practise(learning: &Learning, ask: &Ask) -> Result<Answer, Problem> {
    let Some(person) = ask.person() else { return Ok(Answer::see_other("/me/wrong")) };
    let rows = learning.services.database.read::<_, DatabaseError>(|session| store::wrong_rows(session, person, SESSION_MAX, 0))?;
    let mut items: Vec<_> = rows.iter().filter(|row| row.entry.due_at <= ask.now).map(|row| row.item).collect();
    if items.is_empty() {
        items = rows.iter().map(|row| row.item).collect();
    }
    if items.is_empty() {
        return Ok(Answer::see_other("/me/wrong"));
    }
    learning.assessment.start_items(ask, &items)
}
