//! What this platform is, and what it keeps about whom.

use askama::Template;
use kernel::{ErrorKind, Problem};
use portal::{Answer, Ask, Page, cookies};

use crate::Identity;
use crate::model::session::{GUEST_KEPT, MEMBER_KEPT};
use crate::words::Words;

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage {
    w: Words,
    guest_days: u64,
    member_days: u64,
    session_days: u64,
    cookies: [(&'static str, &'static str); 6],
}

/// The page.
pub fn show(room: &Identity, ask: &Ask) -> Result<Answer, Problem> {
    let w = Words(ask.tongue());
    let days = |kept: i64| u64::try_from(kept / kernel::time::DAY).unwrap_or(0);
    let cookies = [
        (cookies::SESSION, w.cookie_session()),
        (cookies::LANGUAGE, w.cookie_language()),
        (cookies::THEME, w.cookie_theme()),
        (cookies::SIZE, w.cookie_size()),
        (cookies::OUTSIDE, w.cookie_outside()),
        (cookies::MERGE, w.cookie_merge()),
    ];
    let template = AboutPage { w, guest_days: days(GUEST_KEPT), member_days: days(MEMBER_KEPT), session_days: u64::from(room.terms.session_days), cookies };
    let body = template.render().map_err(|error| Problem::new(ErrorKind::Unavailable, "template", error.to_string()))?;
    Ok(Answer::page(Page {
        title: w.about().to_owned(),
        description: w.about_lead().to_owned(),
        body: body.into(),
        canonical: "/about".to_owned(),
        kind: "website",
        ..Page::default()
    }))
}
